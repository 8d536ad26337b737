import { useState, type SubmitEvent } from 'react';
import { useWords } from '../../../i18n/language';
import { Withhold } from '../../../light/Withhold';
import { countyNow } from '../../../shared/countyTime';
import { instantOf } from '../../../shared/time';
import { daysFrom, hours } from '../api/draft';
import type { useStep } from '../api/orders';
import { words } from './trackWords';

type Step = ReturnType<typeof useStep>;

/** Has a matter that was closed taken up again, with what is not right and when to come. */
export function Reopen({ step }: { step: Step }) {
  const w = useWords(words);
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [days] = useState(() => daysFrom(countyNow()).slice(1));
  const [day, setDay] = useState(days[0] ?? '');
  const [time, setTime] = useState('09:00');
  if (!isOpen)
    return (
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        {w.reopen}
      </button>
    );
  const submit = (e: SubmitEvent<HTMLFormElement>): void => {
    e.preventDefault();
    step.mutate({ kind: 'reopen', body: { reason: reason.trim(), beginsAt: instantOf(day, time) } }, { onSuccess: () => setOpen(false) });
  };
  return (
    <form className="card" onSubmit={submit}>
      <label className="field">
        <span>{w.reopenWhy}</span>
        <textarea required minLength={2} maxLength={200} rows={2} value={reason} onChange={(e) => setReason(e.target.value)} />
      </label>
      <div className="half">
        <label className="field">
          <span>{w.day}</span>
          <select value={day} onChange={(e) => setDay(e.target.value)}>
            {days.map((d) => (
              <option key={d}>{d}</option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{w.time}</span>
          <select value={time} onChange={(e) => setTime(e.target.value)}>
            {hours.map((h) => (
              <option key={h}>{h}</option>
            ))}
          </select>
        </label>
      </div>
      <button className="btn primary" disabled={step.isPending}>
        {w.redo}
      </button>
      <button type="button" className="btn" onClick={() => setOpen(false)}>
        {w.keep}
      </button>
    </form>
  );
}

/** Calls an order off, once a reason is given and confirmed. */
export function Cancel({ step }: { step: Step }) {
  const w = useWords(words);
  return (
    <Withhold
      label={w.cancel}
      why={w.cancelWhy}
      sure={w.sure}
      keep={w.keep}
      isPending={step.isPending}
      onSure={(reason, close) => step.mutate({ kind: 'cancel', body: { reason } }, { onSuccess: close })}
    />
  );
}
