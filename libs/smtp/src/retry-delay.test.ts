import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { maxAttempts, retryDelayMs, RETRY_WINDOW_MS } from './retry-delay.js';

const HOUR = 3_600_000;

test('5, 15, 30 minutes, 1, 2, 4, 8 hours, then every 8 hours', () => {
  const hours = Array.from({ length: 9 }, (_, index) => (retryDelayMs(index + 1, 0) ?? NaN) / HOUR);
  expect(hours).toEqual([5 / 60, 15 / 60, 30 / 60, 1, 2, 4, 8, 8, 8]);
});

test('it ends within 72 hours', () => {
  let elapsed = 0;
  let attempt = 1;
  for (let delay = retryDelayMs(attempt, 0); delay !== null; delay = retryDelayMs(attempt, 0)) {
    elapsed += delay;
    attempt += 1;
  }
  expect(attempt).toBe(maxAttempts());
  expect(elapsed).toBeGreaterThan(RETRY_WINDOW_MS - 8 * HOUR);
  expect(elapsed).toBeLessThanOrEqual(RETRY_WINDOW_MS);
});

test('jitter only ever makes it later, by a quarter at most, and time can be compressed', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 13 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (attempt, random) => {
        const least = retryDelayMs(attempt, 0) ?? NaN;
        const delay = retryDelayMs(attempt, random) ?? NaN;
        expect(delay).toBeGreaterThanOrEqual(least);
        expect(delay).toBeLessThanOrEqual(least * 1.25);
        expect(retryDelayMs(attempt, random, 0.001)).toBeCloseTo(delay / 1000, -1);
      },
    ),
  );
});
