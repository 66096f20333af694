import { addressesIn, normaliseAddress, parsePeople } from '../mime/addresses.js';
import { header } from '../mime/headers.js';
import type { Headers } from '../mime/headers.js';
import type { Notification } from '../report/notification.js';
import { actionOfRefusal, kindOfRefusal } from '../rules/conclude.js';
import type { Evidence, MessageFacts, RecipientVerdict } from '../verdict.js';
import { bounceOpening, bounceSubject, isDaemon, isRobot } from './bounce-signs.js';
import { readDeliveryStatus } from './delivery-status.js';
import type { RecipientReport } from './recipient-report.js';
import { refusalOf } from './refusal.js';
import { localNamesInText, recipientsInText } from './text-recipients.js';

/** A report about mail that was not, or not yet, accepted; or one that says that all went well. */
export interface Bounce {
  recipients: RecipientVerdict[];
  success: boolean;
  envelopeId: string | null;
  evidence: Evidence[];
  confidence: number;
}

const wentWell = new Set(['delivered', 'relayed', 'expanded']);
const answered = /^\s*(?:re|aw|sv|vs|antw|fwd?|wg|tr|rv|res|enc)\s*:/i;

/** Reads a bounce or a warning of delay; null where the message is none. */
export function readBounce(headers: Headers, facts: MessageFacts, notification: Notification): Bounce | null {
  const fields = notification.deliveryStatus.map(readDeliveryStatus);
  const stated = fields.flatMap((entry) => entry.recipients);
  const signs = signsOf(headers, facts, notification, stated);
  if (!signs) return null;
  const envelopeId = fields.find((entry) => entry.envelopeId)?.envelopeId ?? null;
  if (stated.length > 0 && stated.every((entry) => wentWell.has(entry.outcome))) {
    return { recipients: [], success: true, envelopeId, evidence: signs.evidence, confidence: 0.95 };
  }
  const failed = stated.filter((entry) => !wentWell.has(entry.outcome));
  const reports =
    failed.length > 0
      ? withWords(uniqueByAddress(failed), notification)
      : reportsFromText(headers, facts, notification);
  const evidence = [...signs.evidence];
  // A transcript below a list of recipients is about each of them.
  const shared =
    reports.length === 1 ||
    (reports.length <= maxSharing && reports.filter((report) => report.diagnostic).length <= 1);
  const recipients = reports.map((report) => {
    const refusal = refusalOf(report, facts, notification, shared);
    if (refusal.evidence && evidence.length < maxEvidence) evidence.push(refusal.evidence);
    return {
      address: report.address,
      kind: kindOfRefusal(refusal),
      action: actionOfRefusal(refusal),
      category: refusal.category,
      status: refusal.status,
      smtpCode: refusal.smtpCode,
      diagnostic: refusal.words || null,
    };
  });
  return { recipients, success: false, envelopeId, evidence, confidence: signs.confidence };
}

/** A report about more recipients than this is cut: no mailing of ours has that many. */
const maxRecipients = 1_000;
const maxEvidence = 20;
const maxSharing = 20;

interface Signs {
  evidence: Evidence[];
  confidence: number;
}

/** What makes it a bounce: a standard, or the sender's nature together with its words. */
function signsOf(
  headers: Headers,
  facts: MessageFacts,
  notification: Notification,
  stated: RecipientReport[],
): Signs | null {
  const failedHeader = header(headers, 'x-failed-recipients');
  const subject = bounceSubject(facts);
  const opening = bounceOpening(notification.text);
  const inText = notification.deliveryStatus.some((text) => text === notification.text);
  const human = !isRobot(facts) && (answered.test(facts.subject) || notification.nested);
  if (stated.length > 0 && !(human && (inText || notification.nested))) {
    const outcome = stated[0]!.outcome || 'no action stated';
    return { evidence: [{ rule: 'rfc3464.action', phrase: `Action: ${outcome}` }], confidence: 0.98 };
  }
  if (failedHeader) {
    return {
      evidence: [{ rule: 'header.x-failed-recipients', phrase: failedHeader.slice(0, 200) }],
      confidence: 0.97,
    };
  }
  if (human) return null;
  const report = /report-type="?delivery-status/i.test(header(headers, 'content-type'));
  const found = [subject, opening].filter((entry) => entry !== null);
  if (report && (found.length > 0 || isRobot(facts))) {
    return {
      evidence: [{ rule: 'rfc6522.report', phrase: 'report-type=delivery-status' }, ...found],
      confidence: 0.9,
    };
  }
  if (isDaemon(facts) && found.length > 0) return { evidence: found, confidence: 0.85 };
  if (
    isRobot(facts) &&
    opening &&
    (subject || notification.original || !facts.from?.address || !facts.subject)
  ) {
    return { evidence: found, confidence: 0.75 };
  }
  return subject && opening ? { evidence: found, confidence: 0.7 } : null;
}

