import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CredentialScan, tracesOf } from './credential-scan.js';

const USERNAME = 'chaos-0123456789abcdef';
const PASSWORD = 'c0ffee5ca1ab1e0ddba11fee1dead0000beef';
const base64 = (text: string): string => Buffer.from(text).toString('base64');

test.each([
  ['AUTH PLAIN', `AUTH PLAIN ${base64(`\0${USERNAME}\0${PASSWORD}`)}\r\n`],
  ['AUTH PLAIN with an identity', `AUTH PLAIN ${base64(`somebody\0${USERNAME}\0${PASSWORD}`)}\r\n`],
  ['AUTH LOGIN', `${base64(PASSWORD)}\r\n`],
  ['the bare password', `pass=${PASSWORD}`],
])('%s in clear text is seen, wherever it is cut into pieces', (_what, text) => {
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(text.length), (first, second) => {
      const [from, to] = [Math.min(first, second), Math.max(first, second)];
      const scan = new CredentialScan(tracesOf(USERNAME, PASSWORD));
      for (const piece of [text.slice(0, from), text.slice(from, to), text.slice(to)])
        scan.add(Buffer.from(piece));
      expect(scan.found).toBeGreaterThanOrEqual(12);
    }),
  );
});

test('a conversation without the login shows nothing', () => {
  const scan = new CredentialScan(tracesOf(USERNAME, PASSWORD));
  for (let line = 0; line < 1_000; line += 1)
    scan.add(Buffer.from(`MAIL FROM:<hello+${line}@northlight.test>\r\n`));
  expect(scan.found).toBe(0);
});
