import type { Feature } from '../../app/feature';

export default {
  office: [{ path: 'town', lazy: async () => ({ Component: (await import('./components/TownPage')).TownPage }) }],
  menu: [{ path: '/town', zh: '镇级协调', en: 'Town', roles: ['townOfficial', 'countyCoordinator'], order: 15 }],
} satisfies Feature;
