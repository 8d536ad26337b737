import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** Filters kept in the address, so that a page can be sent on, gone back to and reloaded. Empty ones are left out of it. */
export function useFilters<K extends string>(
  names: readonly K[],
): [Partial<Record<K, string>>, (change: Partial<Record<K, string | null | undefined>>) => void] {
  const [params, setParams] = useSearchParams();
  const text = params.toString();
  const filters = useMemo(() => {
    const read = new URLSearchParams(text);
    return Object.fromEntries(names.flatMap((n) => (read.get(n) ? [[n, read.get(n)]] : []))) as Partial<Record<K, string>>;
    // The names of a page's filters never change.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [text]);
  const change = useCallback(
    (changes: Partial<Record<K, string | null | undefined>>) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes) as [K, string | null | undefined][]) {
            if (value) after.set(name, value);
            else after.delete(name);
          }
          return after;
        },
        { replace: true },
      ),
    [setParams],
  );
  return [filters, change];
}
