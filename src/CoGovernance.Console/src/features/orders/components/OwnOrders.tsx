import { useLanguage, useWords } from '../../../i18n/language';
import { useCategoryName } from '../../../shared/catalog';
import { PhaseTag } from '../../../shared/PhaseTag';
import { Nothing, Shown } from '../../../shared/states';
import { dateTime } from '../../../shared/time';
import { Link } from 'react-router';
import { useOwnOrders } from '../api/orders';
import { words } from './words';

/** What the courtyard head has ordered for neighbours. */
export function OwnOrders() {
  const w = useWords(words);
  const language = useLanguage();
  const category = useCategoryName();
  return (
    <section className="card no-print">
      <h2>{w.own}</h2>
      <Shown of={useOwnOrders()}>
        {(page) =>
          page.items.length === 0 ? (
            <Nothing>{w.ownNone}</Nothing>
          ) : (
            <ul className="plain">
              {page.items.map((r) => (
                <li key={r.number} className="between">
                  <Link to={`/requests/${r.number}`}>
                    {category(r.category)}
                    <br />
                    <small className="num">{dateTime(r.submittedAt, language)}</small>
                  </Link>
                  <PhaseTag phase={r.phase} unresolved={r.resolution === 'unresolved'} />
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </section>
  );
}
