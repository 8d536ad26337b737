import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ok, rememberCsrf } from '../api/client';
import { Problem } from '../api/problem';
import type { components } from '../api/schema';

export type Me = components['schemas']['Me'];
export type Role = Me['role'];

const Key = ['session'];

async function readSession(): Promise<Me | null> {
  try {
    const session = await ok(api.GET('/api/v1/session'));
    rememberCsrf(session.csrfToken);
    return session.me;
  } catch (e) {
    if (e instanceof Problem && e.code === 'auth.required') {
      rememberCsrf(null);
      return null;
    }
    throw e;
  }
}

/** Who is signed in; null for a visitor. */
export const useSession = () => useQuery({ queryKey: Key, queryFn: readSession, staleTime: 60_000 });

/** Who is signed in, on pages that only somebody signed in can reach. */
export function useMe(): Me {
  const { data } = useSession();
  if (!data) throw new Error('This page needs somebody signed in.');
  return data;
}

export function useSignIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: components['schemas']['SignInBody']) => ok(api.POST('/api/v1/session', { body })),
    onSuccess: (session) => {
      rememberCsrf(session.csrfToken);
      queries.clear();
      queries.setQueryData(Key, session.me);
    },
  });
}

export function useSignOut() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => ok(api.DELETE('/api/v1/session')),
    onSuccess: () => {
      rememberCsrf(null);
      queries.clear();
      queries.setQueryData(Key, null);
    },
  });
}
