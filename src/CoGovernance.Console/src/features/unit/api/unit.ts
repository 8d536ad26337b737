import { useQuery } from '@tanstack/react-query';
import { api, ok, tagged } from '../../../api/client';
import type { components } from '../../../api/schema';
import { readAll } from '../../../shared/useListing';

type Schemas = components['schemas'];
export type UnitView = Schemas['UnitView'];
export type Member = Schemas['MemberLine'];
export type Proposal = Schemas['ProposalLine'];

/** The unit, and the version that confirmations go by. */
export const useUnit = (unit: string) =>
  useQuery({ queryKey: ['unit', unit], queryFn: () => tagged(api.GET('/api/v1/units/{unit}', { params: { path: { unit } } })) });

export const useMembers = (unit: string) =>
  useQuery({
    queryKey: ['member', 'unit', unit],
    queryFn: () => readAll((page) => ok(api.GET('/api/v1/members', { params: { query: { unit, ...page } } }))),
  });

export const useProposals = () =>
  useQuery({
    queryKey: ['unit', 'proposals'],
    queryFn: () => readAll((page) => ok(api.GET('/api/v1/agreement-proposals', { params: { query: page } }))),
  });

const at = (unit: string, community: string) => ({ path: { unit, community } });

export const offer = (unit: string, community: string, body: Schemas['AgreementBody']) =>
  ok(api.PUT('/api/v1/units/{unit}/agreements/{community}/proposal', { params: at(unit, community), body }));

export const confirm = ({ unit, community }: Proposal, tag: string) =>
  ok(
    api.POST('/api/v1/units/{unit}/agreements/{community}/proposal/confirmation', {
      params: { ...at(unit, community), header: { 'If-Match': tag } },
    }),
  );

export const refuse = ({ unit, community }: Proposal, reason: string) =>
  ok(api.POST('/api/v1/units/{unit}/agreements/{community}/proposal/refusal', { params: at(unit, community), body: { reason } }));
