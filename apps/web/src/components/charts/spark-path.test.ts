import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { sparkPath } from './spark-path';

const size = { width: 96, height: 28 };

it('draws from the left edge to the right one', () => {
  const { line, end } = sparkPath([0, 10], size);
  expect(line).toBe('M2 26L94 2');
  expect(end).toEqual({ x: 94, y: 2 });
});
it('is flat for equal values and survives a single one', () => {
  expect(sparkPath([0, 0, 0], size).line).toBe('M2 26L48 26L94 26');
  expect(sparkPath([5], size).end).toEqual({ x: 2, y: 2 });
});
it('stays inside its box whatever the values are', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 60 }), (values) => {
      const numbers = [...sparkPath(values, size).line.matchAll(/[ML]([\d.-]+) ([\d.-]+)/g)];
      for (const [, x, y] of numbers) {
        expect(Number(x)).toBeGreaterThanOrEqual(0);
        expect(Number(x)).toBeLessThanOrEqual(96);
        expect(Number(y)).toBeGreaterThanOrEqual(0);
        expect(Number(y)).toBeLessThanOrEqual(28);
      }
    }),
  );
});
