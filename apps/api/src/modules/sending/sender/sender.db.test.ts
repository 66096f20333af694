import { compileContent } from '@mailwright/templating';
import { eventually } from '@mailwright/testing';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startCuttableProxy } from '../testing/cuttable-proxy.js';
import { dataDir, listener, stopAfterwards } from '../testing/for-this-test.js';
import { buildMailing, type LedgerBench, openLedgerBench, statesOf } from '../testing/ledger-bench.js';
import { buildAccount, sendingTo, startSender } from '../testing/sender-under-test.js';

let bench: LedgerBench;
beforeAll(async () => {
  bench = await openLedgerBench();
});
afterAll(() => bench.close());

const states = async (mailing: { id: string }) => statesOf(await bench.deliveries(mailing.id));
const stateOf = async (mailing: { id: string; ws: string }) =>
  (await bench.repository.get(bench.manager, mailing.ws, mailing.id))?.state;
const until = <T>(check: () => T | Promise<T>) => eventually(check, { timeoutMs: 15_000, everyMs: 10 });

test('everybody is sent to once, each with an own message, and the mailing ends', async () => {
  const server = await listener();
  const account = buildAccount(server.port, { connections: 4 });
  const mailing = await sendingTo(bench, 150, account);
  const running = await stopAfterwards(startSender(bench, account, { dataDir: dataDir() }));
  await until(async () => (await stateOf(mailing)) === 'finished');
  expect(await states(mailing)).toEqual({ accepted: 150 });
  expect(server.accepted.toSorted()).toEqual(mailing.people.map((one) => one.email).toSorted());
  expect(running.said.map((one) => one.state)).toEqual([]);
});

test('with a slow server the last claimed recipients are kept, not given back at every look', async () => {
  const server = await listener({ delayMs: 300 });
  const account = buildAccount(server.port, { connections: 1 });
  const mailing = await sendingTo(bench, 6, account);
  await stopAfterwards(startSender(bench, account, { dataDir: dataDir() }));
  await until(async () => (await stateOf(mailing)) === 'finished');
  const tokens = await bench.manager.query<{ n: number }[]>(
    `select count(distinct lease_token)::int as n from deliveries where mailing_id = $1`,
    [mailing.id],
  );
  expect(tokens).toEqual([{ n: 1 }]);
});

test('a pause takes hold within two seconds, gives back whoever waits, and a resume goes on', async () => {
  const server = await listener({ delayMs: 40 });
  const account = buildAccount(server.port, { connections: 2 });
  const mailing = await sendingTo(bench, 200, account);
  await stopAfterwards(startSender(bench, account, { dataDir: dataDir() }));
  await until(() => server.accepted.length > 5);
  await bench.mailings.pause(bench.manager, mailing.ws, mailing.id);
  const pausedAt = performance.now();
  await until(async () => !('in_flight' in (await states(mailing))));
  expect(performance.now() - pausedAt).toBeLessThan(2_000);
  const accepted = server.accepted.length;
  expect(await states(mailing)).toEqual({ accepted, queued: 200 - accepted });
  await bench.mailings.resume(bench.manager, mailing.ws, mailing.id);
  await until(async () => (await stateOf(mailing)) === 'finished');
  expect(server.asked).toHaveLength(200);
});

test('a cancelled mailing leaves nobody queued, deferred or in flight', async () => {
  const server = await listener({
    delayMs: 40,
    dot: (to) => (to.startsWith('person3@') ? [451, '4.7.1 later'] : null),
  });
  const account = buildAccount(server.port, { connections: 2 });
  const mailing = await sendingTo(bench, 200, account);
  await stopAfterwards(startSender(bench, account, { dataDir: dataDir() }));
  await until(() => server.accepted.length > 5);
  await bench.mailings.cancel(bench.manager, mailing.ws, mailing.id);
  await bench.mailings.skipWaiting(mailing.ws, mailing.id);
  await until(async () => !('in_flight' in (await states(mailing))));
  await bench.mailings.skipWaiting(mailing.ws, mailing.id);
  const { accepted, skipped, ...rest } = await states(mailing);
  expect(rest).toEqual({});
  expect([accepted, (accepted ?? 0) + (skipped ?? 0)]).toEqual([server.accepted.length, 200]);
});

test('while the database is away claims stop and outcomes wait; then everything goes on and nothing is lost or double', async () => {
  const proxy = await startCuttableProxy(bench.url);
  onTestFinished(() => proxy.stop());
  const server = await listener({ delayMs: 20 });
  const account = buildAccount(server.port, { connections: 3 });
  const mailing = await sendingTo(bench, 150, account);
  const running = await stopAfterwards(
    startSender(bench, account, { dataDir: dataDir(), databaseUrl: proxy.url }),
  );
  await until(() => server.accepted.length > 20);
  proxy.cut();
  // What was claimed goes out; then the connections are idle.
  let before = -1;
  await eventually(() => server.accepted.length === before || ((before = server.accepted.length), false), {
    timeoutMs: 10_000,
    everyMs: 300,
  });
  expect(server.accepted.length).toBeLessThan(150);
  expect(running.sender['recorder'].pending).toBeGreaterThan(0);
  proxy.mend();
  // A claim that committed while its answer was cut off is given back after two looks, fifteen seconds apart.
  await eventually(async () => (await stateOf(mailing)) === 'finished', { timeoutMs: 60_000, everyMs: 50 });
  expect(await states(mailing)).toEqual({ accepted: 150 });
  expect(new Set(server.accepted).size).toBe(150);
  expect(server.accepted).toHaveLength(150);
}, 90_000);

