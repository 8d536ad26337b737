import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Me } from '../session/useSession';
import { Gatherer } from './gatherer';

/** While news does not come by itself, what is open is read again this often. */
const PollEvery = 15_000;
const ConnectAgainAfter = 60_000;

/** The kinds of things of which the server tells, as query keys name them. */
const kinds: Partial<Record<string, string>> = { community: 'area', town: 'area', county: 'area' };

/**
 * Has pages follow what happens elsewhere, while somebody is signed in: the server tells that something of a kind has changed, and what is
 * shown of that kind is read again, at most twice a second. The browser comes back by itself from where it was. Where the server tells
 * nothing, open pages are read again every 15 seconds.
 */
export function useLive(): void {
  const queries = useQueryClient();
  // Looks at who is signed in without asking: a resident's page asks nothing of the kind.
  const { data: me } = useQuery<Me | null>({ queryKey: ['session'], enabled: false });
  const account = me && !me.mustChangePassword ? me.account : null;

  useEffect(() => {
    if (!account) return;
    const everything = () => queries.invalidateQueries({ predicate: (q) => q.queryKey[0] !== 'session' });
    const gatherer = new Gatherer((kind) =>
      kind === '*' ? everything() : queries.invalidateQueries({ queryKey: [kind] }, { cancelRefetch: false }),
    );
    let source: EventSource | null = null;
    let last = '';
    let later: ReturnType<typeof setTimeout> | undefined;

    const connect = (): void => {
      source = new EventSource(`/api/v1/live${last && `?after=${last}`}`);
      source.addEventListener('change', (e: MessageEvent<string>) => {
        last = e.lastEventId;
        const { kind } = JSON.parse(e.data) as { kind: string };
        gatherer.add(kinds[kind] ?? kind);
      });
      source.addEventListener('reset', (e: MessageEvent<string>) => {
        last = e.lastEventId;
        gatherer.add('*');
      });
      source.addEventListener('end', (e: MessageEvent<string>) => {
        if ((JSON.parse(e.data) as { reason: string }).reason === 'signedOut') void queries.invalidateQueries({ queryKey: ['session'] });
      });
      source.onerror = () => {
        // Closed for good is what a refusal or an older server answers; a line that broke is taken up by the browser itself.
        if (source?.readyState === EventSource.CLOSED) later = setTimeout(connect, ConnectAgainAfter);
      };
    };
    connect();
    const poll = setInterval(() => {
      if (source?.readyState !== EventSource.OPEN && !document.hidden) gatherer.add('*');
    }, PollEvery);
    return () => {
      clearInterval(poll);
      clearTimeout(later);
      source?.close();
      gatherer.stop();
    };
  }, [account, queries]);
}
