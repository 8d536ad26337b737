import type { Feature } from '../../app/feature';

export default {
  light: [
    { path: 'order', lazy: async () => ({ Component: (await import('./components/OrderPage')).OrderPage }) },
    { path: 'track', lazy: async () => ({ Component: (await import('./components/TrackPage')).TrackPage }) },
    { path: 'track/:number', lazy: async () => ({ Component: (await import('./components/TrackedPage')).TrackedPage }) },
    { path: 'sheet/:community', lazy: async () => ({ Component: (await import('./components/SheetPage')).SheetPage }) },
  ],
} satisfies Feature;
