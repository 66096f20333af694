import { categoryWords } from './verdict.js';
import type { Action, Kind, Verdict } from './verdict.js';

const kinds: Readonly<Record<Kind, string>> = {
  hard_bounce: 'A bounce for good',
  soft_bounce: 'A bounce that may pass',
  delayed: 'A warning: the server is still trying',
  complaint: 'A complaint about our mail',
  auto_reply: 'An automatic reply',
  unsubscribe: 'A person asks to get no more mail',
  reply: 'A reply by a person',
  other: 'Nothing that concerns our mail',
};

const actions: Readonly<Record<Action, string>> = {
  suppress: 'Write to this address no more.',
  retry: 'The address stays; the repeat rules count this.',
  pause_lane: 'Stop sending to this provider from this account for now.',
  alert: 'Somebody should look at it.',
  stop_sequence: 'Send no further step of a sequence there.',
  none: 'Nothing to do.',
};

/** Says in plain words what a message is, whom it concerns, why that is thought, and what follows. */
export function explain(verdict: Verdict): string {
  const lines = [`${kinds[verdict.kind]} (${certainty(verdict.confidence)}).`];
  if (verdict.recipients.length > 0) lines.push(`About: ${verdict.recipients.join(', ')}`);
  if (verdict.category) lines.push(`Reason: ${categoryWords[verdict.category]}${codes(verdict)}.`);
  if (verdict.serverWords) lines.push(`The server's words: ${verdict.serverWords}`);
  if (verdict.returnDate) lines.push(`Back on ${verdict.returnDate}.`);
  if (verdict.newAddress) lines.push(`New address: ${verdict.newAddress}`);
  if (verdict.original.messageId) lines.push(`Our message: ${verdict.original.messageId}`);
  if (verdict.replyText) lines.push(`Their words: ${verdict.replyText}`);
  lines.push(`To do: ${actions[verdict.action]}`);
  for (const { rule, phrase } of verdict.evidence) lines.push(`Because of rule ${rule}: “${phrase}”`);
  if (verdict.limited) lines.push('Only the headers were looked at: the message is beyond the limits.');
  return lines.join('\n');
}

function certainty(confidence: number): string {
  if (confidence >= 0.9) return 'certain';
  return confidence >= 0.65 ? 'fairly sure' : 'a guess';
}

function codes(verdict: Verdict): string {
  const found = [verdict.smtpCode, verdict.status].filter((code) => code !== null);
  return found.length > 0 ? ` (${found.join(' ')})` : '';
}