test('a mailing of which no message can be made stops and says why; the others go on', async () => {
  const server = await listener();
  const account = buildAccount(server.port);
  const broken = await sendingTo(bench, 2, account);
  await bench.manager.query(
    `update mailings set message = jsonb_set(message, '{from,address}', '"not an address"') where id = $1`,
    [broken.id],
  );
  const good = await bench.sending(broken.ws, { accountId: account.id });
  const running = await stopAfterwards(startSender(bench, account, { dataDir: dataDir() }));
  await until(async () => (await states(good))['accepted'] === 2);
  expect(running.stopped[0]).toMatchObject({
    id: broken.id,
    says: expect.stringContaining('No message of it can be made'),
  });
  expect(await states(broken)).toEqual({ queued: 2 });
});

test('a runaway template stops its mailing with words before it has used up its people; another one goes on', async () => {
  const server = await listener();
  const account = buildAccount(server.port);
  const good = await sendingTo(bench, 60, account);
  const compiled = await compileContent({
    format: 'text',
    subject: 'Hi',
    // Everything of a person in everything of a person, again and again.
    source: `${'{{#each @root}}'.repeat(6)}${'{{first_name}}'.repeat(500)}${'{{/each}}'.repeat(6)}`,
  });
  if (!compiled.ok) throw new Error('It does not compile.');
  const runaway = await bench.sending(good.ws, {
    accountId: account.id,
    content: compiled.content,
    message: { ...buildMailing(good.ws).message, literal: null },
  });
  const running = await stopAfterwards(startSender(bench, account, { dataDir: dataDir() }));
  await until(
    async () =>
      (await stateOf(good)) === 'finished' && (await stateOf({ ...runaway, ws: good.ws })) === 'stopped',
  );
  expect(await states(good)).toEqual({ accepted: 60 });
  expect(running.stopped).toEqual([
    {
      id: runaway.id,
      says: expect.stringMatching(/^The content asks for more .* loops run more than \d+ times/),
    },
  ]);
  await until(async () => !('in_flight' in (await states(runaway))));
  expect(await states(runaway)).toEqual({ rejected: 3, queued: 57 });
  const [first] = (await bench.deliveries(runaway.id)).filter(({ state }) => state === 'rejected');
  expect(first).toMatchObject({ reason: 'too_many_iterations', reply: expect.stringContaining('The loops') });
});

test('a mailing larger than the server takes stops with words instead of failing one after the other', async () => {
  const server = await listener({ size: 2_000 });
  const account = buildAccount(server.port, { connections: 2 });
  const { message } = buildMailing('');
  const text = `${'long '.repeat(14)}\n`.repeat(60);
  const mailing = await sendingTo(bench, 50, account, {
    message: { ...message, literal: { subject: 'Large', text, html: null } },
  });
  const running = await stopAfterwards(startSender(bench, account, { dataDir: dataDir() }));
  await until(
    async () => (await stateOf(mailing)) === 'stopped' && !('in_flight' in (await states(mailing))),
  );
  expect(running.stopped[0]).toMatchObject({
    id: mailing.id,
    says: expect.stringMatching(/^The message is larger than the server takes\. .* takes 2000\.$/),
  });
  expect(await states(mailing)).toEqual({ queued: 50 });
  expect(server.asked).toEqual([]);
});

test('an answer does not wait behind a campaign', async () => {
  const server = await listener({ delayMs: 50 });
  const account = buildAccount(server.port, { connections: 1 });
  const campaign = await sendingTo(bench, 100, account);
  await stopAfterwards(startSender(bench, account, { dataDir: dataDir() }));
  await until(() => server.accepted.length > 2);
  await bench.mailings.sendTo(
    bench.manager,
    buildMailing(campaign.ws, { kind: 'reply', accountId: account.id }),
    [{ contactId: null, email: 'friend@example.com', provider: 'other' }],
  );
  const before = server.accepted.length;
  await until(() => server.accepted.includes('friend@example.com'));
  expect(server.accepted.indexOf('friend@example.com') - before).toBeLessThan(20);
});

test('a stop gives back who waits, ends what is open, and cuts what does not end, within six seconds', async () => {
  const server = await listener({ delayMs: 30, dot: (to) => (to.startsWith('person1@') ? 'hang' : null) });
  const account = buildAccount(server.port, { connections: 2 });
  const mailing = await sendingTo(bench, 200, account);
  const { sender } = await startSender(bench, account, { dataDir: dataDir() });
  await until(() => server.accepted.length > 3);
  const startedAt = performance.now();
  await sender.stop();
  expect(performance.now() - startedAt).toBeLessThan(6_500);
  const { accepted, queued, uncertain, ...rest } = await states(mailing);
  expect(rest).toEqual({});
  expect([accepted, uncertain, (accepted ?? 0) + (queued ?? 0)]).toEqual([server.accepted.length, 1, 199]);
});

test('two senders share a mailing: everybody once', async () => {
  const server = await listener();
  const account = buildAccount(server.port, { connections: 3 });
  const mailing = await sendingTo(bench, 300, account);
  await stopAfterwards(startSender(bench, account, { dataDir: dataDir() }));
  await stopAfterwards(startSender(bench, account, { dataDir: dataDir() }));
  await until(async () => (await stateOf(mailing)) === 'finished');
  expect(server.accepted).toHaveLength(300);
  expect(new Set(server.accepted).size).toBe(300);
});
