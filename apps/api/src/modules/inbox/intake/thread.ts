import type { Verdict } from '@mailwright/triage';
import { createHash } from 'node:crypto';
import { ACTS_FROM, type Match } from '../matching/match.js';
import { suggestLabel, type LabelSuggestion } from '../labels/suggest-label.js';
import { isDoubtfulOptOut } from './consequences.js';
import type { UnderstoodMessage } from './read-message.js';
import { storableText } from './storable.js';

/** What a message contributes to its conversation. */
export interface ThreadPart {
  /** The conversation whose answer this message answers, else null. */
  conversationId: string | null;
  /** Deterministic: a mailbox that is read again from the start finds the same threads. */
  threadKey: string;
  folder: 'primary' | 'other';
  /** A person wrote it: it opens, marks unread and asks for an answer. */
  human: boolean;
  awaitsAnswer: boolean;
  personName: string;
  personAddress: string;
  subject: string;
  snippet: string;
  label: LabelSuggestion | null;
}

/** Reports, complaints and machines' mail are no conversations. */
export function threadOf(
  message: UnderstoodMessage,
  match: Match | null,
  mailboxId: string,
): ThreadPart | null {
  const { verdict } = message;
  if (verdict.kind !== 'reply' && verdict.kind !== 'auto_reply' && verdict.kind !== 'unsubscribe')
    return null;
  const doubtful = isDoubtfulOptOut(verdict, match);
  const human = verdict.kind === 'reply' || doubtful;
  const from = verdict.message.from;
  return {
    conversationId: match?.delivery.conversationId ?? null,
    threadKey: keyOfThread(message, match, mailboxId),
    folder: doubtful || (human && match) ? 'primary' : 'other',
    human,
    awaitsAnswer: human,
    personName: storableText(from?.name ?? '', 200),
    personAddress: storableText(from?.address ?? '', 320),
    subject: storableText(verdict.message.subject, 500),
    snippet: storableText(snippetOf(verdict), 240),
    label: suggestLabel(verdict),
  };
}

function keyOfThread(
  { verdict, contentHash }: UnderstoodMessage,
  match: Match | null,
  mailboxId: string,
): string {
  if (match && match.confidence >= ACTS_FROM)
    return `${mailboxId} ${match.delivery.mailingId} ${match.delivery.contactId}`;
  const { references, inReplyTo, messageId } = verdict.message;
  const root = references[0] ?? inReplyTo ?? messageId ?? contentHash.toString('hex');
  // Message-IDs may be as long as a line; an index entry may not.
  return `${mailboxId} ${createHash('sha256').update(root).digest('base64url')}`;
}

const snippetOf = (verdict: Verdict): string =>
  (verdict.replyText ?? verdict.message.text ?? '').slice(0, 1_000).replace(/\s+/g, ' ').trim();
