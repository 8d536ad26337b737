import { useQueries, useQuery } from '@tanstack/react-query';
import { api, ok, tagged } from '../../../api/client';
import type { components, operations } from '../../../api/schema';
import { readAll } from '../../../shared/useListing';

type Schemas = components['schemas'];
export type RequestLine = Schemas['RequestLine'];
export type ClockKind = NonNullable<Schemas['ClockKind']>;
export type Correction = Schemas['CorrectionView'];
export type Proposal = Schemas['ProposalLine'];
type Filters = NonNullable<operations['listRequests']['parameters']['query']>;

const list = (filters: Filters) => ok(api.GET('/api/v1/requests', { params: { query: { ...filters, limit: 200 } } })).then((p) => p.items);

const queue = (filters: Filters) => ({ queryKey: ['request', 'queue', filters], queryFn: () => list(filters) });

/** The queues of requests that wait for the office, oldest first, and those whose deadlines were missed. At most 200 each. */
export function useQueues() {
  const answers = useQueries({
    queries: [
      queue({ phase: 'submitted', sort: 'submittedAt' }),
      queue({ phase: 'triaged', sort: 'submittedAt' }),
      queue({ phase: 'dispatching', sort: 'submittedAt' }),
      queue({ exhausted: true, open: true, sort: 'submittedAt' }),
      queue({ phase: 'evaluated', sort: 'submittedAt' }),
      queue({ phase: 'completed', sort: 'submittedAt' }),
      queue({ missed: 'respond', open: true, sort: 'submittedAt' }),
      queue({ missed: 'staff', open: true, sort: 'submittedAt' }),
      queue({ missed: 'resolve', open: true, sort: 'submittedAt' }),
    ],
  });
  const rows = (...at: number[]): RequestLine[] => at.flatMap((i) => answers[i]?.data ?? []);
  const missed = new Map<string, ClockKind[]>();
  const note = (clock: ClockKind, lines: RequestLine[]): void =>
    lines.forEach((r) => missed.set(r.number, [...(missed.get(r.number) ?? []), clock]));
  note('respond', rows(6));
  note('staff', rows(7));
  note('resolve', rows(8));
  const overdueFirst = (lines: RequestLine[]): RequestLine[] =>
    [...new Map(lines.map((r) => [r.number, r])).values()].sort(
      (a, b) => Number(missed.has(b.number)) - Number(missed.has(a.number)) || a.submittedAt.localeCompare(b.submittedAt),
    );
  return {
    missed,
    isPending: answers.some((a) => a.isPending),
    error: answers.find((a) => a.error)?.error ?? null,
    again: () => answers.forEach((a) => void a.refetch()),
    lines: {
      overdue: overdueFirst(rows(6, 7, 8)),
      intake: overdueFirst(rows(0)),
      dispatch: overdueFirst(rows(1, 2).filter((r) => !r.exhausted)),
      stuck: overdueFirst(rows(3)),
      follow: [...overdueFirst(rows(4)), ...overdueFirst(rows(5))],
    },
  };
}

export const useCandidates = (request: string, isWanted: boolean) =>
  useQuery({
    queryKey: ['request', request, 'candidates'],
    enabled: isWanted,
    queryFn: () => ok(api.GET('/api/v1/requests/{request}/candidates', { params: { path: { request } } })),
    select: (l) => l.items,
  });

/** Names of the community's own members by their number. */
export const useMemberNames = (area: string) =>
  useQuery({
    queryKey: ['member', 'names', area],
    staleTime: 600_000,
    queryFn: () => readAll((page) => ok(api.GET('/api/v1/members', { params: { query: { area, ...page } } }))),
    select: (rows) => new Map(rows.map((m) => [m.number, m.name ?? m.number])),
  });

export const useCorrections = () =>
  useQuery({
    queryKey: ['correction', 'open'],
    queryFn: () => readAll((page) => ok(api.GET('/api/v1/corrections', { params: { query: { status: 'open', ...page } } }))),
  });

export const useProposals = () =>
  useQuery({
    queryKey: ['unit', 'proposals'],
    queryFn: () => readAll((page) => ok(api.GET('/api/v1/agreement-proposals', { params: { query: page } }))),
  });

export const usePlans = () =>
  useQuery({
    queryKey: ['plan', 'proposed'],
    queryFn: () => readAll((page) => ok(api.GET('/api/v1/balance/plans', { params: { query: { phase: 'proposed', ...page } } }))),
  });

/** A unit's name, and the version that a confirmation of its proposal goes by. */
export const useUnit = (unit: string) =>
  useQuery({ queryKey: ['unit', unit], queryFn: () => tagged(api.GET('/api/v1/units/{unit}', { params: { path: { unit } } })) });

const at = (request: string) => ({ params: { path: { request } } });

/** The steps of the office. Each answers with the request as it is then. */
export const steps = {
  triage: (request: string, body: Schemas['TriageBody']) => ok(api.POST('/api/v1/requests/{request}/triage', { ...at(request), body })),
  reject: (request: string, body: Schemas['RejectBody']) => ok(api.POST('/api/v1/requests/{request}/reject', { ...at(request), body })),
  merge: (request: string, into: string) => ok(api.POST('/api/v1/requests/{request}/merge', { ...at(request), body: { into } })),
  cancel: (request: string, reason: string) => ok(api.POST('/api/v1/requests/{request}/cancel', { ...at(request), body: { reason } })),
  escalate: (request: string) => ok(api.POST('/api/v1/requests/{request}/escalate', at(request))),
  redispatch: (request: string) => ok(api.POST('/api/v1/requests/{request}/redispatch', at(request))),
  reschedule: (request: string, body: Schemas['RescheduleBody']) =>
    ok(api.POST('/api/v1/requests/{request}/reschedule', { ...at(request), body })),
  close: (request: string, reason: string) => ok(api.POST('/api/v1/requests/{request}/close', { ...at(request), body: { reason } })),
  reopen: (request: string, body: Schemas['ReopenBody']) => ok(api.POST('/api/v1/requests/{request}/reopen', { ...at(request), body })),
  evaluate: (request: string, body: Schemas['EvaluationBody']) =>
    ok(api.POST('/api/v1/requests/{request}/evaluate', { ...at(request), body })),
};

export const decide = (c: Correction, answer: 'approve' | 'refuse', reason: string) => {
  const where = { params: { path: { member: c.member, correction: String(c.correction) } }, body: { reason } };
  return answer === 'approve'
    ? ok(api.POST('/api/v1/members/{member}/corrections/{correction}/approve', where))
    : ok(api.POST('/api/v1/members/{member}/corrections/{correction}/refuse', where));
};

export const confirmProposal = ({ unit, community }: Proposal, tag: string) =>
  ok(
    api.POST('/api/v1/units/{unit}/agreements/{community}/proposal/confirmation', {
      params: { path: { unit, community }, header: { 'If-Match': tag } },
    }),
  );

export const refuseProposal = ({ unit, community }: Proposal, reason: string) =>
  ok(api.POST('/api/v1/units/{unit}/agreements/{community}/proposal/refusal', { params: { path: { unit, community } }, body: { reason } }));
