import { surenessOf } from './sureness.js';
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
  const lines = [`${kinds[verdict.kind]} (${surenessOf(verdict.confidence)}).`];
  if (verdict.recipients.length > 0) lines.push(`About: ${verdict.recipients.join(', ')}`);
  if (verdict.category) lines.push(`Reason: ${categoryWords[verdict.category]}${codes(verdict)}.`);
  if (verdict.serverWords) lines.push(`The server's words: ${verdict.serverWords}`);
  if (verdict.returnDate) lines.push(`Back on ${verdict.returnDate}.`);
  if (verdict.newAddress) lines.push(`New address: ${verdict.newAddress}`);
  if (verdict.original.messageId) lines.push(`Our message: ${verdict.original.messageId}`);
  if (verdict.replyText) lines.push(`Their words: ${verdict.replyText}`);
  lines.push(`To do: ${actions[verdict.action]}`);
  const why = whyNotSuppressed(verdict);
  if (why) lines.push(`Why not more: ${why}`);
  for (const { rule, phrase, confidence } of verdict.evidence)
    lines.push(`Because of rule ${rule} (${surenessOf(confidence ?? verdict.confidence)}): “${phrase}”`);
  if (verdict.limited) lines.push('Only the headers were looked at: the message is beyond the limits.');
  return lines.join('\n');
}

/** A dead address that is not suppressed needs a word: people ask. */
function whyNotSuppressed(verdict: Verdict): string | null {
  const bounce = verdict.kind === 'hard_bounce' || verdict.kind === 'soft_bounce';
  if (!bounce || verdict.action === 'suppress') return null;
  if (/^[45]\.7\./.test(verdict.status ?? ''))
    return 'by a 5.7 servers refuse senders and contents, not dead addresses.';
  if (verdict.kind === 'soft_bounce') return 'the address is not proven dead.';
  return verdict.recipients.length > 1
    ? 'not every address named is proven dead.'
    : 'no server said for good that the address is dead.';
}

function codes(verdict: Verdict): string {
  const found = [verdict.smtpCode, verdict.status].filter((code) => code !== null);
  return found.length > 0 ? ` (${found.join(' ')})` : '';
}
