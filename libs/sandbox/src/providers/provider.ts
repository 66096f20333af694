import type { ProviderKey } from '../people/person.js';

/** Why a provider says something else than yes. */
export type Objection = 'unknown' | 'full' | 'over_quota' | 'greylisted' | 'throttled' | 'blocked';

/** An SMTP reply: code and lines. Every line carries the enhanced status code, as on the wire. */
export interface ProviderReply {
  code: number;
  lines: string[];
}

/** What a reply may mention: the recipient, and an id of the transaction as providers print it. */
export interface ReplyFacts {
  to: string;
  id: string;
}

export interface Provider {
  key: ProviderKey;
  domain: string;
  /** Name of the machine that answers, as it stands in DSNs and Received headers. */
  host: string;
  /** Who wrote its mail system: decides what its DSNs look like. */
  dsnStyle: 'gmail' | 'exchange' | 'postfix' | 'exim';
  accepted(facts: ReplyFacts): string;
  objections: Record<Objection, (facts: ReplyFacts) => ProviderReply>;
}
