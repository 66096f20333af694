import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { wireEnvelope, type Capabilities } from './envelope.js';

const everything: Capabilities = {
  smtpUtf8: true,
  eightBitMime: true,
  dsn: true,
  pipelining: true,
  maxSize: 0,
};
const nothing: Capabilities = { ...everything, smtpUtf8: false };

const said = (to: string, capabilities: Capabilities): string => {
  const wire = wireEnvelope({ from: '', to }, capabilities);
  return 'status' in wire ? wire.reply : wire.to;
};

test.each([
  ['a@b.test', 'a@b.test'],
  ["o'hara+tag=1@b.test", "o'hara+tag=1@b.test"],
  ['a..b.@docomo.test', 'a..b.@docomo.test'],
  ['"john doe"@b.test', '"john doe"@b.test'],
  ['a@[192.0.2.1]', 'a@[192.0.2.1]'],
  ['a@bücher.test', 'a@xn--bcher-kva.test'],
  ['a@例え.test', 'a@xn--r8jz45g.test'],
])('%s is said as %s to any server', (address, wire) => {
  expect(said(address, nothing)).toBe(wire);
  expect(said(address, everything)).toBe(wire);
});

test('a local part with other letters is said only where SMTPUTF8 is offered', () => {
  expect(said('用户@例え.test', everything)).toBe('用户@xn--r8jz45g.test');
  expect(said('用户@例え.test', nothing)).toMatch(/^553 5\.6\.7 /);
});

test('the null sender stays empty', () => {
  expect(wireEnvelope({ from: '', to: 'a@b.test' }, nothing)).toEqual({ from: '', to: 'a@b.test' });
});

const dangerous = fc
  .array(
    fc.constantFrom(
      'a',
      'b.test',
      '@',
      '<',
      '>',
      '"',
      '\\',
      ' ',
      '\r',
      '\n',
      '\0',
      ',',
      ';',
      ':',
      'ü',
      '\u0085',
      '\u2028',
      '(',
      ')',
      '[',
      ']',
      '.',
      '%',
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

test('whatever is given as an address, what is said is one address, and the one that was given', () => {
  fc.assert(
    fc.property(fc.oneof(dangerous, fc.string({ unit: 'binary' }), fc.emailAddress()), (address) => {
      const wire = wireEnvelope({ from: address, to: address }, everything);
      const spoken = 'status' in wire ? 'a@b.test' : wire.to;
      expect(spoken).not.toMatch(/[\r\n\0<>\u0085\u2028]/);
      const outsideQuotes = spoken.replace(/^"(?:[^"\\]|\\.)*"/, '');
      expect(outsideQuotes.split('@')).toHaveLength(2);
      expect(outsideQuotes).not.toMatch(/[\s,;:()"]/);
      const localPart = address.slice(0, address.lastIndexOf('@'));
      expect('status' in wire || spoken.startsWith(`${localPart}@`)).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});
