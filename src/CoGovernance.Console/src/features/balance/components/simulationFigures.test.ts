import { describe, expect, it } from 'vitest';
import { signed, written } from './simulationFigures';

describe('figures of a simulation', () => {
  it('are written by their form', () => {
    expect(written('share', 0.1387)).toBe('13.9%');
    expect(written('hours', 0.75)).toBe('0.75');
    expect(['number', 'number', 'number', 'number'].map((form, i) => written(form as 'number', [541.5, 75.69, 4.115, 0][i]))).toEqual([
      '542',
      '75.7',
      '4.12',
      '0',
    ]);
    expect(written('share', null)).toBe('–');
    expect(written('share', undefined)).toBe('–');
  });

  it('have a sign where they are differences that do not round to nothing', () => {
    expect(signed('share', -0.4938)).toBe('−49.4');
    expect(signed('hours', 19.83)).toBe('+19.83');
    expect(signed('share', -0.0001)).toBe('0.0');
    expect(signed('number', 0)).toBe('0');
  });
});
