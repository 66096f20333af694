import { type Reaction, reactTo, retryDelayMs, type SendResult } from '@mailwright/smtp';
import type { RecordedOutcome } from '../sql/record-outcomes.js';

export interface TriedDelivery {
  contactId: string;
  leaseToken: string;
  /** Tries that counted before this one. */
  attempts: number;
  email: string;
  provider: string | undefined;
}

export interface Judged {
  record: RecordedOutcome;
  /** What the server's words mean, when it said something against the message. */
  reaction: Reaction | null;
}

/** Turns what a connection reports into what the ledger records. Pure: the time and chance come in. */
export function judge(tried: TriedDelivery, result: SendResult, at: Date, delayScale: number, random: () => number): Judged {
  const record: RecordedOutcome = {
    contactId: tried.contactId,
    leaseToken: tried.leaseToken,
    attempt: tried.attempts + 1,
    outcome: result.status,
    state: 'uncertain',
    at: at.toISOString(),
    dueAt: null,
    durationMs: Math.round(result.durationMs),
    connection: result.connectionId,
    stage: 'stage' in result ? result.stage : null,
    code: 'code' in result ? result.code : null,
    enhancedCode: 'enhancedCode' in result ? result.enhancedCode : null,
    reply: result.status === 'not_sent' || result.status === 'uncertain' ? (result.reply ?? result.error) : result.reply,
    rule: null,
    category: null,
    reason: null,
    serverMessageId: result.status === 'accepted' ? result.serverMessageId : null,
  };
  if (result.status === 'accepted') return { record: { ...record, state: 'accepted' }, reaction: null };
  if (result.status === 'uncertain') return { record: { ...record, state: 'uncertain', reason: 'no_reply_after_body' }, reaction: null };
  if (result.status === 'not_sent') {
    const back = tried.attempts === 0 ? 'queued' : 'deferred';
    return { record: { ...record, state: back, dueAt: later(at, NOT_SENT_PAUSE_MS * delayScale) }, reaction: null };
  }
  const reaction = reactTo({
    code: result.code,
    enhancedCode: result.enhancedCode,
    text: result.reply,
    stage: result.stage,
    ...(tried.provider ? { provider: tried.provider } : {}),
  });
  const said = { rule: reaction.ruleId, category: reaction.category };
  const delayMs = reaction.outcome === 'retry' && !isHopeless(result.code, reaction, record.attempt) ? retryDelayMs(record.attempt, random(), delayScale) : null;
  if (delayMs !== null) return { record: { ...record, ...said, state: 'deferred', dueAt: later(at, delayMs) }, reaction };
  const reason = reaction.outcome === 'retry' ? 'gave_up' : 'refused';
  return { record: { ...record, ...said, state: 'rejected', reason }, reaction };
}

/** Whether the server's words prove the address dead: then nobody mails it again. */
export const provesDead = (record: RecordedOutcome, reaction: Reaction | null): boolean => reaction?.action === 'suppress' && record.state === 'rejected';

/**
 * A server said no for good (5xx), and the rule knows better: a full mailbox is emptied one day. After as many tries as
 * count against the address it is right all the same. A 4xx has the whole 72 hours.
 */
const isHopeless = (code: number, reaction: Reaction, attempt: number): boolean => code >= 500 && reaction.limit !== undefined && attempt >= reaction.limit.times;

/** A message whose connection failed is not to blame: it waits until the connection had time to recover. */
const NOT_SENT_PAUSE_MS = 15_000;

const later = (at: Date, ms: number): string => new Date(at.getTime() + ms).toISOString();

/** A recipient whose message could not even be made (a runaway template, an address that no server can take). */
export function unsendable(tried: TriedDelivery, at: Date, reason: string, words: string): RecordedOutcome {
  return {
    contactId: tried.contactId,
    leaseToken: tried.leaseToken,
    attempt: tried.attempts + 1,
    outcome: 'rejected',
    state: 'rejected',
    at: at.toISOString(),
    dueAt: null,
    durationMs: null,
    connection: null,
    stage: 'compose',
    code: null,
    enhancedCode: null,
    reply: words,
    rule: null,
    category: 'our_message',
    reason,
    serverMessageId: null,
  };
}
