import { afterEach, expect, it, vi } from 'vitest';
import { countyNow, heardTime, whenClockTurns } from './countyTime';

afterEach(() => vi.useRealTimers());

it('goes by the server, not by the device', () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-25T00:00:00Z') });
  heardTime('2026-04-01T08:00:00.0000000+00:00');
  vi.advanceTimersByTime(90_000);
  heardTime(null);
  expect(new Date(countyNow()).toISOString()).toBe('2026-04-01T08:01:30.000Z');
});

it('tells when the clock turns out to be another, and not for the way of an answer', () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-25T00:00:00Z') });
  heardTime('2026-11-25T00:00:00Z');
  const told = vi.fn();
  const end = whenClockTurns(told);
  heardTime('2026-11-25T00:00:00.4Z');
  expect(told).not.toHaveBeenCalled();
  heardTime('2026-04-01T00:00:00Z');
  expect(told).toHaveBeenCalledOnce();
  end();
  heardTime('2026-11-25T00:00:00Z');
  expect(told).toHaveBeenCalledOnce();
});
