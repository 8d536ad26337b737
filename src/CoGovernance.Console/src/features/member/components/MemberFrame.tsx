import { useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { NavLink, Outlet } from 'react-router';
import { Forbidden } from '../../../app/Forbidden';
import { defineWords, useLanguage, useWords } from '../../../i18n/language';
import { LightFrame } from '../../../light/LightFrame';
import { useMe } from '../../../session/useSession';
import { useConnection } from '../../../shared/connection';
import { keepForOffline } from '../../../shared/install';
import { dateTime } from '../../../shared/time';
import { refresh, useSending } from '../api/answers';

const words = defineWords({
  zh: {
    tabs: [
      ['/m', '派给我的'],
      ['/m/calendar', '日程'],
      ['/m/record', '时长'],
      ['/m/settings', '我的'],
    ] as const,
    menu: '党员页面',
    away: '没有网络：连不上服务器',
    kept: (at: string) => `下面是 ${at} 读到的内容。`,
    answers: '接单和谢绝会先记在手机里，恢复后自动送出。',
  },
  en: {
    tabs: [
      ['/m', 'For me'],
      ['/m/calendar', 'Calendar'],
      ['/m/record', 'Hours'],
      ['/m/settings', 'Mine'],
    ] as const,
    menu: 'Pages of a member',
    away: 'Offline: the server cannot be reached',
    kept: (at: string) => `What you see was read ${at}.`,
    answers: 'Accepting and declining is kept on the phone and sent when it is back.',
  },
});

/** The tabs of a member's pages; answers that wait are sent from here, whichever tab is open. */
export function MemberFrame() {
  const me = useMe();
  return me.member ? (
    <Tabs member={me.member} />
  ) : (
    <Page title="">
      <Forbidden />
    </Page>
  );
}

function Tabs({ member }: { member: string }) {
  const w = useWords(words);
  const queries = useQueryClient();
  useSending(member);
  useEffect(
    () =>
      keepForOffline(() => {
        void queries.invalidateQueries();
      }),
    [queries],
  );
  useEffect(() => refresh(queries), [queries]);
  return (
    <>
      <Outlet />
      <nav className="bottom-tabs no-print" aria-label={w.menu}>
        {w.tabs.map(([to, name]) => (
          <NavLink key={to} to={to} end={to === '/m'}>
            {name}
          </NavLink>
        ))}
      </nav>
    </>
  );
}

/** A page of a member's, with how the connection stands. */
export function Page({ title, children, extra }: { title: string; children: ReactNode; extra?: ReactNode }) {
  const w = useWords(words);
  const language = useLanguage();
  const { isAway, keptAt } = useConnection();
  return (
    <LightFrame title={title} extra={extra}>
      <div role="status">
        {isAway && (
          <p className="note warn">
            <strong>! {w.away}</strong>
            <br />
            {keptAt && w.kept(dateTime(keptAt, language))} {w.answers}
          </p>
        )}
      </div>
      {children}
    </LightFrame>
  );
}
