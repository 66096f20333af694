import { domainToASCII } from 'node:url';

/** A usable address, or the sentence that says why it is none. */
export type AddressReading =
  | {
      readonly ok: true;
      /** As the person wrote it, without the white space around it. */
      readonly address: string;
      /** What makes two addresses the same: local part lower-cased, domain as lower-cased A-labels (RFC 5891). */
      readonly key: string;
      readonly domain: string;
    }
  | { readonly ok: false; readonly says: string };

const ATOM = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~\u0080-\u{10ffff}-]+$/u;
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;
const SIMPLE =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9])$/;

const refused = (says: string): AddressReading => ({ ok: false, says });

/**
 * Reads one addr-spec (RFC 5322 dot-atom, RFC 6532 letters; no quoted local parts, no comments, no display name, no
 * address literals) and normalises it. Dots and tags of a provider are kept: `a.b+c@gmail.com` is its own address.
 * Lengths are those of RFC 5321: 64 octets before the @, 254 in all.
 */
export function emailKeyOf(text: string): AddressReading {
  const address = text.trim();
  if (address === '') return refused('There is no address.');
  if (address.length <= 254) {
    const key = address.toLowerCase();
    const domain = SIMPLE.exec(key)?.[1];
    // Nearly every address is plain ASCII: one match instead of a dozen checks.
    if (domain !== undefined && isShortEnough(key, domain)) return { ok: true, address, key, domain };
  }
  return readSlowly(address);
}

function readSlowly(address: string): AddressReading {
  if (Buffer.byteLength(address) > 254) return refused('The address is longer than 254 characters.');
  // eslint-disable-next-line no-control-regex
  if (/[\s\u0000-\u001f\u007f]/u.test(address)) return refused('There is a space in the address.');
  if (/[<>"(),:;[\]\\]/.test(address))
    return refused('There is more than a bare address: write it as name@example.com.');
  const at = address.lastIndexOf('@');
  if (at < 0) return refused('There is no @ in the address.');
  if (address.indexOf('@') !== at) return refused('There is more than one @ in the address.');
  const local = address.slice(0, at).normalize('NFC');
  const localProblem = problemOfLocalPart(local);
  if (localProblem) return refused(localProblem);
  const domain = domainToASCII(address.slice(at + 1).normalize('NFC')).toLowerCase();
  const domainProblem = problemOfDomain(domain, address.slice(at + 1));
  if (domainProblem) return refused(domainProblem);
  const key = `${local.toLowerCase()}@${domain}`;
  return isShortEnough(key, domain)
    ? { ok: true, address, key, domain }
    : refused('The address is longer than 254 characters.');
}

function problemOfLocalPart(local: string): string | null {
  if (local === '') return 'There is nothing before the @.';
  if (Buffer.byteLength(local) > 64) return 'There are more than 64 characters before the @.';
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..'))
    return 'There is a dot too many before the @.';
  return local.split('.').every((atom) => ATOM.test(atom))
    ? null
    : 'There is a character before the @ that no address has.';
}

function problemOfDomain(domain: string, asWritten: string): string | null {
  if (asWritten === '') return 'There is nothing after the @.';
  const labels = domain.split('.');
  if (domain === '' || !labels.every((label) => LABEL.test(label)))
    return `“${asWritten}” is not the name of a domain.`;
  if (labels.length < 2) return `“${asWritten}” has no ending such as .com.`;
  if (/^\d+$/.test(labels.at(-1) ?? '')) return `“${asWritten}” is a number, not the name of a domain.`;
  return null;
}

const isShortEnough = (key: string, domain: string): boolean =>
  key.length <= 254 && key.length - domain.length - 1 <= 64 && domain.length <= 253;
