import type { LookupFunction } from 'node:net';
import type { Capabilities } from '../envelope.js';
import type { NotSent, SendOutcome } from '../outcome.js';
import type { BreakerOptions } from './breaker.js';

export interface SmtpPoolOptions extends Partial<BreakerOptions> {
  /** Sandbox: refuse to connect to anything but this machine; checked on the resolved address, which is pinned. */
  onlyLoopback?: boolean;
  /** Resolver, as `dns.lookup`. */
  lookup?: LookupFunction;
  onConnection?(event: ConnectionEvent): void;
  /** `Date.now` unless a test says otherwise; only the breaker reads it. */
  now?: () => number;
}

/** What happens to the connections of a pool, for logs and the account's page. */
export type ConnectionEvent =
  | {
      type: 'opened';
      connectionId: string;
      remoteAddress: string;
      secure: boolean;
      capabilities: Capabilities;
      openedMs: number;
    }
  | { type: 'failed'; failure: NotSent }
  | { type: 'closed'; connectionId: string; served: number };

/** A `SendOutcome` with the connection that it happened on (null: none was reached) and how long it took there, the wait not counted. */
export type SendResult = SendOutcome & { connectionId: string | null; durationMs: number };

export interface PoolStats {
  opened: number;
  failedToOpen: number;
  closed: number;
  loginsRefused: number;
  /** Sends that went to a second connection because the server had closed an idle one. */
  resent: number;
  accepted: number;
  deferred: number;
  rejected: number;
  uncertain: number;
  not_sent: number;
}

export function emptyStats(): PoolStats {
  return {
    opened: 0,
    failedToOpen: 0,
    closed: 0,
    loginsRefused: 0,
    resent: 0,
    accepted: 0,
    deferred: 0,
    rejected: 0,
    uncertain: 0,
    not_sent: 0,
  };
}
