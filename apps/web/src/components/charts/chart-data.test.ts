import { expect, it } from 'vitest';
import { flatPoints, latestOf } from './chart-data';

const points = [
  { x: 'a', values: { clicked: 4, answered: 1 } },
  { x: 'b', values: { clicked: 7, answered: null } },
];

it('finds the newest value that is known', () => {
  expect(latestOf(points, 'clicked')).toBe(7);
  expect(latestOf(points, 'answered')).toBe(1);
  expect(latestOf(points, 'bought')).toBeNull();
});
it('keeps unknown values unknown', () => {
  expect(flatPoints(points)[1]).toEqual({ x: 'b', clicked: 7, answered: null });
});
