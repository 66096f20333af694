import { readComplaint } from './arf/feedback-report.js';
import { readAutoReply } from './autoreply/read-auto-reply.js';
import { readBounce } from './dsn/read-bounce.js';
import { defaultLimits } from './limits.js';
import type { Limits } from './limits.js';
import type { Headers } from './mime/headers.js';
import { factsFromHeaders, readBodies } from './mime/message.js';
import { scanMessage } from './mime/scan.js';
import { readOptOut } from './optout/read-opt-out.js';
import { replyParts } from './reply/reply-text.js';
import { readNotification } from './report/notification.js';
import type { Notification } from './report/notification.js';
import { readSesNotification } from './report/ses-notification.js';
import type { MessageFacts, Verdict } from './verdict.js';
import { bulkSign } from './verdicts/bulk.js';
import {
  autoReplyVerdict,
  bounceVerdict,
  complaintVerdict,
  humanVerdict,
  otherVerdict,
  sesVerdict,
  withOriginal,
} from './verdicts/build.js';

export interface TriageOptions {
  /** The day to count from where a message has no date of its own. */
  now?: Date;
  /** Bounds beyond which only the headers are looked at. */
  limits?: Partial<Limits>;
}

const noReport: Notification = {
  text: '',
  deliveryStatus: [],
  feedbackReport: null,
  disposition: null,
  original: null,
  originalIsPart: false,
  nested: false,
};

/**
 * Says what an incoming message is and what to do about it. Pure: no I/O, no clock but `options.now`, time and
 * memory bounded by the limits. Never throws on any bytes.
 * @param raw the message as IMAP or POP3 gave it (RFC 5322), any line ends
 */
export async function triage(raw: Uint8Array, options: TriageOptions = {}): Promise<Verdict> {
  return triageSync(raw, options);
}

function triageSync(raw: Uint8Array, options: TriageOptions): Verdict {
  const limits = { ...defaultLimits, ...options.limits };
  const now = options.now ?? new Date(0);
  const scan = scanMessage(raw, limits);
  if (!scan.whole) {
    const facts = factsFromHeaders(scan.headers);
    const verdict = decide(scan.headers, facts, noReport, now);
    const evidence = [...verdict.evidence, { rule: 'limits', phrase: scan.reason }];
    return { ...verdict, confidence: verdict.confidence / 2, limited: true, evidence };
  }
  const { headers } = scan.root;
  const facts = readBodies(factsFromHeaders(headers), scan.root, limits);
  const notification = readNotification(scan.root, limits);
  return decide(headers, facts, notification, now);
}

/** Standards first, then what machines write, then what people write. */
function decide(headers: Headers, facts: MessageFacts, notification: Notification, now: Date): Verdict {
  const ses = /no-reply@sns\.amazonaws\.com$/i.test(facts.from?.address ?? '')
    ? readSesNotification(notification.text)
    : null;
  if (ses) return sesVerdict(facts, ses);
  const complaint = readComplaint(headers, facts, notification);
  if (complaint) return withOriginal(complaintVerdict(facts, complaint), notification.original, null);
  if (notification.disposition !== null) {
    const evidence = [
      { rule: 'rfc8098.disposition', phrase: firstLine(notification.disposition, /^Disposition:.*$/im) },
    ];
    return withOriginal(otherVerdict(facts, evidence, 0.95), notification.original, null);
  }
  const bounce = readBounce(headers, facts, notification);
  if (bounce) return withOriginal(bounceVerdict(facts, bounce), notification.original, bounce.envelopeId);
  const parts = replyParts(facts.text, facts.html) ?? { words: '', ownWords: '' };
  const auto = readAutoReply(headers, facts, parts.ownWords, now);
  if (auto) return autoReplyVerdict(facts, auto, parts.words);
  const bulk = bulkSign(headers, facts);
  if (bulk) return otherVerdict(facts, [bulk], 0.8);
  if (!facts.from && !facts.inReplyTo && parts.words === '' && facts.attachments.length === 0) {
    return otherVerdict(facts, [{ rule: 'other.empty', phrase: 'neither a sender nor words' }], 0.7);
  }
  return humanVerdict(facts, parts.words, readOptOut(facts, parts.ownWords));
}

function firstLine(text: string, pattern: RegExp): string {
  return (pattern.exec(text)?.[0] ?? 'message/disposition-notification').trim().slice(0, 200);
}
