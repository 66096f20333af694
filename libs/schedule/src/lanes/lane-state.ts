/** What was learned of a lane: one sending account's mail to one mailbox provider. Times are epoch milliseconds. */
export interface LaneState {
  /** Messages per second; null: as fast as the account. */
  rate: number | null;
  /** Null: the account's. */
  connections: number | null;
  /** Nothing leaves before. */
  heldUntil: number | null;
  /** Until then a rate that a provider prescribes is kept, and nothing faster is tried. */
  slowUntil: number | null;
  /** The rate or the connections changed, either way. */
  changedAt: number;
  /** The last time that it became slower. */
  reducedAt: number;
  /** How often it became slower in quick succession: each time by more. */
  series: number;
  /** The rate is a first guess, and large steps up are taken until the next refusal. */
  searching: boolean;
  /** How often a rule that escalates was met within a day, and when last. */
  strikes: number;
  struckAt: number | null;
}

/** A speed that a rule names. */
export interface LanePace {
  perMinute: number;
  connections: number;
}

/** What a server's refusal asks of the lane. */
export type LaneRefusal =
  /** Too much at once, without saying how much would be right: the lane finds out. */
  | { kind: 'too_fast' }
  /** So many were open. */
  | { kind: 'too_many_connections'; open: number }
  /** A speed that the provider is known to want for so long. */
  | { kind: 'slow'; to: LanePace; forMs: number; escalate?: Escalation }
  /** Nothing for so long; then `afterwards`, or half as fast. */
  | { kind: 'pause'; forMs: number; afterwards?: LanePace; escalate?: Escalation };

/** From the so-many-th time within a day on it is a hold of `forMs` instead. */
interface Escalation {
  times: number;
  forMs: number;
}

/** What the controller is told beside the state. */
export interface LaneFacts {
  nowMs: number;
  /** Accepted per second lately, over this machine's connections. */
  acceptedPerSecond: number;
  /** The account's own limit per second, which no lane passes; null: none. */
  most: number | null;
  /** Connections that the account may have. */
  accountConnections: number;
  /** A sandbox's compressed time multiplies every delay with less than 1. */
  delayScale: number;
}
