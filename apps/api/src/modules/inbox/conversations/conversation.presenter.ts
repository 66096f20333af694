import type { ConversationMessage, ConversationSummary, MatchEvidence } from '@mailwright/contracts';
import { sanitizeIncoming } from '../html/sanitize-incoming.js';
import type { StoredMatch } from '../intake/message-row.js';
import type { AnswerRow, ConversationRow, IncomingRow } from './conversations.repository.js';

export const presentSummary = (row: ConversationRow): ConversationSummary => ({
  id: row.id,
  folder: row.folder,
  state: row.state,
  unread: row.unread,
  awaitsAnswer: row.awaitsAnswer,
  label: row.label,
  labelBy: row.labelBy,
  labelPhrase: row.labelPhrase,
  labelUntil: row.labelUntil,
  subject: row.subject,
  snippet: row.snippet,
  person: { name: row.personName, address: row.personAddress },
  contactId: row.contactId,
  campaign:
    row.campaignId === null ? null : { id: row.campaignId, name: row.campaignName ?? 'A deleted campaign' },
  mailbox:
    row.mailboxId === null || row.mailboxAddress === null
      ? null
      : { id: row.mailboxId, address: row.mailboxAddress },
  messageCount: row.messageCount,
  dealValue: row.dealValue,
  currency: row.currency,
  lastMessageAt: row.lastMessageAt.toISOString(),
  version: row.version,
});

const SURENESS: [number, string][] = [
  [0.9, 'For certain'],
  [0.7, 'Very likely'],
  [0, 'Perhaps'],
];

export function presentMatch(match: StoredMatch | null): MatchEvidence | null {
  if (!match) return null;
  const sure = SURENESS.find(([from]) => match.confidence >= from)?.[1] ?? 'Perhaps';
  const why = match.evidence[0]?.says ?? 'it was matched.';
  const says = `${sure}: ${why.charAt(0).toLowerCase()}${why.slice(1)}`;
  return {
    by: match.by,
    confidence: match.confidence,
    strong: match.strong,
    says,
    evidence: match.evidence,
    done: match.done,
  };
}

type Shown<Kind extends ConversationMessage['kind']> = Extract<ConversationMessage, { kind: Kind }>;

/** A mail as it lay in the mailbox: theirs, or ours from a mail program. */
export const presentMail = (row: IncomingRow): Shown<'incoming'> | Shown<'outgoing'> =>
  row.kind === 'outgoing' ? presentOutgoing(row) : presentIncoming(row, row.kind);

const attachmentsOf = ({ verdict }: IncomingRow): Shown<'incoming'>['attachments'] =>
  verdict.attachments.map(({ filename, mimeType, size }) => ({
    fileName: filename,
    contentType: mimeType,
    bytes: size,
  }));

const presentOutgoing = (row: IncomingRow): Shown<'outgoing'> => ({
  kind: 'outgoing',
  id: row.id,
  at: row.at.toISOString(),
  from: { name: row.fromName, address: row.fromAddress },
  to: row.verdict.to,
  subject: row.subject,
  words: row.verdict.replyText || (row.text ?? ''),
  text: row.text ?? '',
  attachments: attachmentsOf(row),
});

function presentIncoming(row: IncomingRow, messageKind: Shown<'incoming'>['messageKind']): Shown<'incoming'> {
  const { verdict } = row;
  const safe = row.html === null ? null : sanitizeIncoming(row.html);
  const text = row.text ?? '';
  return {
    kind: 'incoming',
    id: row.id,
    at: row.at.toISOString(),
    from: { name: row.fromName, address: row.fromAddress },
    to: verdict.to,
    subject: row.subject,
    messageKind,
    words: verdict.replyText || text,
    text,
    html: safe && safe.html.trim() !== '' ? safe.html : null,
    remoteImagesRemoved: safe?.remoteImagesRemoved ?? 0,
    attachments: attachmentsOf(row),
    returnDate: verdict.returnDate,
    newAddress: verdict.newAddress,
    because: verdict.evidence[0]?.phrase ?? null,
    match: presentMatch(row.match),
    originalRemovedAfterDays: row.originalRemovedAfter,
  };
}

export const presentAnswer = (
  row: AnswerRow,
  now: Date,
): Extract<ConversationMessage, { kind: 'answer' }> => ({
  kind: 'answer',
  id: row.id,
  at: row.at.toISOString(),
  from: { name: row.fromName, address: row.fromAddress },
  writtenBy: row.writtenBy,
  subject: row.subject,
  text: row.text,
  html: row.html === null ? null : sanitizeIncoming(row.html).html,
  state: row.state,
  reply: row.reply,
  undoUntil: row.state === 'queued' && row.notBefore > now ? row.notBefore.toISOString() : null,
});
