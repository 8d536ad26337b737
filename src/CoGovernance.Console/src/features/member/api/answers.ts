import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { api, newKey, ok } from '../../../api/client';
import { Problem } from '../../../api/problem';
import { useConnection } from '../../../shared/connection';
import { Outbox, type KeptAnswer, type Sent } from './outbox';

const outbox = new Outbox(localStorage);

const post = ({ member, request, kind, reason, key }: KeptAnswer) => {
  const params = { path: { member, request }, header: { 'Idempotency-Key': key } };
  return kind === 'accept'
    ? ok(api.POST('/api/v1/members/{member}/offers/{request}/accept', { params }))
    : ok(api.POST('/api/v1/members/{member}/offers/{request}/decline', { params, body: reason ? { reason } : {} }));
};

/** Time heals an absent or busy server, a session that ended and a token that changed; nothing else. */
const mayTryLater = (p: Problem): boolean =>
  p.isOffline || p.status >= 500 || p.status === 429 || p.status === 401 || p.code === 'auth.csrf';

async function sendLater(answer: KeptAnswer): Promise<Sent> {
  try {
    await post(answer);
    return { is: 'taken' };
  } catch (e) {
    if (!(e instanceof Problem)) throw e;
    return mayTryLater(e) ? { is: 'later' } : { is: 'refused', why: e.message };
  }
}

export const refresh = (queries: QueryClient): void => {
  void queries.invalidateQueries({ queryKey: ['member'] });
  void queries.invalidateQueries({ queryKey: ['request'] });
};

/** Answers an offer in one tap. When the server is away the answer is kept, to be sent when it is back. */
export const useAnswer = (member: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ request, kind, reason }: { request: string; kind: KeptAnswer['kind']; reason?: string }) => {
      const answer: KeptAnswer = {
        key: newKey(),
        member,
        request,
        kind,
        reason: reason ?? null,
        at: new Date().toISOString(),
        refused: null,
      };
      try {
        await post(answer);
      } catch (e) {
        if (!(e instanceof Problem && e.isOffline)) throw e;
        outbox.add(answer);
      }
    },
    onSettled: () => refresh(queries),
  });
};

/** The answers of this member that wait or were refused. */
export function useKeptAnswers(member: string): { answers: readonly KeptAnswer[]; dismiss: (key: string) => void } {
  const all = useSyncExternalStore(outbox.listen, outbox.all);
  const dismiss = useCallback((key: string) => outbox.remove(key), []);
  return { answers: all.filter((a) => a.member === member), dismiss };
}

/** Sends what waits whenever the server is there, and looks for the server while it is away. */
export function useSending(member: string): void {
  const queries = useQueryClient();
  const { isAway } = useConnection();
  useEffect(() => {
    const look = (): void => void queries.invalidateQueries({ queryKey: ['session'] });
    if (!isAway) {
      if (outbox.all().some((a) => a.member === member && a.refused === null))
        // The session is read first: its token may have changed while the server was away.
        void queries
          .refetchQueries({ queryKey: ['session'] })
          .then(() => outbox.send(member, sendLater))
          .finally(() => refresh(queries));
      return undefined;
    }
    const timer = setInterval(look, 10_000);
    window.addEventListener('online', look);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', look);
    };
  }, [isAway, member, queries]);
  // Left when the server is back: what is shown from before is read anew.
  useEffect(() => (isAway ? () => refresh(queries) : undefined), [isAway, queries]);
}
