import { useSyncExternalStore } from 'react';
import { api } from '../api/client';

/** Whether the server is there, and from when what is shown dates where it is not. */
export interface Connection {
  isAway: boolean;
  keptAt: string | null;
}

const listeners = new Set<() => void>();
let current: Connection = { isAway: !navigator.onLine, keptAt: null };

function tell(next: Connection): void {
  if (next.isAway === current.isAway && next.keptAt === current.keptAt) return;
  current = next;
  listeners.forEach((listener) => listener());
}

// The network itself tells little (a phone with a signal may reach nothing): each answer of the server tells more.
api.use({
  onResponse({ response }) {
    const kept = response.headers.get('X-Kept-At');
    tell(kept === null ? { isAway: false, keptAt: null } : { isAway: true, keptAt: earlier(current.keptAt, kept) });
  },
  onError({ error }) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) tell({ ...current, isAway: true });
  },
});

window.addEventListener('offline', () => tell({ ...current, isAway: true }));

const earlier = (a: string | null, b: string): string => (a !== null && Date.parse(a) < Date.parse(b) ? a : b);

export const useConnection = (): Connection =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
