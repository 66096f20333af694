import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planBodyGroups, toUidSet } from './plan-batches.js';

const limits = { budgetBytes: 100, maxMessageBytes: 1_000 };
const head = fc.record({ uid: fc.nat(10_000), size: fc.option(fc.nat(2_000)) });
const heads = fc
  .uniqueArray(head, { selector: ({ uid }) => uid, maxLength: 60 })
  .map((list) => list.toSorted((a, b) => a.uid - b.uid));

describe('planBodyGroups', () => {
  it('hands over every message once and in order', () => {
    fc.assert(
      fc.property(heads, (list) => {
        expect(planBodyGroups(list, limits).flatMap(({ uids }) => uids)).toEqual(list.map(({ uid }) => uid));
      }),
    );
  });

  it('never puts more than the budget into a group of several', () => {
    fc.assert(
      fc.property(heads, (list) => {
        const sizes = new Map(list.map(({ uid, size }) => [uid, size ?? limits.budgetBytes]));
        for (const { uids } of planBodyGroups(list, limits)) {
          const bytes = uids.reduce((sum, uid) => sum + sizes.get(uid)!, 0);
          expect(uids.length === 1 || bytes <= limits.budgetBytes).toBe(true);
        }
      }),
    );
  });

  it('asks for the headers of exactly the messages over the limit', () => {
    fc.assert(
      fc.property(heads, (list) => {
        const headersOnly = planBodyGroups(list, limits).filter((group) => group.headersOnly);
        const tooLarge = list.filter(({ size }) => (size ?? 0) > limits.maxMessageBytes);
        expect(headersOnly.flatMap(({ uids }) => uids)).toEqual(tooLarge.map(({ uid }) => uid));
      }),
    );
  });
});

describe('toUidSet', () => {
  it.each([
    [[1, 2, 3, 7], '1:3,7'],
    [[5], '5'],
    [[1, 3, 5, 6], '1,3,5:6'],
  ])('writes %j as %s', (uids, expected) => {
    expect(toUidSet(uids)).toBe(expected);
  });
});
