import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

/** Has everything of the kinds named read again, as after a write: `refresh('request', 'area')`. */
export function useRefresh(): (...kinds: string[]) => void {
  const queries = useQueryClient();
  return useCallback(
    (...kinds) => {
      for (const kind of kinds) void queries.invalidateQueries({ queryKey: [kind] });
    },
    [queries],
  );
}
