import { useNavigate } from 'react-router';
import { useLanguage, useWords } from '../../../i18n/language';
import { skills, useTerm } from '../../../i18n/terms';
import { useCategoryName } from '../../../shared/catalog';
import { Failure, Nothing, Shown } from '../../../shared/states';
import { Tag } from '../../../shared/Tag';
import { clock, dateTime } from '../../../shared/time';
import { useOpenOrders, useTake } from '../api/member';
import { Page } from './MemberFrame';
import { words } from './words';

/** Orders of the community that wait for somebody, for the member to take unasked. */
export function OpenOrdersPage() {
  const w = useWords(words);
  const language = useLanguage();
  const term = useTerm();
  const category = useCategoryName();
  const navigate = useNavigate();
  const take = useTake();
  return (
    <Page title={w.openTitle}>
      {take.error && <Failure error={take.error} />}
      <Shown of={useOpenOrders()}>
        {(items) =>
          items.length === 0 ? (
            <Nothing>{w.openNone}</Nothing>
          ) : (
            <ul className="plain">
              {items.map((o) => (
                <li key={`${o.request}/${o.skill}`} className="card">
                  <div className="between">
                    <h2>{category(o.category)}</h2>
                    <Tag tone="info">{term(skills, o.skill)}</Tag>
                  </div>
                  <span className="num">
                    {dateTime(o.beginsAt, language)}–{clock(o.endsAt, language)}
                  </span>
                  <button
                    type="button"
                    className="btn primary"
                    disabled={take.isPending}
                    onClick={() => take.mutate(o.request, { onSuccess: () => void navigate(`/m/service/${o.request}`) })}
                  >
                    {w.take}
                  </button>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </Page>
  );
}
