import { useSyncExternalStore } from 'react';
import type { Language } from '../i18n/language';

export interface Preferences {
  language: Language;
  scheme: 'system' | 'light' | 'dark';
  text: 'normal' | 'large' | 'huge';
  /** Whether single keys do things: who dictates or whose hand trembles turns them off (WCAG 2.1.4). */
  keys: boolean;
}

const Key = 'cogovernance.preferences';
const listeners = new Set<() => void>();
const usual: Preferences = {
  language: navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh',
  scheme: 'system',
  text: 'normal',
  keys: true,
};

let current = read();

function read(): Preferences {
  try {
    return { ...usual, ...(JSON.parse(localStorage.getItem(Key) ?? '{}') as Partial<Preferences>) };
  } catch {
    return usual; // A browser that keeps nothing, or kept something else.
  }
}

export function prefer(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(Key, JSON.stringify(current));
  } catch {
    // Holds for this visit only where the browser keeps nothing.
  }
  listeners.forEach((tell) => tell());
}

export const usePreferences = (): Preferences =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => current,
  );

export const textScale = (text: Preferences['text']): number => ({ normal: 1, large: 1.25, huge: 1.5 })[text];
