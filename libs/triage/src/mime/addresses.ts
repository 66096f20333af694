import { addressParser } from 'postal-mime';
import type { Person } from '../verdict.js';
import { readWords } from './headers.js';

const maxAddressHeader = 100_000;

/** The mailboxes of an address header; groups are flattened, broken ones are read as far as possible. */
export function parsePeople(value: string): Person[] {
  if (!value || value.length > maxAddressHeader) return [];
  return addressParser(value, { flatten: true }).map((entry) => ({
    name: readWords(entry.name ?? '').trim(),
    address: entry.address ? normaliseAddress(entry.address) : '',
  }));
}

/** Lower-cases the domain and takes brackets and quotes away; the local part stays as stated. */
export function normaliseAddress(address: string): string {
  const bare = address
    .trim()
    .replace(/^<+|>+$/g, '')
    .replace(/^(?:smtp|mailto|rfc822):\s*/i, '')
    .trim();
  const at = bare.lastIndexOf('@');
  if (at < 0) return bare;
  return `${bare.slice(0, at)}@${bare
    .slice(at + 1)
    .toLowerCase()
    .replace(/\.+$/, '')}`;
}

const local = String.raw`[\p{L}\p{N}.!#$%&'*+/=?^_\x60{|}~-]+`;
const host = String.raw`[\p{L}\p{N}_#](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}])?`;
/** An address in running text. A local part in quotes may hold blanks. */
export const addressPattern = String.raw`(?:"[^"\n@]{1,64}"|${local})@${host}`;
const inText = new RegExp(addressPattern, 'gu');

/** All addresses in a text, in order, each once. */
export function addressesIn(text: string): string[] {
  if (!text.includes('@')) return [];
  const found = new Set<string>();
  for (const [match] of text.matchAll(inText)) {
    const clean = normaliseAddress(match.replace(/^['.=*]+/, '').replace(/^mailto:/i, ''));
    if (clean.includes('@') && !clean.startsWith('@')) found.add(clean);
  }
  return [...found];
}
