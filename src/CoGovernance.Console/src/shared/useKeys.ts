import { useEffect, useRef } from 'react';
import { usePreferences } from './preferences';

/** Whether the key belongs to what has the focus: a field that is typed in, or a window above the page. */
const isTaken = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [contenteditable], dialog, [role=dialog], [role=combobox]') !== null;

/** Single keys of a page, without Ctrl, Alt or Meta. They rest while somebody types. */
export function useKeys(keys: Record<string, () => void>): void {
  const { keys: areOn } = usePreferences();
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (!areOn) return;
    const press = (e: KeyboardEvent): void => {
      if (e.ctrlKey || e.altKey || e.metaKey || e.isComposing || e.defaultPrevented || isTaken(e.target)) return;
      const act = latest.current[e.key];
      if (!act) return;
      e.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [areOn]);
}
