import { describe, expect, it } from 'vitest';
import type { Area } from '../../../office/areas';
import { layout } from './layout';

const frame = { width: 800, height: 500, room: { width: 120, height: 70 } };
const area = (code: string, latitude: number | null, longitude: number | null): Area => ({
  code,
  name: code,
  parent: null,
  tier: 'community',
  residents: 0,
  elders: 0,
  openMinutes: null,
  availableMinutes: null,
  load: null,
  latitude,
  longitude,
});

describe('where communities stand', () => {
  it('the northern one stands above, the eastern one to the right', () => {
    const { places, isMap } = layout([area('a', 33.0, 108.2), area('b', 33.1, 108.3)], frame);
    const [a, b] = places;
    expect(isMap).toBe(true);
    expect(Math.sign((b?.x ?? 0) - (a?.x ?? 0))).toBe(1);
    expect(Math.sign((b?.y ?? 0) - (a?.y ?? 0))).toBe(-1);
  });

  it('those at the same place are moved apart until both names can be read', () => {
    const { places } = layout(
      Array.from({ length: 8 }, (_, i) => area(String(i), 33.04, 108.24 + i * 1e-5)),
      frame,
    );
    const overlaps = places.flatMap((a, i) =>
      places.slice(i + 1).filter((b) => Math.abs(a.x - b.x) < frame.room.width - 1 && Math.abs(a.y - b.y) < frame.room.height - 1),
    );
    expect(overlaps).toEqual([]);
  });

  it('nobody is put on a map of which one place is unknown', () => {
    const { places, isMap } = layout([area('a', 33, 108.2), area('b', null, null)], frame);
    expect(isMap).toBe(false);
    expect(places.map((p) => p.code)).toEqual(['a', 'b']);
  });

  it('an empty county has no places', () => expect(layout([], frame).places).toEqual([]));
});
