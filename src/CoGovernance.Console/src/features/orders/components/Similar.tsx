import { useLanguage, useWords } from '../../../i18n/language';
import { PhaseTag } from '../../../shared/PhaseTag';
import { dateTime } from '../../../shared/time';
import { useSimilar } from '../../../shared/requests';
import { words } from './words';

/** Open orders of the same kind nearby, before one more is sent. It helps only: an order can be sent when it cannot be read. */
export function Similar({ community, category }: { community: string; category: string }) {
  const w = useWords(words);
  const language = useLanguage();
  const { data } = useSimilar(community, category);
  if (!data || data.length === 0) return null;
  return (
    <section className="note warn stack" role="status">
      <strong>{w.similar(data.length)}</strong>
      <ul className="plain">
        {data.slice(0, 3).map((o) => (
          <li key={o.number} className="row">
            <PhaseTag phase={o.phase} />
            <span className="num">
              {dateTime(o.submittedAt, language)} {w.ordered}
            </span>
          </li>
        ))}
      </ul>
      <span>{w.similarHint}</span>
    </section>
  );
}
