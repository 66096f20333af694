import { eventually } from '@mailwright/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dataDir, listener, stopAfterwards } from '../testing/for-this-test.js';
import { type LedgerBench, openLedgerBench, silent, statesOf } from '../testing/ledger-bench.js';
import { buildAccount, sendingTo, startSender } from '../testing/sender-under-test.js';
import { LaneBook } from './lane-book.js';
import { type LaneKey, LaneStore, SLOTS_AHEAD_MS } from './lane-store.js';

let bench: LedgerBench;
beforeAll(async () => {
  bench = await openLedgerBench();
});
afterAll(() => bench.close());

const words = {
  says: '450 4.7.1 Error: too much mail from 192.0.2.1',
  why: 'It wants less mail.',
  rule: 'any.rate',
};
const tooFast = { refusal: { kind: 'too_fast' }, isGuess: false } as const;
const until = <T>(check: () => T | Promise<T>) => eventually(check, { timeoutMs: 15_000, everyMs: 10 });

/** An account in the database, and books of so many machines that know it. */
async function machines(count: number) {
  const account = buildAccount(2525);
  account.workspaceId = await bench.workspace();
  account.id = await bench.account(account.workspaceId);
  const place = { workspaceId: account.workspaceId, accountId: account.id };
  const key: LaneKey = { ...place, provider: 'gmx' };
  const store = new LaneStore(bench.pool);
  const books = Array.from({ length: count }, () => new LaneBook(store, silent));
  const lanes = books.map((book) => book.of(account, 'gmx'));
  const stored = async () => (await store.read([place]))[0];
  return { account, place, key, store, books, lanes, stored };
}

const stateOf = (rate: number) => ({
  rate,
  connections: null,
  heldUntil: null,
  slowUntil: null,
  changedAt: Date.now(),
  reducedAt: Date.now(),
  series: 1,
  searching: false,
  strikes: 0,
  struckAt: null,
});

test('of two machines that change a lane at once one wins, and the words of the server stay', async () => {
  const { key, store, stored } = await machines(0);
  expect(await store.save(key, stateOf(20), words, 0)).toBe(1);
  expect(await store.save(key, stateOf(30), words, 0)).toBeNull();
  const both = await Promise.all([
    store.save(key, stateOf(18), null, 1),
    store.save(key, stateOf(16), null, 1),
  ]);
  expect(both.toSorted()).toEqual([2, null]);
  expect((await stored())?.version).toBe(2);
  expect([16, 18]).toContain((await stored())?.state.rate);
  const said = await bench.manager.query(`select says, why, rule from lanes where account_id = $1`, [
    key.accountId,
  ]);
  expect(said).toEqual([words]);
});

test('what one machine learned, the others do at their next look; what is forgotten, nobody does', async () => {
  const { account, place, books, lanes, stored } = await machines(2);
  const [first, second] = lanes;
  expect([first!.isLimited, second!.isLimited]).toEqual([false, false]);
  const hold = { refusal: { kind: 'pause', forMs: 60_000 }, isGuess: false } as const;
  expect(first!.refused(hold, words)).toBe(true);
  expect(first!.isHeld).toBe(true);
  await until(async () => (await stored()) !== undefined);
  await books[1]!.refresh([place]);
  expect(second!.isHeld).toBe(true);
  expect(books[1]!.of(account, 'google').isLimited).toBe(false);
  // The second machine hears the same refusal: nothing new.
  expect(second!.refused(tooFast, words)).toBe(false);

  await bench.manager.query(`delete from lanes where account_id = $1`, [account.id]);
  await books[1]!.refresh([place]);
  expect(second!.isLimited).toBe(false);
});

test('a machine that lost the race takes what the winner wrote', async () => {
  const { key, store, lanes, stored } = await machines(1);
  await store.save(key, stateOf(7), words, 0);
  // It has not looked since: it thinks that nothing was learned.
  expect(lanes[0]!.refused(tooFast, words)).toBe(true);
  await until(async () => {
    const places = await lanes[0]!.places();
    return 'count' in places && Math.round(places.everyMs) === Math.round(1_000 / 7);
  });
  expect((await stored())?.state.rate).toBe(7);
});

test('a lane’s places are dealt to all machines one behind the other, and not far ahead', async () => {
  const { key, store } = await machines(0);
  await store.save(key, stateOf(50), words, 0);
  const startedAt = performance.now();
  const granted = await Promise.all(Array.from({ length: 12 }, () => store.takeSlots(key, 5)));
  const elapsedMs = performance.now() - startedAt;
  const count = granted.reduce((sum, slots) => sum + (slots?.count ?? 0), 0);
  expect(count).toBeGreaterThanOrEqual(Math.floor(SLOTS_AHEAD_MS / 20));
  expect(count).toBeLessThanOrEqual(Math.ceil((SLOTS_AHEAD_MS + elapsedMs) / 20) + 1);
  expect(granted.every((slots) => !slots || slots.everyMs === 20)).toBe(true);
  expect(Math.max(...granted.map((slots) => slots?.firstInMs ?? 0))).toBeLessThanOrEqual(SLOTS_AHEAD_MS);
});

test('a provider that is held or slow keeps nobody else waiting, and loses nobody', async () => {
  let taken = 0;
  // It takes ten at once, and then one every 100 ms.
  let tokens = 10;
  let filledAt = performance.now();
  const server = await listener({
    rcpt: (to) => {
      if (!to.endsWith('@web.de')) return null;
      tokens = Math.min(10, tokens + (performance.now() - filledAt) / 100);
      filledAt = performance.now();
      if (tokens < 1) return [450, '4.7.1 Error: too much mail from 127.0.0.1'];
      tokens -= 1;
      taken += 1;
      return null;
    },
  });
  const account = buildAccount(server.port, { connections: 4, delayScale: 0.001 });
  const { ws } = await sendingTo(bench, 0, account);
  await bench.people(ws, 60, null, 'web.de');
  await bench.people(ws, 300, null, 'company.example');
  const mailing = await bench.sending(ws, { accountId: account.id });
  await stopAfterwards(startSender(bench, account, { dataDir: dataDir() }));
  const deliveries = () => bench.deliveries(mailing.id);
  await until(async () =>
    (await deliveries())
      .filter((one) => one.email.endsWith('company.example'))
      .every((one) => one.state === 'accepted'),
  );
  const learned = await bench.manager.query<{ provider: string; says: string; rate: number }[]>(
    `select provider, says, rate from lanes where account_id = $1`,
    [account.id],
  );
  expect(learned).toEqual([
    { provider: 'gmx', says: '450 4.7.1 Error: too much mail from 127.0.0.1', rate: expect.any(Number) },
  ]);
  await until(async () => Object.keys(statesOf(await deliveries())).join() === 'accepted');
  expect(taken).toBe(60);
  expect(new Set(server.accepted).size).toBe(server.accepted.length);
});
