import { useQuery } from '@tanstack/react-query';
import { api, ok } from '../api/client';
import type { components } from '../api/schema';
import { readAll } from '../shared/useListing';

type Schemas = components['schemas'];
export type PlanLine = Schemas['PlanLine'];
export type PlanPhase = Schemas['PlanPhase'];
export type Plan = Schemas['PlanView'];

/** Plans that touch one's own area, newest first. */
export const usePlans = (phase?: PlanPhase) =>
  useQuery({
    queryKey: ['plan', 'list', phase ?? 'all'],
    queryFn: () =>
      readAll<PlanLine>((cursor) =>
        ok(api.GET('/api/v1/balance/plans', { params: { query: { ...(phase ? { phase } : {}), ...cursor } } })),
      ),
  });

export const planQuery = (plan: string) => ({
  queryKey: ['plan', plan],
  queryFn: () => ok(api.GET('/api/v1/balance/plans/{plan}', { params: { path: { plan } } })),
});
