import { useState, type SubmitEvent } from 'react';
import { useLanguage, useWords } from '../../../i18n/language';
import { useCategoryName, useCommunityName } from '../../../shared/catalog';
import { Failure, Nothing, Shown } from '../../../shared/states';
import { Tag } from '../../../shared/Tag';
import { dateTime, minutesText } from '../../../shared/time';
import { useAskCorrection, useCorrections, useHours, useServices, type Service } from '../api/member';
import { Page } from './MemberFrame';
import { words } from './recordWords';

/** What the member has served, as it stands in the record, and a way to have it put right. */
export function RecordPage() {
  const w = useWords(words);
  const language = useLanguage();
  const corrections = useCorrections();
  return (
    <Page title={w.title}>
      <Shown of={useHours()}>
        {(h) => (
          <div className="figures">
            <div className="figure">
              {w.total}
              <b>{minutesText(h.minutes, language)}</b>
              <span className="quiet">
                {h.services} {w.services}
              </span>
            </div>
            {h.years.map((y) => (
              <div key={y.year} className="figure">
                {w.year(y.year)}
                <b>{minutesText(y.minutes, language)}</b>
                <span className="quiet">
                  {y.services} {w.services}
                </span>
              </div>
            ))}
          </div>
        )}
      </Shown>
      <section className="stack">
        <h2>{w.list}</h2>
        <Shown of={useServices()}>
          {(items) =>
            items.length === 0 ? (
              <Nothing>{w.none}</Nothing>
            ) : (
              <ul className="plain">
                {items.map((s) => (
                  <Line
                    key={s.service}
                    service={s}
                    mayAsk={corrections.data?.every((c) => c.service !== s.service || c.status !== 'open') ?? false}
                  />
                ))}
              </ul>
            )
          }
        </Shown>
      </section>
      {corrections.data && corrections.data.length > 0 && (
        <section className="card">
          <h2>{w.corrections}</h2>
          <ul className="plain">
            {corrections.data.map((c) => (
              <li key={c.correction} className="between">
                <span>
                  <span className="num">{w.change(c.minutesBefore, c.minutes)}</span>
                  <br />
                  <small className="quiet">
                    {c.reason}
                    {c.answer && ` · ${c.answer}`}
                  </small>
                </span>
                <Tag tone={c.status === 'approved' ? 'good' : c.status === 'refused' ? 'bad' : 'info'}>{w.status[c.status]}</Tag>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}

function Line({ service: s, mayAsk }: { service: Service; mayAsk: boolean }) {
  const w = useWords(words);
  const language = useLanguage();
  const category = useCategoryName();
  const community = useCommunityName();
  const ask = useAskCorrection();
  const [minutes, setMinutes] = useState(String(s.minutes));
  const [reason, setReason] = useState('');
  const submit = (e: SubmitEvent<HTMLFormElement>): void => {
    e.preventDefault();
    ask.mutate({ service: s.service, minutes: Number(minutes), reason: reason.trim() });
  };
  return (
    <li className="card">
      <div className="between">
        <strong>{category(s.category)}</strong>
        <strong className="num">{w.minutes(s.minutes)}</strong>
      </div>
      <span className="quiet">
        {dateTime(s.beginsAt, language)} · {community(s.community)}
        {s.score != null && ` · ${w.score(s.score)}`}
        {s.minutesAtFirst !== s.minutes && ` · ${w.first(s.minutesAtFirst)}`}
      </span>
      {mayAsk && (
        <details>
          <summary className="quiet">{w.correct}</summary>
          <form className="stack" onSubmit={submit}>
            {ask.error && <Failure error={ask.error} />}
            <label className="field">
              <span>{w.should}</span>
              <input
                type="number"
                inputMode="numeric"
                min={1}
                max={720}
                required
                value={minutes}
                onChange={(e) => setMinutes(e.target.value)}
              />
            </label>
            <label className="field">
              <span>{w.reason}</span>
              <input required minLength={2} maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} />
            </label>
            <button className="btn" disabled={ask.isPending}>
              {w.ask}
            </button>
          </form>
        </details>
      )}
    </li>
  );
}
