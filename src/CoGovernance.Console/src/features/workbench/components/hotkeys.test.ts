import { expect, it } from 'vitest';
import { categoryKeys, stepKeys } from './hotkeys';

const codes = Array.from({ length: 40 }, (_, i) => `c${i}`);

it('gives the first categories the digits in the order of the keyboard', () => {
  expect([...categoryKeys(codes).values()].slice(0, 11)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', 'a']);
});

it('gives no key twice, and none that moves or steps', () => {
  const keys = [...categoryKeys(codes).values()];
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.filter((k) => ['j', 'k', ...Object.values<string>(stepKeys)].includes(k))).toEqual([]);
});

it('leaves categories beyond the keys to the mouse', () => {
  expect(categoryKeys(codes).has('c39')).toBe(false);
});
