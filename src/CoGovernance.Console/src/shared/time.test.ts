import { expect, it } from 'vitest';
import { clock, dayOf, fromNow, instantOf, minutesText } from './time';

const now = Date.parse('2026-03-02T00:00:00Z');

it('tells times of the county whatever the zone of the device', () => {
  expect(clock('2026-03-01T16:30:00Z', 'zh')).toBe('00:30');
  expect(dayOf(new Date('2026-03-01T16:30:00Z'))).toBe('2026-03-02');
  expect(new Date(instantOf('2026-03-02', '09:30')).toISOString()).toBe('2026-03-02T01:30:00.000Z');
});

it('tells how long in the largest unit that fits', () => {
  expect(fromNow('2026-03-02T00:20:00Z', 'en', now)).toBe('in 20 minutes');
  expect(fromNow('2026-03-01T21:00:00Z', 'zh', now)).toBe('3小时前');
  expect(fromNow('2026-03-06T00:00:00Z', 'en', now)).toBe('in 4 days');
});

it('tells minutes as hours to a tenth', () => {
  expect(minutesText(95, 'zh')).toBe('1.6 小时');
});
