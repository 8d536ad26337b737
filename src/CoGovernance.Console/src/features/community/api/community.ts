import { useQuery } from '@tanstack/react-query';
import { api, ok, tagged } from '../../../api/client';
import type { components, operations } from '../../../api/schema';
import { readAll, useListing } from '../../../shared/useListing';

type Schemas = components['schemas'];
export type Member = Schemas['MemberLine'];
export type Skill = NonNullable<Schemas['Skill']>;
export type Window = Schemas['DayWindow'] & { day: NonNullable<Schemas['DayOfWeek']> };
export type Post = Schemas['PostLine'];
export type PostBody = Schemas['PostBody'];
export type Head = Schemas['CourtyardHeadLine'];
export type Helper = Schemas['HelperView'];
export type RequestLine = Schemas['RequestLine'];
export type MemberFilters = Omit<NonNullable<operations['listMembers']['parameters']['query']>, 'cursor' | 'limit'>;

export const useMembers = (filters: MemberFilters) =>
  useListing(['member', 'list', filters], (cursor) => ok(api.GET('/api/v1/members', { params: { query: { ...filters, ...cursor } } })));

/** A member with the version that changes go by. */
export const useMember = (member: string) =>
  useQuery({
    queryKey: ['member', 'one', member],
    queryFn: () => tagged(api.GET('/api/v1/members/{member}', { params: { path: { member } } })),
  });

export const enrol = (body: Schemas['NewMemberBody']) => ok(api.POST('/api/v1/members', { body }));

export const editMember = (member: string, tag: string, body: Schemas['MemberFactsBody']) =>
  ok(api.PUT('/api/v1/members/{member}', { params: { path: { member }, header: { 'If-Match': tag } }, body }));

export const claimPost = (member: string, post: string) =>
  ok(api.PUT('/api/v1/members/{member}/post', { params: { path: { member } }, body: { post } }));

/** Names of the units that have members or an agreement in the area, by their code. */
export const useUnitNames = (area: string) =>
  useQuery({
    queryKey: ['unit', 'names', area],
    staleTime: 600_000,
    queryFn: () => readAll((page) => ok(api.GET('/api/v1/units', { params: { query: { area, ...page } } }))),
    select: (rows) => new Map(rows.map((u) => [u.code, u.name])),
  });

/** Reads name and phone; the server records who read them and why. */
export const readContact = (member: string, reason: string) =>
  ok(api.POST('/api/v1/members/{member}/contact', { params: { path: { member } }, body: { reason } }));

export const setDuty = (member: string, body: Schemas['DutyBody']) =>
  ok(api.PUT('/api/v1/members/{member}/duty', { params: { path: { member } }, body }));

export const usePosts = (area: string) =>
  useQuery({
    queryKey: ['area', 'posts', area],
    queryFn: () => readAll((page) => ok(api.GET('/api/v1/posts', { params: { query: { area, ...page } } }))),
  });

const ofPost = (area: string, post: string) => ({ path: { area, post } });

/** A post with how many hold it, and the version that changes go by. */
export const usePost = (area: string, post: string) =>
  useQuery({
    queryKey: ['area', 'post', area, post],
    queryFn: () => tagged(api.GET('/api/v1/areas/{area}/posts/{post}', { params: ofPost(area, post) })),
  });

export const publishPost = (area: string, body: PostBody) =>
  ok(api.POST('/api/v1/areas/{area}/posts', { params: { path: { area } }, body }));

export const changePost = (area: string, post: string, tag: string, body: Schemas['PostChangeBody']) =>
  ok(api.PUT('/api/v1/areas/{area}/posts/{post}', { params: { ...ofPost(area, post), header: { 'If-Match': tag } }, body }));

export const closePost = (area: string, post: string, tag: string, reason: string) =>
  ok(
    api.POST('/api/v1/areas/{area}/posts/{post}/closing', {
      params: { ...ofPost(area, post), header: { 'If-Match': tag } },
      body: { reason },
    }),
  );

export const useHeads = (area: string) =>
  useQuery({
    queryKey: ['area', 'heads', area],
    queryFn: () => readAll((page) => ok(api.GET('/api/v1/courtyard-heads', { params: { query: { area, ...page } } }))),
  });

const ofHead = (area: string, head: string) => ({ path: { area, head } });

/** The version of a courtyard head's entry, as it stands now. */
export const useHead = (area: string, head: string) =>
  useQuery({
    queryKey: ['area', 'head', area, head],
    queryFn: () => tagged(api.GET('/api/v1/areas/{area}/courtyard-heads/{head}', { params: ofHead(area, head) })),
  });

export const appointHead = (area: string, body: Schemas['CourtyardHeadBody']) =>
  ok(api.POST('/api/v1/areas/{area}/courtyard-heads', { params: { path: { area } }, body }));

export const changeHead = (area: string, head: string, tag: string, body: Schemas['CourtyardHeadChangeBody']) =>
  ok(api.PUT('/api/v1/areas/{area}/courtyard-heads/{head}', { params: { ...ofHead(area, head), header: { 'If-Match': tag } }, body }));

export const dismissHead = (area: string, head: string, tag: string, reason: string) =>
  ok(
    api.POST('/api/v1/areas/{area}/courtyard-heads/{head}/dismissal', {
      params: { ...ofHead(area, head), header: { 'If-Match': tag } },
      body: { reason },
    }),
  );

/**
 * Requests whose service begins in the days from `from` to before `to`: all that are open, and those that are over and were ordered
 * at most 45 days before.
 */
export const useServices = (area: string, from: Date, to: Date) =>
  useQuery({
    queryKey: ['request', 'services', area, from.toISOString()],
    queryFn: async () => {
      const submittedFrom = new Date(from.getTime() - 45 * 86_400_000).toISOString();
      const read = (query: { open: boolean; submittedFrom?: string; submittedBefore?: string }) =>
        readAll((page) => ok(api.GET('/api/v1/requests', { params: { query: { area, ...query, ...page } } })));
      const [open, over] = await Promise.all([
        read({ open: true }),
        read({ open: false, submittedFrom, submittedBefore: to.toISOString() }),
      ]);
      return [...open, ...over]
        .filter((r) => r.beginsAt != null && Date.parse(r.beginsAt) >= from.getTime() && Date.parse(r.beginsAt) < to.getTime())
        .sort((a, b) => (a.beginsAt ?? '').localeCompare(b.beginsAt ?? ''));
    },
  });

export const useHelpers = (area: string) =>
  useQuery({
    queryKey: ['plan', 'helpers', area],
    queryFn: () => ok(api.GET('/api/v1/balance/areas/{area}/helpers', { params: { path: { area } } })),
  });

export const submit = (body: Schemas['OrderBody']) => ok(api.POST('/api/v1/requests', { body }));
