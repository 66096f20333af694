import { createHmac, randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHmacSha256 } from './hmac.js';
import { createTokenSigner, parsePlusAddress, withPlusToken, type TokenKind } from './index.js';

const secret = Buffer.alloc(32, 7);
const signer = createTokenSigner({ keys: [{ id: 3, secret }] });
const kinds: TokenKind[] = ['open', 'click', 'unsubscribe', 'view', 'conversion'];
const refs = fc.record({
  mailing: fc.integer({ min: 0, max: 0xffffffff }),
  ordinal: fc.integer({ min: 1, max: 0xffffffff }),
});
const anyKind = fc.constantFrom(...kinds);
const linkNos = fc.integer({ min: 0, max: 0xffff });
const ref = { mailing: 7, ordinal: 123 };

describe('link tokens', () => {
  it('say what they were made for, in 36 characters that need no escaping in a URL', () => {
    fc.assert(
      fc.property(
        anyKind,
        refs,
        linkNos,
        fc.option(fc.string(), { nil: undefined }),
        (kind, ref, no, bound) => {
          const token = signer.sign(kind, ref, no, bound);
          expect(token).toMatch(/^[\w-]{36}$/);
          expect(signer.verify(token, bound)).toEqual({ kind, ref, linkNo: no });
        },
      ),
    );
  });

  it('carry a genuine HMAC-SHA256, whatever the lengths of key and message', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ maxLength: 300 }), (key, message) => {
        const expected = createHmac('sha256', key).update(message).digest('latin1');
        expect(createHmacSha256(Buffer.from(key))(Buffer.from(message))).toBe(expected);
      }),
    );
  });

  it('are refused when any single bit is changed', () => {
    const bytes = Buffer.from(signer.sign('click', ref, 2), 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      expect(signer.verify(changed.toString('base64url'))).toBeNull();
    }
  });

  it('have exactly one spelling', () => {
    const token = signer.sign('click', { mailing: 0xfbff_ffff, ordinal: 0xffff_ffff }, 0xffff);
    const others = [
      token.slice(0, -1),
      `${token}=`,
      `${token}A`,
      ` ${token}`,
      `${token}\n`,
      token.replaceAll('_', '/').replaceAll('-', '+'),
      '',
    ];
    for (const other of others.filter((text) => text !== token)) expect(signer.verify(other)).toBeNull();
  });

  it('hold a bound text to the letter', () => {
    const token = signer.sign('click', ref, 1, 'https://example.com/a');
    expect(signer.verify(token, 'https://example.com/b')).toBeNull();
    expect(signer.verify(token, '')).toBeNull();
    expect(signer.verify(token)).toBeNull();
    expect(signer.verify(signer.sign('click', ref, 1), '')).toBeNull();
  });

  it('are refused under another key, also with the same id', () => {
    const other = createTokenSigner({ keys: [{ id: 3, secret: randomBytes(32) }] });
    expect(other.verify(signer.sign('open', ref))).toBeNull();
  });

  it('go on working after the key was rotated, and the new key signs', () => {
    const old = signer.sign('view', ref);
    const rotated = createTokenSigner({
      keys: [
        { id: 4, secret: randomBytes(32) },
        { id: 3, secret },
      ],
    });
    expect(rotated.verify(old)?.kind).toBe('view');
    expect(signer.verify(rotated.sign('view', ref))).toBeNull();
  });

  it('cannot be guessed: of 20,000 random tokens none is accepted', () => {
    let accepted = 0;
    for (let i = 0; i < 20_000; i++) {
      const guess = randomBytes(27);
      guess[0] = (3 << 3) | 1;
      if (signer.verify(guess.toString('base64url')) !== null) accepted++;
    }
    expect(accepted).toBe(0);
  });

  it('are not made for a ref or link number that does not fit', () => {
    expect(() => signer.sign('open', { mailing: 2 ** 32, ordinal: 1 })).toThrow(RangeError);
    expect(() => signer.sign('open', { mailing: 1, ordinal: 0 })).toThrow(RangeError);
    expect(() => signer.sign('click', ref, 65_536)).toThrow(RangeError);
  });

  it('are not signed with keys that could not protect them', () => {
    expect(() => createTokenSigner({ keys: [] })).toThrow('At least one');
    expect(() => createTokenSigner({ keys: [{ id: 16, secret }] })).toThrow('0 to 15');
    expect(() => createTokenSigner({ keys: [{ id: 1, secret: Buffer.alloc(8) }] })).toThrow('16 bytes');
    expect(() =>
      createTokenSigner({
        keys: [
          { id: 1, secret },
          { id: 1, secret },
        ],
      }),
    ).toThrow('Two');
  });
});

describe('return paths', () => {
  it('are read back whatever a server did to their case', () => {
    fc.assert(
      fc.property(refs, (ref) => {
        const token = signer.signReturnPath(ref);
        expect(token).toMatch(/^[a-z2-7]{31}$/);
        expect(signer.verifyReturnPath(token)).toEqual(ref);
        expect(signer.verifyReturnPath(token.toUpperCase())).toEqual(ref);
      }),
    );
  });

  it('are refused when one character is changed, also where base32 has spare bits', () => {
    const token = signer.signReturnPath(ref);
    for (let i = 0; i < token.length; i++) {
      for (const other of 'abcdefghijklmnopqrstuvwxyz234567') {
        if (other === token[i]) continue;
        expect(signer.verifyReturnPath(token.slice(0, i) + other + token.slice(i + 1))).toBeNull();
      }
    }
  });

  it('are found in any list of addresses, past forged ones', () => {
    const forged = `bounce+${'a'.repeat(31)}@example.com`;
    const genuine = withPlusToken('bounce@example.com', signer.signReturnPath(ref)).toUpperCase();
    expect(signer.findReturnPath(['jane@example.com', `"x" <${forged}>, <${genuine}>`])).toEqual(ref);
    expect(signer.findReturnPath([forged])).toBeNull();
  });
});

describe('plus addresses', () => {
  it('are built and taken apart again', () => {
    expect(withPlusToken('jane@example.com', 'abc')).toBe('jane+abc@example.com');
    expect(parsePlusAddress('jane+x+abc@example.com')).toEqual({
      local: 'jane+x',
      token: 'abc',
      domain: 'example.com',
    });
    expect(parsePlusAddress('jane@example.com')).toBeNull();
    expect(parsePlusAddress('+abc@example.com')).toBeNull();
    expect(parsePlusAddress('jane+@example.com')).toBeNull();
  });

  it('are refused where the local part would be too long for SMTP', () => {
    expect(() => withPlusToken(`${'x'.repeat(40)}@example.com`, 'a'.repeat(31))).toThrow('64 octets');
  });
});
