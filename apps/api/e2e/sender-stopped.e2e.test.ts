import { cloneDatabase, eventually } from '@mailwright/testing';
import { expect, onTestFinished, test } from 'vitest';
import { type LedgerBench, openLedgerBench, statesOf } from '../src/modules/sending/testing/ledger-bench.js';
import { startListener } from '../src/modules/sending/testing/smtp-listener.js';
import { Installation } from './support/mailwright-process.js';

const PEOPLE = 160;
/** Slow enough that every connection is between its final dot and the reply most of the time. */
const DELAY_MS = 150;

async function campaignOnSlowServer() {
  const database = await cloneDatabase();
  const bench = await openLedgerBench(database);
  onTestFinished(async () => {
    await bench.close();
    await database.drop();
  });
  const server = await startListener({ delayMs: DELAY_MS });
  onTestFinished(() => server.stop());
  const installation = await Installation.create();
  onTestFinished(() => installation.remove());
  const ws = await bench.workspace();
  const people = await bench.people(ws, PEOPLE);
  const accountId = await bench.account(ws, { port: server.port, connections: 8 });
  const mailing = await bench.sending(ws, { accountId });
  const startSender = async () => {
    const environment = { DATABASE_URL: database.url, LOG_LEVEL: 'error' };
    const sender = installation.run(['start', '--roles', 'sender'], environment);
    await sender.says('Mailwright runs', 60_000);
    return sender;
  };
  const states = async () => statesOf(await bench.deliveries(mailing.id));
  return { bench, server, ws, people, mailing, startSender, states };
}

const taken = (server: { accepted: string[] }, count: number) =>
  eventually(() => server.accepted.length >= count, { timeoutMs: 30_000, everyMs: 5 });
const finished = (bench: LedgerBench, ws: string, id: string) =>
  eventually(async () => (await bench.repository.get(bench.manager, ws, id))?.state === 'finished', {
    timeoutMs: 60_000,
    everyMs: 50,
  });

test('a SIGTERM ends what is open, gives back the rest, and leaves nobody lost, double, leased or in doubt', async () => {
  const { bench, server, ws, people, mailing, startSender, states } = await campaignOnSlowServer();
  const sender = await startSender();
  await taken(server, 20);
  expect(await sender.stop('SIGTERM', 30_000)).toEqual({ code: 0, signal: null });
  const accepted = server.accepted.length;
  expect(accepted).toBeLessThan(PEOPLE);
  expect(await states()).toEqual({ accepted, queued: PEOPLE - accepted });
  expect((await bench.deliveries(mailing.id)).some((row) => row.leased)).toBe(false);
  // Nothing that the server was asked for stays unanswered: what was open came to its end.
  expect(server.asked).toHaveLength(accepted);

  const again = await startSender();
  await finished(bench, ws, mailing.id);
  expect(server.accepted.toSorted()).toEqual(people.map((one) => one.email).toSorted());
  expect(await states()).toEqual({ accepted: PEOPLE });
  expect(await again.stop('SIGTERM')).toEqual({ code: 0, signal: null });
});

test('no MAIL FROM comes later than two seconds after a pause; what was claimed waits again, and a resume goes on', async () => {
  const { bench, server, ws, mailing, startSender, states } = await campaignOnSlowServer();
  const sender = await startSender();
  await taken(server, 20);
  await bench.mailings.pause(bench.manager, ws, mailing.id);
  const pausedAt = performance.now();
  await eventually(async () => !('in_flight' in (await states())), { timeoutMs: 10_000 });
  const accepted = server.accepted.length;
  expect(await states()).toEqual({ accepted, queued: PEOPLE - accepted });
  const [lastBegun = 0] = server.begunAt.toSorted((a, b) => b - a);
  process.stdout.write(`the last MAIL FROM came ${Math.round(lastBegun - pausedAt)} ms after the pause\n`);
  expect(lastBegun - pausedAt).toBeLessThan(2_000);
  // And none later: a whole round of claims, which would have brought hundreds, brings nobody.
  const begun = server.begunAt.length;
  await eventually(() => performance.now() - pausedAt > 2_500);
  expect(server.begunAt).toHaveLength(begun);
  await bench.mailings.resume(bench.manager, ws, mailing.id);
  await finished(bench, ws, mailing.id);
  expect(server.accepted).toHaveLength(PEOPLE);
  expect(new Set(server.accepted).size).toBe(PEOPLE);
  expect(await sender.stop('SIGTERM')).toEqual({ code: 0, signal: null });
});
