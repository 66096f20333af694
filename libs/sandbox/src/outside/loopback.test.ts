import { expect, it } from 'vitest';
import { OutsideRequestError, pin } from './loopback.js';

const hosts = { shopPort: 4242, names: new Map([['mail.example.com', 'http://127.0.0.1:3000']]) };
const pinned = (url: string): string => {
  const { protocol, address, port, path } = pin(new URL(url), hosts);
  return `${protocol}//${address}:${port}${path}`;
};

it.each([
  ['http://localhost:3000/t/o/x?y=1', 'http://127.0.0.1:3000/t/o/x?y=1'],
  ['http://127.0.0.1:3000/', 'http://127.0.0.1:3000/'],
  ['http://[::1]:3000/', 'http://::1:3000/'],
  ['https://shop.northlight.test/a?mw_c=t', 'http://127.0.0.1:4242/a?mw_c=t'],
  ['https://mail.example.com/t/c/1', 'http://127.0.0.1:3000/t/c/1'],
  // The WHATWG parser writes odd spellings of an address in the usual way before they are looked at.
  ['http://0x7f000001:80/', 'http://127.0.0.1:80/'],
])('resolves %s to %s', (url, expected) => {
  expect(pinned(url)).toBe(expected);
});

it.each([
  'http://example.com/',
  'http://10.0.0.1/',
  'http://169.254.169.254/latest/meta-data',
  'http://0.0.0.0/',
  'http://127.0.0.1.example.com/',
  'http://localhost.example.com/',
  'http://test/',
  'http://[::ffff:8.8.8.8]/',
  'file:///etc/passwd',
  'ftp://127.0.0.1/',
])('does not go to %s', (url) => {
  expect(() => pinned(url)).toThrow(OutsideRequestError);
});
