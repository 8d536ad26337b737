import type { Feature } from '../../app/feature';

export default {
  office: [{ path: 'cockpit', lazy: async () => ({ Component: (await import('./components/CockpitPage')).CockpitPage }) }],
  menu: [{ path: '/cockpit', zh: '全县一屏', en: 'County', roles: ['countyCoordinator', 'auditor'], order: 10 }],
} satisfies Feature;
