import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PaceLimits, planPace, type SentCount } from './pace.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
const NOW = 1_800_000_000_000;
const sent = (agoMs: number, count: number): SentCount => ({ fromMs: NOW - agoMs, toMs: NOW - agoMs, count });

describe('planPace', () => {
  it.each<[string, PaceLimits, SentCount[], object]>([
    [
      'without limits everything goes',
      { perMinute: null, perDay: null },
      [sent(1, 9)],
      { sendNow: Infinity, nextAtMs: null },
    ],
    [
      'the first minute is free',
      { perMinute: 30, perDay: null },
      [],
      { sendNow: 30, nextAtMs: NOW + MINUTE, limitedBy: 'perMinute' },
    ],
    [
      'what left this minute counts',
      { perMinute: 30, perDay: null },
      [sent(20_000, 25)],
      { sendNow: 5, nextAtMs: NOW + 40_000 },
    ],
    ['what left a minute ago does not', { perMinute: 30, perDay: null }, [sent(MINUTE, 30)], { sendNow: 30 }],
    [
      'the day holds back',
      { perMinute: 30, perDay: 100 },
      [sent(2 * MINUTE, 90)],
      { sendNow: 10, nextAtMs: NOW - 2 * MINUTE + DAY, limitedBy: 'perDay' },
    ],
    [
      'a full day waits for its oldest',
      { perMinute: null, perDay: 50 },
      [sent(DAY - 5_000, 10), sent(1_000, 40)],
      { sendNow: 0, nextAtMs: NOW + 5_000 },
    ],
    [
      'a limit of nothing never opens',
      { perMinute: 0, perDay: 10 },
      [],
      { sendNow: 0, nextAtMs: null, limitedBy: 'perMinute' },
    ],
    [
      'a span counts to its end',
      { perMinute: 10, perDay: null },
      [{ fromMs: NOW - 70_000, toMs: NOW - 10_000, count: 10 }],
      { sendNow: 0, nextAtMs: NOW + 50_000 },
    ],
  ])('%s', (_, limits, history, expected) => {
    expect(planPace(limits, history, NOW)).toMatchObject(expected);
  });

  it('never lets more leave than allowed, in any minute and in any 24 hours, however it is asked', () => {
    const limits = fc.record({
      perMinute: fc.integer({ min: 1, max: 20 }),
      perDay: fc.integer({ min: 1, max: 120 }),
    });
    const pauses = fc.array(fc.oneof(fc.integer({ min: 0, max: 90_000 }), fc.integer({ min: 0, max: DAY })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(limits, pauses, (limit, waits) => {
        const history: SentCount[] = [];
        let now = NOW;
        for (const wait of waits) {
          now += wait;
          const { sendNow } = planPace(limit, history, now);
          if (sendNow > 0) history.push({ fromMs: now, toMs: now, count: sendNow });
        }
        for (const { toMs } of history) {
          const within = (windowMs: number) =>
            history.reduce(
              (sum, one) => (one.toMs > toMs - windowMs && one.toMs <= toMs ? sum + one.count : sum),
              0,
            );
          expect(within(MINUTE)).toBeLessThanOrEqual(limit.perMinute);
          expect(within(DAY)).toBeLessThanOrEqual(limit.perDay);
        }
      }),
    );
  });

  it('names the very moment at which the next may leave, and not a millisecond later', () => {
    const history = fc.array(
      fc.record({ ago: fc.integer({ min: 0, max: DAY }), count: fc.integer({ min: 1, max: 9 }) }),
      { maxLength: 20 },
    );
    const limits = fc.record({
      perMinute: fc.integer({ min: 1, max: 9 }),
      perDay: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(limits, history, (limit, past) => {
        const before = past.map(({ ago, count }) => sent(ago, count));
        const plan = planPace(limit, before, NOW);
        const after = [...before, sent(0, plan.sendNow)];
        expect(plan.nextAtMs).not.toBeNull();
        expect(planPace(limit, after, plan.nextAtMs!).sendNow).toBeGreaterThan(0);
        expect(planPace(limit, after, plan.nextAtMs! - 1).sendNow).toBe(0);
      }),
    );
  });
});
