import { domainToASCII } from 'node:url';
import type { Envelope, Rejected } from './outcome.js';

/** What a server offered in EHLO, as far as it decides whether a message can be given to it. */
export interface Capabilities {
  smtpUtf8: boolean;
  eightBitMime: boolean;
  dsn: boolean;
  pipelining: boolean;
  /** Largest message in bytes; 0 when the server gave none. */
  maxSize: number;
}

/** The envelope in the form that goes to the server. */
export interface WireEnvelope {
  from: string;
  to: string;
}

/**
 * One addr-spec of printable ASCII: atoms with dots anywhere (some Japanese carriers have `a..b@`), or a quoted local
 * part, which may hold spaces but nothing that could end the command or the brackets around it.
 */
const PLAIN_ADDRESS =
  /^(?:[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+|"(?:[ !#-;=?-[\]-~]|\\[ -;=?-~])+")@(?:[A-Za-z0-9._-]+|\[[A-Fa-f0-9.:IPv]+\])$/;
/** RFC 6531: the same atoms, and any letter beyond ASCII. */
const UTF8_LOCAL_PART = /^(?:[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]|[^\p{ASCII}\p{C}\p{Z}])+$/u;

/**
 * Decides per recipient how its address can be said to this server: an ASCII address as it is, a domain with other
 * letters as its A-label (RFC 5891), a local part with other letters only where SMTPUTF8 is offered (RFC 6531).
 * Returns our own refusal otherwise: nothing that is not one strict address ever gets into a command.
 */
export function wireEnvelope(envelope: Envelope, capabilities: Capabilities): WireEnvelope | Rejected {
  const from = envelope.from === '' ? '' : wireAddress(envelope.from, capabilities, 'mailfrom');
  if (typeof from !== 'string') return from;
  const to = wireAddress(envelope.to, capabilities, 'rcpt');
  return typeof to === 'string' ? { from, to } : to;
}

function wireAddress(
  address: string,
  capabilities: Capabilities,
  stage: 'mailfrom' | 'rcpt',
): string | Rejected {
  if (address.length <= 254 && PLAIN_ADDRESS.test(address)) return address;
  const at = address.lastIndexOf('@');
  const localPart = address.slice(0, at);
  const domain = domainToASCII(address.slice(at + 1));
  const ascii = `${localPart}@${domain}`;
  if (at > 0 && address.length <= 254 && PLAIN_ADDRESS.test(`a@${domain}`)) {
    if (PLAIN_ADDRESS.test(ascii)) return ascii;
    if (UTF8_LOCAL_PART.test(localPart)) return utf8Address(ascii, capabilities, stage);
  }
  return refusal(stage, 553, '5.1.3', 'This is not an email address that can be written to.');
}

function utf8Address(
  ascii: string,
  capabilities: Capabilities,
  stage: 'mailfrom' | 'rcpt',
): string | Rejected {
  if (capabilities.smtpUtf8) return ascii;
  return refusal(
    stage,
    553,
    '5.6.7',
    'The part before the @ has letters beyond ASCII and the sending server does not offer SMTPUTF8.',
  );
}

/** A permanent refusal in our own words, told apart from a server's by `own`. */
export function refusal(
  stage: Rejected['stage'],
  code: number,
  enhancedCode: string,
  words: string,
): Rejected {
  return {
    status: 'rejected',
    own: true,
    stage,
    code,
    enhancedCode,
    reply: `${code} ${enhancedCode} ${words}`,
  };
}
