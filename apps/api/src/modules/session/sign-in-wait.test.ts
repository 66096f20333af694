import { expect, test } from 'vitest';
import { networkOf, signInWait, type SignInTries } from './sign-in-wait.js';

const now = Date.parse('2026-11-21T12:00:00Z');
const ago = (ms: number) => new Date(now - ms);
const none: SignInTries = { here: 0, hereFailedAt: null, trusted: false, everywhere: 0, failedAt: null };
const here = (count: number, ms: number) => ({ here: count, hereFailedAt: ago(ms) });

test.each<[string, Partial<SignInTries>, number]>([
  ['the first try is free', {}, 0],
  ['so are a few wrong ones', here(9, 0), 0],
  ['then it waits', here(10, 0), 5_000],
  ['twice as long each time', here(12, 0), 20_000],
  ['counted from the last failure', here(12, 15_000), 5_000],
  ['until it is over', here(12, 20_000), 0],
  ['a quarter of an hour at most', here(5_000, 0), 900_000],
  ['many from everywhere slow down who is new', { everywhere: 60, failedAt: ago(10_000) }, 20_000],
  ['and nobody who signed in from here before', { everywhere: 900, failedAt: ago(0), trusted: true }, 0],
  ['who is slowed down by the own failures only', { ...here(10, 0), everywhere: 900, trusted: true }, 5_000],
])('%s', (_, tries, wait) => {
  expect(signInWait({ ...none, ...tries }, now)).toBe(wait);
});

test.each([
  ['203.0.113.77', '203.0.113.0/24'],
  ['::ffff:203.0.113.77', '203.0.113.0/24'],
  ['2001:db8:1:22ff::1', '2001:db8:1:2200::/56'],
  ['2001:db8::1', '2001:db8:0:0::/56'],
  ['fe80::1%eth0', 'fe80:0:0:0::/56'],
  ['', 'unknown'],
])('%s is in the network %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
