import { useSyncExternalStore } from 'react';

/** An order that this device remembers, because its reader agreed. The code is as good as a key: it lies in this browser only. */
export interface Remembered {
  number: string;
  code: string;
  category: string;
  /** When it was ordered or first looked up. */
  at: string;
}

const Key = 'cogovernance.orders';
/** More than a household orders in a year; the oldest make room. */
export const Most = 30;

const isOrder = (o: unknown): o is Remembered =>
  typeof o === 'object' &&
  o !== null &&
  (['number', 'code', 'category', 'at'] as const).every((k) => typeof (o as Record<string, unknown>)[k] === 'string');

/** What the text holds, without what is no order. */
export function parse(text: string | null): Remembered[] {
  try {
    const read: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(read) ? read.filter(isOrder).slice(0, Most) : [];
  } catch {
    return []; // Something else was kept under this name.
  }
}

/** Puts an order first, once. */
export const withOrder = (orders: readonly Remembered[], order: Remembered): Remembered[] =>
  [order, ...orders.filter((o) => o.number !== order.number)].slice(0, Most);

export const withoutOrder = (orders: readonly Remembered[], number: string): Remembered[] => orders.filter((o) => o.number !== number);

const listeners = new Set<() => void>();

function stored(): string | null {
  try {
    return localStorage.getItem(Key);
  } catch {
    return null; // A browser that keeps nothing.
  }
}

let current = parse(stored());

/** @returns Whether the browser kept it. */
function keep(orders: Remembered[]): boolean {
  current = orders;
  listeners.forEach((tell) => tell());
  try {
    if (orders.length === 0) localStorage.removeItem(Key);
    else localStorage.setItem(Key, JSON.stringify(orders));
    return true;
  } catch {
    return false;
  }
}

export const remember = (order: Remembered): boolean => keep(withOrder(current, order));

export const forget = (number: string): void => void keep(withoutOrder(current, number));

export const useRemembered = (): readonly Remembered[] =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => current,
  );
