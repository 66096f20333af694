import { expect, test } from 'vitest';
import type { LookupFunction } from 'node:net';
import { assertWithin, checkedLookup } from './checked-lookup.js';
import type { Reach } from './reach.js';

const answering =
  (...addresses: string[]): LookupFunction =>
  (_host, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

function ask(reach: Reach, lookup: LookupFunction, all = false) {
  return new Promise((resolve) => {
    checkedLookup(reach, lookup)('mail.example.com', { all }, (error, address) => resolve(error ?? address));
  });
}

test('a name is its addresses, the very ones that were checked', async () => {
  const twice = answering('198.35.26.96', '2620:0:862::1');
  expect(await ask('internet', twice)).toBe('198.35.26.96');
  expect(await ask('internet', twice, true)).toEqual([
    { address: '198.35.26.96', family: 4 },
    { address: '2620:0:862::1', family: 6 },
  ]);
});

test.each(['127.0.0.1', '10.0.0.5', '169.254.169.254', '::1', 'fe80::1', '::ffff:10.0.0.5', '0.0.0.0'])(
  'a public name that leads to %s is refused, also when another of its addresses is public',
  async (address) => {
    const refused = { code: 'EOUTOFREACH', address };
    expect(await ask('internet', answering(address))).toMatchObject(refused);
    expect(await ask('internet', answering('8.8.8.8', address), true)).toMatchObject(refused);
  },
);

test('what a person said to be on the own network may be there, but not where clouds keep credentials', async () => {
  expect(await ask('own_network', answering('10.0.0.5'))).toBe('10.0.0.5');
  expect(await ask('own_network', answering('169.254.169.254'))).toMatchObject({ code: 'EOUTOFREACH' });
});

test('a sandbox stays on this machine', async () => {
  expect(await ask('this_machine', answering('127.0.0.1'))).toBe('127.0.0.1');
  expect(await ask('this_machine', answering('8.8.8.8'))).toMatchObject({ code: 'ENOTLOOPBACK' });
});

test('no answer and a failed one are failures', async () => {
  expect(await ask('internet', answering())).toMatchObject({ code: 'ENODATA' });
  const failing: LookupFunction = (_host, _options, callback) =>
    callback(Object.assign(new Error('no'), { code: 'ENOTFOUND' }), []);
  expect(await ask('internet', failing)).toMatchObject({ code: 'ENOTFOUND' });
});

test('an address in the place of a name is checked without a look-up', () => {
  expect(() => assertWithin('internet', '127.0.0.1')).toThrow('127.0.0.1 is no public address');
  expect(() => assertWithin('this_machine', '8.8.8.8')).toThrow('not on this machine');
  expect(() => assertWithin('internet', 'mail.example.com')).not.toThrow();
});
