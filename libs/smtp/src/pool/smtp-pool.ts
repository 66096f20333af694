import { setMaxListeners } from 'node:events';
import { notSent, type Envelope, type NotSent, type SendEvidence, type SendOutcome } from '../outcome.js';
import { defaultTimeouts, type SmtpServer, type SmtpTimeouts } from '../server.js';
import { openSession } from '../session/open-session.js';
import type { SmtpSession } from '../session/smtp-session.js';
import type { MessageWithSharedEnd } from '../wire.js';
import { AbortWatch } from './abort-watch.js';
import { Breaker, defaultBreaker, type Block } from './breaker.js';
import { emptyStats, type PoolStats, type SendResult, type SmtpPoolOptions } from './pool-types.js';

interface Job {
  envelope: Envelope;
  message: Buffer | MessageWithSharedEnd;
  evidence: SendEvidence;
  startedAt: number;
  session: SmtpSession | null;
  /** How often it may still move to another connection because the server had closed an idle one. */
  movesLeft: number;
  done: boolean;
  resolve(result: SendResult): void;
  signal?: AbortSignal;
}

/**
 * The connections to one server. Connections are opened on demand, reused, and closed after their messages or an idle
 * minute. A pool holds no queue of a campaign: callers keep about as many sends waiting as there are connections.
 *
 * States: `open` → `draining` (open transactions end, nothing new begins) → `closed`; `destroy` goes there at once.
 * Until one connection was opened and logged in, only one is tried at a time: a wrong password is said once, not
 * twenty times. After a refused login nothing is tried until `blockedUntil`.
 */
export class SmtpPool {
  readonly stats: PoolStats = emptyStats();
  readonly #timeouts: SmtpTimeouts;
  readonly #breaker: Breaker;
  readonly #sessions = new Set<SmtpSession>();
  /** The most recently used is last and used first, so that the surplus grows idle. */
  readonly #ready: SmtpSession[] = [];
  readonly #waiting: Job[] = [];
  readonly #aborts = new AbortWatch<Job>((job) => this.#abort(job));
  readonly #giveUp = new AbortController();
  #maxConnections: number;
  #messagesPerConnection: number;
  #opening = 0;
  #proven = false;
  #state: 'open' | 'draining' | 'closed' = 'open';
  #sweep: NodeJS.Timeout | null = null;
  #drained: (() => void)[] = [];

  constructor(
    readonly server: SmtpServer,
    private readonly options: SmtpPoolOptions = {},
  ) {
    this.#timeouts = { ...defaultTimeouts, ...server.timeouts };
    this.#maxConnections = server.maxConnections;
    this.#messagesPerConnection = server.messagesPerConnection;
    this.#breaker = new Breaker(
      { ...defaultBreaker, ...definedOnly(options) },
      options.now ?? (() => Date.now()),
    );
    // One listener per connection being opened.
    setMaxListeners(0, this.#giveUp.signal);
  }

  /** Connections, those being opened or closed included. */
  get open(): number {
    return this.#sessions.size + this.#opening;
  }

  get idle(): number {
    return this.#ready.length;
  }

  /** Sends that wait for a free connection. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Why nothing (`login`) or no new connection (`connect`) is tried just now; callers stop claiming meanwhile. */
  get block(): Block | null {
    return this.#breaker.block;
  }

  /** `Date.now()` milliseconds until which the breaker holds, or null. */
  get blockedUntil(): number | null {
    return this.#breaker.block?.until ?? null;
  }

  /** Lets the next send try again at once: the person has changed the credentials or says to. */
  unblock(): void {
    this.#breaker.reset();
  }

  /**
   * Sends one message to one recipient on the next free connection, first come first served.
   * @param message RFC 5322 bytes; bare CR or LF become CRLF, dots are stuffed here. What many messages end with is
   * prepared once by `shareEnd` and not copied. Stays the caller's, who leaves it as it is until the result is there.
   * @param signal ends the transaction at once: `uncertain` if the body had ended, otherwise `not_sent`.
   */
  send(
    envelope: Envelope,
    message: Buffer | MessageWithSharedEnd,
    evidence: SendEvidence,
    signal?: AbortSignal,
  ): Promise<SendResult> {
    return new Promise((resolve) => {
      const startedAt = performance.now();
      const job: Job = {
        envelope,
        message,
        evidence,
        startedAt,
        session: null,
        movesLeft: 2,
        done: false,
        resolve,
      };
      const refused = this.#refusal(signal);
      if (refused) return this.#finish(job, refused);
      if (signal) {
        job.signal = signal;
        this.#aborts.add(signal, job);
      }
      const session = this.#waiting.length === 0 ? this.#ready.pop() : undefined;
      if (session) return this.#start(job, session);
      this.#waiting.push(job);
      this.#pump();
    });
  }

