/** What went wrong, as far as it decides what happens next. */
export type MailboxFailureKind =
  /** The server does not take this login. Trying again locks the account. */
  | 'auth'
  /** No protected connection: certificate refused, STARTTLS not offered, handshake failed. */
  | 'tls'
  /** No such host, connection refused, no route. */
  | 'unreachable'
  | 'timeout'
  /** Too many connections or too much traffic for the server's taste; later it will do. */
  | 'throttled'
  /** POP3 lets one program at a time into a maildrop, and another one is in it. */
  | 'in_use'
  /** The mailbox is full. */
  | 'quota'
  /** The folder does not exist (any more). */
  | 'not_found'
  /** The server says that it is unwell; later it will do. */
  | 'unavailable'
  /** The server understood and said no. */
  | 'refused'
  /** The server said something that its protocol does not allow, or broke a limit. */
  | 'protocol'
  /** The connection ended while something was under way. */
  | 'closed'
  /** Our own rule forbids it (an address that is not loopback). */
  | 'forbidden';

/** A failure in the words of the server and of the person who has to do something about it. */
export interface MailboxFailure {
  kind: MailboxFailureKind;
  /** What the server (or the system below it) said, verbatim; null where nobody said anything. */
  serverWords: string | null;
  meaning: string;
  remedy: string;
}

/** The one error that this library throws on purpose; `failure` is the value to store and to show. */
export class MailboxError extends Error {
  override readonly name = 'MailboxError';
  readonly failure: MailboxFailure;

  constructor(failure: MailboxFailure, options?: ErrorOptions) {
    super(
      failure.serverWords === null ? failure.meaning : `${failure.meaning} (${failure.serverWords})`,
      options,
    );
    this.failure = failure;
  }
}
