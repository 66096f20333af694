import { parseAddress } from './address.js';

/** What is said in MAIL FROM and RCPT TO: one recipient, never read out of the message's header. */
export interface Envelope {
  from: string;
  to: [string];
  /** MAIL FROM carries SMTPUTF8. */
  smtpUtf8: boolean;
}

export type BuiltEnvelope =
  | { ok: true; envelope: Envelope }
  | { ok: false; problem: 'bad_return_path' | 'bad_recipient' | 'needs_smtputf8'; message: string };

/**
 * The envelope of one delivery. `smtpUtf8` says whether the server offers SMTPUTF8: without it a non-ASCII
 * local part fails that recipient (RFC 6531 §3.2), while an ASCII one at an international domain is fine.
 * `from` may be empty: the null return path.
 */
export function buildEnvelope(intent: { from: string; to: string; smtpUtf8: boolean }): BuiltEnvelope {
  const to = parseAddress(intent.to);
  if (!to.ok) return { ok: false, problem: 'bad_recipient', message: to.message };
  const from = intent.from === '' ? null : parseAddress(intent.from);
  if (from?.ok === false) return { ok: false, problem: 'bad_return_path', message: from.message };
  const needed = to.value.needsSmtpUtf8 || from?.value.needsSmtpUtf8 === true;
  if (needed && !intent.smtpUtf8) {
    const message = 'The server cannot send to addresses with letters beyond ASCII (it offers no SMTPUTF8).';
    return { ok: false, problem: 'needs_smtputf8', message };
  }
  const envelope: Envelope = { from: from?.value.address ?? '', to: [to.value.address], smtpUtf8: needed };
  return { ok: true, envelope };
}

/**
 * Throws when an envelope is not exactly the one intended; called as the last thing before the socket.
 * Measured on nodemailer 10: `to: "x@y <evil@z>"` goes to evil@z, and CRLF in an address picks the last one.
 */
export function assertEnvelope(
  actual: { from: string | false; to: string | readonly string[] },
  intent: { from: string; to: string },
): void {
  const built = buildEnvelope({ ...intent, smtpUtf8: true });
  if (!built.ok) throw new Error(`The intended envelope is not valid: ${built.problem}.`);
  const to = typeof actual.to === 'string' ? [actual.to] : actual.to;
  const same =
    to.length === 1 && to[0] === built.envelope.to[0] && (actual.from || '') === built.envelope.from;
  if (!same) throw new Error('The envelope is not the one that was intended.');
}
