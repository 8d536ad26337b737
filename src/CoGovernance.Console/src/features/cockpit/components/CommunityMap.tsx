import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import type { Area } from '../../../office/areas';
import { levelColour, levelTones, levelWords, percent } from '../../../office/levels';
import { defineWords, useWords } from '../../../i18n/language';
import { useScheme } from '../../../shared/useScheme';
import { layout } from './layout';

const words = defineWords({
  zh: {
    map: '社区负荷图',
    say: '圆内是未来七天待办时间占可用时间的比例，颜色和文字都表示松紧。位置按坐标，挤在一起的略为移开。',
    grid: '登记表里还没有全部社区的坐标，先按区划代码排列。',
    open: (n: number) => `${n} 件未办结`,
    none: '还没有社区。导入区划后显示在这里。',
  },
  en: {
    map: 'Load of the communities',
    say: 'In each circle: open minutes as a share of available ones, seven days ahead; colour and word tell the load. Those too close stand a little apart.',
    grid: 'The register lacks coordinates of some community; they stand in the order of codes.',
    open: (n: number) => `${n} open`,
    none: 'No community yet. They show here once areas are imported.',
  },
});

const frames = {
  wide: { width: 900, height: 520, room: { width: 130, height: 92 } },
  narrow: { width: 360, height: 620, room: { width: 116, height: 92 } },
};

interface Props {
  communities: readonly Area[];
  /** Open requests of each community; missing while they are read. */
  open: ReadonlyMap<string, number> | undefined;
  isNarrow: boolean;
}

/** The communities of the county where they lie, without tiles from outside; each leads to its open requests. */
export function CommunityMap({ communities, open, isNarrow }: Props) {
  const w = useWords(words);
  const level = useWords(levelWords);
  const palette = useScheme();
  const navigate = useNavigate();
  const frame = isNarrow ? frames.narrow : frames.wide;
  const { places, isMap } = useMemo(() => layout(communities, frame), [communities, frame]);
  const at = new Map(places.map((p) => [p.code, p]));
  if (communities.length === 0) return <p className="note quiet">{w.none}</p>;
  return (
    <div className="stack">
      <svg className="map" viewBox={`0 0 ${frame.width} ${frame.height}`} role="group" aria-label={w.map}>
        {communities.map((c) => {
          const place = at.get(c.code);
          if (!place) return null;
          const ratio = c.availableMinutes ? (c.openMinutes ?? 0) / c.availableMinutes : null;
          const colour = levelColour(palette, c.load);
          const word = level[c.load ?? 'none'];
          const count = open ? w.open(open.get(c.code) ?? 0) : '';
          const to = `/requests?open=true&area=${c.code}`;
          return (
            <a
              key={c.code}
              href={to}
              onClick={(e) => {
                if (e.ctrlKey || e.metaKey || e.shiftKey) return;
                e.preventDefault();
                void navigate(to);
              }}
            >
              {/* The name first: a link is read out in this order. */}
              <text x={place.x} y={place.y + 30} textAnchor="middle" fontSize={13} fill={palette.text}>
                {c.name}
              </text>
              <circle
                cx={place.x}
                cy={place.y - 14}
                r={27}
                fill={palette.surface}
                stroke={colour}
                strokeWidth={levelTones[c.load ?? 'none'] === 'bad' ? 9 : 5}
              />
              <text x={place.x} y={place.y - 16} textAnchor="middle" fontSize={14} fontWeight={600} fill={palette.text}>
                {percent(ratio)}
              </text>
              <text x={place.x} y={place.y - 2} textAnchor="middle" fontSize={11} fill={colour}>
                {word}
              </text>
              <text x={place.x} y={place.y + 44} textAnchor="middle" fontSize={11} fill={palette.quiet}>
                {count}
              </text>
            </a>
          );
        })}
      </svg>
      <small className="quiet">{isMap ? w.say : w.grid}</small>
    </div>
  );
}
