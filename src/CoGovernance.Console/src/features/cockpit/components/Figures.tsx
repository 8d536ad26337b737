import { Link } from 'react-router';
import { defineWords, useWords } from '../../../i18n/language';
import { clocks, useTerm } from '../../../i18n/terms';
import type { ClockKind, RequestLine } from '../../../office/areas';

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

interface Props {
  open: readonly RequestLine[] | undefined;
  missed: readonly { clock: ClockKind; lines: readonly RequestLine[] }[] | undefined;
}

/** How many requests are open, late, handed up or stuck; each figure leads to them. */
export function Figures({ open, missed }: Props) {
  const w = useWords(words);
  const term = useTerm();
  const figures = [
    { name: w.open, filter: '', count: open?.length, tone: '' },
    ...(['respond', 'staff', 'resolve'] as const).map((clock) => ({
      name: w.missed(term(clocks, clock)),
      filter: `&missed=${clock}`,
      count: missed?.find((m) => m.clock === clock)?.lines.length,
      tone: 'bad',
    })),
    { name: w.exhausted, filter: '&exhausted=true', count: open?.filter((r) => r.exhausted).length, tone: 'bad' },
    { name: w.town, filter: '&tier=town', count: open?.filter((r) => r.tier === 'town').length, tone: 'warn' },
    { name: w.county, filter: '&tier=county', count: open?.filter((r) => r.tier === 'county').length, tone: 'warn' },
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
