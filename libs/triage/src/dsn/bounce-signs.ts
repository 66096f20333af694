import type { Evidence, MessageFacts } from '../verdict.js';
import { openings } from './openings.js';
import { bounceSubjects } from './subjects.js';

/** Names under which servers write: `MAILER-DAEMON@example.com`, `postmaster@example.com`. */
const robotNames = [
  'mailer-?daemon',
  'mail[-_]?daemon',
  'mdaemon',
  'postmaster',
  'postmast',
  'mail\\.delivery\\.system',
  'mail-?system',
  'double-bounce',
  'mmdf',
  'imss',
  'bounces?',
  'sysadm',
  'listmaster',
  'mailadmin',
  'delivery',
  'notifier',
  'autoresponder-ndr',
];
/** One expression over all rows: most messages are passed by at its price. */
const anyOf = (rows: readonly (readonly [string, string, RegExp])[]) =>
  new RegExp(rows.map(([, , pattern]) => `(?:${pattern.source})`).join('|'), 'i');
const anyOpening = anyOf(openings);
const anySubject = anyOf(bounceSubjects);

const robot = new RegExp(`^(?:${robotNames.join('|')})(?:[+\\\\]|$)`, 'i');

/** What stands before such an address: `Mail Delivery Subsystem <…>`. */
const displayNames = [
  'mail(?:er)?[ -]?daemon',
  'mail delivery',
  'delivery (?:sub)?system',
  'postmaster',
  'mail ?system',
  'system ?administrator',
  'jetmail system',
  'mail administrator',
  'microsoft outlook$',
  'administrateur système',
  'администратор',
  'delivery notification',
];
const robotName = new RegExp(displayNames.join('|'), 'i');

/** True where the sender is a mail system and not a person, or wants no answer (RFC 5321: the null reverse path). */
export function isRobot(facts: MessageFacts): boolean {
  return facts.returnPath === '' || /^<?mailer-daemon/i.test(facts.returnPath ?? '') || isDaemon(facts);
}

/** The stricter test: a mail system by its name. `From: <>` is one too; a name without an address is not. */
export function isDaemon(facts: MessageFacts): boolean {
  const { from } = facts;
  if (!from) return false;
  const name = from.address.split('@')[0] ?? '';
  return robot.test(name) || robotName.test(from.name) || (from.address === '' && from.name === '');
}

export function bounceSubject(facts: MessageFacts): Evidence | null {
  const text = facts.subject.slice(0, 300);
  if (!anySubject.test(text)) return null;
  const row = bounceSubjects.find(([, , pattern]) => pattern.test(text));
  return row ? { rule: `bounce.subject.${row[0]}`, phrase: text.slice(0, 120) } : null;
}

/** The sentence that opens the report, looked for near its top only. */
export function bounceOpening(text: string): Evidence | null {
  const top = text.slice(0, 4_000).replace(/\s+/g, ' ');
  if (!anyOpening.test(top)) return null;
  for (const [id, , pattern] of openings) {
    const match = pattern.exec(top);
    if (match) return { rule: `bounce.opening.${id}`, phrase: match[0] };
  }
  return null;
}
