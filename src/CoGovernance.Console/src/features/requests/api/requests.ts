import { useMutation, useQuery } from '@tanstack/react-query';
import { api, ok } from '../../../api/client';
import type { operations, components } from '../../../api/schema';
import { useListing } from '../../../shared/useListing';

export type RequestFilters = NonNullable<operations['listRequests']['parameters']['query']>;
export type RequestLine = components['schemas']['RequestLine'];

export const useRequests = (filters: RequestFilters) =>
  useListing(['request', 'list', filters], (cursor) => ok(api.GET('/api/v1/requests', { params: { query: { ...filters, ...cursor } } })));

export const useHistory = (request: string) =>
  useQuery({
    queryKey: ['request', request, 'history'],
    queryFn: () => ok(api.GET('/api/v1/requests/{request}/history', { params: { path: { request } } })),
  });

/** Reads contact and address; the server records who read them and why. */
export const useContact = (request: string) =>
  useMutation({
    mutationFn: (reason: string) => ok(api.POST('/api/v1/requests/{request}/contact', { params: { path: { request } }, body: { reason } })),
  });
