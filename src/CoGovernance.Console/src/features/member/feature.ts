import type { Feature } from '../../app/feature';
import { SignedIn } from '../../app/SignedIn';

/** All pages come in one file, so that each of them can be opened later without a network. */
const pages = () => import('./components/pages');

export default {
  light: [
    {
      path: 'm',
      Component: SignedIn,
      children: [
        {
          lazy: async () => ({ Component: (await pages()).MemberFrame }),
          children: [
            { index: true, lazy: async () => ({ Component: (await pages()).HomePage }) },
            { path: 'open', lazy: async () => ({ Component: (await pages()).OpenOrdersPage }) },
            { path: 'calendar', lazy: async () => ({ Component: (await pages()).CalendarPage }) },
            { path: 'service/:request', lazy: async () => ({ Component: (await pages()).ServicePage }) },
            { path: 'record', lazy: async () => ({ Component: (await pages()).RecordPage }) },
            { path: 'settings', lazy: async () => ({ Component: (await pages()).SettingsPage }) },
          ],
        },
      ],
    },
  ],
} satisfies Feature;
