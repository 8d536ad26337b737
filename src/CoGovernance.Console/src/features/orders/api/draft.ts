import { dayOf, instantOf } from '../../../shared/time';
import type { OrderBody } from './orders';

/** What a resident has filled in so far; times are of the county. */
export interface Draft {
  community: string;
  category: string;
  words: string;
  address: string;
  /** "2026-03-02"; empty for tomorrow. */
  day: string;
  /** "09:00". */
  time: string;
  name: string;
  phone: string;
}

export type Field = keyof Draft;
export type Fault = 'missing' | 'short' | 'phone' | 'past' | 'area';
export type Faults = Partial<Record<Field, Fault>>;

/** The three steps, each with its fields. */
export const steps: readonly (readonly Field[])[] = [
  ['community', 'category'],
  ['words', 'address', 'day', 'time'],
  ['name', 'phone'],
];

/** Longest texts that the API takes. */
export const longest = { words: 1000, address: 200, name: 40 } as const;

export const hours = Array.from({ length: 13 }, (_, i) => `${String(i + 8).padStart(2, '0')}:00`);

const Day = 86_400_000;

/** The days that can be wished: today and the two weeks after it. */
export const daysFrom = (now: number): string[] => Array.from({ length: 15 }, (_, i) => dayOf(new Date(now + i * Day)));

/** An empty order, for tomorrow morning; a sheet's QR code gives the community and the courtyard. */
export const emptyDraft = (community = '', courtyard = ''): Draft => ({
  community,
  category: '',
  words: '',
  address: courtyard.trim().slice(0, longest.address),
  day: '',
  time: '09:00',
  name: '',
  phone: '',
});

/** The draft with its day filled in: tomorrow, unless another was chosen. */
export const dated = (draft: Draft, now: number): Draft => (draft.day ? draft : { ...draft, day: dayOf(new Date(now + Day)) });

/** The digits of a phone number as people write them: "138 0913-0000", "+86 138…". */
export const phoneDigits = (typed: string): string => typed.replace(/[\s-]/g, '').replace(/^\+86/, '');

/** What must be put right in the fields of one step. @param areas Codes of the communities that take orders, once known. */
export function faultsOf(draft: Draft, step: number, now: number, areas?: readonly string[]): Faults {
  const faults: Faults = {};
  const needed = steps[step] ?? [];
  for (const field of needed) if (draft[field].trim() === '') faults[field] = 'missing';
  if (needed.includes('community') && !faults.community && areas && !areas.includes(draft.community)) faults.community = 'area';
  if (needed.includes('words') && !faults.words && draft.words.trim().length < 2) faults.words = 'short';
  if (needed.includes('phone') && !faults.phone && !/^1\d{10}$/.test(phoneDigits(draft.phone))) faults.phone = 'phone';
  if (needed.includes('time') && !faults.time && !faults.day && Date.parse(instantOf(draft.day, draft.time)) <= now) faults.time = 'past';
  return faults;
}

/** The step to show: the one asked for, but never beyond the first that is not yet right. */
export function reachable(draft: Draft, asked: number, now: number, areas?: readonly string[]): number {
  for (let step = 0; step < asked; step++) if (Object.keys(faultsOf(draft, step, now, areas)).length > 0) return step;
  return Math.min(Math.max(asked, 0), steps.length - 1);
}

export const bodyOf = (draft: Draft): OrderBody => ({
  community: draft.community,
  category: draft.category,
  words: draft.words.trim(),
  address: draft.address.trim(),
  name: draft.name.trim(),
  phone: phoneDigits(draft.phone),
  wishedAt: instantOf(draft.day, draft.time),
});

/** The step that holds a field that the server found fault with. */
export const stepOf = (field: string): number =>
  steps.findIndex((fields) => fields.some((f) => f === field || (field === 'wishedAt' && f === 'day')));
