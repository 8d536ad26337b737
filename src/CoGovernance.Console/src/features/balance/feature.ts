import type { Feature } from '../../app/feature';

export default {
  office: [
    { path: 'balance', lazy: async () => ({ Component: (await import('./components/BalancePage')).BalancePage }) },
    { path: 'balance/simulations', lazy: async () => ({ Component: (await import('./components/SimulationsPage')).SimulationsPage }) },
    {
      path: 'balance/simulations/:simulation',
      lazy: async () => ({ Component: (await import('./components/SimulationPage')).SimulationPage }),
    },
    { path: 'balance/:plan', lazy: async () => ({ Component: (await import('./components/PlanPage')).PlanPage }) },
  ],
  menu: [
    {
      path: '/balance',
      zh: '人员调配',
      en: 'Balance',
      roles: ['countyCoordinator', 'townOfficial', 'communitySecretary', 'auditor'],
      order: 20,
    },
  ],
} satisfies Feature;
