import type { Area } from '../../../office/areas';

export interface Place {
  code: string;
  x: number;
  y: number;
}

const [Rings, Spokes, RingStep] = [120, 24, 8];

interface Frame {
  width: number;
  height: number;
  /** The room that a place and its name need. */
  room: { width: number; height: number };
}

/**
 * Where communities stand on the page: by their coordinates, north up, moved apart until their names can be read; in rows by code when
 * one of them has no coordinates, for half a map would mislead.
 */
export function layout(areas: readonly Area[], frame: Frame): { places: Place[]; isMap: boolean } {
  const placed = areas.filter((a) => a.latitude != null && a.longitude != null);
  if (placed.length < areas.length || areas.length === 0) return { places: rows(areas, frame), isMap: false };
  return { places: apart(projected(placed, frame), frame), isMap: true };
}

function rows(areas: readonly Area[], { width, height, room }: Frame): Place[] {
  const columns = Math.max(1, Math.floor(width / room.width));
  const lines = Math.max(1, Math.ceil(areas.length / columns));
  const step = Math.min(height / lines, room.height * 1.6);
  return areas.map((a, i) => ({
    code: a.code,
    x: ((i % columns) + 0.5) * (width / columns),
    y: (Math.floor(i / columns) + 0.5) * step,
  }));
}

/** Equirectangular, the longitude shortened by the cosine of the middle latitude: exact enough for a county. */
function projected(areas: readonly Area[], { width, height, room }: Frame): Place[] {
  const latitudes = areas.map((a) => a.latitude ?? 0);
  const longitudes = areas.map((a) => a.longitude ?? 0);
  const [south, north, west, east] = [Math.min(...latitudes), Math.max(...latitudes), Math.min(...longitudes), Math.max(...longitudes)];
  const shrink = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const [wide, high] = [(east - west) * shrink, north - south];
  const scale = Math.min((width - room.width) / (wide || 1e-6), (height - room.height) / (high || 1e-6));
  return areas.map((a, i) => ({
    code: a.code,
    x: width / 2 + (((longitudes[i] ?? 0) - (west + east) / 2) * shrink * scale || 0),
    y: height / 2 - (((latitudes[i] ?? 0) - (south + north) / 2) * scale || 0),
  }));
}

/** Each place goes to the free spot nearest to its own, looked for in rings; the same input gives the same picture. */
function apart(places: readonly Place[], frame: Frame): Place[] {
  const { width, height, room } = frame;
  const settled: Place[] = [];
  const isFree = (x: number, y: number): boolean =>
    x >= room.width / 2 &&
    x <= width - room.width / 2 &&
    y >= room.height / 2 &&
    y <= height - room.height / 2 &&
    settled.every((s) => Math.abs(s.x - x) >= room.width || Math.abs(s.y - y) >= room.height);
  for (const place of places) {
    const spots = Array.from({ length: Rings * Spokes }, (_, i) => {
      const [radius, angle] = [Math.floor(i / Spokes) * RingStep, (i % Spokes) * ((2 * Math.PI) / Spokes)];
      return { x: place.x + radius * Math.cos(angle), y: place.y + radius * Math.sin(angle) };
    });
    settled.push({ ...place, ...spots.find(({ x, y }) => isFree(x, y)) });
  }
  return settled;
}
