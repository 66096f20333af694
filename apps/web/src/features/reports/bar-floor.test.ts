import { expect, it } from 'vitest';
import { barFloor } from './bar-floor';

it('begins bars as high as the lowest share allows', () => {
  expect(barFloor([0.99, 0.95, null])).toBe(0.9);
  expect(barFloor([0.99, 0.72])).toBe(0.5);
  expect(barFloor([0.99, 0.1])).toBe(0);
  expect(barFloor([])).toBe(0);
});
