/** Where a connection is dropped. `banner` is before the greeting, `body` in the middle of the message. */
export const DROP_PHASES = [
  'banner',
  'ehlo',
  'auth',
  'mail',
  'rcpt',
  'data',
  'body',
  'after_dot',
  'after_record',
  'after_reply',
] as const;
export type DropPhase = (typeof DROP_PHASES)[number];

/** What the sink answers STARTTLS with; `stripped` does not offer it, as somebody on the way would have it. */
export type TlsFace = 'valid' | 'expired' | 'wrong_host' | 'stripped';

/** The next `count` connections (or transactions) that come to this phase end there, by RST or by FIN. */
export interface DropOrder {
  phase: DropPhase;
  count: number;
  reset: boolean;
}

/** How the sink behaves until it is told otherwise. */
export interface Behaviour {
  /** From the record on disk to the 250. */
  replyDelayMs: number;
  /** Every RCPT gets a 451, every fourth MAIL a 421 and the end of its connection. */
  storm: boolean;
  /** Replies leave one byte per second. */
  tarpit: boolean;
  tls: TlsFace;
}

/** A `kill -9` at one of the two worst moments; the sink itself sends the signal. */
export interface AimOrder {
  pid: number;
  /** So many transactions wait behind their final dot before it is struck; fewer if no more come. */
  atLeast: number;
  moment: 'after_dot' | 'before_record';
  /**
   * Of `before_record`: milliseconds from the 250 to the signal; `frozen` stops the process first, so that the 250s lie
   * in its kernel's buffers and it never reads them.
   */
  delay: number | 'frozen';
}

export interface AimReport {
  /** `Date.now()` of the signal. */
  struckAt: number;
  /** Recipients whose transaction waited behind its final dot. */
  recipients: string[];
}

/** A transaction whose end left the sender without a reply that we know it has read. */
export interface Doubt {
  recipient: string;
  messageId: string | null;
  /**
   * `dot_not_seen`: 354 was said, the final dot did not come. `open_after_dot`: the final dot was seen, no reply left.
   * `reply_unread`: 250 left, and the client sent nothing after it.
   */
  state: 'dot_not_seen' | 'open_after_dot' | 'reply_unread';
  /** Who ended the connection. */
  endedBy: 'client' | DropPhase;
  at: number;
}

/** One line of the sink's record: written and synced before the 250 leaves. */
export interface Taken {
  messageId: string;
  recipient: string;
  /** What the transaction had gone through when the sink decided to say 250. */
  phase: 'dot' | 'dot_then_killed';
  at: number;
}

export interface SinkStatus {
  taken: number;
  open: number;
  /** `Date.now()` at which the oldest open connection was opened; null: none is open. */
  oldestOpenedAt: number | null;
  /** The most connections at a time that neither side had ended. */
  mostLive: number;
  /** Connections to the proxy in front that are not closed. */
  openInFront: number;
  /** Of these, the ones that we have ended and the client has not. */
  notClosedByClient: number;
  /** Messages taken over a connection that had no TLS or whose TLS face was not `valid`. */
  takenWithoutTls: number;
  logins: number;
  storms: number;
  droppedBy: Partial<Record<DropPhase, number>>;
  credentialBytesInClear: number;
}

/** What the process of the sink is started with. */
export interface SinkSetup {
  username: string;
  password: string;
  /** PEM, of one key. */
  certificates: Record<Exclude<TlsFace, 'stripped'>, string>;
  key: string;
  recordPath: string;
}

/** Requests over the channel to the process, each with its answer. */
export interface SinkRequests {
  setup: { ask: SinkSetup; answer: { port: number } };
  behave: { ask: Partial<Behaviour>; answer: null };
  drop: { ask: DropOrder; answer: null };
  aim: { ask: AimOrder; answer: AimReport };
  status: { ask: null; answer: SinkStatus };
  /** The doubts since the last time they were asked for. */
  takeDoubts: { ask: null; answer: Doubt[] };
  /** `Date.now()` of the first message taken after this request; on a connection that was opened after it, if so asked. */
  nextTaken: { ask: { onNewConnection: boolean }; answer: number };
}
export type SinkRequest = keyof SinkRequests;

export interface Asked {
  id: number;
  request: SinkRequest;
  ask: unknown;
}
export interface Answered {
  id: number;
  answer?: unknown;
  error?: string;
}
