import { Link } from 'react-router';
import { defineWords, useWords } from '../../../i18n/language';
import { clocks, useTerm } from '../../../i18n/terms';
import type { OpenCount } from '../../../office/areas';

const words = defineWords({
  zh: { open: '未办结', town: '镇级经办', county: '县级经办', exhausted: '无人可派', missed: (clock: string) => `${clock}超时` },
  en: {
    open: 'Open',
    town: 'With the town',
    county: 'With the county',
    exhausted: 'Nobody left',
    missed: (clock: string) => `${clock}: overdue`,
  },
});

/** How many requests are late, stuck, handed up, and open at all; each figure leads to them. */
export function Figures({ open }: { open: readonly OpenCount[] | undefined }) {
  const w = useWords(words);
  const term = useTerm();
  const all = (count: (c: OpenCount) => number): number | undefined => open?.reduce((sum, c) => sum + count(c), 0);
  const figures = [
    { name: w.missed(term(clocks, 'resolve')), filter: '&missed=resolve', count: all((c) => c.resolveMissed), tone: 'bad' },
    { name: w.missed(term(clocks, 'staff')), filter: '&missed=staff', count: all((c) => c.staffMissed), tone: 'bad' },
    { name: w.missed(term(clocks, 'respond')), filter: '&missed=respond', count: all((c) => c.respondMissed), tone: 'bad' },
    { name: w.exhausted, filter: '&exhausted=true', count: all((c) => c.nobodyLeft), tone: 'bad' },
    { name: w.county, filter: '&tier=county', count: all((c) => c.withCounty), tone: 'warn' },
    { name: w.town, filter: '&tier=town', count: all((c) => c.withTown), tone: 'warn' },
    { name: w.open, filter: '', count: all((c) => c.requests), tone: '' },
  ];
  return (
    <div className="figures">
      {figures.map((f) => (
        <Link key={f.name} className={`figure ${f.count ? f.tone : ''}`} to={`/requests?open=true${f.filter}`}>
          <b>{f.count ?? '…'}</b>
          {f.name}
        </Link>
      ))}
    </div>
  );
}
