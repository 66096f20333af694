import { expect, test } from 'vitest';
import { RateLimit } from './rate-limit.js';

test('so many per key and window, and anew in the next', () => {
  const limit = new RateLimit({ most: 2, perMs: 1_000 });
  expect([0, 1, 2].map((at) => limit.take('a', at))).toEqual([true, true, false]);
  expect(limit.take('b', 3)).toBe(true);
  expect(limit.take('a', 999)).toBe(false);
  expect(limit.take('a', 1_000)).toBe(true);
});

test('it remembers a bounded number of keys, those of this window first', () => {
  const limit = new RateLimit({ most: 1, perMs: 1_000, mostKeys: 3 });
  limit.take('old', 0);
  limit.take('a', 900);
  limit.take('b', 900);
  expect(limit.take('c', 1_100)).toBe(true);
  expect(limit.take('a', 1_101)).toBe(false);
});
