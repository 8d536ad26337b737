import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Gatherer } from './gatherer';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('acts on the first news at once, and on all that follow within half a second once after it', async () => {
  const acts: string[] = [];
  const gatherer = new Gatherer((kind) => Promise.resolve(acts.push(kind)));
  ['request', 'request', 'area', 'request'].forEach((kind) => gatherer.add(kind));
  expect(acts).toEqual(['request', 'area']);
  await vi.advanceTimersByTimeAsync(499);
  expect(acts).toEqual(['request', 'area']);
  await vi.advanceTimersByTimeAsync(1);
  expect(acts).toEqual(['request', 'area', 'request']);
  await vi.advanceTimersByTimeAsync(5000);
  expect(acts).toEqual(['request', 'area', 'request']);
});

it('news that comes while an answer is on its way has it read again afterwards', async () => {
  let acts = 0;
  let answer = (): void => undefined;
  const gatherer = new Gatherer(() => {
    acts++;
    return new Promise<void>((done) => (answer = done));
  });
  gatherer.add('request');
  await vi.advanceTimersByTimeAsync(3000);
  gatherer.add('request');
  expect(acts).toBe(1);
  answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(acts).toBe(2);
});

it('does nothing more once it is stopped', async () => {
  let acts = 0;
  const gatherer = new Gatherer(() => Promise.resolve(acts++));
  gatherer.add('request');
  gatherer.add('request');
  gatherer.stop();
  await vi.advanceTimersByTimeAsync(5000);
  expect(acts).toBe(1);
});
