import { useEffect, useRef, type Ref } from 'react';
import { Link } from 'react-router';
import { useLanguage, useWords } from '../../../i18n/language';
import { clocks, skills, useTerm } from '../../../i18n/terms';
import { useCategoryName } from '../../../shared/catalog';
import { PhaseTag } from '../../../shared/PhaseTag';
import { Shown } from '../../../shared/states';
import { Tag } from '../../../shared/Tag';
import { dateTime } from '../../../shared/time';
import { useRequest, type RequestView } from '../../../shared/requests';
import { Dispatch } from './Dispatch';
import { Steps } from './Steps';
import { Triage } from './Triage';
import { words } from './words';

interface PanelProps {
  number: string;
  /** Called with what was done, once the server has it. */
  onDone: (said: string) => void;
  onBack: () => void;
  heading: Ref<HTMLHeadingElement>;
}

/** The request chosen: what is asked, how it stands, and what can be done next. */
export function RequestPanel({ number, onDone, onBack, heading }: PanelProps) {
  const w = useWords(words);
  return (
    <section className="stack" aria-label={number}>
      <button type="button" className="btn small back" onClick={onBack}>
        ← {w.back}
      </button>
      <Shown of={useRequest(number)}>
        {(r) => (
          <>
            <Facts request={r} heading={heading} />
            {r.phase === 'submitted' && <Triage key={r.number} request={r} onDone={onDone} />}
            <Steps key={`${r.number}/${r.phase}`} request={r} onDone={onDone} />
            {(r.offers.length > 0 || r.phase === 'dispatching') && <Dispatch request={r} />}
          </>
        )}
      </Shown>
    </section>
  );
}

function Facts({ request: r, heading }: { request: RequestView; heading: Ref<HTMLHeadingElement> }) {
  const w = useWords(words);
  const language = useLanguage();
  const term = useTerm();
  const categoryName = useCategoryName();
  return (
    <div className="card">
      <div className="between">
        <h2 ref={heading} tabIndex={-1}>
          {categoryName(r.category)} <span className="quiet num">{r.number}</span>
        </h2>
        <PhaseTag phase={r.phase} unresolved={r.residentSaysResolved === false} />
      </div>
      <p>{r.words ?? w.erased}</p>
      <dl className="facts">
        <dt>{w.wished}</dt>
        <dd>{dateTime(r.wishedAt, language)}</dd>
        {r.beginsAt && (
          <>
            <dt>{w.begins}</dt>
            <dd>{dateTime(r.beginsAt, language)}</dd>
          </>
        )}
        <dt>{w.channel}</dt>
        <dd>
          {w.channels[r.channel]} · {dateTime(r.submittedAt, language)}
        </dd>
        {r.places > 0 && (
          <>
            <dt>{w.people}</dt>
            <dd>
              {r.filled}/{r.places}（{r.needs.map((n) => `${term(skills, n.skill)}×${n.count}`).join('、')}）
            </dd>
          </>
        )}
        {r.residentSaysResolved != null && (
          <>
            <dt>{w.said}</dt>
            <dd>
              <Tag tone={r.residentSaysResolved ? 'good' : 'bad'}>{r.residentSaysResolved ? w.resolved : w.unresolved}</Tag>{' '}
              {r.score != null && w.score(r.score)}
            </dd>
          </>
        )}
        {r.clocks.map((c) => (
          <ClockLine key={c.kind} name={term(clocks, c.kind)} due={`${w.due} ${dateTime(c.dueAt, language)}`} clock={c} />
        ))}
      </dl>
      <Link className="no-print" to={`/requests/${r.number}`}>
        {w.page} →
      </Link>
    </div>
  );
}

function ClockLine({ name, due, clock }: { name: string; due: string; clock: RequestView['clocks'][number] }) {
  const w = useWords(words);
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {due} {clock.breached ? <Tag tone="bad">{w.missed}</Tag> : clock.metAt ? <Tag tone="good">{w.done}</Tag> : null}
      </dd>
    </>
  );
}

/** Takes the focus to the heading of what is chosen, after it was asked for and once it is there. */
export function useFocusOnOpen(isOpen: number): Ref<HTMLHeadingElement> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isOpen > 0) heading.current?.focus();
  }, [isOpen]);
  return heading;
}
