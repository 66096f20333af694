import { createPublicKey } from 'node:crypto';
import { isSeen, matchRecord, type RecordMatch } from '../signing/record-match.js';
import { type CheckItem, type Subject, unknown } from './check-item.js';
import type { DnsAnswer, DnsResolver } from './dns-resolver.js';
import { readTags } from './tags.js';

/** Reads the key under `<selector>._domainkey.<domain>` (RFC 6376 section 3.6.1). */
export async function checkDkim({ domain, selector, ourKey }: Subject, dns: DnsResolver): Promise<CheckItem> {
  const base = {
    record: 'dkim',
    title: 'DKIM',
    name: `${selector ?? 'selector'}._domainkey.${domain}`,
    type: 'TXT',
  } as const;
  if (selector === null) {
    return {
      ...base,
      state: 'not_asked',
      found: [],
      says: 'Your mail server signs with a key that has a name, the selector. Enter it to check the key. It stands as s= in the DKIM-Signature of a mail you sent.',
      copy: null,
    };
  }
  const answer = await dns.txt(base.name);
  if (answer.kind === 'failed') return unknown(base, answer.says);
  if (ourKey) return { ...base, ...ourVerdict(base.name, ourKey, answer) };
  const records = answer.kind === 'found' ? answer.values.filter((record) => /(^|;)\s*p=/i.test(record)) : [];
  const record = records[0];
  if (record === undefined) {
    return {
      ...base,
      state: 'missing',
      found: [],
      says: 'There is no key under this selector. Your mail server or provider shows the record to add; without it Gmail and Yahoo refuse bulk mail.',
      copy: null,
    };
  }
  return { ...base, found: records, copy: null, ...verdictOn(record, records.length) };
}

/** The key is one of ours: then more is known than what the record says of itself. */
function ourVerdict(
  name: string,
  ourKey: NonNullable<Subject['ourKey']>,
  answer: DnsAnswer<string>,
): Pick<CheckItem, 'state' | 'found' | 'says' | 'copy'> {
  const match = matchRecord(answer, ourKey.publicKey);
  if (!isSeen(match))
    return {
      state: match.state === 'missing' ? 'missing' : 'wrong',
      found: match.found,
      says: match.says,
      copy: { name, type: 'TXT', value: ourKey.record },
    };
  return { ...ourRight(match, ourKey.on), found: match.found, copy: null };
}

/** The record is there; whether anything is signed with it is another question. */
const ourRight = ({ says, testing }: RecordMatch, on: boolean): Pick<CheckItem, 'state' | 'says'> => {
  if (!on) return { state: 'improve', says: `${says} It signs nothing yet: turn it on.` };
  return { state: testing ? 'improve' : 'right', says: `${says} Your mail is signed with it.` };
};

function verdictOn(record: string, count: number): Pick<CheckItem, 'state' | 'says'> {
  if (count > 1)
    return {
      state: 'wrong',
      says: 'There are several keys under this selector, and receivers may take any. Keep one.',
    };
  const tags = readTags(record);
  const key = tags.get('p')?.replaceAll(/\s/g, '') ?? '';
  if (key === '')
    return { state: 'wrong', says: 'This key was withdrawn (its p= is empty). Sign with another selector.' };
  const testing =
    tags.get('t')?.split(':').includes('y') === true
      ? ' It is marked as a test (t=y): remove that when all is well.'
      : '';
  const kind = tags.get('k')?.toLowerCase() ?? 'rsa';
  if (kind === 'ed25519') {
    return Buffer.from(key, 'base64').length === 32
      ? {
          state: testing ? 'improve' : 'right',
          says: `An Ed25519 key. Not every receiver reads these: keep an RSA key beside it.${testing}`,
        }
      : { state: 'wrong', says: 'The key is damaged: an Ed25519 key has 32 bytes.' };
  }
  const bits = rsaBits(key);
  if (bits === null)
    return {
      state: 'wrong',
      says: 'The key is damaged: it cannot be read. Copy it again from your mail server.',
    };
  if (bits < 1_024)
    return { state: 'wrong', says: `The key has ${bits} bits, which receivers refuse. Make one with 2048.` };
  if (bits < 2_048)
    return {
      state: 'improve',
      says: `The key has ${bits} bits. It counts; 2048 are usual by now.${testing}`,
    };
  return { state: testing ? 'improve' : 'right', says: `The key is there, ${bits} bits.${testing}` };
}

/** RFC 6376 has the SubjectPublicKeyInfo there; some servers publish the bare RSA key of PKCS #1. */
function rsaBits(key: string): number | null {
  const der = Buffer.from(key, 'base64');
  for (const type of ['spki', 'pkcs1'] as const) {
    try {
      return createPublicKey({ key: der, format: 'der', type }).asymmetricKeyDetails?.modulusLength ?? null;
    } catch {
      // Not in this form: the other one is tried, and the caller says when neither fits.
    }
  }
  return null;
}
