import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barWidth } from './bar-width';
import { describeCounts } from './describe-counts';

describe('funnel bars', () => {
  it('show nothing for nothing and something for one', () => {
    expect(barWidth(0, 50_000)).toBe(0);
    expect(barWidth(1, 50_000)).toBe(0.008);
    expect(barWidth(5, 0)).toBe(0);
  });
  it('grow with the count and never pass the full width', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(1e6), fc.integer({ min: 1, max: 1e6 }), (a, b, whole) => {
        const [small, large] = [Math.min(a, b), Math.max(a, b)];
        expect(barWidth(small, whole)).toBeLessThanOrEqual(barWidth(large, whole));
        expect(barWidth(large, whole)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a bar in words', () => {
  it('names the states in their order and leaves empty ones out', () => {
    expect(describeCounts({ waiting: 15804, accepted: 31904, later: 402, rejected: 0 }, 'en-GB')).toBe(
      'Accepted 31,904, trying again 402, waiting 15,804',
    );
  });
  it('says that there is nothing yet', () => {
    expect(describeCounts({}, 'en-GB')).toBe('No mails yet');
  });
});
