import type { TokenSigner, TrackingRef } from '@mailwright/tokens';
import type { Verdict } from '@mailwright/triage';
import { emailKeyOf } from '../../suppressions/public.js';

/** Our own Message-ID, `<mw.<mailing number>.<ordinal>.<random>@domain>`: the random part is what makes it a proof. */
const OURS = /^<mw\.(\d{1,10})\.(\d{1,10})\.[0-9a-f]{20}@[^>\s]+>$/i;

/** Which mail a Message-ID of ours names; whether it is whole and genuine only the ledger knows. */
export function parseOwnMessageId(id: string): TrackingRef | null {
  const [, mailing, ordinal] = OURS.exec(id) ?? [];
  if (mailing === undefined || ordinal === undefined) return null;
  const ref = { mailing: Number(mailing), ordinal: Number(ordinal) };
  return ref.mailing <= 0x7fffffff && ref.ordinal <= 0x7fffffff ? ref : null;
}

export interface MessageIdClue {
  id: string;
  /** Where it stood, for people. */
  where: string;
  /** Null for an id that is not of our form: perhaps the one that a server gave. */
  ref: TrackingRef | null;
}

/** Everything in a message that could lead to a mail of ours, the most telling first. */
export interface Clues {
  /** Its own Message-ID is ours: a copy of a mail that we sent. */
  own: MessageIdClue | null;
  returnPath: { ref: TrackingRef; where: string } | null;
  messageIds: MessageIdClue[];
  /** Normalised addresses that a report names. */
  recipients: string[];
  /** Normalised address of the writer. */
  sender: string | null;
  subject: string;
  /** Of the returned mail; null where it came without. */
  originalSubject: string | null;
  originalTo: string | null;
}

const MOST_IDS = 30;

/** Pure. The embedded original counts as well: its List-Unsubscribe and Return-Path carry the token. */
export function findClues(verdict: Verdict, signer: TokenSigner): Clues {
  const { message, original } = verdict;
  const headers = original.headers ?? {};
  const arrived = signer.findReturnPath(message.deliveredTo);
  const returned = arrived ? null : signer.findReturnPath(Object.values(headers).flat());
  const to = headers['to']?.[0] ?? null;
  return {
    own: message.messageId === null ? null : ownOrNull(message.messageId),
    returnPath: arrived
      ? { ref: arrived, where: 'the address it was sent to' }
      : returned && { ref: returned, where: 'the returned headers' },
    messageIds: messageIdsOf(verdict),
    recipients: [...new Set(verdict.recipients.flatMap(keyOf))],
    sender: message.from ? (keyOf(message.from.address)[0] ?? null) : null,
    subject: message.subject,
    originalSubject: headers['subject']?.[0] ?? null,
    originalTo: to === null ? null : (keyOf(/<([^<>]+)>/.exec(to)?.[1] ?? to)[0] ?? null),
  };
}

function messageIdsOf({ message, original }: Verdict): MessageIdClue[] {
  const found = new Map<string, string>();
  const add = (id: string | null, where: string): void => {
    if (id !== null && id.length <= 998 && !found.has(id)) found.set(id, where);
  };
  add(original.messageId, 'the returned headers');
  add(message.inReplyTo, 'In-Reply-To');
  // The last one is the message that was answered.
  for (const id of message.references.toReversed()) add(id, 'References');
  return [...found].slice(0, MOST_IDS).map(([id, where]) => ({ id, where, ref: parseOwnMessageId(id) }));
}

function ownOrNull(id: string): MessageIdClue | null {
  const ref = parseOwnMessageId(id);
  return ref && { id, where: 'Message-ID', ref };
}

function keyOf(address: string): string[] {
  const read = emailKeyOf(address);
  return read.ok ? [read.key] : [];
}
