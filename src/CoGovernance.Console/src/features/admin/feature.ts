import type { Feature } from '../../app/feature';

export default {
  office: [
    { path: 'admin', lazy: async () => ({ Component: (await import('./components/AccountsPage')).AccountsPage }) },
    { path: 'admin/imports', lazy: async () => ({ Component: (await import('./components/ImportsPage')).ImportsPage }) },
    { path: 'admin/policy', lazy: async () => ({ Component: (await import('./components/PolicyPage')).PolicyPage }) },
    { path: 'admin/audit', lazy: async () => ({ Component: (await import('./components/AuditPage')).AuditPage }) },
    { path: 'admin/readings', lazy: async () => ({ Component: (await import('./components/ReadingsPage')).ReadingsPage }) },
    { path: 'tokens', lazy: async () => ({ Component: (await import('./components/TokensPage')).TokensPage }) },
  ],
  menu: [{ path: '/admin', zh: '管理', en: 'Administration', roles: ['countyCoordinator', 'auditor'], order: 90 }],
} satisfies Feature;
