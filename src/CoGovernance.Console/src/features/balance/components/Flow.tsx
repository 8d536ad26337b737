import { useCallback, useMemo } from 'react';
import { useWords } from '../../../i18n/language';
import { useAreaName } from '../../../office/areas';
import { Chart, type ChartOption } from '../../../office/Chart';
import { useNarrow } from '../../../office/useNarrow';
import type { Palette } from '../../../theme';
import type { Move } from '../api/balance';
import { flows } from './flows';
import { words } from './words';

/** Who sends how many to whom. A community that gives and receives stands on both sides, so that nothing goes in a circle. */
export function Flow({ moves }: { moves: readonly Move[] }) {
  const w = useWords(words);
  const name = useAreaName();
  const isNarrow = useNarrow();
  const links = useMemo(() => flows(moves), [moves]);
  const givers = new Set(links.map((l) => l.from));
  const receivers = new Set(links.map((l) => l.to));
  const draw = useCallback(
    (palette: Palette, size: number): ChartOption => {
      const colours = [palette.primary, palette.info, palette.warn, palette.good, palette.bad];
      const node = (side: string, codes: string[]) =>
        codes.map((code, i) => ({
          name: `${side}${code}`,
          itemStyle: { color: colours[i % colours.length] ?? palette.primary },
          label: { position: side === '<' ? ('right' as const) : ('left' as const) },
        }));
      return {
        series: [
          {
            type: 'sankey',
            left: 8,
            right: 8,
            top: 8,
            bottom: 8,
            nodeGap: 10,
            draggable: false,
            label: { color: palette.text, fontSize: size, formatter: ({ name: id }) => name(id.slice(1)) },
            lineStyle: { color: 'source', opacity: 0.3 },
            data: [...node('<', [...new Set(links.map((l) => l.from))]), ...node('>', [...new Set(links.map((l) => l.to))])],
            links: links.map((l) => ({ source: `<${l.from}`, target: `>${l.to}`, value: l.count })),
          },
        ],
        tooltip: {
          formatter: (p) => {
            const {
              data,
              name: id,
              value,
            } = Array.isArray(p) ? ((p[0] ?? {}) as never) : (p as { data: object; name: string; value: number });
            return 'source' in data
              ? `${name(String(data.source).slice(1))} → ${name(String((data as { target?: string }).target).slice(1))}: ${value}`
              : `${name(id.slice(1))}: ${value}`;
          },
        },
      };
    },
    [links, name],
  );
  return (
    <Chart
      title={w.flow}
      draw={draw}
      height={Math.max(220, Math.max(givers.size, receivers.size) * (isNarrow ? 30 : 34))}
      table={{ columns: [w.from, w.to, w.count], rows: links.map((l) => [name(l.from), name(l.to), l.count]) }}
    />
  );
}
