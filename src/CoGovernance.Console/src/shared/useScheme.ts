import { useSyncExternalStore } from 'react';
import { dark, light, type Palette } from '../theme';
import { usePreferences } from './preferences';

const system = matchMedia('(prefers-color-scheme: dark)');

const listen = (tell: () => void): (() => void) => {
  system.addEventListener('change', tell);
  return () => system.removeEventListener('change', tell);
};

/** The colours chosen, or those that the device asks for. */
export function useScheme(): Palette {
  const { scheme } = usePreferences();
  const isDark = useSyncExternalStore(listen, () => system.matches);
  return scheme === 'dark' || (scheme === 'system' && isDark) ? dark : light;
}
