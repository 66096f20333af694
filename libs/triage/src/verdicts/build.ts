import type { Complaint } from '../arf/feedback-report.js';
import type { AutoReply } from '../autoreply/read-auto-reply.js';
import type { Bounce } from '../dsn/read-bounce.js';
import { replyCodes } from '../dsn/reply-codes.js';
import { header } from '../mime/headers.js';
import type { Headers } from '../mime/headers.js';
import { messageIds } from '../mime/message.js';
import type { SesNotification } from '../report/ses-notification.js';
import { classifyRefusal } from '../rules/classify.js';
import { actionOfRefusal, kindOfRefusal } from '../rules/conclude.js';
import type {
  Action,
  Category,
  Evidence,
  Kind,
  MessageFacts,
  RecipientVerdict,
  Verdict,
} from '../verdict.js';

function empty(
  facts: MessageFacts,
  kind: Kind,
  action: Action,
  evidence: Evidence[],
  confidence: number,
): Verdict {
  return {
    kind,
    action,
    confidence,
    category: null,
    recipients: [],
    perRecipient: [],
    status: null,
    smtpCode: null,
    serverWords: null,
    original: { messageId: null, headers: null, envelopeId: null },
    replyText: null,
    returnDate: null,
    newAddress: null,
    message: facts,
    evidence,
    limited: false,
  };
}

export function otherVerdict(facts: MessageFacts, evidence: Evidence[], confidence: number): Verdict {
  return empty(facts, 'other', 'none', evidence, confidence);
}

/**
 * A bounce's verdict is that of its first recipient. With several the message as a whole suppresses only if
 * each of them is to be suppressed: who looks no further must not suppress a living address.
 */
export function bounceVerdict(facts: MessageFacts, bounce: Bounce): Verdict {
  if (bounce.success) return otherVerdict(facts, bounce.evidence, bounce.confidence);
  const [first] = bounce.recipients;
  if (!first) return namelessBounce(facts, bounce);
  const suppressAll = bounce.recipients.every((recipient) => recipient.action === 'suppress');
  const milder = bounce.recipients.find((recipient) => recipient.action !== 'suppress');
  const action = first.action === 'suppress' && !suppressAll ? milder!.action : first.action;
  return {
    ...empty(facts, first.kind, action, bounce.evidence, bounce.confidence),
    category: first.category,
    recipients: bounce.recipients.map((recipient) => recipient.address),
    perRecipient: bounce.recipients,
    status: first.status,
    smtpCode: first.smtpCode,
    serverWords: first.diagnostic,
  };
}

/** A bounce that names nobody: its reason still says whether the lane or the set-up is at fault. */
function namelessBounce(facts: MessageFacts, bounce: Bounce): Verdict {
  const words = `${facts.subject}\n${facts.text ?? ''}`.slice(0, 3_000);
  const codes = replyCodes(words);
  const { category, evidence } = classifyRefusal(words, codes.status);
  const refusal = {
    category,
    status: codes.status,
    smtpCode: codes.smtpCode,
    words,
    late: /\bdelay|warning/i.test(facts.subject),
  };
  const action = actionOfRefusal(refusal);
  return {
    ...empty(
      facts,
      kindOfRefusal(refusal),
      action === 'suppress' ? 'none' : action,
      bounce.evidence,
      bounce.confidence / 2,
    ),
    category,
    status: codes.status,
    smtpCode: codes.smtpCode,
    serverWords: (facts.text ?? facts.subject).replace(/\s+/g, ' ').trim().slice(0, 600) || null,
    evidence: evidence ? [...bounce.evidence, evidence] : bounce.evidence,
  };
}

const complaintActions: Partial<Record<Category, Action>> = {
  abuse: 'suppress',
  not_spam: 'none',
  our_configuration: 'alert',
  content: 'alert',
};

