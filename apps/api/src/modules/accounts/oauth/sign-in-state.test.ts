import * as fc from 'fast-check';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { newVerifier, readState, signState } from './sign-in-state.js';

const key = Buffer.alloc(32, 1);
const one = {
  workspaceId: '01900000-0000-7000-8000-000000000001',
  id: '01900000-0000-7000-8000-000000000002',
};

test('a state of our own is read as what it was made of', () => {
  expect(readState(key, signState(key, one))).toEqual(one);
});

test('one with another key, another workspace or any changed letter is not', () => {
  const state = signState(key, one);
  expect(readState(Buffer.alloc(32, 2), state)).toBeNull();
  expect(readState(key, state.replace('000001.', '000003.'))).toBeNull();
  fc.assert(
    // The last letter of 43 carries four bits: some others say the same.
    fc.property(fc.nat(state.length - 2), fc.constantFrom('0', 'f', 'Z', '.', '-'), (at, letter) => {
      fc.pre(state[at] !== letter);
      expect(readState(key, state.slice(0, at) + letter + state.slice(at + 1))).toBeNull();
    }),
  );
});

test.each(['', 'x', '..', `${one.workspaceId}.${one.id}.`, 'a'.repeat(500)])('“%s” is no state', (text) => {
  expect(readState(key, text)).toBeNull();
});

test('a verifier is 43 unreserved letters, new each time, and its challenge is the hash of it', () => {
  const { verifier, challenge } = newVerifier();
  expect(verifier).toMatch(/^[\w-]{43}$/);
  expect(challenge).toBe(createHash('sha256').update(verifier).digest('base64url'));
  expect(newVerifier().verifier).not.toBe(verifier);
});
