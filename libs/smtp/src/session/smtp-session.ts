import type { Socket } from 'node:net';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { refusal, wireEnvelope, type Capabilities } from '../envelope.js';
import type { Accepted, Envelope, SendEvidence, SendOutcome, SmtpErrorCode } from '../outcome.js';
import { replyCodes } from '../reply.js';
import type { SmtpTimeouts } from '../server.js';
import { type MessageWithSharedEnd, toWire, type WireMessage } from '../wire.js';
import { commandSocket } from './nodemailer-internals.js';
import { BodySource, type BodyPhase } from './body-source.js';
import { outcomeOfError, type SmtpError } from './outcome-of-error.js';
import { ReusedMemory } from './reused-memory.js';

export interface SessionParts {
  id: string;
  connection: SMTPConnection;
  /** The TCP socket below any TLS. */
  socket: Socket;
  capabilities: Capabilities;
  timeouts: SmtpTimeouts;
  openedMs: number;
}

interface Transaction {
  body: BodySource;
  settle(outcome: SendOutcome): void;
}

/**
 * One logged-in connection. States: `ready` → `sending` → (`resetting` →) `ready` …, `quitting` → `closed`; any error
 * leads to `closed` at once. A deadline is checked by the owner's sweep (`expire`), so a message costs no timer.
 */
export class SmtpSession {
  state: 'ready' | 'sending' | 'resetting' | 'quitting' | 'closed' = 'ready';
  /** Transactions begun. */
  served = 0;
  /** `performance.now()` of the moment after which `expire` ends what is going on. */
  deadline: number;
  readonly id: string;
  readonly openedMs: number;
  readonly capabilities: Capabilities;
  readonly remoteAddress: string;
  readonly secure: boolean;
  /** Runs once, when the socket is of no more use. */
  onClosed: (() => void) | null = null;
  /** Runs when the connection can take the next message. */
  onReady: (() => void) | null = null;
  readonly #connection: SMTPConnection;
  readonly #tcp: Socket;
  readonly #timeouts: SmtpTimeouts;
  readonly #memory = new ReusedMemory(() => commandSocket(this.#connection)?.writableLength === 0);
  #current: Transaction | null = null;

  constructor(parts: SessionParts) {
    this.id = parts.id;
    this.openedMs = parts.openedMs;
    this.capabilities = parts.capabilities;
    this.remoteAddress = parts.socket.remoteAddress ?? '';
    this.secure = parts.connection.secure;
    this.#connection = parts.connection;
    this.#tcp = parts.socket;
    this.#timeouts = parts.timeouts;
    this.deadline = performance.now() + parts.timeouts.idleMs;
    this.#connection.on('error', (error: SmtpError) => this.#fail(error));
    this.#connection.on('end', () => this.#ended());
  }

  /** One transaction. Only in state `ready`. The message is copied before this returns, but for an end that it shares. */
  send(
    envelope: Envelope,
    given: Buffer | MessageWithSharedEnd,
    evidence: SendEvidence,
  ): Promise<SendOutcome> {
    const message = toWire(given, this.#memory.room);
    const wire = this.#prepare(envelope, message);
    if ('status' in wire) return Promise.resolve(wire);
    this.state = 'sending';
    this.served += 1;
    this.deadline = performance.now() + this.#timeouts.envelopeMs;
    return new Promise((resolve) => {
      const body = new BodySource(
        message.bytes,
        message.rest,
        () => commandSocket(this.#connection),
        () => evidence.bodyEnding(),
        (phase) => this.#onProgress(phase),
        (error) => this.#evidenceFailed(error),
      );
      this.#current = { body, settle: resolve };
      this.#connection.send(wire, body.asMessage(), (error, info) => {
        if (error) this.#fail(error);
        else this.#succeed(info?.response ?? '', info?.serverMessageId);
      });
    });
  }

