/** Keys of the steps; the rest of the letters and the digits are left to categories. */
export const stepKeys = {
  emergency: 'e',
  notOurs: 'n',
  merge: 'm',
  redispatch: 'r',
  reschedule: 's',
  escalate: 'u',
  close: 'x',
  reopen: 'o',
  evaluate: 'v',
  cancel: 'c',
} as const;

const taken = new Set<string>([...Object.values(stepKeys), 'j', 'k']);
const free = Array.from('1234567890abcdefghijklmnopqrstuvwxyz').filter((k) => !taken.has(k));

/** One key for each category in the order given: digits first, then letters. Categories beyond the keys have none. */
export const categoryKeys = (codes: readonly string[]): Map<string, string> =>
  new Map(codes.flatMap((code, i) => (free[i] ? [[code, free[i]]] : [])));
