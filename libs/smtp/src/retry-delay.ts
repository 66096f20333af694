const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** After the first failed attempt, the second, …; then every eight hours. */
const SCHEDULE: readonly number[] = [5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR];
const LAST = 8 * HOUR;
/** A campaign's message is given up after this long; RFC 5321 gives other mail four to five days. */
export const RETRY_WINDOW_MS = 72 * HOUR;
/** How much later than its time a retry may come, as a share: thousands deferred together come back spread out. */
const JITTER = 0.25;

/**
 * Milliseconds to wait before the next attempt, or null if the 72 hours are over by then.
 * @param attempt how many attempts have been deferred, from 1
 * @param random in [0, 1)
 * @param scale 1 in real life; a sandbox's compressed time multiplies every delay with less
 */
export function retryDelayMs(attempt: number, random: number, scale = 1): number | null {
  const failed = Math.max(1, Math.trunc(attempt));
  if (elapsedBefore(failed + 1) > RETRY_WINDOW_MS) return null;
  return Math.round(delayAfter(failed) * (1 + JITTER * random) * scale);
}

/** The number of attempts that the schedule has room for. */
export function maxAttempts(): number {
  let attempt = 1;
  while (elapsedBefore(attempt + 1) <= RETRY_WINDOW_MS) attempt += 1;
  return attempt;
}

function delayAfter(attempt: number): number {
  return SCHEDULE[attempt - 1] ?? LAST;
}

/** From the first attempt to this one, without jitter. */
function elapsedBefore(attempt: number): number {
  const listed = SCHEDULE.slice(0, attempt - 1).reduce((sum, delay) => sum + delay, 0);
  return listed + Math.max(0, attempt - 1 - SCHEDULE.length) * LAST;
}
