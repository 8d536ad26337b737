/** Milliseconds that the county's clock is ahead of this device's, as the server last said. */
let ahead = 0;
const listeners = new Set<() => void>();

/** Less than this is the way of an answer, not another clock. */
const Noticed = 1000;

/** @param said What the server said with an answer just now; null changes nothing. */
export function heardTime(said: string | null): void {
  if (said === null) return;
  const before = ahead;
  ahead = Date.parse(said) - Date.now();
  if (Math.abs(ahead - before) > Noticed) listeners.forEach((tell) => tell());
}

/** The present instant by which the county's deadlines run, in milliseconds. The device's own clock may be wrong. */
export const countyNow = (): number => Date.now() + ahead;

/** Tells when the county's clock turns out to be another than was thought. @returns What ends it. */
export function whenClockTurns(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
