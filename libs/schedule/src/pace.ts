/** Limits of a sending account. Null: none. Each holds in every window of its length, not only in calendar ones. */
export interface PaceLimits {
  perMinute: number | null;
  /** Rolling 24 hours, as providers count (Google Workspace: 2,000 in any 24 hours). */
  perDay: number | null;
}

/** `count` messages left at some moments of [fromMs, toMs] (epoch milliseconds). Short spans give a tighter plan. */
export interface SentCount {
  fromMs: number;
  toMs: number;
  count: number;
}

export interface PacePlan {
  /** How many may leave at `nowMs`; Infinity without limits. */
  sendNow: number;
  /** When more may leave, if `sendNow` leave now; null if that is never (a limit of 0) or not limited. */
  nextAtMs: number | null;
  /** Which limit holds the next one back. */
  limitedBy: 'perMinute' | 'perDay' | null;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** How far back the history has to reach. */
export const PACE_HISTORY_MS = DAY_MS;

/**
 * How many messages may leave now so that no limit is exceeded in any window, and when the next may. Pure: the caller
 * brings what left before, and takes what was promised into the history at once. A span of the history counts as if
 * all of it had left at its end, which can only err towards fewer.
 */
export function planPace(limits: PaceLimits, history: readonly SentCount[], nowMs: number): PacePlan {
  const minute = { name: 'perMinute', limit: limits.perMinute, windowMs: MINUTE_MS } as const;
  const day = { name: 'perDay', limit: limits.perDay, windowMs: DAY_MS } as const;
  const rules = [minute, day].flatMap((rule) =>
    rule.limit === null ? [] : [{ ...rule, limit: rule.limit }],
  );

  const rooms = rules.map((rule) => Math.max(0, rule.limit - usedAt(history, rule.windowMs, nowMs)));
  const sendNow = Math.min(Infinity, ...rooms);
  const after =
    sendNow > 0 && sendNow < Infinity
      ? [...history, { fromMs: nowMs, toMs: nowMs, count: sendNow }]
      : history;

  let plan: PacePlan = { sendNow, nextAtMs: null, limitedBy: null };
  for (const rule of rules) {
    const freeAt = roomAt(after, rule.limit, rule.windowMs, nowMs);
    if (freeAt === null) return { sendNow: 0, nextAtMs: null, limitedBy: rule.name };
    if (freeAt > (plan.nextAtMs ?? nowMs)) plan = { sendNow, nextAtMs: freeAt, limitedBy: rule.name };
  }
  return plan;
}

/** Messages of the window of `windowMs` that ends at `atMs`; a message leaves it exactly `windowMs` after it left. */
function usedAt(history: readonly SentCount[], windowMs: number, atMs: number): number {
  return history.reduce((sum, { toMs, count }) => (toMs + windowMs > atMs ? sum + count : sum), 0);
}

/** The first moment from `nowMs` on at which one more fits; null if none ever does. */
function roomAt(
  history: readonly SentCount[],
  limit: number,
  windowMs: number,
  nowMs: number,
): number | null {
  if (limit < 1) return null;
  let used = usedAt(history, windowMs, nowMs);
  if (used < limit) return nowMs;
  const leaving = history
    .filter(({ toMs, count }) => toMs + windowMs > nowMs && count > 0)
    .sort((a, b) => a.toMs - b.toMs);
  for (const { toMs, count } of leaving) {
    used -= count;
    if (used < limit) return toMs + windowMs;
  }
  return nowMs;
}
