import { Link } from 'react-router';
import { defineWords, useWords } from '../../../i18n/language';
import { tiers, useTerm } from '../../../i18n/terms';
import { useAreaName, type RequestLine } from '../../../office/areas';
import { Shown } from '../../../shared/states';
import { useDecisions, type Decision } from '../api/cockpit';

const words = defineWords({
  zh: {
    none: '没有待决事项',
    kinds: { lending: '借用人员', plan: '调配方案', correction: '服务记录更正' },
    exhausted: (n: number) => `无人可派的单子 ${n} 件`,
    more: (n: number) => `另有 ${n} 项`,
    waits: '待',
  },
  en: {
    none: 'Nothing waits',
    kinds: { lending: 'lending', plan: 'plan of balance', correction: 'correction of a record' },
    exhausted: (n: number) => `${n} requests with nobody left to ask`,
    more: (n: number) => `${n} more`,
    waits: 'waits for',
  },
});

const Shows = 6;

/** What each tier must decide now. */
export function Decisions({ county, exhausted }: { county: string; exhausted: readonly RequestLine[] }) {
  const w = useWords(words);
  const term = useTerm();
  return (
    <Shown of={useDecisions(county)}>
      {(all) => (
        <div className="stack">
          {(['county', 'town', 'community'] as const).map((tier) => {
            const stuck = exhausted.filter((r) => r.tier === tier);
            const own = all.filter((d) => d.tier === tier);
            return (
              <section key={tier} className="stack" aria-label={term(tiers, tier)}>
                <h3>
                  {term(tiers, tier)} <span className="num quiet">{own.length + stuck.length}</span>
                </h3>
                {own.length + stuck.length === 0 && <span className="quiet">{w.none}</span>}
                {stuck.length > 0 && <Link to={`/requests?open=true&exhausted=true&tier=${tier}`}>{w.exhausted(stuck.length)}</Link>}
                {own.length > 0 && <Waiting decisions={own} />}
              </section>
            );
          })}
        </div>
      )}
    </Shown>
  );
}

function Waiting({ decisions }: { decisions: readonly Decision[] }) {
  const w = useWords(words);
  const name = useAreaName();
  return (
    <ul className="plain">
      {decisions.slice(0, Shows).map((d) => (
        <li key={d.key}>
          {w.kinds[d.kind]} {d.to ? <Link to={d.to}>{d.about}</Link> : d.about}{' '}
          <span className="quiet">
            {w.waits} {name(d.area)}
          </span>
        </li>
      ))}
      {decisions.length > Shows && <li className="quiet">{w.more(decisions.length - Shows)}</li>}
    </ul>
  );
}
