import { Link } from 'react-router';
import { defineWords, useWords } from '../i18n/language';
import { useScheme } from '../shared/useScheme';
import type { ChildLoad, Load } from './areas';
import { levelColour, percent } from './levels';
import { LoadTag } from './LoadTag';
import './office.css';

const words = defineWords({
  zh: {
    scale: (n: string, s: string, o: string) => `竖线是阈值：正常 ${n}，偏紧 ${s}，超载 ${o}。按区划代码排列，不作排名。`,
    untold: (names: readonly string[]) => `尚无负荷报告：${names.join('、')}。`,
    of: (open: string, available: string) => `待办 ${open} 小时，可用 ${available} 小时`,
  },
  en: {
    scale: (n: string, s: string, o: string) =>
      `Lines are thresholds: normal ${n}, strained ${s}, overloaded ${o}. In the order of codes, not a ranking.`,
    untold: (names: readonly string[]) => `No load reported yet: ${names.join(', ')}.`,
    of: (open: string, available: string) => `${open} h open of ${available} h available`,
  },
});

const hours = (minutes: number | null | undefined): string => (minutes == null ? '–' : String(Math.round(minutes / 60)));

/** The load of areas side by side. The scale ends at the overload threshold and a quarter, or where the highest load does. */
export function LoadBars({
  children,
  thresholds,
  to,
}: {
  children: readonly ChildLoad[];
  thresholds: Load['thresholds'];
  to: (code: string) => string;
}) {
  const w = useWords(words);
  const palette = useScheme();
  const told = children.filter((c) => c.openMinutes != null);
  const untold = children.filter((c) => c.openMinutes == null);
  const end = Math.max(thresholds.overloaded * 1.25, ...children.map((c) => c.ratio ?? 0));
  const at = (ratio: number): number => (ratio / end) * 100;
  return (
    <div className="stack">
      <ul className="loads">
        {told.map((c) => (
          <li key={c.code}>
            <Link className="name" to={to(c.code)}>
              {c.name}
            </Link>
            <span className="of" title={w.of(hours(c.openMinutes), hours(c.availableMinutes))}>
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect width="100" height="10" fill={palette.raised} />
                <rect width={at(c.ratio ?? 0)} height="10" fill={levelColour(palette, c.level)} />
                {[thresholds.normal, thresholds.strained, thresholds.overloaded].map((t) => (
                  <rect key={t} x={at(t)} width="0.5" height="10" fill={palette.quiet} />
                ))}
              </svg>
            </span>
            <span className="level">
              <span className="num">{percent(c.ratio)}</span>
              <LoadTag level={c.level} />
            </span>
          </li>
        ))}
      </ul>
      {untold.length > 0 && <small className="quiet">{w.untold(untold.map((c) => c.name))}</small>}
      <small className="quiet">{w.scale(percent(thresholds.normal), percent(thresholds.strained), percent(thresholds.overloaded))}</small>
    </div>
  );
}
