import { useState, type SubmitEvent } from 'react';
import { Problem } from '../../../api/problem';
import { useWords } from '../../../i18n/language';
import { Failure, Shown } from '../../../shared/states';
import { dayOf } from '../../../shared/time';
import { useAvailability, useSetAvailability, type Availability } from '../api/member';
import { words } from './settingsWords';
import { useNow } from '../../../shared/useNow';

/** When the member can come: the week, days away, extra times, quiet hours; saved as a whole. */
export function AvailabilityCard() {
  const availability = useAvailability();
  // Kept here: the editor begins anew with each version, also with the one just saved, and must still say that it was.
  const save = useSetAvailability();
  return <Shown of={availability}>{({ data, tag }) => <Editor key={tag ?? ''} read={data} tag={tag} save={save} />}</Shown>;
}

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const short = (time: string): string => time.slice(0, 5);
const whole = (time: string): string => `${short(time)}:00`;

function Editor({ read, tag, save }: { read: Availability; tag: string | null; save: ReturnType<typeof useSetAvailability> }) {
  const w = useWords(words);
  const [value, setValue] = useState<Availability>({ ...read, quiet: read.quiet ?? null });
  const change = (part: Partial<Availability>): void => {
    save.reset();
    setValue({ ...value, ...part });
  };
  const submit = (e: SubmitEvent<HTMLFormElement>): void => {
    e.preventDefault();
    save.mutate({ body: value, tag });
  };
  const today = dayOf(new Date(useNow()));
  const { windows, away, extra, quiet } = value;
  const conflict = save.error instanceof Problem && save.error.status === 412;
  return (
    <form className="card" onSubmit={submit}>
      <h2>{w.availability}</h2>
      <ul className="plain">
        {windows.map((win, i) => (
          <li key={i} className="stack">
            <div className="between" style={{ alignItems: 'flex-end', flexWrap: 'nowrap' }}>
              <label className="field" style={{ flex: 1 }}>
                <span>{w.day}</span>
                <select
                  value={win.day}
                  onChange={(e) => change({ windows: windows.with(i, { ...win, day: e.target.value as (typeof days)[number] }) })}
                >
                  {days.map((d) => (
                    <option key={d} value={d}>
                      {w.days[d]}
                    </option>
                  ))}
                </select>
              </label>
              <Remove remove={() => change({ windows: windows.toSpliced(i, 1) })} />
            </div>
            <div className="half" style={{ gridTemplateColumns: '1fr 1fr' }}>
              <Times value={win} change={(t) => change({ windows: windows.with(i, { ...win, ...t }) })} />
            </div>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="btn small"
        onClick={() => change({ windows: [...windows, { day: 'saturday', from: '09:00:00', to: '11:00:00' }] })}
      >
        {w.addWindow}
      </button>
      {extra.length > 0 && <h3>{w.extra}</h3>}
      {extra.map((x, i) => (
        <div key={i} className="row">
          <span className="num">
            {x.day} {short(x.from)}–{short(x.to)}
          </span>
          <Remove remove={() => change({ extra: extra.toSpliced(i, 1) })} />
        </div>
      ))}
      <h3>{w.away}</h3>
      {away.map((a, i) => (
        <div key={i} className="row" style={{ alignItems: 'flex-end' }}>
          {(['from', 'to'] as const).map((end) => (
            <label key={end} className="field">
              <span>{w[end]}</span>
              <input
                type="date"
                required
                min={end === 'to' ? a.from : undefined}
                value={a[end]}
                onChange={(e) => change({ away: away.with(i, { ...a, [end]: e.target.value }) })}
              />
            </label>
          ))}
          <Remove remove={() => change({ away: away.toSpliced(i, 1) })} />
        </div>
      ))}
      <button type="button" className="btn small" onClick={() => change({ away: [...away, { from: today, to: today }] })}>
        {w.addAway}
      </button>
      <h3>{w.quiet}</h3>
      {quiet ? (
        <div className="row" style={{ alignItems: 'flex-end' }}>
          <Times value={quiet} change={(t) => change({ quiet: { ...quiet, ...t } })} />
          <Remove remove={() => change({ quiet: null })} />
        </div>
      ) : (
        <div className="between">
          <span className="quiet">{w.noQuiet}</span>
          <button type="button" className="btn small" onClick={() => change({ quiet: { from: '21:00:00', to: '08:00:00' } })}>
            {w.addQuiet}
          </button>
        </div>
      )}
      {conflict ? (
        <p className="note bad" role="alert">
          {w.changed}
        </p>
      ) : (
        save.error && <Failure error={save.error} />
      )}
      <button className="btn primary" disabled={save.isPending}>
        {w.save}
      </button>
      {save.isSuccess && <p role="status">{w.saved}</p>}
    </form>
  );
}

function Times({ value, change }: { value: { from: string; to: string }; change: (part: { from?: string; to?: string }) => void }) {
  const w = useWords(words);
  return (['from', 'to'] as const).map((end) => (
    <label key={end} className="field">
      <span>{w[end]}</span>
      <input type="time" required value={short(value[end])} onChange={(e) => change({ [end]: whole(e.target.value) })} />
    </label>
  ));
}

function Remove({ remove }: { remove: () => void }) {
  const w = useWords(words);
  return (
    <button type="button" className="btn" onClick={remove}>
      {w.remove}
    </button>
  );
}
