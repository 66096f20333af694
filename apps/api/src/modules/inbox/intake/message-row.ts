import { explain, type Verdict } from '@mailwright/triage';
import type { Match } from '../matching/match.js';
import { trust } from '../matching/match.js';
import type { MessageRow } from './intake.repository.js';
import type { UnderstoodMessage } from './read-message.js';
import { storable, storableText } from './storable.js';

/** A whole mail of prose has less; what is beyond is in the raw message. */
const TEXT_CHARS = 256 * 1024;

/** What the inbox keeps of a verdict: everything that a page shows or a later matching needs, without the bodies. */
export interface StoredVerdict {
  confidence: number;
  category: Verdict['category'];
  recipients: string[];
  perRecipient: Verdict['perRecipient'];
  status: string | null;
  smtpCode: number | null;
  serverWords: string | null;
  original: { messageId: string | null; envelopeId: string | null };
  replyText: string | null;
  returnDate: string | null;
  newAddress: string | null;
  evidence: Verdict['evidence'];
  limited: boolean;
  says: string;
  to: string[];
  cc: string[];
  inReplyTo: string | null;
  references: string[];
  attachments: Verdict['message']['attachments'];
}

/** As it stands in `inbox_messages.match`. */
export interface StoredMatch {
  by: Match['by'];
  confidence: number;
  strong: boolean;
  evidence: Match['evidence'];
  /** The recipient whose delivery it is. */
  email: string;
  /** What followed from it, as far as it was new. */
  done: string[];
}

export function messageRow(
  message: UnderstoodMessage,
  id: string,
  copyOf: string | null,
  match: Match | null,
  done: string[],
): MessageRow {
  const { verdict } = message;
  const { from, messageId, subject, text, html } = verdict.message;
  return {
    id,
    uid: message.uid,
    message_id: messageId === null || messageId.length > 998 ? null : storableText(messageId, 998),
    from_name: storableText(from?.name ?? '', 200),
    from_address: storableText(from?.address ?? '', 320),
    subject: storableText(subject, 500),
    received_at: message.receivedAt.toISOString(),
    kind: verdict.kind,
    action: verdict.action,
    verdict: storedVerdict(verdict),
    text: text === null ? null : storableText(text, TEXT_CHARS),
    html: html === null ? null : storableText(html, TEXT_CHARS),
    raw_size: message.size,
    copy_of: copyOf,
    mailing_id: match?.delivery.mailingId ?? null,
    contact_id: match?.delivery.contactId ?? null,
    match: match && storedMatch(match, done),
    conversation_id: null,
  };
}

const storedMatch = (match: Match, done: string[]): StoredMatch => ({
  by: match.by,
  confidence: match.confidence,
  strong: trust[match.by].strong,
  evidence: match.evidence,
  email: match.delivery.email,
  done,
});

function storedVerdict(verdict: Verdict): StoredVerdict {
  const { message, original } = verdict;
  return storable({
    confidence: verdict.confidence,
    category: verdict.category,
    recipients: verdict.recipients.slice(0, 100),
    perRecipient: verdict.perRecipient.slice(0, 100),
    status: verdict.status,
    smtpCode: verdict.smtpCode,
    serverWords: verdict.serverWords,
    original: { messageId: original.messageId, envelopeId: original.envelopeId },
    replyText: verdict.replyText,
    returnDate: verdict.returnDate,
    newAddress: verdict.newAddress,
    evidence: verdict.evidence.slice(0, 20),
    limited: verdict.limited,
    says: explain(verdict),
    to: message.to.map(({ address }) => address).slice(0, 50),
    cc: message.cc.map(({ address }) => address).slice(0, 50),
    inReplyTo: message.inReplyTo,
    references: message.references.slice(-50),
    attachments: message.attachments.slice(0, 100),
  });
}
