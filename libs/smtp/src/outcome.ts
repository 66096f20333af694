/** Which command a server's reply answered. */
export type ReplyStage = 'mailfrom' | 'rcpt' | 'data' | 'dot';

/** How far a try got that ended without the server judging the message. */
export type FailureStage =
  'pool' | 'resolve' | 'connect' | 'greeting' | 'ehlo' | 'starttls' | 'auth' | 'envelope' | 'body' | 'dot';

/**
 * What ended a connection. `auth` and `auth_later` (a 4xx at AUTH) open the pool's breaker;
 * `blocked` is what the breaker then answers without trying.
 */
export type SmtpErrorCode =
  | 'dns'
  | 'connect'
  | 'timeout'
  | 'tls'
  | 'certificate'
  | 'greeting'
  | 'auth'
  | 'auth_later'
  | 'protocol'
  | 'closed'
  | 'aborted'
  | 'no_evidence'
  | 'blocked'
  | 'pool_closed'
  | 'not_loopback'
  | 'out_of_reach';

interface Judged {
  stage: ReplyStage;
  code: number;
  enhancedCode: string | null;
  reply: string;
}

/** 250 after the final dot: the server has taken responsibility. */
export interface Accepted {
  status: 'accepted';
  code: number;
  enhancedCode: string | null;
  reply: string;
  /** The Message-ID that the server put in place of ours (Microsoft 365, Amazon SES), with angle brackets. */
  serverMessageId: string | null;
}

/** 4xx for this message; 421 included when it answered one of the message's commands. */
export interface Deferred extends Judged {
  status: 'deferred';
}

/** 5xx for this message. `own`: no server said it, the reply is our reason why it cannot be sent there. */
export interface Rejected extends Judged {
  status: 'rejected';
  own: boolean;
}

/** The body had ended (or may have) and no reply came: the server may or may not have it (RFC 1047). */
export interface Uncertain {
  status: 'uncertain';
  error: string;
  errorCode: SmtpErrorCode;
  /** What the server said, when it said something that is no reply to a message. */
  reply: string | null;
}

/** Certainly not sent: the final dot never left. The message is not to blame; try again later. */
export interface NotSent {
  status: 'not_sent';
  stage: FailureStage;
  error: string;
  errorCode: SmtpErrorCode;
  code: number | null;
  enhancedCode: string | null;
  reply: string | null;
}

/** How one transaction with one recipient ended: a value, never a throw. */
export type SendOutcome = Accepted | Deferred | Rejected | Uncertain | NotSent;

/** Exactly one recipient per transaction, so that each reply belongs to one person. */
export interface Envelope {
  /** addr-spec of the return path; empty for the null sender. */
  from: string;
  to: string;
  /** RFC 3461 ENVID, at most 100 printable characters; asks for FAILURE and DELAY reports with headers only. */
  envelopeId?: string;
}

/** Called at the one moment after which a crash leaves doubt. */
export interface SendEvidence {
  /**
   * Runs synchronously before the byte that could complete the message is handed to the socket, and never when
   * the server refused MAIL FROM, RCPT TO or DATA. If it throws, nothing is sent and the throw becomes `not_sent`.
   */
  bodyEnding(): void;
}

/** A `not_sent` without any words from a server. */
export function notSent(stage: FailureStage, errorCode: SmtpErrorCode, error: string): NotSent {
  return { status: 'not_sent', stage, errorCode, error, code: null, enhancedCode: null, reply: null };
}
