import { expect, it } from 'vitest';
import { addDays, mondayOf, startOf } from './week';

it('begins a week on Monday, also seen from its Sunday', () => {
  expect(mondayOf('2026-03-02')).toBe('2026-03-02');
  expect(mondayOf('2026-03-08')).toBe('2026-03-02');
  expect(mondayOf('2026-03-09')).toBe('2026-03-09');
});

it('counts days across the end of a month and a year', () => {
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
});

it('begins a day at midnight in Shanghai', () => {
  expect(startOf('2026-03-02').toISOString()).toBe('2026-03-01T16:00:00.000Z');
});
