import { useState } from 'react';
import { useLanguage, useWords } from '../../../i18n/language';
import { Field, Form } from '../../../shared/Form';
import { PhaseTag } from '../../../shared/PhaseTag';
import { Shown } from '../../../shared/states';
import { dateTime } from '../../../shared/time';
import { useNow } from '../../../shared/useNow';
import { soonest, When } from '../../../shared/When';
import { useSimilar, type RequestView } from '../../../shared/requests';
import { steps } from '../api/workbench';
import { words } from './words';

interface Rest {
  request: RequestView;
  done: () => void;
  cancel: () => void;
  button: string;
}

/** Joins the request to one that is open already: chosen among the similar ones, or named by its number. */
export function MergeForm({ request, ...rest }: Rest) {
  const w = useWords(words);
  const language = useLanguage();
  const similar = useSimilar(request.community, request.category);
  const [into, setInto] = useState('');
  return (
    <Form {...rest} button={w.merge} send={() => steps.merge(request.number, into.trim())}>
      <h3>{w.similar}</h3>
      <Shown of={similar}>
        {(list) => {
          const others = list.filter((s) => s.number !== request.number);
          return others.length === 0 ? (
            <p className="quiet">{w.noSimilar}</p>
          ) : (
            <ul className="plain">
              {others.map((s) => (
                <li key={s.number}>
                  <label className="row">
                    <input type="radio" name="into" checked={into === s.number} onChange={() => setInto(s.number)} />
                    <span className="num">{s.number}</span>
                    <PhaseTag phase={s.phase} />
                    <span className="quiet">{dateTime(s.submittedAt, language)}</span>
                  </label>
                </li>
              ))}
            </ul>
          );
        }}
      </Shown>
      <Field label={w.into}>
        <input required value={into} autoCapitalize="characters" onChange={(e) => setInto(e.target.value)} />
      </Field>
    </Form>
  );
}

export function RescheduleForm({ request, ...rest }: Rest) {
  const w = useWords(words);
  const now = useNow();
  const [beginsAt, setBegins] = useState(() => soonest(request.beginsAt ?? request.wishedAt, now));
  const [minutes, setMinutes] = useState(String(request.minutes ?? 60));
  return (
    <Form {...rest} send={() => steps.reschedule(request.number, { beginsAt, minutes: Number(minutes) })}>
      <When label={w.begins} value={beginsAt} onChange={setBegins} />
      <Field label={w.minutes}>
        <input type="number" required min={15} max={720} step={15} value={minutes} onChange={(e) => setMinutes(e.target.value)} />
      </Field>
    </Form>
  );
}

export function ReopenForm({ request, ...rest }: Rest) {
  const w = useWords(words);
  const now = useNow();
  const [beginsAt, setBegins] = useState(() => soonest(request.wishedAt, now));
  const [reason, setReason] = useState('');
  return (
    <Form {...rest} send={() => steps.reopen(request.number, { reason: reason.trim(), beginsAt })}>
      <Field label={w.reason}>
        <input required minLength={2} maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} />
      </Field>
      <When label={w.begins} value={beginsAt} onChange={setBegins} />
    </Form>
  );
}

/** What the resident said on the phone, written down for them. */
export function EvaluateForm({ request, ...rest }: Rest) {
  const w = useWords(words);
  const [score, setScore] = useState('5');
  const [resolved, setResolved] = useState(true);
  const [said, setSaid] = useState('');
  return (
    <Form
      {...rest}
      send={() => steps.evaluate(request.number, { score: Number(score), resolved, ...(said.trim() ? { words: said.trim() } : {}) })}
    >
      <fieldset className="when">
        <legend>{w.isResolved}</legend>
        <span className="row">
          <label className="row">
            <input type="radio" name="resolved" checked={resolved} onChange={() => setResolved(true)} /> {w.yes}
          </label>
          <label className="row">
            <input type="radio" name="resolved" checked={!resolved} onChange={() => setResolved(false)} /> {w.no}
          </label>
        </span>
      </fieldset>
      <Field label={w.scoreLabel}>
        <input type="number" required min={1} max={5} value={score} onChange={(e) => setScore(e.target.value)} />
      </Field>
      <Field label={w.resident}>
        <textarea maxLength={500} rows={2} value={said} onChange={(e) => setSaid(e.target.value)} />
      </Field>
    </Form>
  );
}
