import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emailKeyOf } from './address.js';

const keyOf = (text: string) => {
  const read = emailKeyOf(text);
  return read.ok ? read.key : read.says;
};

describe('an address that can be used', () => {
  test.each([
    ['Ada.Lovelace@Example.COM', 'ada.lovelace@example.com'],
    ['  ada@example.com\t', 'ada@example.com'],
    ['a.b+news@gmail.com', 'a.b+news@gmail.com'],
    ["o'brien@example.ie", "o'brien@example.ie"],
    ['ada@münchen.de', 'ada@xn--mnchen-3ya.de'],
    ['ADA@XN--MNCHEN-3YA.de', 'ada@xn--mnchen-3ya.de'],
    ['用户@例子.公司', '用户@xn--fsqu00a.xn--55qx5d'],
    ['x@sandbox.test', 'x@sandbox.test'],
    ['x@example.xn--p1ai', 'x@example.xn--p1ai'],
  ])('%s is kept as %s', (text, key) => {
    expect(keyOf(text)).toBe(key);
  });
});

describe('an address that cannot be used says why', () => {
  test.each([
    ['', 'There is no address.'],
    ['ada', 'There is no @ in the address.'],
    ['a@b@c.de', 'There is more than one @ in the address.'],
    ['Ada <ada@example.com>', 'There is a space in the address.'],
    ['<ada@example.com>', 'There is more than a bare address: write it as name@example.com.'],
    ['ada@example.com,bob@example.com', 'There is more than a bare address: write it as name@example.com.'],
    ['x@y.de\r\nBcc:z@y.de', 'There is a space in the address.'],
    ['.ada@example.com', 'There is a dot too many before the @.'],
    ['ada..l@example.com', 'There is a dot too many before the @.'],
    ['@example.com', 'There is nothing before the @.'],
    ['ada@', 'There is nothing after the @.'],
    ['ada@localhost', '“localhost” has no ending such as .com.'],
    ['ada@-example.com', '“-example.com” is not the name of a domain.'],
    ['ada@example..com', '“example..com” is not the name of a domain.'],
    ['ada@10.0.0.1', '“10.0.0.1” is a number, not the name of a domain.'],
    [`${'a'.repeat(65)}@example.com`, 'There are more than 64 characters before the @.'],
    [`ada@${'a'.repeat(64)}.com`, `“${'a'.repeat(64)}.com” is not the name of a domain.`],
    [`ada@${'abcdefgh.'.repeat(30)}com`, 'The address is longer than 254 characters.'],
  ])('%j: %s', (text, says) => {
    expect(keyOf(text)).toBe(says);
  });
});

test('a key is its own key, whatever was written', () => {
  fc.assert(
    fc.property(fc.oneof(fc.emailAddress(), fc.string()), (text) => {
      const read = emailKeyOf(text);
      if (!read.ok) return; // Most made-up texts are no address.
      expect(emailKeyOf(read.key)).toMatchObject({ ok: true, key: read.key, domain: read.domain });
      expect(read.key).toBe(`${read.key.slice(0, read.key.lastIndexOf('@'))}@${read.domain}`);
      expect(read.key).not.toMatch(/[\s<>,;]/u);
    }),
  );
});
