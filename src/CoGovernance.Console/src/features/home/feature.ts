import type { Feature } from '../../app/feature';

export default {
  light: [{ index: true, lazy: async () => ({ Component: (await import('./components/HomePage')).HomePage }) }],
} satisfies Feature;
