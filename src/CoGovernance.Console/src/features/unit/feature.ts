import type { Feature } from '../../app/feature';

export default {
  office: [{ path: 'unit', lazy: async () => ({ Component: (await import('./components/UnitPage')).UnitPage }) }],
  menu: [{ path: '/unit', zh: '我的单位', en: 'My unit', roles: ['unitLiaison'], order: 10 }],
} satisfies Feature;
