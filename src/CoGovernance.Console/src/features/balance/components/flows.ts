import type { Move } from '../api/balance';

export interface Link {
  from: string;
  to: string;
  count: number;
}

/** The moves summed up by the communities between which they go. */
export function flows(moves: readonly Pick<Move, 'from' | 'to' | 'count'>[]): Link[] {
  const sums = new Map<string, Link>();
  for (const { from, to, count } of moves) {
    const key = `${from}/${to}`;
    sums.set(key, { from, to, count: (sums.get(key)?.count ?? 0) + count });
  }
  return [...sums.values()].sort((a, b) => a.from.localeCompare(b.from) || a.to.localeCompare(b.to));
}
