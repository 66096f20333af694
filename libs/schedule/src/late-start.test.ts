import { describe, expect, it } from 'vitest';
import { decideLateStart } from './late-start.js';
import { undoUntil } from './undo.js';

const due = '2026-11-21T08:00:00Z';

describe('decideLateStart', () => {
  it.each([
    ['2026-11-21T08:04:59Z', { kind: 'skip' }, 'start'],
    ['2026-11-21T07:00:00Z', { kind: 'skip' }, 'start'],
    ['2026-11-21T08:06:00Z', { kind: 'skip' }, 'skip'],
    ['2026-11-21T08:06:00Z', { kind: 'ask' }, 'ask'],
    ['2026-11-21T10:00:00Z', { kind: 'send_within', hours: 2 }, 'start'],
    ['2026-11-21T10:00:01Z', { kind: 'send_within', hours: 2 }, 'ask'],
  ] as const)('at %s with %j says %s', (now, policy, decision) => {
    expect(decideLateStart(due, now, policy).decision).toBe(decision);
  });

  it('says how late it is', () => {
    expect(decideLateStart(due, '2026-11-22T11:30:00Z', { kind: 'send_within', hours: 6 })).toEqual({
      decision: 'ask',
      lateByMs: 99_000_000,
      reason: 'It is 1 day 3 h late, more than the 6 h allowed. Shall it still be sent?',
    });
  });
});

describe('undoUntil', () => {
  it.each([
    [30, '2026-11-21T08:00:30Z'],
    [0, '2026-11-21T08:00:10Z'],
    [999, '2026-11-21T08:01:00Z'],
    [undefined, '2026-11-21T08:00:20Z'],
  ])('of %s seconds is %s', (seconds, until) => {
    expect(undoUntil(due, seconds)).toBe(until);
  });
});
