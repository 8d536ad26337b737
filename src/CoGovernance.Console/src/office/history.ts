import { dayOf } from '../shared/time';
import type { Load } from './areas';

export interface DayOfOrders {
  /** "2026-03-02", a day of the county. */
  day: string;
  orders: number;
  minutes: number;
}

/** The hours of a history gathered into days of the county, oldest first. */
export function daysOf(history: Load['history']): DayOfOrders[] {
  const days = new Map<string, DayOfOrders>();
  for (const hour of history) {
    const day = dayOf(new Date(hour.from));
    const sum = days.get(day) ?? { day, orders: 0, minutes: 0 };
    days.set(day, { day, orders: sum.orders + hour.orders, minutes: sum.minutes + hour.orderedMinutes });
  }
  return [...days.values()];
}
