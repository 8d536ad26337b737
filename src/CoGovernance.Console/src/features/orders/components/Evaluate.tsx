import { useState, type SubmitEvent } from 'react';
import { useWords } from '../../../i18n/language';
import type { useStep } from '../api/orders';
import { words } from './trackWords';

/** Confirms or denies that the matter is resolved, and says how the service was. */
export function Evaluate({ step }: { step: ReturnType<typeof useStep> }) {
  const w = useWords(words);
  const [resolved, setResolved] = useState<boolean | null>(null);
  const [score, setScore] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (e: SubmitEvent<HTMLFormElement>): void => {
    e.preventDefault();
    setTried(true);
    if (resolved !== null && score !== null)
      step.mutate({ kind: 'evaluate', body: { resolved, score, ...(said.trim() ? { words: said.trim() } : {}) } });
  };
  return (
    <form className="card" onSubmit={submit}>
      <h2>{w.evaluate}</h2>
      <fieldset className="plain">
        <legend>{w.resolved}</legend>
        <div className="half">
          {([true, false] as const).map((yes) => (
            <label key={String(yes)} className="choice">
              <input type="radio" name="resolved" checked={resolved === yes} onChange={() => setResolved(yes)} />
              {yes ? w.yes : w.no}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset className="plain">
        <legend>{w.score}</legend>
        <div className="choices" style={{ gridTemplateColumns: 'repeat(auto-fill, minmax(6rem, 1fr))' }}>
          {w.scores.map((name, i) => (
            <label key={name} className="choice">
              <input type="radio" name="score" checked={score === i + 1} onChange={() => setScore(i + 1)} />
              {name}
            </label>
          ))}
        </div>
      </fieldset>
      <label className="field">
        <span>{w.say}</span>
        <textarea rows={2} maxLength={500} value={said} onChange={(e) => setSaid(e.target.value)} />
      </label>
      {tried && (resolved === null || score === null) && (
        <strong className="bad" role="alert">
          ✕ {w.choose}
        </strong>
      )}
      <button className="btn primary big" disabled={step.isPending}>
        {step.isPending ? w.sending : w.send}
      </button>
    </form>
  );
}
