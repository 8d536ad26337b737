import { useEffect, useRef, useSyncExternalStore } from 'react';

const Stored = 'keys';
const listeners = new Set<() => void>();
let areOn = localStorage.getItem(Stored) !== 'off';

/** Whether single keys do things: who dictates or whose hand trembles turns them off (WCAG 2.1.4). */
export function useKeysSwitch(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => areOn,
  );
  return [
    on,
    (next) => {
      areOn = next;
      localStorage.setItem(Stored, next ? 'on' : 'off');
      listeners.forEach((tell) => tell());
    },
  ];
}

/** Whether the key belongs to what has the focus: a field that is typed in, or a window above the page. */
const isTaken = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, select, [contenteditable], dialog, [role=dialog], [role=combobox]') !== null;

/** Single keys of a page, without Ctrl, Alt or Meta. They rest while somebody types. */
export function useKeys(keys: Record<string, () => void>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const press = (e: KeyboardEvent): void => {
      if (!areOn || e.ctrlKey || e.altKey || e.metaKey || e.isComposing || e.defaultPrevented || isTaken(e.target)) return;
      const act = latest.current[e.key];
      if (!act) return;
      e.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
