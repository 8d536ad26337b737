import { useState, type SubmitEvent } from 'react';
import { useLanguage, useWords } from '../../../i18n/language';
import { skills, useFactorName, useTerm } from '../../../i18n/terms';
import { useCommunityName } from '../../../shared/catalog';
import { Failure, Nothing, Shown } from '../../../shared/states';
import { Tag } from '../../../shared/Tag';
import { date, dateTime } from '../../../shared/time';
import { useNow } from '../../../shared/useNow';
import { useAssignments, useObject, useWillingness, type Assignment } from '../api/member';
import { words } from './settingsWords';

/** Terms in other communities by balance plans: to object to while there is time; and whether the member is willing at all. */
export function Assignments() {
  const w = useWords(words);
  const willingness = useWillingness();
  return (
    <section className="card">
      <h2>{w.plans}</h2>
      <Shown of={useAssignments()}>
        {(items) =>
          items.length === 0 ? (
            <Nothing>{w.plansNone}</Nothing>
          ) : (
            <ul className="plain">
              {items.map((a) => (
                <Term key={`${a.plan}/${a.community}`} assignment={a} />
              ))}
            </ul>
          )
        }
      </Shown>
      <p>{w.willingAsk}</p>
      {willingness.error && <Failure error={willingness.error} />}
      <div className="row">
        {(['willing', 'unwilling'] as const).map((say) => (
          <button
            key={say}
            type="button"
            className="btn"
            disabled={willingness.isPending}
            aria-pressed={willingness.isSuccess && willingness.variables === say}
            onClick={() => willingness.mutate(say)}
          >
            {w[say]}
          </button>
        ))}
      </div>
      {willingness.isSuccess && <p role="status">{w.noted}</p>}
    </section>
  );
}

function Term({ assignment: a }: { assignment: Assignment }) {
  const w = useWords(words);
  const language = useLanguage();
  const term = useTerm();
  const factor = useFactorName();
  const community = useCommunityName();
  const now = useNow();
  const object = useObject();
  const [reason, setReason] = useState('');
  const submit = (e: SubmitEvent<HTMLFormElement>): void => {
    e.preventDefault();
    object.mutate({ plan: a.plan, reason: reason.trim() });
  };
  return (
    <li className="stack">
      <div className="between">
        <strong>
          {community(a.community)} · {term(skills, a.skill)}
        </strong>
        <Tag tone={a.status === 'told' ? 'warn' : 'quiet'}>{w.terms[a.status] ?? a.status}</Tag>
      </div>
      <span className="num">
        {date(a.from, language)} – {date(a.until, language)}
      </span>
      {/* The points of a plan are its solver's own scale: they tell a member nothing. */}
      <span className="quiet">
        {[...a.why]
          .sort((x, y) => y.points - x.points)
          .map((f) => factor(f.factor))
          .join(' · ')}
      </span>
      {a.status === 'told' && Date.parse(a.objectUntil) > now && (
        <form className="stack" onSubmit={submit}>
          {object.error && <Failure error={object.error} />}
          <label className="field">
            <span>{w.objectWhy}</span>
            <small>{w.objectBy(dateTime(a.objectUntil, language))}</small>
            <input maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} />
          </label>
          <button className="btn danger" disabled={object.isPending}>
            {w.object}
          </button>
        </form>
      )}
    </li>
  );
}
