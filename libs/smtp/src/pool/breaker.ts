import type { NotSent, SmtpErrorCode } from '../outcome.js';

export interface BreakerOptions {
  /** After a refused login, no login is tried for this long: repeating it locks accounts. */
  authPauseMs: number;
  /** After a failed connection the next is opened this much later, doubled each time … */
  firstBackoffMs: number;
  /** … up to this. */
  maxBackoffMs: number;
}

export const defaultBreaker: BreakerOptions = {
  authPauseMs: 60 * 60_000,
  firstBackoffMs: 1_000,
  maxBackoffMs: 15 * 60_000,
};

/** Why a pool opens no connection just now. */
export interface Block {
  /** `login`: nothing is sent at all. `connect`: no new connection is opened, those that work go on. */
  kind: 'login' | 'connect';
  /** `Date.now()` milliseconds. */
  until: number;
  reason: string;
  errorCode: SmtpErrorCode;
  code: number | null;
  reply: string | null;
}

/** Remembers failures to open a connection, so that nobody hammers a server that said no. */
export class Breaker {
  #block: Block | null = null;
  #failures = 0;

  constructor(
    private readonly options: BreakerOptions,
    private readonly now: () => number,
  ) {}

  /** What is in force now, or null. */
  get block(): Block | null {
    if (this.#block && this.#block.until <= this.now()) this.#block = null;
    return this.#block;
  }

  failed(failure: NotSent): void {
    const { errorCode, code, reply } = failure;
    if (errorCode === 'aborted' || errorCode === 'pool_closed') return;
    const login = errorCode === 'auth' || errorCode === 'auth_later';
    // Begun before the block: twenty connections that fail together are one failure, not 2²⁰ seconds.
    if (this.block && !(login && this.block.kind === 'connect')) return;
    const { authPauseMs, firstBackoffMs, maxBackoffMs } = this.options;
    const pauseMs = login ? authPauseMs : Math.min(firstBackoffMs * 2 ** this.#failures, maxBackoffMs);
    this.#failures = Math.min(this.#failures + 1, 30);
    const until = Math.max(this.now() + pauseMs, this.#block?.until ?? 0);
    const kind = login ? 'login' : 'connect';
    this.#block = { kind, until, reason: failure.reply ?? failure.error, errorCode, code, reply };
  }

  succeeded(): void {
    this.#failures = 0;
    if (this.#block?.kind === 'connect') this.#block = null;
  }

  reset(): void {
    this.#failures = 0;
    this.#block = null;
  }
}
