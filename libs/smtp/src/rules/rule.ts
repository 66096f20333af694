import type { FailureStage, ReplyStage } from '../outcome.js';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Why a server said no, in the words that pages group by. */
export type ReplyCategory =
  | 'no_such_mailbox'
  | 'mailbox_disabled'
  | 'mailbox_full'
  | 'bad_address'
  | 'bad_domain'
  | 'recipient_rate'
  | 'greylisted'
  | 'busy'
  | 'rate_limited'
  | 'too_many_connections'
  | 'account_limit'
  | 'login'
  | 'not_encrypted'
  | 'sender_refused'
  | 'relay_denied'
  | 'sender_authentication'
  | 'sender_dns'
  | 'reputation'
  | 'blocklisted'
  | 'content'
  | 'format'
  | 'too_large'
  | 'not_supported'
  | 'policy'
  | 'loop'
  | 'expired'
  | 'session'
  | 'our_bug'
  | 'other';

/** What a reaction hits. `lane` is sending account × mailbox provider; `domain` is the sending domain. */
export type ReactionScope = 'message' | 'address' | 'account' | 'domain' | 'campaign' | 'lane';

/**
 * `none`: only the message's outcome. `count`: a soft failure of the address, which suppresses at `limit`.
 * `slow`: to `rate`, or, where no rule knows the server's, to what it turns out to take. `pause`: for `forMs`, or until what `until` names. `reconnect`: a new connection, later.
 */
export type ReactionAction =
  'none' | 'retry' | 'reconnect' | 'slow' | 'pause' | 'suppress' | 'count' | 'alert';

export interface RuleReaction {
  /** For this message: try again by the retry schedule, or it has failed. */
  outcome: 'retry' | 'fail';
  category: ReplyCategory;
  scope: ReactionScope;
  action: ReactionAction;
  forMs?: number;
  /** What must have happened before it goes on, whatever the time. */
  until?: 'credentials_ok' | 'dns_check_ok' | 'person_agrees';
  rate?: { perMinute: number; connections: number };
  /** What follows a pause. */
  afterwards?: { perMinute: number; connections: number };
  /** From the so-many-th time within a day on. */
  escalate?: { times: number; forMs: number };
  limit?: { times: number; withinMs: number };
  /** A person should hear of it. */
  alert?: boolean;
}

/** One reviewable row: what a reply looks like, with a line that a server really sent, and what follows from it. */
export interface ReplyRule {
  id: string;
  /** A line as it came from a server; each rule is tested against its own. */
  line: string;
  /** Only for replies of this provider, see `providerOfReply`. */
  provider?: string;
  codes?: readonly number[];
  enhanced?: readonly string[];
  text?: RegExp;
  stages?: readonly (ReplyStage | FailureStage)[];
  reaction: RuleReaction;
  /** For a marketer, without jargon. */
  why: string;
}
