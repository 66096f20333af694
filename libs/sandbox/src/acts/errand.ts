import type { Act } from '../behaviour/act.js';
import type { Glance } from '../letters/glance.js';
import type { SandboxPerson } from '../people/person.js';
import type { LetterRef, TruthKind, TruthRecord } from '../truth/record.js';

/** One accepted letter and what its reader is still going to do with it, one act after the other. */
export interface Errand {
  person: SandboxPerson;
  messageId: string;
  /** Envelope sender of the letter. */
  from: string;
  mailing: string | null;
  letter: LetterRef;
  /** What the letter holds for its reader, once somebody has looked. */
  glance?: Glance;
  /** Epoch milliseconds; the acts are timed from here. */
  acceptedAt: number;
  acts: readonly Act[];
  /** Position of the act to be done next. */
  next: number;
  /** Where the person's last click ended. */
  landed: string | null;
  /** Records so far, per kind. */
  told: Partial<Record<TruthKind, number>>;
  /** How often the next act has failed because somebody was away. */
  tries: number;
}

/** What a performed act adds to a record. */
export type ActDetail = Pick<TruthRecord, 'kind'> &
  Partial<
    Pick<
      TruthRecord,
      | 'link'
      | 'httpStatus'
      | 'landed'
      | 'amount'
      | 'currency'
      | 'orderId'
      | 'how'
      | 'mailboxMessageId'
      | 'mailbox'
      | 'intended'
      | 'reason'
    >
  >;

/** `again`: the other side was away (connection refused, 5xx, 429) and the act is to be tried later. */
export type ActOutcome = { again: false; details: ActDetail[] } | { again: true; reason: string };

export const did = (...details: ActDetail[]): ActOutcome => ({ again: false, details });

/** The person wanted to, but the letter offered no way. */
export const couldNot = (intended: string, reason: string): ActOutcome =>
  did({ kind: 'nothing', intended, reason });

/** Names one act of one letter, for ids that must come out the same after a restart. */
export function actKey(errand: Errand): string {
  return `${errand.messageId} ${errand.person.email} #${errand.next}`;
}