/** "opt-out" is a complaint by its form and an unsubscription by its meaning: both stop the mail. */
export function complaintVerdict(facts: MessageFacts, complaint: Complaint): Verdict {
  const kind =
    complaint.category === 'our_configuration' || complaint.category === 'not_spam' ? 'other' : 'complaint';
  const action = complaintActions[complaint.category] ?? 'suppress';
  const recipients = complaint.recipients;
  return {
    ...empty(facts, kind, action, complaint.evidence, complaint.confidence),
    category: complaint.category,
    recipients,
    perRecipient: recipients.map((address) => ({
      address,
      kind,
      action,
      category: complaint.category,
      status: null,
      smtpCode: null,
      diagnostic: null,
    })),
    serverWords: `Feedback-Type: ${complaint.feedbackType}${complaint.sourceIp ? `, Source-IP: ${complaint.sourceIp}` : ''}`,
  };
}

export function autoReplyVerdict(facts: MessageFacts, auto: AutoReply, words: string): Verdict {
  return {
    ...empty(facts, 'auto_reply', auto.left ? 'stop_sequence' : 'none', auto.evidence, auto.confidence),
    category: auto.challenge ? 'challenge' : auto.left ? 'moved' : null,
    replyText: words || null,
    returnDate: auto.returnDate,
    newAddress: auto.newAddress,
  };
}

export function humanVerdict(facts: MessageFacts, words: string, optOut: Evidence | null): Verdict {
  if (optOut) {
    return { ...empty(facts, 'unsubscribe', 'suppress', [optOut], 0.85), replyText: words };
  }
  const answers = facts.inReplyTo !== null || /^\s*(?:re|aw|sv|vs|antw|res|odp)\s*:/i.test(facts.subject);
  const evidence = answers
    ? {
        rule: 'reply.answer',
        phrase: facts.inReplyTo ? `In-Reply-To: ${facts.inReplyTo}` : facts.subject.slice(0, 120),
      }
    : { rule: 'reply.person', phrase: facts.from?.address ?? 'no machine marks it' };
  return { ...empty(facts, 'reply', 'stop_sequence', [evidence], answers ? 0.9 : 0.6), replyText: words };
}

export function sesVerdict(facts: MessageFacts, ses: SesNotification): Verdict {
  const evidence = [{ rule: `ses.${ses.type.toLowerCase()}`, phrase: `notificationType: ${ses.type}` }];
  if (ses.type === 'Delivery') return otherVerdict(facts, evidence, 0.95);
  if (ses.type === 'Complaint') {
    const recipients = ses.recipients.map((recipient) => recipient.address).filter(Boolean);
    const complaint = {
      feedbackType: 'abuse',
      category: 'abuse' as const,
      recipients,
      sourceIp: null,
      evidence,
      confidence: 0.95,
    };
    return complaintVerdict(facts, complaint);
  }
  const recipients = ses.recipients.map((entry): RecipientVerdict => {
    const codes = replyCodes(entry.diagnostic ?? '');
    const status = entry.status ?? codes.status;
    const words = entry.diagnostic ?? '';
    const { category } = classifyRefusal(words, status);
    const refusal = { category, status, smtpCode: codes.smtpCode, words, late: false };
    return {
      address: entry.address,
      kind: kindOfRefusal(refusal),
      action: actionOfRefusal(refusal),
      category,
      status,
      smtpCode: codes.smtpCode,
      diagnostic: entry.diagnostic,
    };
  });
  return bounceVerdict(facts, { recipients, success: false, envelopeId: null, evidence, confidence: 0.95 });
}

/** Adds what came back of our own message. */
export function withOriginal(verdict: Verdict, headers: Headers | null, envelopeId: string | null): Verdict {
  const messageId = headers ? (messageIds(header(headers, 'message-id'))[0] ?? null) : null;
  return {
    ...verdict,
    original: { messageId, headers: headers ? Object.fromEntries(headers) : null, envelopeId },
  };
}
