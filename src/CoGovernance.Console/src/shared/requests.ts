import { useQuery } from '@tanstack/react-query';
import { api, ok } from '../api/client';
import type { components } from '../api/schema';

export type RequestView = components['schemas']['RequestView'];

export const useRequest = (request: string) =>
  useQuery({ queryKey: ['request', request], queryFn: () => ok(api.GET('/api/v1/requests/{request}', { params: { path: { request } } })) });

/** Open requests for the same kind of service in the same community; asked for when both are known. */
export const useSimilar = (community: string, category: string) =>
  useQuery({
    queryKey: ['request', 'similar', community, category],
    enabled: community !== '' && category !== '',
    queryFn: () => ok(api.GET('/api/v1/orders/similar', { params: { query: { community, category } } })),
    select: (l) => l.items,
  });
