import { expect, it } from 'vitest';
import { bodyOf, dated, daysFrom, emptyDraft, faultsOf, phoneDigits, reachable, stepOf, type Draft } from './draft';

const now = Date.parse('2026-03-02T02:30:00Z'); // 10:30 in the county.
const whole: Draft = {
  community: '610922100006',
  category: 'home-repair',
  words: ' 水管漏水 ',
  address: '老城 3 号楼',
  day: '2026-03-03',
  time: '09:00',
  name: '王某',
  phone: '138 0913-0000',
};

it('an empty order lacks both answers of the first step and nothing else there', () => {
  expect(faultsOf(emptyDraft(), 0, now)).toEqual({ community: 'missing', category: 'missing' });
});

it('an order that is whole has no fault in any step', () => {
  expect([0, 1, 2].map((s) => faultsOf(whole, s, now, ['610922100006']))).toEqual([{}, {}, {}]);
});

it('a community from a worn sheet that takes no orders must be chosen again', () => {
  expect(faultsOf({ ...whole, community: '610922999999' }, 0, now, ['610922100006'])).toEqual({ community: 'area' });
});

it('one character tells nothing, and an hour that has passed cannot be wished', () => {
  expect(faultsOf({ ...whole, words: '水', day: '2026-03-02', time: '10:00' }, 1, now)).toEqual({ words: 'short', time: 'past' });
  expect(faultsOf({ ...whole, day: '2026-03-02', time: '11:00' }, 1, now)).toEqual({});
});

it.each(['12345', '23800000000', '1380913000a', '138091300001'])('"%s" is no phone number', (phone) => {
  expect(faultsOf({ ...whole, phone }, 2, now)).toEqual({ phone: 'phone' });
});

it.each(['13809130000', '138 0913 0000', '138-0913-0000', '+86 13809130000'])('"%s" is a phone number', (phone) => {
  expect(phoneDigits(phone)).toBe('13809130000');
  expect(faultsOf({ ...whole, phone }, 2, now)).toEqual({});
});

it('a step is not shown before those ahead of it are right', () => {
  expect(reachable(emptyDraft(), 2, now)).toBe(0);
  expect(reachable({ ...whole, words: '' }, 2, now)).toBe(1);
  expect(reachable(whole, 2, now)).toBe(2);
  expect(reachable(whole, 9, now)).toBe(2);
  expect(reachable(whole, -1, now)).toBe(0);
});

it('what is sent is trimmed and tells the time of the county', () => {
  expect(bodyOf(whole)).toEqual({
    community: '610922100006',
    category: 'home-repair',
    words: '水管漏水',
    address: '老城 3 号楼',
    name: '王某',
    phone: '13809130000',
    wishedAt: '2026-03-03T09:00:00+08:00',
  });
});

it('a sheet of a courtyard fills in community and place', () => {
  expect(emptyDraft('610922100006', ' 文庙巷 2 院 ')).toMatchObject({
    community: '610922100006',
    address: '文庙巷 2 院',
  });
});

it('tomorrow of the county is wished until another day is chosen', () => {
  expect(dated(emptyDraft(), now).day).toBe('2026-03-03');
  expect(dated(emptyDraft(), now + 86_400_000).day).toBe('2026-03-04');
  expect(dated(whole, now + 86_400_000).day).toBe('2026-03-03');
});

it('today and the two weeks after it can be wished', () => {
  const days = daysFrom(now);
  expect([days.length, days[0], days[14]]).toEqual([15, '2026-03-02', '2026-03-16']);
});

it.each([
  ['community', 0],
  ['wishedAt', 1],
  ['phone', 2],
  ['else', -1],
])('the field "%s" is of step %i', (field, step) => {
  expect(stepOf(field)).toBe(step);
});
