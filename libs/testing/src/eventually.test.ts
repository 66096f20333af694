import { expect, test } from 'vitest';
import { eventually } from './eventually.js';

test('gives what the check gave as soon as it is neither false nor undefined', async () => {
  let calls = 0;
  expect(await eventually(() => ++calls >= 3 && `after ${calls}`, { everyMs: 1 })).toBe('after 3');
});

test('fails with the last error of the check when the time is up', async () => {
  let calls = 0;
  const failing = () => {
    calls += 1;
    throw new Error(`attempt ${calls}`);
  };
  await expect(eventually(failing, { timeoutMs: 20, everyMs: 1 })).rejects.toThrow(/^attempt \d+$/);
  expect(calls).toBeGreaterThan(1);
});
