/**
 * What kind of message came in. The two bounce kinds follow the field's convention: hard is what will not
 * change by itself (no such user, no such host, moved), soft is every other refusal.
 */
export type Kind =
  'hard_bounce' | 'soft_bounce' | 'delayed' | 'complaint' | 'auto_reply' | 'unsubscribe' | 'reply' | 'other';

/**
 * What to do about it.
 * - `suppress`: the address is proven dead, or its owner complained or opted out.
 * - `retry`: nothing is wrong with the address for good; it stays eligible and the repeat rules count this.
 * - `pause_lane`: the provider refuses this sender: stop sending there by this account.
 * - `alert`: a person must look: the campaign's content or our own set-up was refused.
 * - `stop_sequence`: a person answered, or the address leads nowhere now; no further step goes there.
 * - `none`: for the record only.
 */
export type Action = 'suppress' | 'retry' | 'pause_lane' | 'alert' | 'stop_sequence' | 'none';

/** Why a message was refused, late or complained about. Each is explained in `categoryWords`. */
export type Category =
  | 'unknown_user'
  | 'unknown_host'
  | 'moved'
  | 'disabled'
  | 'full'
  | 'filtered'
  | 'blocked'
  | 'content'
  | 'policy'
  | 'rate'
  | 'network'
  | 'our_configuration'
  | 'expired'
  | 'too_big'
  | 'greylisted'
  | 'loop'
  | 'system'
  | 'challenge'
  | 'abuse'
  | 'not_spam'
  | 'unknown';

/** The plain words for each category, as they are shown to people. */
export const categoryWords: Readonly<Record<Category, string>> = {
  unknown_user: 'there is no such mailbox',
  unknown_host: 'the domain does not exist or takes no mail',
  moved: 'the person has moved to another address',
  disabled: 'the account is disabled or inactive',
  full: 'the mailbox is full',
  filtered: 'the recipient’s side turned the message away after looking at it',
  blocked: 'the sender, its address or its reputation is blocked',
  content: 'the content was taken for spam, a virus or broken',
  policy: 'a rule of the recipient’s side forbids it',
  rate: 'too many messages or connections in too short a time',
  network: 'the servers could not be connected',
  our_configuration: 'our own set-up is at fault (SPF, DKIM, DMARC, reverse DNS, sender address, relaying)',
  expired: 'it could not be handed over in time',
  too_big: 'the message is too big',
  greylisted: 'the server asks every new sender to try again later',
  loop: 'the message went in circles',
  system: 'the recipient’s server has a fault of its own',
  challenge: 'the recipient’s side wants the sender to prove himself first',
  abuse: 'the person reported the message as spam',
  not_spam: 'the person reported that the message was not spam',
  unknown: 'no reason that we understand was given',
};

/** One recipient of a bounce or complaint. */
export interface RecipientVerdict {
  /** As stated, with a lower-cased domain. */
  address: string;
  kind: Kind;
  action: Action;
  category: Category;
  /** RFC 3463 enhanced status code, such as `5.1.1`. */
  status: string | null;
  /** SMTP reply code, 200 to 599. */
  smtpCode: number | null;
  /** The server's words about this recipient. */
  diagnostic: string | null;
}

export interface Person {
  name: string;
  address: string;
}

export interface AttachmentFacts {
  filename: string | null;
  mimeType: string;
  /** Bytes after decoding, to within a few. */
  size: number;
}

/**
 * What the receiving server found out about the From (RFC 8601): the topmost Authentication-Results, since every server
 * puts its own above what came with the message. `forged`: DMARC failed, or SPF failed and no signature held.
 */
export interface SenderAuthentication {
  /** The server that says so (authserv-id). */
  by: string;
  verdict: 'proven' | 'forged' | 'unknown';
  /** As it stood in the header, for people. */
  words: string;
}

/** The facts of the message itself, as far as they could be read. */
export interface MessageFacts {
  messageId: string | null;
  inReplyTo: string | null;
  references: string[];
  from: Person | null;
  to: Person[];
  cc: Person[];
  /** Delivered-To, X-Original-To, Envelope-To and To: where return-path tokens may be found. */
  deliveredTo: string[];
  /** The empty string for the null reverse path `<>`; null where the header is absent. */
  returnPath: string | null;
  /** Null where no server says anything. */
  authentication: SenderAuthentication | null;
  subject: string;
  /** ISO 8601, UTC. */
  date: string | null;
  text: string | null;
  html: string | null;
  attachments: AttachmentFacts[];
}

/** Which rule decided, and on which words. */
export interface Evidence {
  rule: string;
  phrase: string;
  /**
   * How sure the reason of a refusal is, 0 to 1: 0.9 the server's own words, 0.8 its status code alone, 0.6 words
   * that many reasons share. Absent where the sign is for the kind: then it is the verdict's.
   */
  confidence?: number;
}

/** What came back of our own message inside a bounce or complaint. */
export interface OriginalFacts {
  messageId: string | null;
  /** Lower-case names, values unfolded, in their order. */
  headers: Record<string, string[]> | null;
  envelopeId: string | null;
}

/** Everything `triage` says about a message. */
export interface Verdict {
  kind: Kind;
  action: Action;
  /**
   * How sure the kind is, 0 to 1; `surenessOf` says it in words. From 0.9: a standard or a header that exists for
   * it says so. From 0.65: who writes and what the words say agree. Below: a single sign, or a limited look.
   */
  confidence: number;
  category: Category | null;
  /** Failed, late or complaining addresses. Who asks to be left alone is `message.from`. */
  recipients: string[];
  perRecipient: RecipientVerdict[];
  status: string | null;
  smtpCode: number | null;
  serverWords: string | null;
  original: OriginalFacts;
  /** Only the words that the writer added, without quote and signature. */
  replyText: string | null;
  /** The day on which an absent person is back, `2027-05-03`. */
  returnDate: string | null;
  /** "No longer with us, write to …". */
  newAddress: string | null;
  message: MessageFacts;
  evidence: Evidence[];
  /** True: only the headers were looked at, because the message is beyond the limits or broken. */
  limited: boolean;
}
