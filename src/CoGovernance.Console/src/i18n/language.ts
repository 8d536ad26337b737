import { createContext, useContext } from 'react';

export type Language = 'zh' | 'en';

export const LanguageContext = createContext<Language>('zh');

export const useLanguage = (): Language => useContext(LanguageContext);

/** Words of a feature in both languages; English must have whatever Chinese has. */
export interface Words<T> {
  zh: T;
  en: T;
}

export const defineWords = <T extends object>(words: Words<T>): Words<T> => words;

export const useWords = <T>(words: Words<T>): T => words[useLanguage()];
