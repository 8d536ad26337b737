import { useState, type SubmitEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import type { components } from '../../../api/schema';
import { useLanguage, useWords } from '../../../i18n/language';
import { useSignOut } from '../../../session/useSession';
import { Failure, Shown } from '../../../shared/states';
import { Tag } from '../../../shared/Tag';
import { dateTime, dayOf, instantOf } from '../../../shared/time';
import { useAlertLimit, useCalendarAddress, useDuty, useMakeAddress, useMember, useRevokeAddress } from '../api/member';
import { Assignments } from './Assignments';
import { AvailabilityCard } from './AvailabilityCard';
import { Page } from './MemberFrame';
import { words } from './settingsWords';
import { useNow } from '../../../shared/useNow';

type Member = components['schemas']['MemberView'];

/** When and how often the member is asked, helping elsewhere, the calendar feed, and the way out. */
export function SettingsPage() {
  const w = useWords(words);
  const signOut = useSignOut();
  const navigate = useNavigate();
  // Kept here: its form begins anew with the limit just saved, and must still say that it was.
  const limit = useAlertLimit();
  return (
    <Page title={w.title}>
      <Shown of={useMember()}>
        {(me) => (
          <>
            <Duty me={me} />
            <AvailabilityCard />
            <Limit me={me} limit={limit} key={me.alerts.ownLimit ?? 0} />
          </>
        )}
      </Shown>
      <Assignments />
      <Feed />
      <section className="card">
        <Link to="/password">{w.password}</Link>
        {signOut.error && <Failure error={signOut.error} />}
        <button
          type="button"
          className="btn"
          disabled={signOut.isPending}
          onClick={() => signOut.mutate(undefined, { onSuccess: () => void navigate('/') })}
        >
          {w.out}
        </button>
        <small className="quiet">{w.outHint}</small>
      </section>
    </Page>
  );
}

function Duty({ me }: { me: Member }) {
  const w = useWords(words);
  const language = useLanguage();
  const duty = useDuty();
  const [until, setUntil] = useState('');
  const today = dayOf(new Date(useNow()));
  const submit = (e: SubmitEvent<HTMLFormElement>): void => {
    e.preventDefault();
    duty.mutate(me.onDuty ? { onDuty: false, ...(until ? { until: instantOf(until, '00:00') } : {}) } : { onDuty: true });
  };
  return (
    <form className="card" onSubmit={submit}>
      <h2>{w.duty}</h2>
      <p>
        <Tag tone={me.onDuty ? 'good' : 'quiet'}>{me.onDuty ? w.on : w.off}</Tag>{' '}
        {me.offDutyUntil && w.until(dateTime(me.offDutyUntil, language))}
      </p>
      {duty.error && <Failure error={duty.error} />}
      {me.onDuty && (
        <label className="field">
          <span>{w.offUntil}</span>
          <input type="date" min={today} value={until} onChange={(e) => setUntil(e.target.value)} />
        </label>
      )}
      <button className={me.onDuty ? 'btn' : 'btn primary'} disabled={duty.isPending}>
        {me.onDuty ? w.goOff : w.goOn}
      </button>
    </form>
  );
}

function Limit({ me, limit }: { me: Member; limit: ReturnType<typeof useAlertLimit> }) {
  const w = useWords(words);
  const [typed, setTyped] = useState(me.alerts.ownLimit?.toString() ?? '');
  const submit = (e: SubmitEvent<HTMLFormElement>): void => {
    e.preventDefault();
    limit.mutate(typed === '' ? null : Number(typed));
  };
  return (
    <form className="card" onSubmit={submit}>
      <h2>{w.limit}</h2>
      <p className="num">{w.limitNow(me.alerts.thisWeek, me.alerts.budget)}</p>
      {limit.error && <Failure error={limit.error} />}
      <label className="field">
        <span>{w.limit}</span>
        <small>{w.limitHint(me.alerts.policy)}</small>
        <input type="number" inputMode="numeric" min={1} max={me.alerts.policy} value={typed} onChange={(e) => setTyped(e.target.value)} />
      </label>
      <button className="btn" disabled={limit.isPending}>
        {w.save}
      </button>
      {limit.isSuccess && <p role="status">{w.saved}</p>}
    </form>
  );
}

function Feed() {
  const w = useWords(words);
  const language = useLanguage();
  const make = useMakeAddress();
  const revoke = useRevokeAddress();
  const error = make.error ?? revoke.error;
  return (
    <section className="card">
      <h2>{w.feed}</h2>
      <p className="quiet">{w.feedHint}</p>
      {error && <Failure error={error} />}
      <Shown of={useCalendarAddress()}>
        {(address) => (
          <>
            {make.data && address.active ? (
              <label className="field">
                <span>{w.once}</span>
                <input readOnly value={make.data.address} onFocus={(e) => e.target.select()} />
              </label>
            ) : (
              address.active && address.madeAt && <p>{w.active(dateTime(address.madeAt, language))}</p>
            )}
            <div className="row">
              <button type="button" className="btn" disabled={make.isPending} onClick={() => make.mutate(undefined)}>
                {address.active ? w.remake : w.make}
              </button>
              {address.active && (
                <button type="button" className="btn danger" disabled={revoke.isPending} onClick={() => revoke.mutate(undefined)}>
                  {w.revoke}
                </button>
              )}
            </div>
          </>
        )}
      </Shown>
    </section>
  );
}
