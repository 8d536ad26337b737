import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, newKey, ok } from '../../../api/client';
import type { components } from '../../../api/schema';

export type OrderBody = components['schemas']['OrderBody'];
export type OrderView = components['schemas']['OrderView'];
export type TrackedOrder = components['schemas']['TrackedOrder'];
type Schemas = components['schemas'];

/** Places an order; a courtyard head's is placed on behalf of the neighbour. The same key has one effect, however often it is sent. */
export const usePlace = (onBehalf: boolean) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ key, body }: { key: string; body: OrderBody }) => {
      const params = { header: { 'Idempotency-Key': key } };
      return ok(onBehalf ? api.POST('/api/v1/requests', { params, body }) : api.POST('/api/v1/orders', { params, body }));
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['order'] });
      void queries.invalidateQueries({ queryKey: ['request'] });
    },
  });
};

/** What the signed-in courtyard head has ordered for neighbours, newest first. */
export const useOwnOrders = () =>
  useQuery({
    queryKey: ['request', 'own'],
    queryFn: () => ok(api.GET('/api/v1/requests', { params: { query: { limit: 50, sort: '-submittedAt' } } })),
  });

const keyOf = (number: string, code: string) => ['order', number, code];

export const useTracked = (number: string, code: string) =>
  useQuery({
    queryKey: keyOf(number, code),
    queryFn: () => ok(api.GET('/api/v1/orders/{request}', { params: { path: { request: number }, header: { 'Order-Code': code } } })),
    enabled: number !== '' && code !== '',
    refetchInterval: 60_000,
  });

/** What a resident can do with the own order. */
export type Step =
  | { kind: 'evaluate'; body: Schemas['EvaluationBody'] }
  | { kind: 'reopen'; body: Schemas['ReopenBody'] }
  | { kind: 'cancel'; body: Schemas['ReasonBody'] };

export const useStep = (number: string, code: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (step: Step) => {
      const params = { path: { request: number }, header: { 'Order-Code': code, 'Idempotency-Key': newKey() } };
      switch (step.kind) {
        case 'evaluate':
          return ok(api.POST('/api/v1/orders/{request}/evaluation', { params, body: step.body }));
        case 'reopen':
          return ok(api.POST('/api/v1/orders/{request}/reopening', { params, body: step.body }));
        case 'cancel':
          return ok(api.POST('/api/v1/orders/{request}/cancellation', { params, body: step.body }));
      }
    },
    onSuccess: (order) => queries.setQueryData(keyOf(number, code), order),
  });
};
