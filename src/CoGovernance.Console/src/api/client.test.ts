import { afterEach, expect, it, vi } from 'vitest';
import { newKey, ok } from './client';
import { Problem } from './problem';

const answer = (status: number, body: unknown) =>
  Promise.resolve({ error: body, response: new Response(null, { status, headers: { ETag: '"7"' } }) });

afterEach(() => vi.restoreAllMocks());

it('a refusal becomes a problem with its code and its fields', async () => {
  const errors = [{ field: 'phone', code: 'phone.invalid', message: '号码不对' }];
  const call = ok(answer(422, { code: 'order.invalid', title: '填写有误', status: 422, requestId: 'abc', errors }));
  await expect(call).rejects.toMatchObject({ status: 422, code: 'order.invalid', message: '填写有误', requestId: 'abc', errors });
});

it('a server that cannot be reached is told apart from one that refuses', async () => {
  const problem = await ok(Promise.reject(new TypeError('fetch failed'))).catch((e: unknown) => e);
  expect(problem).toBeInstanceOf(Problem);
  expect((problem as Problem).isOffline).toBe(true);
});

it('keys are new each time', () => {
  expect(newKey()).toMatch(/^[0-9a-f]{32}$/);
  expect(newKey()).not.toBe(newKey());
});
