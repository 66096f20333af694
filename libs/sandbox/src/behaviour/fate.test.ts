import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { makePeople } from '../people/make-people.js';
import type { ActKind } from './act.js';
import { fateOf } from './fate.js';

const ANSWERS: readonly ActKind[] = [
  'replied',
  'auto_replied',
  'unsubscribed',
  'complained',
  'bounced_later',
];

it('gives each person the same fate for the same letter, in order, over within 27 seconds, with one answer at most', () => {
  const people = makePeople({ seed: 5, count: 500 });
  fc.assert(
    fc.property(
      fc.nat(),
      fc.constantFrom(...people),
      fc.string(),
      fc.boolean(),
      (seed, person, id, conversation) => {
        const acts = fateOf(seed, person, id, conversation);
        expect(fateOf(seed, person, id, conversation)).toEqual(acts);
        const times = acts.map(({ afterMs }) => afterMs);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(times.every((time) => time >= 0 && time <= 27_000)).toBe(true);
        expect(acts.filter(({ kind }) => ANSWERS.includes(kind)).length).toBeLessThanOrEqual(1);
        const kinds = acts.map(({ kind }) => kind);
        expect(kinds.indexOf('bought')).not.toBe(0);
        expect(!kinds.includes('bought') || kinds.indexOf('clicked') < kinds.indexOf('bought')).toBe(true);
        expect(!kinds.includes('bounced_later') || kinds.length === 1).toBe(true);
      },
    ),
  );
});

it('lets at least two of any 2,000 people complain, whatever the seed', () => {
  for (let seed = 0; seed < 10; seed += 1) {
    const people = makePeople({ seed, count: 2000 });
    const fates = people.map((person, index) => fateOf(seed, person, `<${index}@x.test>`, false));
    expect(fates.filter((acts) => acts.some(({ kind }) => kind === 'complained')).length).toBe(3);
  }
});

it('reads a letter in a conversation as such: nobody complains about it or unsubscribes', () => {
  const people = makePeople({ seed: 2, count: 400 });
  const kinds = new Set(people.flatMap((person) => fateOf(2, person, '<x>', true).map(({ kind }) => kind)));
  expect([...kinds].toSorted()).toEqual(['opened', 'replied']);
});