  #refusal(signal: AbortSignal | undefined): NotSent | null {
    if (this.#state !== 'open') return notSent('pool', 'pool_closed', 'This pool sends no more');
    if (signal?.aborted) return notSent('pool', 'aborted', 'Given up before it began');
    const block = this.#breaker.block;
    if (!block || (block.kind === 'connect' && this.#sessions.size > 0)) return null;
    return {
      ...notSent(
        'pool',
        'blocked',
        `Not tried until ${new Date(block.until).toISOString()}: ${block.reason}`,
      ),
      code: block.code,
      reply: block.reply,
    };
  }

  #pump(): void {
    while (this.#waiting.length > 0 && this.#ready.length > 0) {
      this.#start(this.#waiting.shift() as Job, this.#ready.pop() as SmtpSession);
    }
    while (this.#mayOpen()) {
      this.#opening += 1;
      void this.#open();
    }
    // Also where it was destroyed: whoever asks it to drain only then waits for its sockets.
    if (this.#state !== 'open' && this.open === 0) this.#closeNow();
  }

  #mayOpen(): boolean {
    if (this.#state !== 'open' || this.#waiting.length <= this.#opening) return false;
    if (this.open >= this.#maxConnections || this.#breaker.block) return false;
    return this.#proven || this.#opening === 0;
  }

  async #open(): Promise<void> {
    const { server, options } = this;
    const opened = await openSession({
      server,
      timeouts: this.#timeouts,
      onlyLoopback: options.onlyLoopback,
      lookup: options.lookup,
      signal: this.#giveUp.signal,
    });
    this.#opening -= 1;
    if ('status' in opened) return this.#openingFailed(opened);
    this.#breaker.succeeded();
    this.#proven = true;
    this.stats.opened += 1;
    this.#sessions.add(opened);
    opened.onReady = () => this.#becameReady(opened);
    opened.onClosed = () => this.#forget(opened);
    const { id: connectionId, remoteAddress, secure, capabilities, openedMs } = opened;
    options.onConnection?.({ type: 'opened', connectionId, remoteAddress, secure, capabilities, openedMs });
    if (this.#state === 'closed') return opened.abort('pool_closed', 'This pool sends no more');
    this.#sweep ??= this.#startSweep();
    this.#becameReady(opened);
  }

  #openingFailed(failure: NotSent): void {
    this.stats.failedToOpen += 1;
    this.#proven = false;
    this.#breaker.failed(failure);
    if (failure.errorCode === 'auth') this.stats.loginsRefused += 1;
    this.options.onConnection?.({ type: 'failed', failure });
    // With other connections alive their turn comes; without, all that wait share this fate now.
    if (this.#breaker.block?.kind === 'login' || this.open === 0) this.#failWaiting(failure);
    this.#pump();
  }

  #becameReady(session: SmtpSession): void {
    if (session.state !== 'ready') return;
    const enough = session.served >= this.#messagesPerConnection || this.open > this.#maxConnections;
    if (this.#state !== 'open' || enough) session.quit();
    else this.#ready.push(session);
    this.#pump();
  }

  #forget(session: SmtpSession): void {
    if (!this.#sessions.delete(session)) return;
    const at = this.#ready.indexOf(session);
    if (at !== -1) this.#ready.splice(at, 1);
    this.stats.closed += 1;
    this.options.onConnection?.({ type: 'closed', connectionId: session.id, served: session.served });
    if (this.#sessions.size === 0 && this.#sweep) {
      clearInterval(this.#sweep);
      this.#sweep = null;
    }
    // After the outcome of the message that was on it, which is settled in this same turn.
    queueMicrotask(() => this.#afterClose());
  }

  #afterClose(): void {
    const block = this.#breaker.block;
    if (block && this.open === 0 && this.#waiting.length > 0) {
      const failure = this.#refusal(undefined);
      if (failure) this.#failWaiting(failure);
    }
    this.#pump();
  }

  #start(job: Job, session: SmtpSession): void {
    job.session = session;
    job.startedAt = performance.now();
    const reused = session.served > 0;
    void session.send(job.envelope, job.message, job.evidence).then((outcome) => {
      const stale = reused && outcome.status === 'not_sent' && this.#isStale(outcome);
      if (stale && job.movesLeft > 0 && this.#state === 'open' && !job.signal?.aborted) {
        // The server had closed an idle connection: "reconnect at once" (Yahoo closes at its cap without an error).
        job.movesLeft -= 1;
        job.session = null;
        this.stats.resent += 1;
        this.#waiting.unshift(job);
        this.#pump();
        return;
      }
      if (outcome.status === 'not_sent' && (outcome.errorCode === 'auth' || outcome.errorCode === 'tls')) {
        this.#breaker.failed(outcome);
      }
      this.#finish(job, outcome, session.id);
      // Refused by ourselves: the connection was not touched and is still ours to give back.
      if (outcome.status === 'rejected' && outcome.own) this.#becameReady(session);
    });
  }

  /** The connection is past its time, and the next one will do. */
  #isStale({ errorCode, reply }: NotSent): boolean {
    // A token ran out while its connection was open: `530 5.7.0 Authentication Required`.
    if (errorCode === 'auth') return this.server.auth?.method === 'XOAUTH2';
    return errorCode === 'closed' && reply === null;
  }

  #finish(job: Job, outcome: SendOutcome, connectionId: string | null = null): void {
    if (job.done) return;
    job.done = true;
    if (job.signal) this.#aborts.remove(job.signal, job);
    this.stats[outcome.status] += 1;
    job.resolve(Object.assign(outcome, { connectionId, durationMs: performance.now() - job.startedAt }));
  }

  #abort(job: Job): void {
    const words = 'Given up by the sender';
    if (job.session) return job.session.abort('aborted', words);
    const at = this.#waiting.indexOf(job);
    if (at !== -1) this.#waiting.splice(at, 1);
    this.#finish(job, notSent('pool', 'aborted', words));
  }

