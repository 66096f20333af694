import { expect, test } from 'vitest';
import { readHead, sniffDelimiter } from './delimiter.js';

test.each([
  [',', 'email,name\na@x.de,"Doe, Jane"\nb@x.de,Bob\n'],
  [';', 'email;name;text\na@x.de;"Doe; Jane";a, b, c\nb@x.de;Bob;d, e\n'],
  ['\t', 'email\tname\na@x.de\tJane, Doe\n'],
  ['|', 'email|name\na@x.de|Jane\n'],
  [',', 'email\na@x.de\nb@x.de\n'],
  [',', 'email,name\r\na@x.de,"two\nlines; here"\r\n'],
])('the delimiter is %j', (delimiter, head) => {
  expect(sniffDelimiter(head)).toBe(delimiter);
});

test('a head that ends within quotes is read as far as it goes', () => {
  const rows = Array.from({ length: 20 }, (_, n) => `p${n}@x.de,"a ""quoted"" text"`).join('\n');
  const head = `email,text\n${rows}\nz@x.de,"cut off he`;
  expect(sniffDelimiter(head)).toBe(',');
  expect(readHead(head, ',', 3)).toEqual([
    ['email', 'text'],
    ['p0@x.de', 'a "quoted" text'],
    ['p1@x.de', 'a "quoted" text'],
  ]);
});
