/** What happened, as the world itself knows it. */
export type TruthKind =
  | 'accepted'
  /** Accepted again although this Message-ID was accepted for this recipient before. Nothing follows from it. */
  | 'duplicate'
  | 'refused'
  | 'deferred'
  | 'opened'
  | 'machine_opened'
  | 'clicked'
  | 'scanner_clicked'
  | 'bought'
  | 'replied'
  | 'auto_replied'
  | 'unsubscribed'
  | 'complained'
  | 'bounced_later'
  /** The person wanted to do `intended` but could not: see `reason`. */
  | 'nothing';

/** One line of the world's own record. */
export interface TruthRecord {
  /** ISO 8601, UTC. */
  at: string;
  kind: TruthKind;
  /** Envelope recipient, lower case. */
  to: string;
  /** Envelope sender (return path) of the letter. */
  from: string;
  /** Null where the server said no before it saw the message. */
  messageId: string | null;
  /** What the world's `mailingKey` option made of it; null if it could not tell. */
  mailing: string | null;
  /** Address of the made-up person; null for the marketer's own mailboxes and for unknown recipients. */
  person: string | null;
  /** 0 for the first record of this kind for this letter, 1 for the second … */
  nth: number;
  /** The whole reply as the client saw it, lines parted by a newline. */
  smtpReply?: string;
  /** Which act of the person's fate this is (position in the list); only on what happened after acceptance. */
  act?: number;
  /** True on the record that completes the act. */
  actDone?: boolean;
  /** The address requested over HTTP. */
  link?: string;
  httpStatus?: number;
  /** Where the redirects of a click ended. */
  landed?: string;
  /** Decimal string, e.g. "24.00". */
  amount?: string;
  currency?: string;
  orderId?: string;
  /** How somebody unsubscribed, why a message bounced or was put off, which mood a reply has. */
  how?: string;
  /** Message-ID of what arrived in the marketer's mailbox. */
  mailboxMessageId?: string;
  /** The mailbox's address. */
  mailbox?: string;
  intended?: string;
  reason?: string;
  /** Where the letter is kept while acts are open, and how many acts follow. */
  letter?: LetterKept;
}

/** A letter in the spool: file number, offset and length in bytes. */
export interface LetterRef {
  file: number;
  offset: number;
  length: number;
}

export interface LetterKept extends LetterRef {
  acts: number;
  /** True for a letter to one person in a conversation. */
  conversation: boolean;
}

/** Which records to read; a missing field means "any". */
export interface TruthFilter {
  kind?: TruthKind | readonly TruthKind[];
  messageId?: string;
  to?: string;
  mailing?: string;
}

export function matches(record: TruthRecord, filter: TruthFilter): boolean {
  const kinds = filter.kind === undefined ? null : [filter.kind].flat();
  return (
    (kinds === null || kinds.includes(record.kind)) &&
    (filter.messageId === undefined || record.messageId === filter.messageId) &&
    (filter.to === undefined || record.to === filter.to) &&
    (filter.mailing === undefined || record.mailing === filter.mailing)
  );
}