/** A report by address; the first one wins, the words of its twins are kept if it has none. */
function uniqueByAddress(reports: RecipientReport[]): RecipientReport[] {
  const byAddress = new Map<string, RecipientReport>();
  for (const report of reports) {
    const known = byAddress.get(report.address.toLowerCase());
    if (!known) byAddress.set(report.address.toLowerCase(), report);
    else known.diagnostic ??= report.diagnostic;
  }
  return [...byAddress.values()].slice(0, maxRecipients);
}

/** OpenSMTPD and others write what the server said only into the text, beside the address. */
function withWords(reports: RecipientReport[], notification: Notification): RecipientReport[] {
  if (reports.length === 1 || reports.every((report) => report.diagnostic)) return reports;
  const inText = recipientsInText(notification.text, new Set());
  return reports.map((report) => {
    if (report.diagnostic) return report;
    const names = [report.address, report.alternative ?? ''].map((name) => name.toLowerCase());
    const twin = inText.find((entry) => names.includes(entry.address.toLowerCase()));
    return { ...report, diagnostic: twin?.diagnostic ?? null };
  });
}

function reportsFromText(
  headers: Headers,
  facts: MessageFacts,
  notification: Notification,
): RecipientReport[] {
  const { original } = notification;
  const excluded = new Set<string>();
  for (const person of [facts.from, ...facts.to])
    if (person?.address) excluded.add(person.address.toLowerCase());
  for (const name of ['from', 'return-path', 'sender', 'reply-to', 'errors-to']) {
    for (const value of original?.get(name) ?? []) {
      for (const address of addressesIn(value)) excluded.add(address.toLowerCase());
    }
  }
  const inText = recipientsInText(notification.text, excluded);
  const stated = header(headers, 'x-failed-recipients').split(',').map(normaliseAddress).filter(Boolean);
  if (stated.length > 0) {
    const known = new Map(inText.map((report) => [report.address.toLowerCase(), report]));
    return stated.map(
      (address) => known.get(address.toLowerCase()) ?? { ...bare(address), source: 'header' },
    );
  }
  if (inText.length > 0) return inText;
  return guessed(facts, notification, excluded).map(bare);
}

/** Where the report names nobody: whom the returned message was for, or a local name at the reporter's domain. */
function guessed(facts: MessageFacts, notification: Notification, excluded: ReadonlySet<string>): string[] {
  const { original } = notification;
  if (original) {
    for (const name of ['x-envelope-to', 'x-rcpt-to', 'delivered-to', 'to']) {
      const people = (original.get(name) ?? [])
        .flatMap(parsePeople)
        .filter((person) => person.address.includes('@'));
      if (people.length === 1) return [people[0]!.address];
    }
    const receivedFor = (original.get('received') ?? []).map(
      (value) => /\bfor <([^<>\s]+@[^<>\s]+)>/.exec(value)?.[1],
    );
    const last = receivedFor.find((address) => address && !excluded.has(address.toLowerCase()));
    if (last) return [normaliseAddress(last)];
  }
  const domain = facts.from?.address.split('@')[1];
  return domain ? localNamesInText(notification.text).map((name) => `${name}@${domain}`) : [];
}

function bare(address: string): RecipientReport {
  return {
    address,
    alternative: null,
    outcome: '',
    status: null,
    diagnostic: null,
    remoteMta: null,
    source: 'text',
  };
}
