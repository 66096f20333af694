import { describe, expect, it } from 'vitest';
import { pop3Presets } from './pop3/pop3-presets.js';
import { mailboxPresets } from './presets.js';
import { planReconnect } from './reconnect.js';
import { hasNews } from './wait-for-new.js';
import type { MailboxFailureKind } from './mailbox-failure.js';

const failure = (kind: MailboxFailureKind) => ({ kind, serverWords: null, meaning: '', remedy: '' });

describe('planReconnect', () => {
  it.each(['auth', 'tls', 'forbidden'] as const)('stops after %s, which only a person can change', (kind) => {
    expect(planReconnect(failure(kind), 1, 0.5)).toEqual({ kind: 'stop' });
  });

  it('waits longer each time and never longer than a quarter of an hour', () => {
    const delays = [1, 2, 3, 10, 1_000].map((attempt) => planReconnect(failure('closed'), attempt, 0.999));
    expect(delays.map((plan) => (plan.kind === 'after' ? Math.round(plan.delayMs / 1_000) : 0))).toEqual([
      2, 4, 8, 900, 900,
    ]);
  });

  it('leaves a server that asked for less alone for five minutes at least', () => {
    for (const random of [0, 0.5, 0.999]) {
      const plan = planReconnect(failure('throttled'), 1, random);
      expect(plan.kind === 'after' && plan.delayMs >= 300_000).toBe(true);
    }
  });
});

describe('hasNews', () => {
  const before = { uidValidity: '1', uidNext: 10, exists: 4 };
  it.each([
    ['a higher UIDNEXT', { ...before, uidNext: 11 }, true],
    ['a new UIDVALIDITY', { ...before, uidValidity: '2' }, true],
    ['fewer messages', { ...before, exists: 2 }, false],
    ['a new message in place of a removed one', { ...before, uidNext: 11, exists: 4 }, true],
    ['more messages where UIDNEXT is not told', { ...before, uidNext: null, exists: 5 }, true],
    ['the same', before, false],
  ])('of %s', (_, now, expected) => {
    expect(hasNews(before, now)).toBe(expected);
  });
});

describe('mailboxPresets', () => {
  it('have unique ids and ports that fit their protection', () => {
    expect(new Set(mailboxPresets.map(({ id }) => id)).size).toBe(mailboxPresets.length);
    for (const { port, security } of mailboxPresets)
      expect(port).toBe(security === 'implicit_tls' ? 993 : 143);
    expect(new Set(pop3Presets.map(({ id }) => id)).size).toBe(pop3Presets.length);
    for (const { port, security } of pop3Presets) expect(port).toBe(security === 'implicit_tls' ? 995 : 110);
  });
});
