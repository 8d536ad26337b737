import type { Feature } from '../../app/feature';

export default {
  office: [
    { path: 'community', lazy: async () => ({ Component: (await import('./components/RosterPage')).RosterPage }) },
    { path: 'community/posts', lazy: async () => ({ Component: (await import('./components/PostsPage')).PostsPage }) },
    { path: 'community/heads', lazy: async () => ({ Component: (await import('./components/HeadsPage')).HeadsPage }) },
    { path: 'community/calendar', lazy: async () => ({ Component: (await import('./components/CalendarPage')).CalendarPage }) },
    { path: 'community/helpers', lazy: async () => ({ Component: (await import('./components/HelpersPage')).HelpersPage }) },
    { path: 'requests/new', lazy: async () => ({ Component: (await import('./components/NewRequestPage')).NewRequestPage }) },
  ],
  menu: [
    { path: '/community', zh: '本社区', en: 'Our community', roles: ['communitySecretary'], order: 20 },
    {
      path: '/requests/new',
      zh: '代居民点单',
      en: 'Order for a resident',
      roles: ['countyCoordinator', 'townOfficial', 'communitySecretary'],
      order: 35,
    },
  ],
} satisfies Feature;
