import { useEffect } from 'react';
import { Link, Navigate } from 'react-router';
import { defineWords, useWords } from '../../../i18n/language';
import { LightFrame } from '../../../light/LightFrame';
import { homeOf } from '../../../session/home';
import { useSession } from '../../../session/useSession';
import { keepForOffline } from '../../../shared/install';

const words = defineWords({
  zh: {
    title: '有事请点单',
    say: '社区党组织派单，党员上门服务，您来评单。不用注册。',
    order: '我要点单',
    track: '查看我的单子',
    staff: '工作人员登录',
    emergency: '紧急情况请直接拨打',
    police: '报警',
    ambulance: '急救',
    fire: '火警',
  },
  en: {
    title: 'How can we help?',
    say: 'Your community sends a party member to help, and you say how it went. No account needed.',
    order: 'Order a service',
    track: 'Look after my order',
    staff: 'Staff sign in',
    emergency: 'In an emergency call at once',
    police: 'police',
    ambulance: 'ambulance',
    fire: 'fire',
  },
});

/** What a visitor sees first; who is signed in goes to the page of their role. */
export function HomePage() {
  const w = useWords(words);
  const { data: me } = useSession();
  useEffect(() => keepForOffline(), []);
  if (me) return <Navigate to={homeOf(me.role)} replace />;
  return (
    <LightFrame title={w.title}>
      <p>{w.say}</p>
      <Link className="btn primary big" to="/order">
        {w.order}
      </Link>
      <Link className="btn big" to="/track">
        {w.track}
      </Link>
      <p className="note bad row">
        <strong>{w.emergency}</strong>
        <a href="tel:110">110 {w.police}</a>
        <a href="tel:120">120 {w.ambulance}</a>
        <a href="tel:119">119 {w.fire}</a>
      </p>
      <Link className="quiet" to="/sign-in">
        {w.staff}
      </Link>
    </LightFrame>
  );
}
