import { eventually } from '@mailwright/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dataDir, listener, stopAfterwards } from '../testing/for-this-test.js';
import { type LedgerBench, openLedgerBench, statesOf } from '../testing/ledger-bench.js';
import { buildAccount, sendingTo, startSender } from '../testing/sender-under-test.js';
import { startListener } from '../testing/smtp-listener.js';

let bench: LedgerBench;
beforeAll(async () => {
  bench = await openLedgerBench();
});
afterAll(() => bench.close());

const states = async (mailing: { id: string }) => statesOf(await bench.deliveries(mailing.id));
const stateOf = async (mailing: { id: string; ws: string }) =>
  (await bench.repository.get(bench.manager, mailing.ws, mailing.id))?.state;
const until = <T>(check: () => T | Promise<T>) => eventually(check, { timeoutMs: 15_000, everyMs: 10 });

test('a refused login is said once, with the server’s words and when it is tried again, and nobody is lost', async () => {
  const server = await listener({ login: { username: 'u', password: 'right' } });
  const account = buildAccount(server.port, { connections: 3 });
  account.server.auth = { method: 'PLAIN', username: 'u', password: 'wrong' };
  account.server.allowPlaintextAuth = true;
  const mailing = await sendingTo(bench, 20, account);
  const running = await stopAfterwards(startSender(bench, account, { dataDir: dataDir() }));
  await until(() => running.said.length > 0);
  expect(running.said[0]).toMatchObject({
    state: 'refused',
    says: expect.stringContaining('127.0.0.1 refused the sign-in: 535 5.7.8'),
  });
  expect(running.said[0]!.until!.getTime()).toBeGreaterThan(Date.now() + 50 * 60_000);
  await until(async () => !('in_flight' in (await states(mailing))));
  expect(await states(mailing)).toEqual({ queued: 20 });
  expect([server.logins, running.said.length]).toEqual([1, 1]);
  // The person mends it.
  Object.assign(account, {
    version: 2,
    state: 'working',
    pausedUntil: null,
    server: { ...account.server, auth: { ...account.server.auth, password: 'right' } },
  });
  await bench.manager.query(`update deliveries set due_at = now() where mailing_id = $1`, [mailing.id]);
  await until(async () => (await stateOf(mailing)) === 'finished');
  expect(server.accepted).toHaveLength(20);
});

test('a sandbox waits after a refused login for an hour of its own time', async () => {
  const server = await listener({ login: { username: 'u', password: 'right' } });
  const account = buildAccount(server.port, { delayScale: 0.01 });
  account.server.auth = { method: 'PLAIN', username: 'u', password: 'wrong' };
  account.server.allowPlaintextAuth = true;
  await sendingTo(bench, 2, account);
  const running = await stopAfterwards(startSender(bench, account, { dataDir: dataDir() }));
  await until(() => running.said.length > 0);
  expect(running.said[0]?.state).toBe('refused');
  expect(running.said[0]!.until!.getTime()).toBeLessThan(Date.now() + 60_000);
});

test('a server that cannot be reached makes the account unreachable, and working again when it can', async () => {
  const gone = await startListener();
  await gone.stop();
  const account = buildAccount(gone.port, { connections: 2 });
  const mailing = await sendingTo(bench, 5, account);
  const running = await stopAfterwards(startSender(bench, account, { dataDir: dataDir() }));
  await until(() => running.said.length > 0);
  expect(running.said[0]).toMatchObject({ state: 'unreachable', until: null });
  await until(async () => !('in_flight' in (await states(mailing))));
  const server = await listener();
  Object.assign(account, { version: 2, server: { ...account.server, port: server.port } });
  await bench.manager.query(`update deliveries set due_at = now() where mailing_id = $1`, [mailing.id]);
  await until(async () => (await stateOf(mailing)) === 'finished');
  await until(() => running.said.at(-1)?.state === 'working');
});

test('the daily limit of an account pauses it until it may send again; nobody loses a try', async () => {
  const limit: [number, string] = [
    550,
    '5.4.5 Daily user sending limit exceeded. For more information on Gmail sending limits go to https://support.google.com/a/answer/166852 - gsmtp',
  ];
  const server = await listener({ dot: () => limit });
  const account = buildAccount(server.port, { connections: 2 });
  const mailing = await sendingTo(bench, 30, account);
  const running = await stopAfterwards(startSender(bench, account, { dataDir: dataDir() }));
  await until(() => running.said.length > 0);
  expect(running.said[0]).toMatchObject({
    state: 'paused',
    says: expect.stringContaining('127.0.0.1 said: 550 5.4.5 Daily user sending limit exceeded'),
  });
  expect(running.said[0]!.until!.getTime()).toBeGreaterThan(Date.now() + 3_000_000);
  await until(async () => !('in_flight' in (await states(mailing))));
  const rows = await bench.deliveries(mailing.id);
  expect(statesOf(rows)).toEqual({ queued: 30 });
  expect(rows.every((row) => row.attempts === 0)).toBe(true);
  expect(server.asked.length).toBeLessThanOrEqual(4);
  await until(() => running.sender['lanes'].size === 0);
  // The pause is over.
  Object.assign(account, { pausedUntil: new Date(Date.now() - 1) });
  limit.splice(0, 2, 451, '4.7.1 later');
  await bench.manager.query(`update deliveries set due_at = now() where mailing_id = $1`, [mailing.id]);
  await until(async () => (await states(mailing))['deferred'] === 30);
});

test('a changed account is used with its new settings, and a paused one not at all', async () => {
  const [old, fresh] = [await listener({ delayMs: 30 }), await listener()];
  const account = buildAccount(old.port, { connections: 2 });
  const mailing = await sendingTo(bench, 200, account);
  await stopAfterwards(startSender(bench, account, { dataDir: dataDir() }));
  await until(() => old.accepted.length > 3);
  Object.assign(account, { state: 'paused' });
  await until(async () => !('in_flight' in (await states(mailing))));
  const before = old.accepted.length;
  expect(before).toBeLessThan(200);
  Object.assign(account, { state: 'working', version: 2, server: { ...account.server, port: fresh.port } });
  await until(async () => (await stateOf(mailing)) === 'finished');
  expect([old.accepted.length, old.accepted.length + fresh.accepted.length]).toEqual([before, 200]);
});
