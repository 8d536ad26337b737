import type { Feature } from '../../app/feature';

export default {
  light: [
    { path: 'sign-in', lazy: async () => ({ Component: (await import('./components/SignInPage')).SignInPage }) },
    { path: 'password', lazy: async () => ({ Component: (await import('./components/PasswordPage')).PasswordPage }) },
  ],
} satisfies Feature;
