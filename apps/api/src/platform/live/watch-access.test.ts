import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchAccess } from './watch-access.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const check = vi.fn<() => Promise<boolean>>();
const ended = vi.fn<() => void>();
beforeEach(() => {
  check.mockReset().mockResolvedValue(true);
  ended.mockReset();
});

test('a connection is asked about at every interval, and ends with the access', async () => {
  const watch = watchAccess({ everyMs: 30_000, check, ended });
  await vi.advanceTimersByTimeAsync(60_000);
  expect([check.mock.calls.length, ended.mock.calls.length]).toEqual([2, 0]);
  check.mockResolvedValue(false);
  await vi.advanceTimersByTimeAsync(120_000);
  expect([check.mock.calls.length, ended.mock.calls.length]).toEqual([3, 1]);
  watch.stop();
});

test('it is asked at once when somebody says so, and a failed check ends it', async () => {
  check.mockRejectedValue(new Error('no database'));
  watchAccess({ everyMs: 30_000, check, ended }).checkNow();
  await vi.advanceTimersByTimeAsync(0);
  expect(ended).toHaveBeenCalledTimes(1);
});

test('what was stopped asks no more, not even a check on its way', async () => {
  check.mockResolvedValue(false);
  const watch = watchAccess({ everyMs: 30_000, check, ended });
  watch.checkNow();
  watch.stop();
  await vi.advanceTimersByTimeAsync(90_000);
  expect([check.mock.calls.length, ended.mock.calls.length]).toEqual([1, 0]);
});
