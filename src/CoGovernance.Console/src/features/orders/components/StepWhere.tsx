import { useLanguage, useWords } from '../../../i18n/language';
import { daysFrom, hours, longest } from '../api/draft';
import { Emergency } from './Emergency';
import { FaultLine, faulty, type StepProps } from './Fault';
import { words } from './words';

/** Second step: the words, the place, the time wished. */
export function StepWhere({ draft, change, faults, now }: StepProps & { now: number }) {
  const w = useWords(words);
  const language = useLanguage();
  const dayName = (day: string, index: number): string => {
    const format = { weekday: 'short', month: 'numeric', day: 'numeric', timeZone: 'Asia/Shanghai' } as const;
    const name = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', format).format(new Date(`${day}T12:00:00+08:00`));
    return index < 2 ? `${[w.today, w.tomorrow][index]} ${name}` : name;
  };
  return (
    <>
      <Emergency />
      <label className="field">
        <span>{w.words}</span>
        <small>{w.wordsHint}</small>
        <textarea
          rows={4}
          maxLength={longest.words}
          value={draft.words}
          onChange={(e) => change({ words: e.target.value })}
          {...faulty('words', faults)}
        />
        <FaultLine field="words" faults={faults} />
      </label>
      <label className="field">
        <span>{w.address}</span>
        <input
          autoComplete="street-address"
          maxLength={longest.address}
          value={draft.address}
          onChange={(e) => change({ address: e.target.value })}
          {...faulty('address', faults)}
        />
        <FaultLine field="address" faults={faults} />
      </label>
      <div className="half">
        <label className="field">
          <span>{w.day}</span>
          <select value={draft.day} onChange={(e) => change({ day: e.target.value })} {...faulty('day', faults)}>
            {daysFrom(now).map((day, i) => (
              <option key={day} value={day}>
                {dayName(day, i)}
              </option>
            ))}
          </select>
          <FaultLine field="day" faults={faults} />
        </label>
        <label className="field">
          <span>{w.time}</span>
          <select value={draft.time} onChange={(e) => change({ time: e.target.value })} {...faulty('time', faults)}>
            {hours.map((hour) => (
              <option key={hour}>{hour}</option>
            ))}
          </select>
          <FaultLine field="time" faults={faults} />
        </label>
      </div>
    </>
  );
}
