import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { api, ok } from '../../../api/client';
import type { components } from '../../../api/schema';
import { planQuery } from '../../../office/plans';
import { readAll } from '../../../shared/useListing';
import { useRefresh } from '../../../shared/useRefresh';

type Schemas = components['schemas'];
export type WhatIf = Schemas['WhatIfBody'];
export type Skill = NonNullable<Schemas['Skill']>;
export type Binding = NonNullable<Schemas['Binding']>;
export type Move = Schemas['MoveView'];
export type HistoryLine = Schemas['HistoryLine'];
type Unit = Schemas['UnitLine'];

export const usePlan = (plan: string) => useQuery(planQuery(plan));

export const usePlanHistory = (plan: string) =>
  useQuery({
    queryKey: ['plan', plan, 'history'],
    queryFn: () => ok(api.GET('/api/v1/balance/plans/{plan}/history', { params: { path: { plan } } })),
    select: (h) => h.items,
  });

/** The units of one's part of the tree, to name them and to choose one. */
export const useUnits = () =>
  useQuery({
    queryKey: ['unit', 'list', 'all'],
    queryFn: () => readAll<Unit>((cursor) => ok(api.GET('/api/v1/units', { params: { query: cursor } }))),
  });

export function useUnitName(): (code: string) => string {
  const { data } = useUnits();
  return (code) => data?.find((u) => u.code === code)?.name ?? code;
}

/** Balances as if things were otherwise; nothing is recorded. */
export const useWhatIf = (area: string) =>
  useMutation({
    mutationFn: (body: WhatIf) => ok(api.POST('/api/v1/balance/areas/{area}/what-if', { params: { path: { area } }, body })),
  });

/** Proposes the best balance as a plan and opens it. */
export function usePropose(area: string) {
  const navigate = useNavigate();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: () => ok(api.POST('/api/v1/balance/plans', { body: { area } })),
    onSuccess: (plan) => {
      refresh('plan', 'board');
      void navigate(`/balance/${plan.plan}`);
    },
  });
}

const at = (plan: string) => ({ params: { path: { plan } } });

/** What can be done to a plan; each reads again what it changes. */
export function usePlanActs(plan: string) {
  const refresh = useRefresh();
  const told = async <T>(write: Promise<T>): Promise<T> => {
    const answer = await write;
    refresh('plan', 'board', 'area');
    return answer;
  };
  return {
    approve: () => told(ok(api.POST('/api/v1/balance/plans/{plan}/approve', at(plan)))),
    refuse: (reason: string) => told(ok(api.POST('/api/v1/balance/plans/{plan}/refuse', { ...at(plan), body: { reason } }))),
    withdraw: (reason: string) => told(ok(api.POST('/api/v1/balance/plans/{plan}/withdraw', { ...at(plan), body: { reason } }))),
    /** @param from An instant; the first day on which nobody may object any more where it is left out. */
    apply: (from: string | null) => told(ok(api.POST('/api/v1/balance/plans/{plan}/apply', { ...at(plan), body: { from } }))),
  };
}
