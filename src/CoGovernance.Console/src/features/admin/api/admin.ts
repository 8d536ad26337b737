import { useQuery } from '@tanstack/react-query';
import { api, ok, tagged } from '../../../api/client';
import type { components, operations } from '../../../api/schema';
import { useListing } from '../../../shared/useListing';

type Schemas = components['schemas'];
export type AccountView = Schemas['AccountView'];
export type AccountBody = Schemas['AccountBody'];
export type Policy = Schemas['Policy'];
export type ImportView = Schemas['ImportView'];
type QueryOf<Name extends keyof operations> = operations[Name]['parameters'] extends { query?: infer Q } ? NonNullable<Q> : never;

export const useAccounts = (filters: QueryOf<'listAccounts'>) =>
  useListing(['account', 'list', filters], (cursor) => ok(api.GET('/api/v1/accounts', { params: { query: { ...filters, ...cursor } } })));

const named = (account: string) => ({ path: { account } });
const match = (tag: string) => ({ header: { 'If-Match': tag } });

export const useAccount = (account: string) =>
  useQuery({ queryKey: ['account', account], queryFn: () => tagged(api.GET('/api/v1/accounts/{account}', { params: named(account) })) });

export const openAccount = (body: AccountBody) => ok(api.POST('/api/v1/accounts', { body }));
export const changeAccount = (account: string, tag: string, body: Schemas['AccountChangeBody']) =>
  ok(api.PUT('/api/v1/accounts/{account}', { params: { ...named(account), ...match(tag) }, body }));
export const disableAccount = (account: string, tag: string, reason: string) =>
  ok(api.POST('/api/v1/accounts/{account}/disable', { params: { ...named(account), ...match(tag) }, body: { reason } }));
export const enableAccount = (account: string) => ok(api.POST('/api/v1/accounts/{account}/enable', { params: named(account) }));
export const resetPassword = (account: string) => ok(api.POST('/api/v1/accounts/{account}/password', { params: named(account) }));

export const useTokens = () => useQuery({ queryKey: ['token'], queryFn: () => ok(api.GET('/api/v1/me/tokens')), select: (l) => l.items });
export const issueToken = (body: Schemas['TokenBody']) => ok(api.POST('/api/v1/me/tokens', { body }));
export const revokeToken = (id: string) => ok(api.DELETE('/api/v1/me/tokens/{id}', { params: { path: { id } } }));

export const useImports = () => useListing(['import', 'list'], (cursor) => ok(api.GET('/api/v1/imports', { params: { query: cursor } })));

/** How an import stands; asked again each second while the server checks or applies it. */
export const useImport = (id: string) =>
  useQuery({
    queryKey: ['import', id],
    queryFn: () => ok(api.GET('/api/v1/imports/{import}', { params: { path: { import: id } } })),
    refetchInterval: (q) => (q.state.data && ['checking', 'applying'].includes(q.state.data.status) ? 1000 : false),
  });

export const useFindings = (id: string, status: string) =>
  useListing(['import', id, 'findings', status], (cursor) =>
    ok(api.GET('/api/v1/imports/{import}/findings', { params: { path: { import: id }, query: cursor } })),
  );

/** Sends the files as a browser sends a form; the document of the API does not describe its parts. */
export const upload = (files: readonly File[]): Promise<ImportView> => {
  const form = new FormData();
  for (const file of files) form.append('files', file, file.name);
  return ok(api.POST('/api/v1/imports', { body: form as never, bodySerializer: () => form }));
};
export const applyImport = (id: string, acceptValid: boolean) =>
  ok(api.POST('/api/v1/imports/{import}/apply', { params: { path: { import: id } }, body: { acceptValid } }));
export const discardImport = (id: string) => ok(api.DELETE('/api/v1/imports/{import}', { params: { path: { import: id } } }));

export const usePolicy = () => useQuery({ queryKey: ['policy'], queryFn: () => tagged(api.GET('/api/v1/policy')) });
export const useVersions = () =>
  useListing(['policy', 'versions'], (cursor) => ok(api.GET('/api/v1/policy/versions', { params: { query: cursor } })));
export const useComparison = (from: number, to: number) =>
  useQuery({
    queryKey: ['policy', 'comparison', from, to],
    enabled: from !== to,
    queryFn: () => ok(api.GET('/api/v1/policy/comparison', { params: { query: { from, to } as never } })),
  });
export const adoptPolicy = (tag: string, body: Schemas['PolicyBody']) => ok(api.PUT('/api/v1/policy', { params: match(tag), body }));
export const restorePolicy = (version: number, tag: string, reason: string) =>
  ok(
    api.POST('/api/v1/policy/versions/{version}/restoration', {
      params: { path: { version: String(version) as never }, ...match(tag) },
      body: { reason },
    }),
  );

export const useAudit = (filters: QueryOf<'readAudit'>) =>
  useListing(['audit', filters], (cursor) => ok(api.GET('/api/v1/audit', { params: { query: { ...filters, ...cursor } } })));
export const useReadings = (filters: QueryOf<'listReadings'>) =>
  useListing(['reading', filters], (cursor) => ok(api.GET('/api/v1/readings', { params: { query: { ...filters, ...cursor } } })));
