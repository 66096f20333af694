import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterAccepted, afterRefusal } from './lane-control.js';
import type { LaneFacts, LaneState } from './lane-state.js';
import { simulate } from './simulated-provider.js';

const facts = (nowMs: number, more: Partial<LaneFacts> = {}): LaneFacts => ({
  nowMs,
  acceptedPerSecond: 50,
  most: null,
  accountConnections: 10,
  delayScale: 1,
  ...more,
});
const MINUTE = 60_000;
const slow = { kind: 'slow', to: { perMinute: 10, connections: 1 }, forMs: 30 * MINUTE } as const;

describe('against a provider that bears so many per second', () => {
  test.each([0.2, 0.5, 1, 2, 5, 20, 50, 100, 500, 1_000])(
    '%d: the lane finds the rate and stays there',
    (bears) => {
      const { acceptedPerSecond, refusedShare } = simulate({
        bears: () => bears,
        burstSeconds: 1,
        noise: 0.003,
        seed: 7,
      });
      expect(acceptedPerSecond).toBeGreaterThanOrEqual(0.85 * bears);
      expect(refusedShare).toBeLessThanOrEqual(0.05);
    },
  );

  test('whatever it bears from 0.2 to 1,000, however patient and however noisy it is', () => {
    const seconds = fc.double({ min: Math.log(0.2), max: Math.log(1_000), noNaN: true });
    const bursts = fc.constantFrom(0.2, 1, 5);
    const noises = fc.constantFrom(0, 0.002, 0.005);
    fc.assert(
      fc.property(
        seconds,
        bursts,
        noises,
        fc.integer({ min: 1, max: 1e6 }),
        (log, burstSeconds, noise, seed) => {
          const bears = Math.exp(log);
          const { acceptedPerSecond, refusedShare } = simulate({
            bears: () => bears,
            burstSeconds,
            noise,
            seed,
          });
          expect(acceptedPerSecond).toBeGreaterThanOrEqual(0.85 * bears);
          expect(refusedShare).toBeLessThanOrEqual(0.05);
        },
      ),
      { numRuns: 30 },
    );
  });

  test.each([2, 50])(
    'that bears four times %d from the fifth minute on, the lane is there five minutes later',
    (bears) => {
      const { acceptedPerSecond, refusedShare } = simulate({
        bears: (seconds) => (seconds < 300 ? bears : 4 * bears),
        burstSeconds: 1,
        noise: 0,
        seed: 7,
        from: 600,
      });
      expect(acceptedPerSecond).toBeGreaterThanOrEqual(0.85 * 4 * bears);
      expect(refusedShare).toBeLessThanOrEqual(0.05);
    },
  );

  test('a lane never passes its account’s limit', () => {
    const { fastest } = simulate({ bears: () => 40, burstSeconds: 1, noise: 0, seed: 7, most: 25 });
    expect(fastest).toBeLessThanOrEqual(25);
  });
});

describe('the reaction to one refusal', () => {
  test('the first one sets the rate to a little less than what was accepted lately', () => {
    expect(afterRefusal(null, { kind: 'too_fast' }, facts(0))).toMatchObject({
      rate: 46,
      connections: null,
      series: 1,
    });
  });

  test('those of messages that were under way then change nothing', () => {
    const state = afterRefusal(null, { kind: 'too_fast' }, facts(0))!;
    expect(afterRefusal(state, { kind: 'too_fast' }, facts(900))).toBeNull();
    expect(afterRefusal(state, { kind: 'too_fast' }, facts(1_100))).toMatchObject({
      rate: 46 * 0.88,
      series: 2,
    });
  });

  test('a rule that knows the provider’s speed sets it, and nothing faster is tried meanwhile', () => {
    const state = afterRefusal(null, slow, facts(0))!;
    expect(state).toMatchObject({ rate: 10 / 60, connections: 1, slowUntil: 30 * MINUTE });
    expect(afterAccepted(state, 3, facts(29 * MINUTE))).toBeNull();
    const later = afterAccepted(state, 3, facts(31 * MINUTE))!;
    expect(later.rate).toBeGreaterThan(10 / 60);
    expect(later.connections).toBeNull();
  });

  test('a sandbox’s time makes the same rule shorter and its speed faster', () => {
    const state = afterRefusal(null, slow, facts(0, { delayScale: 1 / 60 }));
    expect(state?.slowUntil).toBeCloseTo(MINUTE / 2);
    expect(state?.rate).toBeCloseTo(10);
  });

  test('a rule that escalates holds the lane at the third time within a day, not at the third within two', () => {
    const escalate = { times: 3, forMs: 120 * MINUTE };
    const strikes = (times: number[]) =>
      times.reduce<LaneState | null>(
        (state, at) => afterRefusal(state, { ...slow, escalate }, facts(at)) ?? state,
        null,
      );
    const hour = 60 * MINUTE;
    expect(strikes([0, hour, 2 * hour])?.heldUntil).toBe(4 * hour);
    expect(strikes([0, hour])?.heldUntil).toBeNull();
    expect(strikes([0, 30 * hour, 60 * hour])?.heldUntil).toBeNull();
  });

  test('a pause holds the lane, and what follows it is slow', () => {
    const afterwards = { perMinute: 1, connections: 1 };
    const state = afterRefusal(null, { kind: 'pause', forMs: 30 * MINUTE, afterwards }, facts(0));
    expect(state).toMatchObject({ heldUntil: 30 * MINUTE, rate: 1 / 60, connections: 1 });
    expect(afterAccepted(state!, 5, facts(MINUTE))).toBeNull();
    expect(afterRefusal(state, { kind: 'too_fast' }, facts(MINUTE))).toBeNull();
  });

  test('too many connections halve them; one a minute comes back until the account’s are reached', () => {
    const state = afterRefusal(null, { kind: 'too_many_connections', open: 6 }, facts(0))!;
    expect(state).toMatchObject({ connections: 3, rate: null });
    expect(afterAccepted(state, 9, facts(30_000))).toBeNull();
    expect(afterAccepted(state, 9, facts(61_000))).toMatchObject({ connections: 4 });
    expect(afterAccepted(state, 9, facts(8 * MINUTE))).toMatchObject({ connections: null });
  });

  test('a lane that was not used stays as slow as it was', () => {
    const state = afterRefusal(null, { kind: 'too_fast' }, facts(0))!;
    expect(afterAccepted(state, 0, facts(60 * MINUTE))).toBeNull();
    expect(afterAccepted(state, 1, facts(60 * MINUTE))?.rate).toBeLessThan(46 * 1.2);
  });
});
