import { expect, it } from 'vitest';
import { flows } from './flows';

it('moves between the same communities become one flow, in the order of codes', () =>
  expect(
    flows([
      { from: 'b', to: 'a', count: 1 },
      { from: 'a', to: 'b', count: 2 },
      { from: 'a', to: 'b', count: 3 },
    ]),
  ).toEqual([
    { from: 'a', to: 'b', count: 5 },
    { from: 'b', to: 'a', count: 1 },
  ]));

it('no moves make no flow', () => expect(flows([])).toEqual([]));
