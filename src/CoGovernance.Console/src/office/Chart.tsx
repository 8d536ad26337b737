import type { ComposeOption } from 'echarts/core';
import type { BarSeriesOption, CustomSeriesOption, LineSeriesOption, SankeySeriesOption } from 'echarts/charts';
import type { GridComponentOption, LegendComponentOption, TooltipComponentOption } from 'echarts/components';
import { useEffect, useId, useRef, useState } from 'react';
import { defineWords, useWords } from '../i18n/language';
import { textScale, usePreferences } from '../shared/preferences';
import { useScheme } from '../shared/useScheme';
import type { Palette } from '../theme';
import { init, type EChartsType } from './charts';
import './office.css';

export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | SankeySeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>;

/** Bars with marks of one's own drawing over them. */
export type MarkedOption = ComposeOption<BarSeriesOption | CustomSeriesOption | GridComponentOption | TooltipComponentOption>;

export interface ChartTable {
  columns: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}

interface Props {
  title: string;
  /** Draws with the colours chosen and a text size in pixels; kept by `useCallback`, or the chart is drawn anew each time. */
  draw: (palette: Palette, size: number) => ChartOption | MarkedOption;
  /** What the chart shows, in words and figures: for screen readers, for printing, for who likes tables better. */
  table: ChartTable;
  height?: number;
}

const words = defineWords({
  zh: { table: '看表格', chart: '看图' },
  en: { table: 'As a table', chart: 'As a chart' },
});

/** Lines and ticks of an axis in the colours chosen. */
export const axis = (palette: Palette, size: number) => ({
  axisLine: { lineStyle: { color: palette.quiet } },
  axisLabel: { color: palette.quiet, fontSize: size },
  splitLine: { lineStyle: { color: palette.line } },
  nameTextStyle: { color: palette.quiet, fontSize: size },
});

/** A chart that follows the colours, the text size and the room it has, with its figures as a table beside it. */
export function Chart({ title, draw, table, height = 280 }: Props) {
  const w = useWords(words);
  const palette = useScheme();
  const size = Math.round(12 * textScale(usePreferences().text));
  const caption = useId();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const [isTable, setTable] = useState(false);

  useEffect(() => {
    const room = place.current;
    if (!room) return;
    const made = init(room);
    chart.current = made;
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(room);
    return () => {
      watch.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, [isTable]);

  useEffect(() => {
    chart.current?.setOption(
      {
        animation: false,
        textStyle: { color: palette.text, fontFamily: getComputedStyle(document.body).fontFamily, fontSize: size },
        tooltip: {
          renderMode: 'richText',
          confine: true,
          backgroundColor: palette.surface,
          borderColor: palette.line,
          textStyle: { color: palette.text, fontSize: size },
        },
        ...draw(palette, size),
      },
      true,
    );
  }, [draw, palette, size, isTable]);

  return (
    <figure className="chart">
      <figcaption id={caption} className="between">
        <strong>{title}</strong>
        <button type="button" className="btn small no-print" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {isTable ? w.chart : w.table}
        </button>
      </figcaption>
      {isTable ? (
        <div className="scroll-x" tabIndex={0} role="region" aria-labelledby={caption} style={{ maxHeight: height * 1.5 }}>
          <Figures of={table} />
        </div>
      ) : (
        <div ref={place} role="img" aria-labelledby={caption} style={{ height }} />
      )}
    </figure>
  );
}

function Figures({ of: { columns, rows } }: { of: ChartTable }) {
  return (
    <table className="plain-table">
      <thead>
        <tr>
          {columns.map((c) => (
            <th key={c} scope="col">
              {c}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr key={i}>
            {row.map((cell, j) => (
              <td key={j} className={typeof cell === 'number' ? 'num' : undefined}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
