import { Link } from 'react-router';
import { defineWords, useLanguage, useWords } from '../../../i18n/language';
import { useMe } from '../../../session/useSession';
import { useCategoryName } from '../../../shared/catalog';
import { PhaseTag } from '../../../shared/PhaseTag';
import { Shown } from '../../../shared/states';
import { clock, dayOf } from '../../../shared/time';
import { useFilters } from '../../../shared/useFilters';
import { useNow } from '../../../shared/useNow';
import { useServices } from '../api/community';
import { Frame } from './Frame';
import { addDays, mondayOf, startOf } from './week';

const words = defineWords({
  zh: { before: '上一周', now: '本周', after: '下一周', none: '无服务', people: '人手', today: '今天' },
  en: { before: 'Week before', now: 'This week', after: 'Week after', none: 'no service', people: 'people', today: 'today' },
});

/** The week's services by day; the week stands in the address. */
export function CalendarPage() {
  const w = useWords(words);
  const language = useLanguage();
  const area = useMe().area ?? '';
  const categoryName = useCategoryName();
  const [filters, change] = useFilters(['week']);
  const today = dayOf(new Date(useNow()));
  const monday = mondayOf(/^\d{4}-\d{2}-\d{2}$/.test(filters.week ?? '') ? (filters.week ?? today) : today);
  const days = Array.from({ length: 7 }, (_, i) => addDays(monday, i));
  const services = useServices(area, startOf(monday), startOf(addDays(monday, 7)));
  const head = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'Asia/Shanghai',
    weekday: 'short',
    month: 'numeric',
    day: 'numeric',
  });
  return (
    <Frame page="calendar">
      <div className="row no-print">
        <button type="button" className="btn small" onClick={() => change({ week: addDays(monday, -7) })}>
          ← {w.before}
        </button>
        <button type="button" className="btn small" onClick={() => change({ week: null })}>
          {w.now}
        </button>
        <button type="button" className="btn small" onClick={() => change({ week: addDays(monday, 7) })}>
          {w.after} →
        </button>
      </div>
      <Shown of={services}>
        {(all) => (
          <div className="week">
            {days.map((day) => {
              const here = all.filter((r) => r.beginsAt != null && dayOf(new Date(r.beginsAt)) === day);
              return (
                <section key={day} className="card" aria-current={day === today ? 'date' : undefined}>
                  <h2>
                    {head.format(startOf(day))} {day === today && <span className="quiet">{w.today}</span>}
                  </h2>
                  {here.length === 0 && <p className="quiet">{w.none}</p>}
                  <ul className="plain">
                    {here.map((r) => (
                      <li key={r.number} className="stack-tight">
                        <Link to={`/requests/${r.number}`}>
                          {r.beginsAt != null && clock(r.beginsAt, language)} {categoryName(r.category)}
                        </Link>
                        <span className="row">
                          <PhaseTag phase={r.phase} unresolved={r.resolution === 'unresolved'} />
                          <span className="quiet num">
                            {w.people} {r.filled}/{r.places}
                          </span>
                        </span>
                      </li>
                    ))}
                  </ul>
                </section>
              );
            })}
          </div>
        )}
      </Shown>
    </Frame>
  );
}
