import { expect, it } from 'vitest';
import { sounds } from './pinyin';

it.each(['lc', 'lao', '老', 'laocheng', ''])('finds 老城社区 by "%s"', (typed) => {
  expect(sounds('老城社区', typed)).toBe(true);
});

it.each(['xj', '西', 'zzz'])('does not find 老城社区 by "%s"', (typed) => {
  expect(sounds('老城社区', typed)).toBe(false);
});
