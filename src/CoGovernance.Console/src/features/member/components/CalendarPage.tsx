import { Link } from 'react-router';
import { useLanguage, useWords } from '../../../i18n/language';
import { useCategoryName, useCommunityName } from '../../../shared/catalog';
import { Nothing, Shown } from '../../../shared/states';
import { clock, dateTime } from '../../../shared/time';
import { useCalendar, type Entry } from '../api/member';
import { Page } from './MemberFrame';
import { words } from './words';

/** The services to come, then those of the last days. */
export function CalendarPage() {
  const w = useWords(words);
  return (
    <Page title={w.calendar}>
      <Shown of={useCalendar()}>
        {({ items }) => {
          const coming = items.filter((e) => e.status === 'reserved');
          const past = items.filter((e) => e.status === 'served').reverse();
          return (
            <>
              {items.length === 0 && <Nothing>{w.calendarNone}</Nothing>}
              {coming.length > 0 && <Entries title={w.coming} entries={coming} />}
              {past.length > 0 && <Entries title={w.past} entries={past} />}
            </>
          );
        }}
      </Shown>
    </Page>
  );
}

function Entries({ title, entries }: { title: string; entries: readonly Entry[] }) {
  const w = useWords(words);
  const language = useLanguage();
  const category = useCategoryName();
  const community = useCommunityName();
  return (
    <section className="stack">
      <h2>{title}</h2>
      <ul className="plain">
        {entries.map((e) => (
          <li key={e.request}>
            <Link className="figure" to={`/m/service/${e.request}`}>
              <strong className="num">
                {dateTime(e.beginsAt, language)}–{clock(e.endsAt, language)}
              </strong>
              <br />
              {category(e.category)} · {community(e.community)}
              {e.minutes != null && ` · ${w.minutes(e.minutes)}`}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
