import type { Feature } from '../../app/feature';

export default {
  office: [{ path: 'workbench', lazy: async () => ({ Component: (await import('./components/WorkbenchPage')).WorkbenchPage }) }],
  menu: [{ path: '/workbench', zh: '工作台', en: 'Workbench', roles: ['communitySecretary'], order: 10 }],
} satisfies Feature;
