import { domainToASCII } from 'node:url';
import { MimeError } from './mime-error.js';

/** An address that SMTP takes: checked, with its domain as lower-case A-labels. */
export interface EmailAddress {
  /** `local@domain`, as it goes into RCPT TO. */
  address: string;
  local: string;
  domain: string;
  /** True when the local part is not ASCII: only servers with SMTPUTF8 (RFC 6531) can take it. */
  needsSmtpUtf8: boolean;
}

export type AddressProblem =
  'no_at' | 'local_part' | 'local_part_quoted' | 'local_part_too_long' | 'domain' | 'too_long';

export type ParsedAddress =
  { ok: true; value: EmailAddress } | { ok: false; reason: AddressProblem; message: string };

/** RFC 5322 dot-atom, with what RFC 6531 adds: letters, marks, digits and symbols beyond ASCII. */
const ATEXT = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\-]";
const ASCII_LOCAL = new RegExp(`^${ATEXT}+(\\.${ATEXT}+)*$`);
const UTF8_ATEXT = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\-\\p{L}\\p{M}\\p{N}\\p{S}]";
const UTF8_LOCAL = new RegExp(`^${UTF8_ATEXT}+(\\.${UTF8_ATEXT}+)*$`, 'u');
const DOMAIN = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;
// oxlint-disable-next-line no-control-regex -- ASCII is what is asked for
const ASCII = /^[\x00-\x7f]*$/;

/**
 * Takes a bare addr-spec only: no display name, no comments, no angle brackets, no quoted local part, no
 * address literal. `x@y <evil@z>`, which nodemailer would deliver to evil@z, is no address here.
 */
export function parseAddress(text: string): ParsedAddress {
  const at = text.lastIndexOf('@');
  if (at < 1) return refused('no_at', 'An address has the form name@example.com.');
  const local = text.slice(0, at);
  const needsSmtpUtf8 = !ASCII.test(local);
  if (!(needsSmtpUtf8 ? UTF8_LOCAL : ASCII_LOCAL).test(local)) {
    return local.startsWith('"')
      ? refused('local_part_quoted', 'Quoted names in front of the @ are not supported.')
      : refused('local_part', 'In front of the @ stands something that no address has there.');
  }
  if ((needsSmtpUtf8 ? Buffer.byteLength(local) : local.length) > 64) {
    return refused('local_part_too_long', 'In front of the @ are more than 64 octets.');
  }
  const domain = asciiDomain(text.slice(at + 1));
  if (domain === null) return refused('domain', 'Behind the @ is no valid domain name.');
  const address = `${local}@${domain}`;
  if (Buffer.byteLength(address) > 254) return refused('too_long', 'The address has more than 254 octets.');
  return { ok: true, value: { address, local, domain, needsSmtpUtf8 } };
}

/** Whether an address (already valid) can only be reached over SMTPUTF8. */
export function needsSmtpUtf8(address: string): boolean {
  return !ASCII.test(address.slice(0, address.lastIndexOf('@')));
}

/** For addresses of the configuration, and for those that were checked before: throws a MimeError. */
export function requireAddress(text: string): EmailAddress {
  const parsed = parseAddress(text);
  if (parsed.ok) return parsed.value;
  throw new MimeError('address', parsed.message);
}

/** A domain as lower-case A-labels, or null. ASCII never goes through IDNA: it would read `1.2` as an IP. */
function asciiDomain(domain: string): string | null {
  const lower = domain.toLowerCase();
  const ascii = ASCII.test(lower) ? lower : /[\s/:?#@[\]\\%]/.test(lower) ? '' : domainToASCII(lower);
  return ascii.length <= 253 && DOMAIN.test(ascii) && !/(^|\.)\d+$/.test(ascii) ? ascii : null;
}

function refused(reason: AddressProblem, message: string): ParsedAddress {
  return { ok: false, reason, message };
}