  #failWaiting(failure: NotSent): void {
    for (const job of this.#waiting.splice(0)) this.#finish(job, { ...failure });
  }

  /** One timer for all connections: a message costs none. */
  #startSweep(): NodeJS.Timeout {
    const { envelopeMs, blockMs, finalDotMs, idleMs, quitMs } = this.#timeouts;
    const shortest = Math.min(envelopeMs, blockMs, finalDotMs, idleMs, quitMs);
    const every = Math.min(1_000, Math.max(10, shortest / 5));
    const timer = setInterval(() => {
      const now = performance.now();
      for (const session of this.#sessions) if (session.deadline < now) this.#expire(session);
    }, every);
    return timer.unref();
  }

  #expire(session: SmtpSession): void {
    const at = this.#ready.indexOf(session);
    if (at !== -1) this.#ready.splice(at, 1);
    session.expire();
  }

  /** Other limits from now on, as a lane slows down or recovers. A surplus of idle connections says QUIT. */
  resize(limits: { maxConnections?: number; messagesPerConnection?: number }): void {
    this.#maxConnections = limits.maxConnections ?? this.#maxConnections;
    this.#messagesPerConnection = limits.messagesPerConnection ?? this.#messagesPerConnection;
    const surplus = Math.max(0, this.open - this.#maxConnections);
    for (const session of this.#ready.splice(0, surplus)) session.quit();
    this.#pump();
  }

  /** Open transactions finish, waiting sends come back `not_sent`, connections say QUIT. Resolves when all are closed. */
  drain(): Promise<void> {
    if (this.#state === 'open') this.#state = 'draining';
    this.#failWaiting(notSent('pool', 'pool_closed', 'The sender is stopping'));
    for (const session of this.#ready.splice(0)) session.quit();
    return new Promise((resolve) => {
      if (this.#state === 'closed' && this.open === 0) return resolve();
      this.#drained.push(resolve);
      this.#pump();
    });
  }

  /** Resets every socket at once: for a sender that has lost its lease. Open transactions end as their phase says. */
  destroy(): void {
    this.#closeNow();
    this.#giveUp.abort();
    this.#failWaiting(notSent('pool', 'pool_closed', 'The sender has given up its connections'));
    for (const session of this.#sessions)
      session.abort('pool_closed', 'The sender has given up its connections');
  }

  #closeNow(): void {
    this.#state = 'closed';
    for (const resolve of this.#drained.splice(0)) resolve();
  }
}

function definedOnly(options: SmtpPoolOptions) {
  const { authPauseMs, firstBackoffMs, maxBackoffMs } = options;
  const given = { authPauseMs, firstBackoffMs, maxBackoffMs };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
