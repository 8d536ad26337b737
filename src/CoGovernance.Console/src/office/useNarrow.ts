import { useSyncExternalStore } from 'react';

const narrow = matchMedia('(max-width: 600px)');

/** Whether the page has the width of a phone. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    (tell) => {
      narrow.addEventListener('change', tell);
      return () => narrow.removeEventListener('change', tell);
    },
    () => narrow.matches,
  );
