import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, ok } from '../api/client';
import type { components, operations } from '../api/schema';
import { useLanguage } from '../i18n/language';
import { tiers } from '../i18n/terms';
import { useCommunities } from '../shared/catalog';
import { readAll } from '../shared/useListing';
import { tierOf } from './tier';

type Schemas = components['schemas'];
export type Area = Schemas['AreaView'];
export type OpenCount = Schemas['OpenCountView'];
export type Rates = Schemas['HandlingRates'];
export type StaffWork = Schemas['StaffWorkView'];
export type Load = Schemas['LoadView'];
export type ChildLoad = Schemas['ChildLoadView'];
export type LoadLevel = NonNullable<Schemas['LoadLevel']>;
export type Outline = Schemas['OutlineView'];
export type RequestLine = Schemas['RequestLine'];
export type Proposal = Schemas['ProposalView'];
export type ClockKind = NonNullable<Schemas['ClockKind']>;
export type Loan = Schemas['LoanView'];
type LoanFilters = NonNullable<operations['listLoans']['parameters']['query']>;

/** The areas of one's part of the tree, by code. */
export const useAreas = () =>
  useQuery({
    queryKey: ['area', 'list'],
    queryFn: () => readAll<Area>((cursor) => ok(api.GET('/api/v1/areas', { params: { query: cursor } }))),
  });

/** Names an area by its code: those of one's own part of the tree, and every community that takes orders; others by their tier. */
export function useAreaName(): (code: string) => string {
  const { data: areas } = useAreas();
  const { data: communities } = useCommunities();
  const language = useLanguage();
  return useCallback(
    (code) => {
      const known = areas?.find((a) => a.code === code)?.name ?? communities?.find((c) => c.code === code)?.name;
      return known ?? (tierOf(code) === 'community' ? code : `${tiers[tierOf(code)][language === 'zh' ? 0 : 1]} ${code}`);
    },
    [areas, communities, language],
  );
}

/** The load of an area and its children, with what it was, what it usually is and what it may become. */
export const useLoad = (area: string, days = 14) =>
  useQuery({
    queryKey: ['area', area, 'load', days],
    queryFn: () => ok(api.GET('/api/v1/areas/{area}/load', { params: { path: { area }, query: { days } } })),
  });

/** How places are filled now, and what balancing would do. */
export const useBalance = (area: string) =>
  useQuery({
    queryKey: ['board', area, 'balance'],
    queryFn: () => ok(api.GET('/api/v1/balance/areas/{area}', { params: { path: { area } } })),
  });

/** Lending that waits for this area's word. */
export const useLending = (area: string) =>
  useQuery({
    queryKey: ['area', area, 'lending'],
    queryFn: () => ok(api.GET('/api/v1/areas/{area}/lending', { params: { path: { area } } })),
    select: (l) => l.items,
  });

export const useLoans = (filters: LoanFilters) =>
  useQuery({
    queryKey: ['area', 'loans', filters],
    queryFn: () => readAll<Loan>((cursor) => ok(api.GET('/api/v1/loans', { params: { query: { ...filters, ...cursor } } }))),
  });

/** An area counted: what is open by community, the three rates, and the work asked of grassroots staff. */
export const useFigures = (area: string) =>
  useQuery({
    queryKey: ['request', 'figures', area],
    queryFn: () => ok(api.GET('/api/v1/areas/{area}/figures', { params: { path: { area } } })),
  });

/** Open requests that a higher tier handles, or that nobody is left to be asked for: few at any time. */
export const useOpenRequests = (filters: { area?: string; tier?: 'town' | 'county'; exhausted?: true }) =>
  useQuery({
    queryKey: ['request', 'open', filters],
    queryFn: () =>
      readAll<RequestLine>((cursor) => ok(api.GET('/api/v1/requests', { params: { query: { open: true, ...filters, ...cursor } } }))),
  });
