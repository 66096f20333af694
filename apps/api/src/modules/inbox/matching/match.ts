import type { Kind } from '@mailwright/triage';
import type { TrackingRef } from '@mailwright/tokens';
import type { Clues, MessageIdClue } from './clues.js';
import { likeSubject } from './like-subject.js';

/** A row of the ledger, with what is needed to draw consequences. */
export interface DeliveryFact {
  mailingId: string;
  number: number;
  mailingKind: string;
  campaignId: string | null;
  conversationId: string | null;
  identityId: string | null;
  contactId: string;
  /** False for tests, and for people who were deleted. */
  contactKnown: boolean;
  ordinal: number;
  email: string;
  messageId: string;
  serverMessageId: string | null;
  state: string;
  /** As it was written, with merge tags. */
  subject: string;
}

/** What the ledger knows about the clues of a batch. */
export interface LedgerFacts {
  byRef(ref: TrackingRef): DeliveryFact | null;
  byServerId(id: string): DeliveryFact | null;
  /** The newest mail to an address, of the last two months. */
  latestTo(emailKey: string): DeliveryFact | null;
}

export type MatchBy =
  | 'return_path'
  | 'message_id'
  | 'server_message_id'
  | 'recipient_and_headers'
  | 'sender_and_subject'
  | 'recipient'
  | 'sender';

interface EvidencePiece {
  by: MatchBy;
  says: string;
}

export interface Match {
  by: MatchBy;
  confidence: number;
  evidence: EvidencePiece[];
  delivery: DeliveryFact;
}

/**
 * How far each kind of evidence is trusted. Strong is what a stranger cannot make up: a token of ours, or an id with 80
 * random bits that only the sender, the recipient and the servers between have seen. A bounce or complaint has
 * consequences only on strong evidence; an answer already from `ACTS_FROM` on.
 */
export const trust: Readonly<Record<MatchBy, { confidence: number; strong: boolean }>> = {
  return_path: { confidence: 1, strong: true },
  message_id: { confidence: 0.99, strong: true },
  server_message_id: { confidence: 0.95, strong: true },
  sender_and_subject: { confidence: 0.75, strong: false },
  recipient_and_headers: { confidence: 0.7, strong: false },
  recipient: { confidence: 0.4, strong: false },
  sender: { confidence: 0.5, strong: false },
};
export const ACTS_FROM = 0.7;

type Found = EvidencePiece & { delivery: DeliveryFact };

/** Leads a message to the mail that it is about. Pure; null when nothing points to one. */
export function matchMessage(kind: Kind, clues: Clues, facts: LedgerFacts): Match | null {
  const ids = clues.messageIds.flatMap((clue) => byMessageId(clue, facts));
  const token = clues.returnPath ? byToken(clues.returnPath, facts) : [];
  // An answer is about the very mail it answers; a report about the address it came to.
  const found = kind === 'reply' || kind === 'auto_reply' ? [...ids, ...token] : [...token, ...ids];
  if (found.length === 0)
    found.push(...(isReport(kind) ? byRecipient(clues, facts) : bySender(clues, facts)));
  const [best] = found.toSorted((a, b) => Number(trust[b.by].strong) - Number(trust[a.by].strong));
  if (!best) return null;
  const agreeing = found.filter(
    (one) =>
      one.delivery.mailingId === best.delivery.mailingId &&
      one.delivery.contactId === best.delivery.contactId,
  );
  return {
    by: best.by,
    confidence: trust[best.by].confidence,
    evidence: agreeing.map(({ by, says }) => ({ by, says })),
    delivery: best.delivery,
  };
}

const isReport = (kind: Kind): boolean =>
  kind === 'hard_bounce' || kind === 'soft_bounce' || kind === 'delayed' || kind === 'complaint';

function byToken({ ref, where }: { ref: TrackingRef; where: string }, facts: LedgerFacts): Found[] {
  const delivery = facts.byRef(ref);
  return delivery
    ? [{ by: 'return_path', says: `Our signed return path stands in ${where}.`, delivery }]
    : [];
}

function byMessageId({ id, where, ref }: MessageIdClue, facts: LedgerFacts): Found[] {
  if (ref) {
    const delivery = facts.byRef(ref);
    // Only the whole id proves anything: its numbers alone can be guessed.
    return delivery && sameId(delivery.messageId, id)
      ? [{ by: 'message_id', says: `Our Message-ID stands in ${where}.`, delivery }]
      : [];
  }
  const delivery = facts.byServerId(id);
  return delivery
    ? [
        {
          by: 'server_message_id',
          says: `The Message-ID that the server gave our mail stands in ${where}.`,
          delivery,
        },
      ]
    : [];
}

/** Domains of Message-IDs survive programs that fold case. */
const sameId = (ours: string, theirs: string): boolean => ours.toLowerCase() === theirs.toLowerCase();

function byRecipient(clues: Clues, facts: LedgerFacts): Found[] {
  return clues.recipients.flatMap((recipient): Found[] => {
    const delivery = facts.latestTo(recipient);
    if (!delivery) return [];
    const headersAgree =
      clues.originalTo === recipient &&
      clues.originalSubject !== null &&
      likeSubject(clues.originalSubject, delivery.subject);
    return [
      headersAgree
        ? {
            by: 'recipient_and_headers',
            says: 'It names a recipient of ours, and the returned headers carry the subject of our last mail there.',
            delivery,
          }
        : { by: 'recipient', says: 'It names somebody whom we mailed lately.', delivery },
    ];
  });
}

function bySender({ sender, subject }: Clues, facts: LedgerFacts): Found[] {
  const delivery = sender === null ? null : facts.latestTo(sender);
  if (!delivery) return [];
  return likeSubject(subject, delivery.subject)
    ? [
        {
          by: 'sender_and_subject',
          says: 'The writer is a recipient of ours, and the subject is that of our last mail there.',
          delivery,
        },
      ]
    : [{ by: 'sender', says: 'The writer is somebody whom we mailed lately.', delivery }];
}
