import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertEnvelope, buildEnvelope, needsSmtpUtf8, parseAddress } from './index.js';

describe('an address', () => {
  it.each([
    ['jane@example.com', 'jane@example.com', false],
    ['Jane.Doe+x@EXAMPLE.com', 'Jane.Doe+x@example.com', false],
    ["o'neil@example.co.uk", "o'neil@example.co.uk", false],
    ['jane@bücher.example', 'jane@xn--bcher-kva.example', false],
    ['jürgen@example.com', 'jürgen@example.com', true],
    ['用户@例え.テスト', '用户@xn--r8jz45g.xn--zckzah', true],
    ['a@localhost', 'a@localhost', false],
  ])('%s is one', (text, address, utf8) => {
    expect(parseAddress(text)).toMatchObject({ ok: true, value: { address, needsSmtpUtf8: utf8 } });
    expect(needsSmtpUtf8(address)).toBe(utf8);
  });

  it.each([
    'jane',
    '@example.com',
    'jane@',
    'x@y <evil@z.example>',
    'Jane <jane@example.com>',
    'jane@example.com, evil@example.com',
    'jane@example.com\r\nRCPT TO:<evil@example.com>',
    'jane@example.com\n',
    ' jane@example.com',
    'jane doe@example.com',
    'jane..doe@example.com',
    '.jane@example.com',
    '"jane"@example.com',
    'jane@exam_ple.com',
    'jane@-example.com',
    'jane@example..com',
    'jane@[127.0.0.1]',
    'jane@127.0.0.1',
    'jane@bü cher.example',
    'jane@bücher.example/evil',
    'jane\u0000@example.com',
    'jane\u202e@example.com',
    'jane@evil@example.com',
    `${'x'.repeat(65)}@example.com`,
    `jane@${'x'.repeat(64)}.com`,
    `jane@${'x.'.repeat(130)}com`,
  ])('%j is none', (text) => {
    expect(parseAddress(text).ok).toBe(false);
  });

  it('never holds what could end an SMTP command or begin another address', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.emailAddress()), fc.string(), (left, right) => {
        const parsed = parseAddress(left + right);
        const address = parsed.ok ? parsed.value.address : '';
        expect(address).not.toMatch(/[\s<>,;:"()[\]\\]|@.*@/);
      }),
    );
  });
});

describe('an envelope', () => {
  it('has one recipient, with its domain as A-labels', () => {
    expect(buildEnvelope({ from: 'b+1@example.com', to: 'jane@bücher.example', smtpUtf8: false })).toEqual({
      ok: true,
      envelope: { from: 'b+1@example.com', to: ['jane@xn--bcher-kva.example'], smtpUtf8: false },
    });
  });

  it('fails a recipient that the server cannot take, and says so', () => {
    const intent = { from: '', to: 'jürgen@example.com' };
    expect(buildEnvelope({ ...intent, smtpUtf8: false })).toMatchObject({
      ok: false,
      problem: 'needs_smtputf8',
    });
    expect(buildEnvelope({ ...intent, smtpUtf8: true })).toMatchObject({
      ok: true,
      envelope: { smtpUtf8: true },
    });
  });

  it.each([
    [{ from: 'a@example.com', to: ['evil@example.com'] }],
    [{ from: 'a@example.com', to: ['jane@example.com', 'evil@example.com'] }],
    [{ from: 'evil@example.com', to: ['jane@example.com'] }],
    [{ from: 'a@example.com', to: [] }],
  ])('that is not the intended one is never used: %j', (actual) => {
    const intent = { from: 'a@example.com', to: 'jane@example.com' };
    expect(() => assertEnvelope(actual, intent)).toThrow('not the one');
    expect(() => assertEnvelope({ from: 'a@example.com', to: 'jane@example.com' }, intent)).not.toThrow();
    expect(() =>
      assertEnvelope({ from: false, to: 'jane@example.com' }, { ...intent, from: '' }),
    ).not.toThrow();
  });
});
