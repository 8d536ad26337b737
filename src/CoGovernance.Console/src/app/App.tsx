import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { RouterProvider } from 'react-router/dom';
import { speak, whenSignedOut } from '../api/client';
import { Problem } from '../api/problem';
import { LanguageContext } from '../i18n/language';
import { usePreferences } from '../shared/preferences';
import { useLive } from '../shared/useLive';
import { useScheme } from '../shared/useScheme';
import { cssVariables } from '../theme';
import { router } from './routes';

/** Refusals are not asked again; a server that is away is, twice. */
const mayRetry = (failures: number, error: Error): boolean =>
  failures < 2 && error instanceof Problem && (error.isOffline || error.status >= 502);

export function App() {
  const { language, text } = usePreferences();
  const palette = useScheme();
  const queries = useMemo(
    () =>
      new QueryClient({
        defaultOptions: { queries: { retry: mayRetry, staleTime: 10_000, networkMode: 'always' }, mutations: { networkMode: 'always' } },
      }),
    [],
  );

  // Before anything is fetched, so that the first answer already speaks the reader's language.
  speak(language === 'zh' ? 'zh-CN' : 'en');

  useEffect(() => whenSignedOut(() => queries.setQueryData(['session'], null)), [queries]);

  useEffect(() => {
    const root = document.documentElement;
    root.lang = language === 'zh' ? 'zh-CN' : 'en';
    root.dataset.text = text;
    // Names and refusals come from the server in the reader's language.
    void queries.invalidateQueries({ predicate: (q) => q.queryKey[0] !== 'session' });
  }, [language, text, queries]);

  useEffect(() => {
    for (const [name, colour] of Object.entries(cssVariables(palette))) document.documentElement.style.setProperty(name, colour);
  }, [palette]);

  return (
    <LanguageContext value={language}>
      <QueryClientProvider client={queries}>
        <Live />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </LanguageContext>
  );
}

/** Shows nothing; follows what happens elsewhere. */
function Live() {
  useLive();
  return null;
}
