import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { readForm } from './read-form.js';

const body = (text: string): Readable => Readable.from([Buffer.from(text)]);
const MULTIPART =
  '--x9\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x9--\r\n';

it.each([
  ['urlencoded', 'List-Unsubscribe=One-Click', 'application/x-www-form-urlencoded'],
  ['without a type', 'List-Unsubscribe=One-Click', undefined],
  ['multipart', MULTIPART, 'multipart/form-data; boundary=x9'],
  ['multipart with a quoted boundary', MULTIPART, 'multipart/form-data; charset=utf-8; boundary="x9"'],
])('reads the one-click field %s', async (_, text, type) => {
  expect((await readForm(body(text), type)).get('list-unsubscribe')).toBe('One-Click');
});

it('has no fields without a body, and does not keep a flood', async () => {
  expect((await readForm(undefined, undefined)).size).toBe(0);
  const flood = Readable.from(Array.from({ length: 40 }, () => Buffer.alloc(64 * 1024, 97)));
  expect((await readForm(flood, 'application/x-www-form-urlencoded')).size).toBeLessThanOrEqual(1);
});
