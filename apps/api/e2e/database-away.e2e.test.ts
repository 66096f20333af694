import { eventually } from '@mailwright/testing';
import { expect, onTestFailed, onTestFinished, test } from 'vitest';
import { openLedgerBench } from '../src/modules/sending/testing/ledger-bench.js';
import { startListener } from '../src/modules/sending/testing/smtp-listener.js';
import { OWNER } from './support/mailwright-in-process.js';
import { Installation } from './support/mailwright-process.js';
import { OwnPostgres } from './support/own-postgres.js';
import { Visitor } from './support/visitor.js';

const PEOPLE = 2_500;
const ALL_PARTS = ['database', 'api', 'sender', 'inbox', 'jobs', 'sandbox', 'journal'];

interface Health {
  status: string;
  parts: { name: string; status: string; says: string }[];
}

/**
 * A full disk cannot be had without a file system of our own: what stands for it here is the error that PostgreSQL
 * answers writes with then (53100), raised by triggers, and the read-only state into which providers put a full server.
 */
const NO_SPACE = [
  `create function no_space() returns trigger language plpgsql as $$ begin
     raise exception 'could not extend file "base/16384/16401": No space left on device' using errcode = '53100'; end $$`,
  ...['deliveries', 'processes'].map(
    (table) =>
      `create trigger no_space before insert or update on ${table} for each statement execute function no_space()`,
  ),
];
const SPACE_AGAIN = ['drop function no_space() cascade'];
const READ_ONLY = ['alter system set default_transaction_read_only = on', 'select pg_reload_conf()'];
const WRITABLE_AGAIN = ['alter system reset default_transaction_read_only', 'select pg_reload_conf()'];

test('a database that is killed, stopped, locked and full in the middle of a campaign costs nobody a mail, and everybody is told', async () => {
  const postgres = await OwnPostgres.start();
  onTestFinished(() => postgres.remove());
  const installation = await Installation.create();
  onTestFinished(() => installation.remove());
  const environment = { DATABASE_URL: postgres.url, LOG_LEVEL: 'error' };
  const rest = installation.run(['start', '--roles', 'api,inbox,jobs,sandbox'], environment);
  await rest.says('Mailwright runs at', 60_000);
  const sender = installation.run(['start', '--roles', 'sender'], environment);
  await sender.says('Mailwright runs', 60_000);
  onTestFailed(() => void process.stderr.write(`${sender.stdout()}${sender.stderr()}`));
  const owner = new Visitor(installation.origin);
  await owner.must('POST', '/api/v1/owner', OWNER);
  await owner.must('POST', '/api/auth/sign-in/email', { email: OWNER.email, password: OWNER.password });
  const workspace = { name: 'Northlight', kind: 'real' };
  const { id: ws } = await owner.must<{ id: string }>('POST', '/api/v1/workspaces', workspace);

  const health = async (): Promise<{ code: number; health: Health; retryAfter: string | null }> => {
    const answer = await fetch(`${installation.origin}/api/health`);
    const retryAfter = answer.headers.get('retry-after');
    return { code: answer.status, health: (await answer.json()) as Health, retryAfter };
  };
  const until = <T>(check: () => Promise<T>) => eventually(check, { timeoutMs: 40_000, everyMs: 50 });
  const saysOfDatabase = (words: RegExp) =>
    until(async () => {
      const now = await health();
      const said = now.health.parts.find((part) => part.name === 'database')?.says ?? '';
      if (!words.test(said)) throw new Error(`health says: ${JSON.stringify(now)}`);
      return now;
    });
  const allIsWell = () =>
    until(async () => {
      const now = await health();
      if (now.code !== 200 || now.health.status !== 'ok') throw new Error(JSON.stringify(now));
      // The journal is heard of with the sender's second beat.
      expect(now.health.parts.map((part) => part.name)).toEqual(ALL_PARTS);
      return now;
    });
  const contacts = `/api/v1/workspaces/${ws}/contacts`;
  await allIsWell();

  const server = await startListener({ delayMs: 15 });
  onTestFinished(() => server.stop());
  const bench = await openLedgerBench({ url: postgres.url });
  const people = await bench.people(ws, PEOPLE);
  const accountId = await bench.account(ws, { port: server.port, connections: 5 });
  const mailing = await bench.sending(ws, { accountId });
  await bench.close();
  /** So many were taken, and as many wait: what happens now happens in the middle. */
  const inTheMiddle = (taken: number) =>
    eventually(() => server.accepted.length >= taken, { timeoutMs: 40_000, everyMs: 2 });

  // Killed, as by the kernel for want of memory.
  await inTheMiddle(200);
  postgres.kill();
  expect(await saysOfDatabase(/does not answer/)).toMatchObject({
    code: 503,
    retryAfter: '5',
    health: { status: 'failing' },
  });
  const refused = await owner.get(contacts);
  expect([refused.status, refused.headers['retry-after']]).toEqual([503, '5']);
  expect(refused.body).toMatchObject({ code: 'database.unreachable', status: 503 });
  // Nobody is called signed out by it.
  expect((await owner.get('/api/v1/session')).status).toBe(503);
  await postgres.startAgain();

  // Stopped in order, as by an upgrade.
  await inTheMiddle(600);
  await postgres.stop();
  await saysOfDatabase(/does not answer/);
  await postgres.startAgain();

  // Locked against changes: it can be read, and is, while nothing new leaves.
  await inTheMiddle(1_000);
  await postgres.sql(...READ_ONLY);
  expect(await saysOfDatabase(/read-only/)).toMatchObject({ code: 503 });
  expect((await owner.get(contacts)).status).toBe(200);
  const change = await owner.send('POST', contacts, { email: 'new@example.org' });
  expect(change).toMatchObject({ status: 503, body: { code: 'database.read_only' } });
  await postgres.sql(...WRITABLE_AGAIN);

  // Full. Nothing is claimed meanwhile: replies that nobody could record must not pile up.
  await inTheMiddle(1_400);
  await postgres.sql(...NO_SPACE);
  expect(await saysOfDatabase(/no space left/)).toMatchObject({ code: 503 });
  const stopped = server.accepted.length;
  expect(stopped).toBeLessThan(PEOPLE);
  expect((await saysOfDatabase(/no space left/)).code).toBe(503);
  expect(server.accepted).toHaveLength(stopped);
  await postgres.sql(...SPACE_AGAIN);

  await until(async () => {
    const [state] = await postgres.sql<{ state: string }>(
      `select state from mailings where id = '${mailing.id}'`,
    );
    return state?.state === 'finished';
  });
  const ledger = await postgres.sql<{ email: string; state: string; attempts: number }>(
    `select email, state, attempts from deliveries where mailing_id = '${mailing.id}'`,
  );
  // Replies that came while nothing could be recorded were remembered: nobody is in doubt, lost, or got it twice.
  expect(ledger.filter((row) => row.state !== 'accepted' || row.attempts !== 1)).toEqual([]);
  expect(server.accepted.toSorted()).toEqual(people.map((one) => one.email).toSorted());
  expect(ledger).toHaveLength(PEOPLE);
  await allIsWell();
  expect(await sender.stop('SIGTERM')).toEqual({ code: 0, signal: null });
  expect(await rest.stop('SIGTERM')).toEqual({ code: 0, signal: null });
});
