/** What a report says about one recipient, before anything is concluded from it. */
export interface RecipientReport {
  address: string;
  /** The address after forwarding, where the report names both. */
  alternative: string | null;
  /** RFC 3464 Action: `failed`, `delayed`, `delivered`, `relayed`, `expanded`, or the empty string. */
  outcome: string;
  status: string | null;
  diagnostic: string | null;
  remoteMta: string | null;
  /** From RFC 3464 fields, or read out of the text. */
  source: 'fields' | 'text' | 'header';
}
