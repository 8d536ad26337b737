import { defineWords, useWords } from '../i18n/language';
import { dayOf, instantOf } from './time';

const words = defineWords({ zh: { day: '日期', time: '时间' }, en: { day: 'day', time: 'time' } });
const Quarter = 900_000;

const timeOf = (instant: Date): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' }).format(instant);

/** The instant as the fields below write it: in the county's time, to the minute. */
export const fieldsOf = (instant: Date): string => instantOf(dayOf(instant), timeOf(instant));

/** The time wished for, or three hours from now when that is sooner than people can be found; on a quarter of an hour. */
export const soonest = (wishedAt: string, now: number): string =>
  fieldsOf(new Date(Math.max(Date.parse(wishedAt), Math.ceil((now + 3 * 3_600_000) / Quarter) * Quarter)));

/** A day and a time of the county. @param value As `fieldsOf` writes it. */
export function When({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const w = useWords(words);
  const [day, time] = [value.slice(0, 10), value.slice(11, 16)];
  return (
    <fieldset className="when">
      <legend>{label}</legend>
      <span className="row field">
        <input
          type="date"
          aria-label={`${label} · ${w.day}`}
          required
          value={day}
          onChange={(e) => onChange(instantOf(e.target.value, time))}
        />
        <input
          type="time"
          aria-label={`${label} · ${w.time}`}
          required
          value={time}
          onChange={(e) => onChange(instantOf(day, e.target.value))}
        />
      </span>
    </fieldset>
  );
}
