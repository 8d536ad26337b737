import { afterEach, expect, it, vi } from 'vitest';
import { countyNow, heardTime } from './countyTime';

afterEach(() => vi.useRealTimers());

it('goes by the server, not by the device', () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-25T00:00:00Z') });
  heardTime('2026-04-01T08:00:00.0000000+00:00');
  vi.advanceTimersByTime(90_000);
  heardTime(null);
  expect(new Date(countyNow()).toISOString()).toBe('2026-04-01T08:01:30.000Z');
});
