import type { ImapSession } from './imap-session.js';
import type { WaitOptions } from './mailbox-connection.js';

const MAX_IDLE_MS = 4 * 60_000;
const DEFAULT_POLL_MS = 60_000;
/** An IDLE that ends by itself sooner than this is no IDLE: poll, instead of asking for it in a circle. */
const SHORTEST_IDLE_MS = 1_000;

/** What of a folder is covered already: anything beyond it is news. */
export interface Baseline {
  uidValidity: string;
  uidNext: number | null;
  exists: number;
}

/**
 * True if `now` has something that `before` had not. Messages that were removed are no news, unless the server numbers the
 * folder anew at each opening (`unsettled`): then any other count is.
 */
export function hasNews(before: Baseline, now: Baseline, unsettled = false): boolean {
  if (unsettled) return now.exists !== before.exists;
  if (now.uidValidity !== before.uidValidity) return true;
  if (now.uidNext !== null && before.uidNext !== null) return now.uidNext > before.uidNext;
  return now.exists > before.exists;
}

/**
 * EXAMINE first, so that what came since the last read is not slept through; then IDLE, or a NOOP every `pollMs` where
 * IDLE is not offered or refused; at the end EXAMINE again, which breaks the IDLE, asks the server to prove that it
 * lives, and finds what it did not announce.
 */
export async function waitForNew(
  session: ImapSession,
  path: string,
  covered: Baseline | null,
  options: WaitOptions,
): Promise<'changed' | 'timeout' | 'aborted'> {
  const maxIdleMs = Math.min(options.maxIdleMs ?? MAX_IDLE_MS, MAX_IDLE_MS);
  // Before the EXAMINE, so that nothing is announced between its answer and the first look.
  const bell = new Bell(session, maxIdleMs, options.signal);
  let baseline = covered;
  try {
    const start = await session.examine(path);
    baseline ??= start;
    if (hasNews(baseline, start, session.isUnsettled(path))) return 'changed';
    await listen(session, bell, options.pollMs ?? DEFAULT_POLL_MS);
  } finally {
    bell.remove();
  }
  if (bell.rang === 'closed') session.assertOpen(path);
  if (bell.rang !== 'timeout') {
    if (session.client.idling) await session.noop();
    return bell.rang === 'changed' ? 'changed' : 'aborted';
  }
  const end = await session.examine(path);
  return hasNews(baseline, end, session.isUnsettled(path)) ? 'changed' : 'timeout';
}

async function listen(session: ImapSession, bell: Bell, pollMs: number): Promise<void> {
  let canIdle = session.client.capabilities.has('IDLE');
  while (bell.rang === null) {
    if (canIdle) canIdle = await idles(session, bell);
    else if ((await bell.orThis(pause(pollMs, bell.aborter.signal))) !== null) await session.noop();
  }
}

/** False where IDLE was refused. It also ends when imapflow breaks it to ask a silent server whether it still lives. */
async function idles(session: ImapSession, bell: Bell): Promise<boolean> {
  const since = performance.now();
  const answer = await bell.orThis(session.client.idle());
  return answer !== false && performance.now() - since >= SHORTEST_IDLE_MS;
}

/** Resolves after `ms`, unless the signal ends the wait before; whoever waits listens to the bell as well. */
function pause(ms: number, signal: AbortSignal): Promise<'over'> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('over'), ms);
    signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  });
}

type Ring = 'changed' | 'timeout' | 'aborted' | 'closed';

/** Rings once: a new message, the end of the time, the caller's signal, or the end of the connection. */
class Bell {
  rang: Ring | null = null;
  /** Fires with the bell, for what else is waiting. */
  readonly aborter = new AbortController();
  readonly #session: ImapSession;
  readonly #signal: AbortSignal | undefined;
  readonly #timer: NodeJS.Timeout;
  readonly #ringing = Promise.withResolvers<null>();

  constructor(session: ImapSession, maxMs: number, signal: AbortSignal | undefined) {
    this.#session = session;
    this.#signal = signal;
    this.#timer = setTimeout(() => this.#ring('timeout'), maxMs);
    session.client.on('exists', this.#onExists);
    session.client.on('close', this.#onClose);
    signal?.addEventListener('abort', this.#onAbort);
    if (signal?.aborted === true) this.#ring('aborted');
  }

  /** What `work` gives, or null when the bell rings first. */
  orThis<T>(work: Promise<T>): Promise<T | null> {
    // IDLE ends with an error when the connection does; the bell rings for that as well, and says why.
    const settled = work.catch(() => null);
    return Promise.race([settled, this.#ringing.promise]);
  }

  remove(): void {
    clearTimeout(this.#timer);
    this.aborter.abort();
    this.#session.client.off('exists', this.#onExists);
    this.#session.client.off('close', this.#onClose);
    this.#signal?.removeEventListener('abort', this.#onAbort);
  }

  readonly #onExists = (event: { count: number; prevCount: number }) => {
    if (event.count > event.prevCount) this.#ring('changed');
  };
  readonly #onClose = () => this.#ring('closed');
  readonly #onAbort = () => this.#ring('aborted');

  #ring(why: Ring): void {
    this.rang ??= why;
    this.#ringing.resolve(null);
  }
}