  #prepare(envelope: Envelope, message: WireMessage) {
    const { capabilities } = this;
    const wire = wireEnvelope(envelope, capabilities);
    if ('status' in wire) return wire;
    if (capabilities.maxSize > 0 && message.size > capabilities.maxSize) {
      const words = `The message has ${message.size} bytes, the server takes ${capabilities.maxSize}.`;
      return refusal('mailfrom', 552, '5.3.4', words);
    }
    if (message.eightBit && !capabilities.eightBitMime && !capabilities.smtpUtf8) {
      return refusal(
        'mailfrom',
        554,
        '5.6.3',
        'The message has 8-bit bytes and the server does not offer 8BITMIME.',
      );
    }
    const dsn =
      envelope.envelopeId !== undefined && capabilities.dsn
        ? { ret: 'HDRS', envid: envelope.envelopeId, notify: ['FAILURE', 'DELAY'], orcpt: wire.to }
        : undefined;
    return { from: wire.from, to: wire.to, size: message.size, use8BitMime: message.eightBit, dsn };
  }

  #onProgress(phase: BodyPhase): void {
    const { finalDotMs, blockMs } = this.#timeouts;
    this.deadline = performance.now() + (phase === 'ended' ? finalDotMs : blockMs);
  }

  #succeed(reply: string, serverMessageId: string | undefined): void {
    const phase = this.#current?.body.phase ?? 'waiting';
    if (phase !== 'ended') {
      // A 250 before the message was complete answers nothing that was asked.
      this.abort('protocol', 'The server accepted a message that had not ended');
      return;
    }
    const outcome: Accepted = {
      status: 'accepted',
      ...replyCodes(reply),
      reply,
      serverMessageId: serverMessageId ?? null,
    };
    this.#settle(outcome, 'ready');
  }

  /** Either a reply that refuses the message, after which the connection goes on, or the end of the connection. */
  #fail(error: SmtpError): void {
    const transaction = this.#current;
    if (!transaction) return this.#close();
    const { phase } = transaction.body;
    const outcome = outcomeOfError(error, phase);
    const judged = outcome.status === 'deferred' || outcome.status === 'rejected';
    if (!judged || outcome.code === 421 || phase === 'body' || this.#connection.destroyed) {
      this.#close(outcome);
      return;
    }
    // A refusal before the final dot leaves MAIL FROM open: `503 5.5.1 Error: nested MAIL command` without RSET.
    this.#settle(outcome, outcome.stage === 'dot' ? 'ready' : 'resetting');
  }

  #settle(outcome: SendOutcome, next: 'ready' | 'resetting'): void {
    const transaction = this.#current;
    this.#current = null;
    this.state = next;
    this.deadline = performance.now() + (next === 'ready' ? this.#timeouts.idleMs : this.#timeouts.blockMs);
    if (next === 'resetting') this.#reset();
    transaction?.settle(outcome);
    if (next === 'ready') this.onReady?.();
  }

  #reset(): void {
    this.#connection.reset((error) => {
      if (this.state !== 'resetting') return;
      if (error) return this.#close();
      this.state = 'ready';
      this.deadline = performance.now() + this.#timeouts.idleMs;
      this.onReady?.();
    });
  }

  #evidenceFailed(error: unknown): void {
    const words = error instanceof Error ? error.message : String(error);
    this.abort('no_evidence', `The journal could not be written, so nothing was sent: ${words}`);
  }

  /** nodemailer ends a connection on 421 before it says which command was answered, in the same turn: wait for that. */
  #ended(): void {
    if (!this.#current) return this.#close();
    queueMicrotask(() => this.#endedSilently());
  }

  #endedSilently(): void {
    this.#fail(Object.assign(new Error('The server closed the connection'), { code: 'ECONNECTION' }));
  }

  /** Ends what is going on because its time is over; the owner calls it when `deadline` has passed. */
  expire(): void {
    if (this.state === 'ready') return this.quit();
    const phase = this.#current?.body.phase ?? 'waiting';
    const missing = {
      waiting: 'reply to the envelope',
      body: 'progress of the body',
      ended: 'reply to the final dot',
    };
    this.abort('timeout', `No ${missing[phase]} in time`);
  }

  /** Says QUIT. Only between messages. */
  quit(): void {
    if (this.state !== 'ready') return;
    this.state = 'quitting';
    this.deadline = performance.now() + this.#timeouts.quitMs;
    this.#connection.quit();
  }

  /** Resets the socket at once: what is still in the kernel's send buffer is thrown away too. */
  abort(errorCode: SmtpErrorCode, words: string): void {
    const phase = this.#current?.body.phase ?? 'waiting';
    const outcome: SendOutcome =
      phase === 'ended'
        ? { status: 'uncertain', error: words, errorCode, reply: null }
        : {
            status: 'not_sent',
            stage: phase === 'body' ? 'body' : 'envelope',
            errorCode,
            error: words,
            code: null,
            enhancedCode: null,
            reply: null,
          };
    this.#close(outcome);
  }

  #close(outcome?: SendOutcome): void {
    const transaction = this.#current;
    this.#current = null;
    transaction?.body.stop();
    // The outcome first: what it says of the account must be known before anybody opens another connection.
    if (outcome) transaction?.settle(outcome);
    if (this.state !== 'closed') {
      const afterQuit = this.state === 'quitting' && this.#connection.destroyed;
      this.state = 'closed';
      this.#connection.close();
      if (!afterQuit) discard(this.#tcp);
      this.onClosed?.();
    }
  }
}

/** RST instead of FIN, so that unsent bytes do not follow; a socket that is no longer TCP is closed normally. */
function discard(socket: Socket): void {
  if (socket.destroyed) return;
  try {
    socket.resetAndDestroy();
  } catch {
    socket.destroy();
  }
}
