import type { Feature } from '../../app/feature';

export default {
  office: [
    { path: 'requests', lazy: async () => ({ Component: (await import('./components/RequestsPage')).RequestsPage }) },
    { path: 'requests/:number', lazy: async () => ({ Component: (await import('./components/RequestPage')).RequestPage }) },
  ],
  menu: [
    {
      path: '/requests',
      zh: '全部单子',
      en: 'All requests',
      roles: ['countyCoordinator', 'townOfficial', 'communitySecretary', 'auditor', 'integration', 'courtyardHead'],
      order: 30,
    },
  ],
} satisfies Feature;
