import { expect, it } from 'vitest';
import { readAll } from './useListing';

it('reads page after page until the one that names no next', async () => {
  const asked: (string | undefined)[] = [];
  const pages: Record<string, { items: number[]; nextCursor?: string | null }> = {
    first: { items: [1, 2], nextCursor: 'second' },
    second: { items: [3] },
  };
  const rows = await readAll(({ cursor }) => {
    asked.push(cursor);
    return Promise.resolve(pages[cursor ?? 'first'] ?? { items: [], nextCursor: null });
  });
  expect(rows).toEqual([1, 2, 3]);
  expect(asked).toEqual([undefined, 'second']);
});

it('stops after 20 pages of a list without an end', async () => {
  let asked = 0;
  await readAll(() => Promise.resolve({ items: [asked++], nextCursor: 'again' }));
  expect(asked).toBe(20);
});
