import { useInfiniteQuery } from '@tanstack/react-query';
import { inWords } from '../api/client';
import { Problem } from '../api/problem';

interface Page<T> {
  items: T[];
  /** Left out, or null, on the last page. */
  nextCursor?: string | null;
}

/**
 * A list read page by page.
 * @param key Begins with the kind of thing, so that what changed elsewhere is read again.
 * @param read Reads the page that begins at the cursor; the first without one.
 */
export function useListing<T>(key: readonly unknown[], read: (cursor: { cursor?: string }) => Promise<Page<T>>) {
  const list = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => read(pageParam ? { cursor: pageParam } : {}),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  return { ...list, rows: list.data?.pages.flatMap((p) => p.items) ?? [] };
}

/** Every row of a list that is known to be short, page after page. @throws Problem when there are more than 4,000: part of a list is no list. */
export async function readAll<T>(read: (cursor: { cursor?: string; limit: number }) => Promise<Page<T>>): Promise<T[]> {
  const rows: T[] = [];
  let from: { cursor?: string } = {};
  for (let pages = 0; pages < 20; pages++) {
    const page = await read({ limit: 200, ...from });
    rows.push(...page.items);
    if (!page.nextCursor) return rows;
    from = { cursor: page.nextCursor };
  }
  throw new Problem(
    0,
    'list.too-long',
    inWords('条数太多，无法一次看全，请缩小范围', 'There are too many to look at as a whole: narrow it down'),
  );
}
