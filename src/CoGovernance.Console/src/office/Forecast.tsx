import { useCallback } from 'react';
import { defineWords, useLanguage, useWords } from '../i18n/language';
import { Nothing } from '../shared/states';
import { date } from '../shared/time';
import type { Load } from './areas';
import { axis, Chart, type ChartOption } from './Chart';
import type { Palette } from '../theme';
import { percent } from './levels';
import { daysOf } from './history';

const words = defineWords({
  zh: {
    title: '每日点单：过去与预测',
    day: '日期',
    orders: '点单数',
    forecast: '预测',
    low: '下限',
    high: '上限',
    none: '还没有逐时记录。服务器每满一小时记一次，积累后这里显示走势和预测。',
    soon: '记录还不够长，尚不能预测。',
    quality: (tested: number, error: string, within: string, coverage: string) =>
      `回头看 ${tested} 天的预测：误差是“照抄上周同日”的 ${error} 倍（小于 1 更好）；${within} 落在区间内，应为 ${coverage}。`,
    untested: '预测还没有到期可比的日子，准不准尚不知道。',
    trend: (usual: string, change: string, weeks: number) => `每周此时平均待办 ${usual} 小时（近 ${weeks} 周）；现在相差 ${change}。`,
    lately: (lately: number, usual: string) => `近七天点单 ${lately} 件，此前平均七天 ${usual} 件。`,
  },
  en: {
    title: 'Orders by day: past and forecast',
    day: 'Day',
    orders: 'Orders',
    forecast: 'Forecast',
    low: 'at least',
    high: 'at most',
    none: 'Nothing by the hour yet. The server keeps a figure each full hour; trend and forecast show here as they gather.',
    soon: 'The record is too short to forecast from.',
    quality: (tested: number, error: string, within: string, coverage: string) =>
      `Of ${tested} past days: ${error} times the error of repeating last week (below 1 is better); ${within} within the interval, meant ${coverage}.`,
    untested: 'No forecast day has come due yet: how good they are is not known.',
    trend: (usual: string, change: string, weeks: number) =>
      `At this hour of the week ${usual} h are open on average of ${weeks} weeks; now it differs by ${change}.`,
    lately: (lately: number, usual: string) => `${lately} orders in the last seven days, ${usual} in seven days before on average.`,
  },
});

/** How orders went by the day, what is to be expected, and how good such expectations were. */
export function Forecast({ load }: { load: Load }) {
  const w = useWords(words);
  const language = useLanguage();
  const { trend } = load.area;
  const past = daysOf(load.history);
  const coming = load.forecast?.byDay ?? [];
  const draw = useCallback(
    (palette: Palette, size: number): ChartOption => {
      const days = [...daysOf(load.history).map((d) => d.day), ...(load.forecast?.byDay ?? []).map((d) => d.day)];
      const gone = daysOf(load.history);
      const next = load.forecast?.byDay ?? [];
      const blank = gone.map(() => null);
      const quietLine = {
        lineStyle: { color: palette.warn, type: 'dashed' as const, width: 1 },
        itemStyle: { color: palette.warn },
        symbol: 'none',
      };
      return {
        grid: { left: 8, right: 12, top: 36, bottom: 8, containLabel: true },
        legend: { top: 0, textStyle: { color: palette.text, fontSize: size } },
        tooltip: { trigger: 'axis' },
        xAxis: { type: 'category', data: days.map((d) => d.slice(5)), ...axis(palette, size) },
        yAxis: { type: 'value', minInterval: 1, ...axis(palette, size) },
        series: [
          { name: w.orders, type: 'bar', data: gone.map((d) => d.orders), itemStyle: { color: palette.primary } },
          {
            name: w.forecast,
            type: 'line',
            data: [...blank, ...next.map((d) => d.orders)],
            itemStyle: { color: palette.warn },
            symbolSize: 7,
          },
          { name: w.low, type: 'line', data: [...blank, ...next.map((d) => d.low)], ...quietLine },
          { name: w.high, type: 'line', data: [...blank, ...next.map((d) => d.high)], ...quietLine },
        ],
      };
    },
    [load, w],
  );
  if (past.length === 0 && coming.length === 0) return <Nothing>{w.none}</Nothing>;
  const { dayQuality: quality, coverage } = load.forecast ?? {};
  return (
    <div className="stack">
      <Chart
        title={w.title}
        draw={draw}
        table={{
          columns: [w.day, w.orders, w.forecast, w.low, w.high],
          rows: [
            ...past.map((d) => [date(d.day, language), d.orders, '', '', '']),
            ...coming.map((d) => [date(d.day, language), '', Math.round(d.orders * 10) / 10, d.low, d.high]),
          ],
        }}
      />
      {trend && (
        <p>
          {w.trend((trend.usual / 60).toFixed(1), percent(trend.change), trend.weeks)}{' '}
          {w.lately(trend.ordersLately, trend.ordersUsually.toFixed(1))}
        </p>
      )}
      {!load.forecast && <p className="quiet">{w.soon}</p>}
      {load.forecast && (
        <p className="quiet">
          {quality && quality.tested > 0 && quality.error != null
            ? w.quality(quality.tested, quality.error.toFixed(2), percent(quality.withinInterval), percent(coverage))
            : w.untested}
        </p>
      )}
    </div>
  );
}
