import { match } from 'pinyin-pro';

/** Whether the words are part of the name, or its pinyin or initials begin so: 老城 is found by "lc", "lao" and "老". */
export const sounds = (name: string, words: string): boolean => {
  const sought = words.trim().toLowerCase();
  return sought === '' || name.toLowerCase().includes(sought) || match(name, sought, { precision: 'start' }) !== null;
};
