import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { judge } from './outcome-to-record.js';
import { Recorder } from './recorder.js';

const place = { workspaceId: 'w', mailingId: 'm', accountId: 'a' };
const accepted = (n: number) =>
  judge(
    { contactId: `c${n}`, leaseToken: `${n}`, attempts: 0 },
    {
      status: 'accepted',
      code: 250,
      enhancedCode: null,
      reply: '250 ok',
      serverMessageId: null,
      connectionId: null,
      durationMs: 1,
    },
    new Date(0),
    1,
    () => 0,
  ).record;

const refusal = {
  contactId: 'c1',
  email: 'dead@example.com',
  reply: '550 no',
  rule: 'x',
  at: '',
  limit: null,
};

/** A ledger that takes its time, and fails when it is told to. */
function slowLedger() {
  const state = {
    recorded: [] as string[],
    refused: [] as string[],
    released: [] as string[],
    settled: [] as string[],
    atOnce: 0,
    most: 0,
    fails: false,
  };
  const work = async (act: () => void): Promise<void> => {
    state.atOnce += 1;
    state.most = Math.max(state.most, state.atOnce);
    await pause(2);
    state.atOnce -= 1;
    if (state.fails) throw new Error('The database is away');
    act();
  };
  const ledger = {
    record: (
      _ws: string,
      _mailing: string,
      _account: string,
      outcomes: { contactId: string }[],
      refusals: readonly { email: string }[] = [],
    ) =>
      work(() => {
        state.recorded.push(...outcomes.map((one) => one.contactId));
        state.refused.push(...refusals.map((one) => one.email));
      }).then(() => []),
    release: (_place: unknown, claims: readonly { contactId: string }[]) =>
      claims.length === 0
        ? Promise.resolve()
        : work(() => void state.released.push(...claims.map((one) => one.contactId))),
  };
  const journal = { settled: (keys: Iterable<Buffer>) => void state.settled.push(...[...keys].map(String)) };
  const log = { error: () => undefined, info: () => undefined };
  return { state, recorder: new Recorder(ledger as never, journal, log as never) };
}

test('every outcome is written exactly once, in order, by one statement at a time, whatever is added meanwhile', async () => {
  const { state, recorder } = slowLedger();
  const expected: string[] = [];
  for (let n = 0; n < 1_200; n += 1) {
    recorder.add(place, accepted(n), Buffer.from(`k${n}`));
    expected.push(`c${n}`);
    if (n % 90 === 0) await pause(3);
  }
  expect(await recorder.drain(Date.now() + 5_000)).toBe(true);
  expect(state.recorded).toEqual(expected);
  expect(state.settled).toHaveLength(1_200);
  expect([state.most, recorder.pending]).toEqual([1, 0]);
});

test('while the database is away everything waits, nothing is settled, and it goes on by itself', async () => {
  const { state, recorder } = slowLedger();
  state.fails = true;
  recorder.add(place, accepted(1), Buffer.from('k1'), refusal);
  recorder.release(place, [{ contactId: 'c2', leaseToken: '2' }]);
  expect(await recorder.drain(Date.now() + 60)).toBe(false);
  expect(recorder.failing?.message).toBe('The database is away');
  expect([state.settled, recorder.pending]).toEqual([[], 2]);
  state.fails = false;
  expect(await recorder.drain(Date.now() + 5_000)).toBe(true);
  expect(state).toMatchObject({
    recorded: ['c1'],
    refused: ['dead@example.com'],
    released: ['c2'],
    settled: ['k1'],
  });
  expect(recorder.failing).toBeNull();
});
