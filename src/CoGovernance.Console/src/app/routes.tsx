import { createBrowserRouter, type RouteObject } from 'react-router';
import { features } from './features';
import { NotFound } from './NotFound';
import { PageFailure } from './PageFailure';
import { SignedIn } from './SignedIn';

const routes: RouteObject[] = [
  {
    errorElement: <PageFailure />,
    children: [
      ...features.flatMap((f) => f.light ?? []),
      {
        element: <SignedIn />,
        children: [
          {
            lazy: async () => ({ Component: (await import('./OfficeFrame')).OfficeFrame }),
            errorElement: <PageFailure />,
            children: features.flatMap((f) => f.office ?? []),
          },
        ],
      },
      { path: '*', element: <NotFound /> },
    ],
  },
];

export const router = createBrowserRouter(routes);
