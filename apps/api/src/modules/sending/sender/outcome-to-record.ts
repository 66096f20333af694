import { type Reaction, reactTo, retryDelayMs, type SendResult } from '@mailwright/smtp';
import type { RecordedOutcome } from '../sql/record-outcomes.js';

export interface TriedDelivery {
  contactId: string;
  leaseToken: string;
  /** Tries that counted before this one. */
  attempts: number;
}

export interface Judged {
  record: RecordedOutcome;
  /** What the server's words mean, when it said something against the message. */
  reaction: Reaction | null;
}

/** Turns what a connection reports into what the ledger records. Pure: the time and chance come in. */
export function judge(
  tried: TriedDelivery,
  result: SendResult,
  at: Date,
  delayScale: number,
  random: () => number,
): Judged {
  const record: RecordedOutcome = {
    ...blank(tried, at),
    outcome: result.status,
    durationMs: Math.round(result.durationMs),
    connection: result.connectionId,
    stage: 'stage' in result ? result.stage : null,
    code: 'code' in result ? result.code : null,
    enhancedCode: 'enhancedCode' in result ? result.enhancedCode : null,
    reply: storable(
      result.status === 'not_sent' || result.status === 'uncertain'
        ? (result.reply ?? result.error)
        : result.reply,
    ),
    serverMessageId: result.status === 'accepted' ? result.serverMessageId : null,
  };
  if (result.status === 'accepted') return { record: { ...record, state: 'accepted' }, reaction: null };
  if (result.status === 'uncertain')
    return { record: { ...record, state: 'uncertain', reason: 'no_reply_after_body' }, reaction: null };
  if (result.status === 'not_sent') {
    const pauseMs = OUR_OWN_DOING.has(result.errorCode) ? 0 : NOT_SENT_PAUSE_MS * delayScale;
    return { record: { ...record, ...waitsAgain(tried, at, pauseMs) }, reaction: null };
  }
  const reaction = reactTo({
    code: result.code,
    enhancedCode: result.enhancedCode,
    text: result.reply,
    stage: result.stage,
  });
  const said = { ...record, rule: reaction.ruleId, category: reaction.category };
  if (isAboutMailing(record.stage, reaction))
    return { record: { ...said, ...waitsAgain(tried, at, 0) }, reaction };
  if (isAboutAccount(reaction))
    return {
      record: { ...said, ...waitsAgain(tried, at, accountPauseMs(reaction, delayScale) ?? 0) },
      reaction,
    };
  const delayMs =
    reaction.outcome === 'retry' && !isHopeless(result.code, reaction, record.attempt)
      ? retryDelayMs(record.attempt, random(), delayScale)
      : null;
  if (delayMs !== null)
    return { record: { ...said, state: 'deferred', dueAt: later(at, delayMs) }, reaction };
  return {
    record: { ...said, state: 'rejected', reason: reaction.outcome === 'retry' ? 'gave_up' : 'refused' },
    reaction,
  };
}

/** A recipient whose message could not even be made (a runaway template, an address that no server can take). */
export function unsendable(tried: TriedDelivery, at: Date, reason: string, words: string): RecordedOutcome {
  return {
    ...blank(tried, at),
    outcome: 'rejected',
    state: 'rejected',
    stage: 'compose',
    reply: storable(words),
    category: 'our_message',
    reason,
  };
}

/** What the server's words say against the address itself. */
export interface AddressRefusal {
  contactId: string;
  email: string;
  reply: string;
  rule: string;
  /** When it was said, ISO 8601. */
  at: string;
  /** Null: proven dead, nobody mails it again. Otherwise so many refusals within so long are enough. */
  limit: { times: number; withinMs: number } | null;
}

/** What a record says against the address; null when it blames something else, or nothing. */
export function refusalOf(
  { email }: { email: string },
  record: RecordedOutcome,
  reaction: Reaction | null,
): AddressRefusal | null {
  const isDead = reaction?.action === 'suppress' && record.state === 'rejected';
  const limit = reaction?.action === 'count' ? (reaction.limit ?? null) : null;
  if (!isDead && limit === null) return null;
  const { contactId, reply, rule, at } = record;
  return { contactId, email, reply: reply ?? '', rule: rule ?? '', at, limit };
}

/** The server refuses the whole account (a daily limit, a login): no recipient is to blame, and the account pauses. */
export const isAboutAccount = (reaction: Reaction): boolean =>
  reaction.outcome === 'retry' && reaction.scope === 'account' && reaction.action === 'pause';

/**
 * The message is larger than this server takes, said before any recipient was named (by its SIZE, or by its answer to
 * ours): it would say so to all of the mailing. Later in the transaction it may be one recipient's server.
 */
export const isAboutMailing = (stage: string | null, reaction: Reaction): boolean =>
  stage === 'mailfrom' && reaction.category === 'too_large';

/** How long the account pauses; null: until a person has done something about it. */
export const accountPauseMs = (reaction: Reaction, delayScale: number): number | null =>
  reaction.until !== undefined || reaction.forMs === undefined ? null : reaction.forMs * delayScale;

/**
 * A server said no for good (5xx), and the rule knows better: a full mailbox is emptied one day. After as many tries as
 * count against the address it is right all the same. A 4xx has the whole 72 hours.
 */
const isHopeless = (code: number, reaction: Reaction, attempt: number): boolean =>
  code >= 500 && reaction.limit !== undefined && attempt >= reaction.limit.times;

/** A message whose connection failed is not to blame: it waits until the connection had time to recover. */
const NOT_SENT_PAUSE_MS = 15_000;

/** We ended it ourselves, by stopping: another sender may take it at once. */
const OUR_OWN_DOING = new Set(['aborted', 'pool_closed']);

/** Back to where it was, without counting the try. */
function waitsAgain(
  tried: TriedDelivery,
  at: Date,
  pauseMs: number,
): Pick<RecordedOutcome, 'state' | 'dueAt' | 'counts'> {
  return { state: tried.attempts === 0 ? 'queued' : 'deferred', dueAt: later(at, pauseMs), counts: false };
}

function blank(tried: TriedDelivery, at: Date): RecordedOutcome {
  return {
    contactId: tried.contactId,
    leaseToken: tried.leaseToken,
    attempt: tried.attempts + 1,
    counts: true,
    outcome: 'uncertain',
    state: 'uncertain',
    at: at.toISOString(),
    dueAt: null,
    durationMs: null,
    connection: null,
    stage: null,
    code: null,
    enhancedCode: null,
    reply: null,
    rule: null,
    category: null,
    reason: null,
    serverMessageId: null,
  };
}

/** PostgreSQL takes neither NUL nor half a surrogate pair, and one such reply would hold up its whole batch for ever. */
const storable = (words: string): string =>
  words.slice(0, LONGEST_REPLY).replaceAll('\0', '�').toWellFormed();
const LONGEST_REPLY = 2_000;

const later = (at: Date, ms: number): string => new Date(at.getTime() + ms).toISOString();
