import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentTypeOf, readFileKind } from './file-kind.js';
import { refusedFile, safeFileName } from './file-name.js';
import { piecesOf } from './pieces.js';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

test.each([
  ['price list.pdf', latin1('%PDF-1.7\n'), 'application/pdf'],
  ['invoice.pdf', latin1('PK\x03\x04'), 'application/zip'],
  [
    'offer.docx',
    latin1('PK\x03\x04'),
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
  ['offer.doc', latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), 'application/msword'],
  ['cup.jpg', latin1('\xff\xd8\xff\xe0'), 'image/jpeg'],
  ['cup.jpg', latin1('\x89PNG\r\n\x1a\n'), 'image/png'],
  ['people.csv', Buffer.from('name;city\nZoë;Köln\n'), 'text/csv'],
  ['invite.ics', Buffer.from('BEGIN:VCALENDAR\r\n'), 'text/calendar'],
  ['page.html', Buffer.from('<script>alert(1)</script>'), 'text/plain'],
  ['README', Buffer.from('hello'), 'text/plain'],
  ['list.csv', Buffer.from([0xff, 0xfe, 0x41, 0x00]), 'application/octet-stream'],
  ['blob.pdf', Buffer.from([0, 1, 2, 3]), 'application/octet-stream'],
])('%s is what its bytes say: %j → %s', (name, head, expected) => {
  expect(contentTypeOf(readFileKind(head), name)).toBe(expected);
});

test('text stays text where a character is cut off at the end of what is looked at', () => {
  const head = Buffer.from('ü'.repeat(3_000)).subarray(0, 4_095 + 1);
  expect(readFileKind(head.subarray(0, 4_096))).toBe('text');
  expect(readFileKind(Buffer.concat([Buffer.from('x'), head]).subarray(0, 4_096))).toBe('text');
});

test.each([
  ['setup.exe', latin1('MZ\x90'), 'Gmail'],
  ['holiday.jpg', latin1('MZ\x90'), 'is a program'],
  ['run', latin1('#!/bin/sh'), 'is a program'],
  ['macro.js', Buffer.from('alert(1)'), '.js'],
])('%s is refused before a server refuses the whole mail for it', (name, head, words) => {
  expect(refusedFile(readFileKind(head), name)).toContain(words);
  expect(refusedFile('pdf', 'fine.pdf')).toBeNull();
});

test.each([
  ['C:\\Users\\Ada\\price list.pdf', 'price list.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['invoice\u202efdp.exe', 'invoicefdp.exe'],
  ['a\r\nContent-Type: text/html\r\n\r\n.pdf', 'html.pdf'],
  ['.htaccess', 'htaccess'],
  ['con?<>|*.txt', 'con_____.txt'],
  ['...', 'file'],
  ['', 'file'],
  ['見積書 2026.pdf', '見積書 2026.pdf'],
  [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(116)}.pdf`],
])('%j is saved as %j', (name, expected) => {
  expect(safeFileName(name)).toBe(expected);
});

test('a safe name is safe whatever it was made of, and making it safe again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
      const safe = safeFileName(name);
      expect(safe).not.toMatch(/[/\\<>:"|?*\p{Cc}\u202a-\u202e\u2066-\u2069]|^[. ]|[. ]$|^$/u);
      expect(safe.isWellFormed()).toBe(true);
      expect(Array.from(safe).length).toBeLessThanOrEqual(120);
      expect(safeFileName(safe)).toBe(safe);
    }),
    { numRuns: 500 },
  );
});

test('pieces are of one size, whatever the network made of them, and together the whole', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 20 }), async (chunks) => {
      async function* body() {
        yield* chunks;
      }
      const pieces: Buffer[] = [];
      for await (const piece of piecesOf(body(), 16)) pieces.push(piece);
      expect(Buffer.concat(pieces)).toEqual(Buffer.concat(chunks));
      expect(pieces.slice(0, -1).every((piece) => piece.length === 16)).toBe(true);
      expect(pieces.every((piece) => piece.length > 0)).toBe(true);
    }),
  );
});
