import type { Notification } from '../report/notification.js';
import type { Proof as WordsProof } from '../rules/bounce-rule.js';
import { classifyRefusal } from '../rules/classify.js';
import type { Refusal } from '../rules/conclude.js';
import { categoryOfStatus } from '../rules/status-codes.js';
import type { Category, Evidence, MessageFacts } from '../verdict.js';
import type { RecipientReport } from './recipient-report.js';
import { preferredStatus, replyCodes } from './reply-codes.js';
import type { ReplyCodes } from './reply-codes.js';
import { stageOf } from './stage.js';
import type { Stage } from './stage.js';

/** What a server says that has not given up yet. */
const lateSayings: readonly string[] = [
  'not yet been delivered',
  'has been delayed',
  'delivery (?:is |has been |was )?(?:delayed|postponed)',
  'has been postponed',
  'THIS IS A WARNING MESSAGE ONLY',
  'will be retried',
  'will (?:continue|keep) (?:to )?(?:try|attempt)',
  'delivery attempts will continue',
  'just a warning',
  'still trying',
  'could not be delivered for \\d',
  'warning: could not send',
];
const lateWords = new RegExp(lateSayings.join('|'), 'i');
const lateSubject = /\bdelay(?:ed)?\b|^warning|\(delay\)|verzögert|retard|delivery warning/i;
const gaveUp =
  /giv(?:e|en|ing) up|failed permanently|permanent(?:ly)? (?:error|fail|fatal)|could not be delivered(?! for)/i;
/** Categories that a look at the whole report may still sharpen. */
const weak: ReadonlySet<Category> = new Set(['unknown', 'policy', 'system', 'network', 'expired']);

/** Concludes from a recipient's report and the text around it why and how it was refused. */
export function refusalOf(
  report: RecipientReport,
  facts: MessageFacts,
  notification: Notification,
  alone: boolean,
): Refusal & { evidence: Evidence | null } {
  const around = alone ? `${facts.subject}\n${notification.text}` : '';
  const own = report.diagnostic ?? '';
  const ownCodes = replyCodes(own);
  const codes = ownCodes.smtpCode !== null ? ownCodes : merged(ownCodes, replyCodes(around));
  const status = preferredStatus(report.status, codes);
  let classified = classifyRefusal(own, status);
  if (around && weak.has(classified.category)) {
    const wider = classifyRefusal(notification.text, status);
    if (!weak.has(wider.category) || classified.category === 'unknown') classified = wider;
    if (classified.category === 'unknown') classified = classifyRefusal(around, status);
  }
  let { category } = classified;
  const stage = stageOf(own) ?? stageOf(around);
  const proof = { status, smtpCode: codes.smtpCode, stage, words: classified.proof };
  if (category === 'unknown_user' && (!provenUnknown(proof) || contradicted(report, notification))) {
    category = categoryOfStatus(status) === 'disabled' ? 'disabled' : 'filtered';
  }
  return {
    category,
    status,
    smtpCode: codes.smtpCode,
    words: (own || shortened(notification.text)).replace(/\s+/g, ' ').trim().slice(0, 1_000),
    late: isLate(report, facts, notification.text),
    evidence: classified.evidence,
  };
}

interface Proof {
  status: string | null;
  smtpCode: number | null;
  stage: Stage;
  words: WordsProof | null;
}

/**
 * Filters too answer "550 User unknown", after they have seen the message. The mailbox is proven not to exist
 * only by a 5.1.x, by a refusal of RCPT TO, or, where there is no code at all, by words of a look-up in the
 * directory of the server that should have the mailbox.
 */
function provenUnknown({ status, smtpCode, stage, words }: Proof): boolean {
  if (status !== null && /^[45]\.1\./.test(status)) return true;
  if (stage === 'rcpt' || words === 'recipient') return true;
  return stage === null && smtpCode === null && words === 'directory';
}

/** The report's own text says that the mailbox is full while its fields call it unknown: then it is neither. */
function contradicted(report: RecipientReport, notification: Notification): boolean {
  if (report.source !== 'fields' || !report.diagnostic) return false;
  return classifyRefusal(notification.text, null).category === 'full';
}

function merged(own: ReplyCodes, wider: ReplyCodes): ReplyCodes {
  const status = own.status ?? wider.status;
  return {
    smtpCode: own.smtpCode ?? wider.smtpCode,
    status,
    attached: own.status === null && wider.attached,
  };
}

function isLate(report: RecipientReport, facts: MessageFacts, text: string): boolean {
  if (report.outcome) return report.outcome === 'delayed';
  if (report.source === 'fields') return false;
  if (lateSubject.test(facts.subject) && lateWords.test(text)) return true;
  return lateWords.test(text) && !gaveUp.test(text);
}

/** The part of a report's text that says something: without its greeting. */
function shortened(text: string): string {
  return text.trim().slice(0, 600);
}
