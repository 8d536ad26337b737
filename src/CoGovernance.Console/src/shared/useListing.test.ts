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

it('refuses a list of more than 20 pages instead of showing a part as the whole', async () => {
  let asked = 0;
  await expect(readAll(() => Promise.resolve({ items: [asked++], nextCursor: 'again' }))).rejects.toMatchObject({ code: 'list.too-long' });
  expect(asked).toBe(20);
});
