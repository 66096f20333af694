import { addressesIn, parsePeople } from '../mime/addresses.js';
import { header, parseHeaders } from '../mime/headers.js';
import type { Headers } from '../mime/headers.js';
import type { Notification } from '../report/notification.js';
import type { Category, Evidence, MessageFacts } from '../verdict.js';

/** What somebody's mail provider reports about one of our messages. */
export interface Complaint {
  /** abuse, fraud, virus, opt-out, not-spam, auth-failure, other (RFC 5965, 6591, 6650). */
  feedbackType: string;
  category: Category;
  /** The complaining recipients; often left out or replaced by the reporter. */
  recipients: string[];
  sourceIp: string | null;
  evidence: Evidence[];
  confidence: number;
}

/** Reports of before RFC 5965, known by their sender and subject. */
const unmarked: readonly (readonly [id: string, from: RegExp, subject: RegExp])[] = [
  ['hotmail-jmrp', /^staff@hotmail\.com$/i, /^complaint about message from/i],
  ['aol-scomp', /^scomp@aol\.(?:net|com)$/i, /^(?:Client TOS|e-?mail feedback report)/i],
  [
    'feedback-loop',
    /(?:fbl|feedback|complaints?|abuse|arf)[^@]*@/i,
    /(?:abuse|feedback|complaint|spam) (?:report|loop)|^(?:fbl|abuse)[: ]/i,
  ],
];

/** Reads a complaint: ARF (RFC 5965), CFBL (RFC 9477, the same format) or the older forms; else null. */
export function readComplaint(
  headers: Headers,
  facts: MessageFacts,
  notification: Notification,
): Complaint | null {
  const { feedbackReport, original } = notification;
  if (feedbackReport !== null) {
    const fields = parseHeaders(feedbackReport.replace(/\n[ \t]*\n/g, '\n'));
    const feedbackType = (header(fields, 'feedback-type') || 'abuse').toLowerCase().trim();
    return {
      feedbackType,
      category: categoryOf(feedbackType),
      recipients: complainers(fields, original, facts),
      sourceIp: header(fields, 'source-ip') || null,
      evidence: [{ rule: 'rfc5965.feedback-type', phrase: `Feedback-Type: ${feedbackType}` }],
      confidence: 0.98,
    };
  }
  const marked = /report-type="?feedback-report/i.test(header(headers, 'content-type'));
  const form = marked
    ? 'rfc5965.report-type'
    : unmarked.find(
        ([, from, subject]) => from.test(facts.from?.address ?? '') && subject.test(facts.subject),
      )?.[0];
  if (!form || !(original || marked)) return null;
  return {
    feedbackType: 'abuse',
    category: 'abuse',
    recipients: complainers(new Map(), original, facts),
    sourceIp: /\d{1,3}(?:\.\d{1,3}){3}/.exec(facts.subject)?.[0] ?? null,
    evidence: [{ rule: `complaint.${form}`, phrase: facts.subject.slice(0, 160) }],
    confidence: 0.85,
  };
}

function categoryOf(feedbackType: string): Category {
  if (feedbackType === 'not-spam') return 'not_spam';
  if (feedbackType === 'auth-failure' || feedbackType === 'dmarc') return 'our_configuration';
  if (feedbackType === 'virus') return 'content';
  return 'abuse';
}

/**
 * Whom we wrote to: Original-Rcpt-To, else Removal-Recipient, else the To of the returned message. The
 * reporter's own address (From, and the loop's address in To) is never one of them.
 */
function complainers(fields: Headers, original: Headers | null, facts: MessageFacts): string[] {
  const own = new Set([
    facts.from?.address.toLowerCase(),
    ...facts.to.map((person) => person.address.toLowerCase()),
  ]);
  const usable = (addresses: string[]) =>
    [...new Set(addresses)].filter(
      (address) => !own.has(address.toLowerCase()) && !/redacted|undisclosed/i.test(address),
    );
  for (const name of ['original-rcpt-to', 'removal-recipient']) {
    const found = usable((fields.get(name) ?? []).flatMap(addressesIn));
    if (found.length > 0) return found;
  }
  if (!original) return [];
  for (const name of ['x-hmxmroriginalrecipient', 'x-rcpt-to', 'delivered-to', 'x-original-to', 'to']) {
    const found = usable((original.get(name) ?? []).flatMap(parsePeople).map((person) => person.address));
    if (found.length === 1) return found;
  }
  return [];
}
