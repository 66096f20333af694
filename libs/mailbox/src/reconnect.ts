import type { MailboxFailure } from './mailbox-failure.js';

export type Reconnect = { kind: 'after'; delayMs: number } | { kind: 'stop' };

const FIRST_DELAY_MS = 2_000;
const LONGEST_DELAY_MS = 15 * 60_000;
/** A server that says "too many connections" is left alone for at least this long. */
const THROTTLED_DELAY_MS = 5 * 60_000;

/**
 * When to open the next connection after the `attempt`-th failure in a row (from 1). Pure; `random` is a number of
 * [0, 1). A refused login stops: asking again and again with a wrong password locks the account. So do a refused
 * certificate and our own rules, which only a person can change.
 */
export function planReconnect(failure: MailboxFailure, attempt: number, random: number): Reconnect {
  if (failure.kind === 'auth' || failure.kind === 'tls' || failure.kind === 'forbidden')
    return { kind: 'stop' };
  const doubled = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempt - 1, 20));
  const least = failure.kind === 'throttled' ? THROTTLED_DELAY_MS : 0;
  // Spread, so that the mailboxes of one server do not come back in step.
  return {
    kind: 'after',
    delayMs: Math.round(Math.max(least * (1 + random / 4), doubled * (0.5 + random / 2))),
  };
}
