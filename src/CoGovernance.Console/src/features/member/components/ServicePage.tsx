import { useState, type SubmitEvent } from 'react';
import { useParams } from 'react-router';
import { useLanguage, useWords } from '../../../i18n/language';
import { Withhold } from '../../../light/Withhold';
import { useCategoryName, useCommunityName } from '../../../shared/catalog';
import { PhaseTag } from '../../../shared/PhaseTag';
import { Failure, Shown } from '../../../shared/states';
import { dateTime } from '../../../shared/time';
import { useBegin, useComplete, useContact, useMyNumber, useService, useWithdraw } from '../api/member';
import { Page } from './MemberFrame';
import { words } from './words';

/** One service: what and where, then begin, then finish with the minutes served. */
export function ServicePage() {
  const w = useWords(words);
  const language = useLanguage();
  const category = useCategoryName();
  const community = useCommunityName();
  const { request = '' } = useParams();
  const member = useMyNumber();
  return (
    <Page title={w.service}>
      <Shown of={useService(request)}>
        {(r) => {
          const isMine = r.offers.some((o) => o.member === member && o.status === 'accepted');
          return (
            <>
              <section className="card">
                <div className="between">
                  <h2>{category(r.category)}</h2>
                  <PhaseTag phase={r.phase} />
                </div>
                <p>
                  {community(r.community)}
                  <br />
                  {r.beginsAt && <strong className="num">{dateTime(r.beginsAt, language)}</strong>}
                  {r.minutes != null && ` · ${w.minutes(r.minutes)}`}
                </p>
                {r.words && (
                  <p style={{ overflowWrap: 'anywhere' }}>
                    <span className="quiet">{w.what}：</span>
                    {r.words}
                  </p>
                )}
                {isMine && (r.phase === 'accepted' || r.phase === 'inService' || r.phase === 'dispatching') && (
                  <Contact request={request} />
                )}
              </section>
              {isMine && r.phase === 'accepted' && <Begin request={request} />}
              {isMine && r.phase === 'inService' && <Finish request={request} usual={r.minutes ?? 60} />}
              {isMine && (r.phase === 'accepted' || r.phase === 'dispatching') && <Withdraw request={request} />}
              {(r.phase === 'completed' || r.phase === 'evaluated') && <p className="note good">{w.done}</p>}
              {(r.phase === 'closed' || r.phase === 'cancelled') && <p className="note">{w.past4}</p>}
            </>
          );
        }}
      </Shown>
    </Page>
  );
}

function Contact({ request }: { request: string }) {
  const w = useWords(words);
  const contact = useContact(request);
  const phone = /1\d{10}/.exec(contact.data?.contact ?? '')?.[0];
  if (contact.data)
    return (
      <p className="note" style={{ overflowWrap: 'anywhere' }}>
        {phone ? <a href={`tel:${phone}`}>{contact.data.contact}</a> : contact.data.contact}
        <br />
        {contact.data.address}
      </p>
    );
  return (
    <>
      <small className="quiet">{w.hidden}</small>
      {contact.error && <Failure error={contact.error} />}
      <button type="button" className="btn" disabled={contact.isPending} onClick={() => contact.mutate(w.contactReason)}>
        {w.contact}
      </button>
    </>
  );
}

function Begin({ request }: { request: string }) {
  const w = useWords(words);
  const begin = useBegin();
  return (
    <>
      {begin.error && <Failure error={begin.error} />}
      <button type="button" className="btn primary big" disabled={begin.isPending} onClick={() => begin.mutate(request)}>
        {w.begin}
      </button>
    </>
  );
}

function Finish({ request, usual }: { request: string; usual: number }) {
  const w = useWords(words);
  const complete = useComplete();
  const [minutes, setMinutes] = useState(String(usual));
  const submit = (e: SubmitEvent<HTMLFormElement>): void => {
    e.preventDefault();
    complete.mutate({ request, minutes: Number(minutes) });
  };
  return (
    <form className="card" onSubmit={submit}>
      {complete.error && <Failure error={complete.error} />}
      <label className="field">
        <span>{w.served}</span>
        <input type="number" inputMode="numeric" min={1} max={720} required value={minutes} onChange={(e) => setMinutes(e.target.value)} />
      </label>
      <button className="btn primary big" disabled={complete.isPending}>
        {w.finish}
      </button>
    </form>
  );
}

function Withdraw({ request }: { request: string }) {
  const w = useWords(words);
  const withdraw = useWithdraw();
  return (
    <>
      {withdraw.error && <Failure error={withdraw.error} />}
      <Withhold
        label={w.withdraw}
        why={w.withdrawWhy}
        sure={w.sure}
        keep={w.keep}
        isPending={withdraw.isPending}
        onSure={(reason, close) => withdraw.mutate({ request, reason }, { onSuccess: close })}
      />
    </>
  );
}
