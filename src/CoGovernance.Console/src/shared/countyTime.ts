/** Milliseconds that the county's clock is ahead of this device's, as the server last said. */
let ahead = 0;

/** @param said What the server said with an answer; null changes nothing. */
export function heardTime(said: string | null): void {
  if (said !== null) ahead = Date.parse(said) - Date.now();
}

/** The present instant by which the county's deadlines run, in milliseconds. The device's own clock may be wrong. */
export const countyNow = (): number => Date.now() + ahead;
