import { setTimeout as pause } from 'node:timers/promises';

/**
 * Repeats `check` until it neither throws nor returns `false` or `undefined`, and returns what it gave. After
 * `timeoutMs` (default 5,000) the last error is thrown, so that a test fails with what it really saw.
 */
export async function eventually<T>(
  check: () => T | Promise<T>,
  options: { timeoutMs?: number; everyMs?: number } = {},
): Promise<Exclude<T, false | undefined>> {
  const timeoutMs = options.timeoutMs ?? 5_000;
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    let last: unknown = new Error(`it was still false after ${timeoutMs} ms`);
    try {
      const value = await check();
      if (value !== false && value !== undefined) return value as Exclude<T, false | undefined>;
    } catch (error) {
      last = error;
    }
    if (performance.now() >= deadline) throw last;
    await pause(options.everyMs ?? 20);
  }
}
