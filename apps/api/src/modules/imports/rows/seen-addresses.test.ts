import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { SeenAddresses } from './seen-addresses.js';

const hashOf = (n: number): Buffer => createHash('sha256').update(String(n)).digest();

test('every address is new once, also after the table grew many times', () => {
  const seen = new SeenAddresses();
  const numbers = Array.from({ length: 20_000 }, (_, n) => n);
  expect(numbers.every((n) => seen.add(hashOf(n)))).toBe(true);
  expect(numbers.some((n) => seen.add(hashOf(n)))).toBe(false);
  expect(seen.add(Buffer.alloc(32))).toBe(true);
  expect(seen.add(Buffer.alloc(32))).toBe(false);
});
