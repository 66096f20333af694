import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { EncodingSniffer } from './encoding.js';

const sniff = (bytes: Uint8Array, chunk = bytes.length || 1) => {
  const sniffer = new EncodingSniffer();
  for (let from = 0; from < bytes.length; from += chunk) sniffer.feed(bytes.subarray(from, from + chunk));
  return sniffer.encoding();
};
const text = 'email;Größe\nada@example.com;170\n';

test.each([
  ['utf-8', Buffer.from(text)],
  ['utf-8', Buffer.from(`\ufeff${text}`)],
  ['utf-8', Buffer.from('plain,ascii\n')],
  ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['utf-16le', Buffer.from(text, 'utf16le')],
  ['utf-16be', Buffer.from(text, 'utf16le').swap16()],
  ['windows-1252', Buffer.from(text, 'latin1')],
  ['windows-1252', Buffer.from('caf\xe9', 'latin1')],
] as const)('%s is recognised', (encoding, bytes) => {
  expect(sniff(bytes)).toBe(encoding);
});

test('UTF-8 is UTF-8 wherever the chunks are cut', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 7 }), (letters, chunk) => {
      expect(sniff(Buffer.from(`email\n${letters.replaceAll('\0', '')}`), chunk)).toBe('utf-8');
    }),
  );
});
