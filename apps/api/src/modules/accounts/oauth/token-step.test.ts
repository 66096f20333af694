import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type GrantFacts, nextStep, refreshAfterSeconds, retryAfterSeconds } from './token-step.js';

const good: GrantFacts = {
  state: 'valid',
  fresh: true,
  due: false,
  beingRefreshed: false,
  backingOff: false,
  justIssued: false,
};

test.each<[string, Partial<GrantFacts>, boolean, string]>([
  ['a token that works is used', {}, false, 'use'],
  ['ahead of its end it is replaced', { due: true }, false, 'refresh'],
  ['and used while another does that', { due: true, beingRefreshed: true }, false, 'use'],
  ['or while the authority is left in peace', { due: true, backingOff: true }, false, 'use'],
  ['after its end it is replaced', { fresh: false, due: true }, false, 'refresh'],
  ['or waited for', { fresh: false, due: true, beingRefreshed: true }, false, 'wait'],
  ['or not to be had', { fresh: false, due: true, backingOff: true }, false, 'later'],
  ['one that a server refused is replaced before its time', {}, true, 'refresh'],
  ['once: a fresh one that is refused is not', { justIssued: true }, true, 'use'],
  ['and what another is replacing is waited for', { beingRefreshed: true }, true, 'wait'],
  ['a refused one is no use while the authority is away', { backingOff: true }, true, 'later'],
  [
    'a withdrawn consent is never asked about',
    { state: 'withdrawn', fresh: false, due: true },
    false,
    'withdrawn',
  ],
  ['nor that of an app that is refused', { state: 'app_refused' }, true, 'withdrawn'],
])('%s', (_name, facts, refused, step) => {
  expect(nextStep({ ...good, ...facts }, refused)).toBe(step);
});

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test('a token is replaced in the last quarter of its life and before its end', () => {
  fc.assert(
    fc.property(fc.integer({ min: 60, max: 86_400 }), share, (lifetime, random) => {
      const after = refreshAfterSeconds(lifetime, random);
      expect(after).toBeGreaterThanOrEqual(Math.floor(lifetime * 0.75));
      expect(after).toBeGreaterThanOrEqual(lifetime - 600);
      expect(after).toBeLessThan(lifetime);
    }),
  );
});

test('an authority that fails is asked at most every five minutes, and at least that often', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000 }), share, (failures, random) => {
      const after = retryAfterSeconds(failures, random);
      expect(after).toBeGreaterThanOrEqual(2);
      expect(after).toBeLessThanOrEqual(300);
    }),
  );
});
