import { beforeEach, expect, it } from 'vitest';
import { forget, Most, parse, remember, withOrder, type Remembered } from './remembered';

const order = (number: string): Remembered => ({ number, code: 'ABCD', category: 'errand', at: '2026-03-02T00:00:00Z' });

beforeEach(() => localStorage.clear());

it('the newest stands first, and each order once', () => {
  const both = withOrder(withOrder([], order('a')), order('b'));
  expect(both.map((o) => o.number)).toEqual(['b', 'a']);
  expect(withOrder(both, order('a')).map((o) => o.number)).toEqual(['a', 'b']);
});

it('the oldest make room', () => {
  const many = Array.from({ length: Most + 5 }, (_, i) => order(`n${i}`)).reduce<Remembered[]>(withOrder, []);
  expect(many).toHaveLength(Most);
  expect(many[0]?.number).toBe(`n${Most + 4}`);
});

it.each([null, '', 'no json', '{}', '[1,null,{"number":"x"}]'])('"%s" holds no order', (text) => {
  expect(parse(text)).toEqual([]);
});

it('an order remembered is in the browser, and gone from it when forgotten', () => {
  expect(remember(order('a'))).toBe(true);
  expect(parse(localStorage.getItem('cogovernance.orders'))).toEqual([order('a')]);
  forget('a');
  expect(localStorage.getItem('cogovernance.orders')).toBeNull();
});
