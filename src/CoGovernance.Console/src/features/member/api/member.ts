import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, newKey, ok, tagged } from '../../../api/client';
import type { components } from '../../../api/schema';
import { useMe } from '../../../session/useSession';
import { refresh } from './answers';

type Schemas = components['schemas'];
export type Offer = Schemas['MemberOfferView'];
export type Entry = Schemas['CalendarEntry'];
export type Service = Schemas['ServiceView'];
export type Availability = Schemas['AvailabilityView'];
export type Assignment = Schemas['AssignmentView'];

/** The number of the member who is signed in, on pages that only a member can reach. */
export function useMyNumber(): string {
  const { member } = useMe();
  if (!member) throw new Error('This page needs a member.');
  return member;
}

const own = (member: string) => ({ params: { path: { member } } });

export const useMember = () => {
  const member = useMyNumber();
  return useQuery({ queryKey: ['member', member], queryFn: () => ok(api.GET('/api/v1/members/{member}', own(member))) });
};

export const useOpenOffers = () => {
  const member = useMyNumber();
  return useQuery({
    queryKey: ['member', member, 'offers'],
    queryFn: () => ok(api.GET('/api/v1/members/{member}/offers', { params: { path: { member }, query: { status: 'open', limit: 50 } } })),
    select: (page) => page.items,
    refetchInterval: 60_000,
  });
};

export const useCalendar = () => {
  const member = useMyNumber();
  return useQuery({
    queryKey: ['member', member, 'calendar'],
    queryFn: () => ok(api.GET('/api/v1/members/{member}/calendar', own(member))),
  });
};

export const useOpenOrders = () => {
  const member = useMyNumber();
  return useQuery({
    queryKey: ['member', member, 'open-orders'],
    queryFn: () => ok(api.GET('/api/v1/members/{member}/open-orders', own(member))),
    select: (list) => list.items,
  });
};

export const useAssignments = () => {
  const member = useMyNumber();
  return useQuery({
    queryKey: ['member', member, 'assignments'],
    queryFn: () => ok(api.GET('/api/v1/balance/members/{member}/assignments', own(member))),
    select: (page) => page.items,
  });
};

export const useHours = () => {
  const member = useMyNumber();
  return useQuery({ queryKey: ['member', member, 'hours'], queryFn: () => ok(api.GET('/api/v1/members/{member}/hours', own(member))) });
};

export const useServices = () => {
  const member = useMyNumber();
  return useQuery({
    queryKey: ['member', member, 'services'],
    queryFn: () => ok(api.GET('/api/v1/members/{member}/services', { params: { path: { member }, query: { limit: 50 } } })),
    select: (page) => page.items,
  });
};

export const useCorrections = () => {
  const member = useMyNumber();
  return useQuery({
    queryKey: ['member', member, 'corrections'],
    queryFn: () => ok(api.GET('/api/v1/members/{member}/corrections', own(member))),
    select: (page) => page.items,
  });
};

/** With the version, so that a change made elsewhere meanwhile is told and not overwritten. */
export const useAvailability = () => {
  const member = useMyNumber();
  return useQuery({
    queryKey: ['member', member, 'availability'],
    queryFn: () => tagged(api.GET('/api/v1/members/{member}/availability', own(member))),
  });
};

export const useCalendarAddress = () => {
  const member = useMyNumber();
  return useQuery({
    queryKey: ['member', member, 'calendar-address'],
    queryFn: () => ok(api.GET('/api/v1/members/{member}/calendar/address', own(member))),
  });
};

export const useService = (request: string) =>
  useQuery({ queryKey: ['request', request], queryFn: () => ok(api.GET('/api/v1/requests/{request}', { params: { path: { request } } })) });

/** A step whose effect shows in the member's own pages. Each call is one intent with its own key. */
function useStep<V, T>(act: (member: string, value: V, header: { 'Idempotency-Key': string }) => Promise<T>) {
  const member = useMyNumber();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (value: V) => act(member, value, { 'Idempotency-Key': newKey() }),
    onSettled: () => refresh(queries),
  });
}

export const useTake = () =>
  useStep((member, request: string, header) =>
    ok(api.POST('/api/v1/members/{member}/open-orders/{request}/take', { params: { path: { member, request }, header } })),
  );

export const useBegin = () =>
  useStep((_, request: string, header) => ok(api.POST('/api/v1/requests/{request}/begin', { params: { path: { request }, header } })));

export const useComplete = () =>
  useStep((_, { request, minutes }: { request: string; minutes: number }, header) =>
    ok(api.POST('/api/v1/requests/{request}/complete', { params: { path: { request }, header }, body: { minutes } })),
  );

export const useWithdraw = () =>
  useStep((member, { request, reason }: { request: string; reason: string }, header) =>
    ok(api.POST('/api/v1/members/{member}/offers/{request}/withdraw', { params: { path: { member, request }, header }, body: { reason } })),
  );

/** Who is served and where; the server records that it was read, and why. */
export const useContact = (request: string) =>
  useMutation({
    mutationFn: (reason: string) => ok(api.POST('/api/v1/requests/{request}/contact', { params: { path: { request } }, body: { reason } })),
  });

export const useDuty = () =>
  useStep((member, body: Schemas['DutyBody'], header) =>
    ok(api.PUT('/api/v1/members/{member}/duty', { params: { path: { member }, header }, body })),
  );

export const useAlertLimit = () =>
  useStep((member, perWeek: number | null, header) =>
    ok(api.PUT('/api/v1/members/{member}/alert-limit', { params: { path: { member }, header }, body: { perWeek } })),
  );

export const useSetAvailability = () =>
  useStep((member, { body, tag }: { body: Schemas['AvailabilityBody']; tag: string | null }, header) =>
    ok(
      api.PUT('/api/v1/members/{member}/availability', {
        params: { path: { member }, header: { ...header, ...(tag ? { 'If-Match': tag } : {}) } },
        body,
      }),
    ),
  );

export const useMakeAddress = () =>
  useStep((member, _: undefined, header) =>
    ok(api.POST('/api/v1/members/{member}/calendar/address', { params: { path: { member }, header } })),
  );

export const useRevokeAddress = () =>
  useStep((member, _: undefined, header) =>
    ok(api.DELETE('/api/v1/members/{member}/calendar/address', { params: { path: { member }, header } })),
  );

export const useAskCorrection = () =>
  useStep((member, { service, ...body }: Schemas['CorrectionBody'] & { service: number }, header) =>
    ok(
      api.POST('/api/v1/members/{member}/services/{service}/correction', {
        params: { path: { member, service: String(service) }, header },
        body,
      }),
    ),
  );

export const useObject = () =>
  useStep((member, { plan, reason }: { plan: string; reason: string }, header) =>
    ok(
      api.POST('/api/v1/balance/members/{member}/assignments/{plan}/object', {
        params: { path: { member, plan }, header },
        body: reason ? { reason } : {},
      }),
    ),
  );

export const useWillingness = () =>
  useStep((member, willingness: Schemas['Willingness'], header) =>
    ok(api.PUT('/api/v1/balance/members/{member}/willingness', { params: { path: { member }, header }, body: { willingness } })),
  );
