import { expect, test } from 'vitest';
import { brokenBars, type ChaosFigures, judgeLedger, percentiles } from './referee.js';
import type { Taken } from './sink-orders.js';

const row = (email: string, state: string) => ({ email, messageId: `<${email}>`, state });
const took = (recipient: string, messageId = `<${recipient}>`): Taken => ({
  recipient,
  messageId,
  phase: 'dot',
  at: 0,
});
const open = (recipient: string) => ({ recipient, why: 'open_at_kill' as const });

test('a ledger that says what the sink took is without fault', () => {
  expect(
    judgeLedger(['a', 'b'], [row('a', 'accepted'), row('b', 'accepted')], [took('a'), took('b')], []),
  ).toEqual({
    finalStates: { accepted: 2 },
    lost: [],
    acceptedNotAtSink: [],
    sentTwice: [],
    doubles: 0,
    uncertain: [],
    unexplainedDoubt: [],
    unexplainedDoubles: [],
    misdirected: [],
  });
});

test.each([
  ['waits', [row('a', 'deferred')], [], [], { lost: ['a'] }],
  ['is in flight for ever', [row('a', 'in_flight')], [took('a')], [], { lost: ['a'] }],
  ['was refused by nobody', [row('a', 'rejected')], [], [], { lost: ['a'] }],
  ['is not in the ledger', [], [took('a')], [], { lost: ['a'], misdirected: ['a'] }],
  ['was never taken', [row('a', 'accepted')], [], [], { acceptedNotAtSink: ['a'] }],
  [
    'got it twice',
    [row('a', 'accepted')],
    [took('a'), took('a')],
    [],
    { sentTwice: ['a'], unexplainedDoubles: ['a'] },
  ],
  [
    'got it twice after a doubt',
    [row('a', 'accepted')],
    [took('a'), took('a')],
    [open('a')],
    { doubles: 1, unexplainedDoubles: [] },
  ],
  [
    'is in doubt for no reason',
    [row('a', 'uncertain')],
    [took('a')],
    [open('b')],
    { unexplainedDoubt: ['a'] },
  ],
  [
    'is in doubt for a reason',
    [row('a', 'uncertain')],
    [],
    [open('a')],
    { uncertain: ['a'], unexplainedDoubt: [], lost: [] },
  ],
  ["got another's message", [row('a', 'accepted')], [took('a', '<b>')], [], { misdirected: ['a'] }],
])('somebody who %s is named', (_who, ledger, taken, doubts, expected) => {
  expect(judgeLedger(['a'], ledger, taken, doubts)).toMatchObject(expected);
});

const flawless: ChaosFigures = {
  recipients: 10,
  policy: 'never_again',
  seed: 1,
  kills: { random: 1, afterDot: 1, beforeRecord: 1 },
  databaseRestarts: 1,
  lost: 0,
  acceptedNotAtSink: 0,
  sentTwice: 0,
  uncertain: 3,
  openAfterDotAtKills: 1,
  dotUnderWayAtKills: 1,
  droppedAfterData: 1,
  unexplainedDoubt: 0,
  doublesWithSendAgain: 0,
  unexplainedDoubles: 0,
  misdirected: 0,
  dotsWithoutEvidence: 0,
  finalStates: { accepted: 7, uncertain: 3 },
  connectionsLeaked: 0,
  connectionsOverLimit: 0,
  credentialBytesInClear: 0,
  takenWithoutTls: 0,
  recoverySeconds: { p50: 1, p95: 2, max: 3 },
  seconds: 10,
};

test('a run within all bars breaks none', () => {
  expect(brokenBars(flawless)).toEqual([]);
});

test.each([
  { lost: 1 },
  { acceptedNotAtSink: 1 },
  { sentTwice: 1 },
  { openAfterDotAtKills: 0 },
  { unexplainedDoubt: 1 },
  { unexplainedDoubles: 1 },
  { misdirected: 1 },
  { dotsWithoutEvidence: 1 },
  { finalStates: { accepted: 6, uncertain: 3, deferred: 1 } },
  { connectionsLeaked: 1 },
  { connectionsOverLimit: 1 },
  { credentialBytesInClear: 12 },
  { takenWithoutTls: 1 },
])('%o breaks a bar', (flaw: Partial<ChaosFigures>) => {
  expect(brokenBars({ ...flawless, ...flaw })).toHaveLength(1);
});

test('doubles are allowed under send_again, up to the transactions in doubt', () => {
  const again: ChaosFigures = { ...flawless, policy: 'send_again', sentTwice: 3, doublesWithSendAgain: 3 };
  expect(brokenBars(again)).toEqual([]);
  expect(brokenBars({ ...again, doublesWithSendAgain: 4 })).toHaveLength(1);
});

test('percentiles are of nearest rank and in seconds', () => {
  expect(percentiles([4_000, 1_000, 3_000, 2_000])).toEqual({ p50: 2, p95: 4, max: 4 });
  expect(percentiles([])).toEqual({ p50: 0, p95: 0, max: 0 });
});
