import { useCallback } from 'react';
import { useWords } from '../../../i18n/language';
import { useTerm } from '../../../i18n/terms';
import { axis, Chart, type MarkedOption } from '../../../office/Chart';
import type { Palette } from '../../../theme';
import type { Measure, Simulation } from '../api/simulations';
import { figureOf, useSaid, written } from './simulationFigures';
import { ways, words } from './simulationWords';

/** A small chart for each measure that is better one way or the other. */
export function SimulationCharts({ of }: { of: Simulation }) {
  const w = useWords(words);
  return (
    <section className="card">
      <h2>{w.charts}</h2>
      <p className="quiet">{w.chartsSay}</p>
      <div className="grid">
        {of.measures
          .filter((m) => m.better !== 'neither')
          .map((m) => (
            <MeasureChart key={m.measure} of={of} measure={m} />
          ))}
      </div>
    </section>
  );
}

function MeasureChart({ of: { options, outcomes }, measure }: { of: Simulation; measure: Measure }) {
  const w = useWords(words);
  const said = useSaid();
  const term = useTerm();
  const { form } = measure;
  const draw = useCallback(
    (palette: Palette, size: number): MarkedOption => {
      const rows = outcomes.map((o) => ({ scenario: o.scenario, figure: figureOf(o, measure) }));
      const names = options.scenarios.map((s) => said(s.name));
      const isShareOfMost = form === 'share' && rows.some(({ figure }) => (figure?.mean ?? 0) > 0.6);
      const ends = rows.map(({ figure }, i) =>
        figure?.mean == null || figure.deviation == null
          ? [i, null, null]
          : [i, Math.max(0, figure.mean - figure.deviation), figure.mean + figure.deviation],
      );
      return {
        grid: { left: 8, right: 20, top: 4, bottom: 4, containLabel: true },
        tooltip: {
          trigger: 'axis',
          axisPointer: { type: 'shadow' },
          formatter: (p) => {
            const at = (Array.isArray(p) ? p[0] : p)?.dataIndex ?? 0;
            const figure = rows[at]?.figure;
            return `${names[at] ?? ''}: ${written(form, figure?.mean)}${figure?.deviation == null ? '' : ` ± ${written(form, figure.deviation)}`}`;
          },
        },
        xAxis: {
          type: 'value',
          min: 0,
          ...(isShareOfMost && { max: 1, interval: 0.25 }),
          splitNumber: 3,
          ...axis(palette, size),
          axisLabel: tick(palette, size),
        },
        yAxis: {
          type: 'category',
          inverse: true,
          data: names,
          ...axis(palette, size),
          axisTick: { show: false },
          axisLabel: { color: palette.text, fontSize: size, width: 8 * size, overflow: 'break' },
        },
        series: [
          {
            type: 'bar',
            barWidth: '55%',
            data: rows.map(({ scenario, figure }) => ({
              value: figure?.mean ?? null,
              itemStyle: { color: scenario === options.base ? palette.quiet : palette.primary, opacity: 0.75 },
            })),
          },
          {
            type: 'custom',
            data: ends,
            encode: { x: [1, 2], y: 0 },
            silent: true,
            z: 3,
            renderItem: (_, a) => {
              const [low, high] = [a.coord([a.value(1), a.value(0)]), a.coord([a.value(2), a.value(0)])];
              const line = (x1 = 0, y1 = 0, x2 = 0, y2 = 0) => ({
                type: 'line' as const,
                shape: { x1, y1, x2, y2 },
                style: { stroke: palette.text, lineWidth: 1.5 },
              });
              const [[x1 = 0, y = 0], [x2 = 0]] = [low, high];
              if (Number.isNaN(x1) || Number.isNaN(x2)) return null;
              return { type: 'group', children: [line(x1, y, x2, y), line(x1, y - 4, x1, y + 4), line(x2, y - 4, x2, y + 4)] };
            },
          },
        ],
      };

      function tick(p: Palette, fontSize: number) {
        return {
          color: p.quiet,
          fontSize,
          hideOverlap: true,
          formatter: (v: number) => (form === 'share' ? `${Math.round(v * 1000) / 10}%` : String(Math.round(v * 1000) / 1000)),
        };
      }
    },
    [options, outcomes, measure, form, said],
  );
  return (
    <Chart
      title={`${said(measure.name)} · ${term(ways, measure.better)}`}
      draw={draw}
      height={28 + outcomes.length * 34}
      table={{
        columns: [w.scenarios, w.mean, w.deviation],
        rows: outcomes.map((o, i) => {
          const figure = figureOf(o, measure);
          const scenario = options.scenarios[i];
          return [scenario ? said(scenario.name) : o.scenario, written(form, figure?.mean), written(form, figure?.deviation)];
        }),
      }}
    />
  );
}
