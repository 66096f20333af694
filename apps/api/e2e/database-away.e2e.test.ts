import { eventually } from '@mailwright/testing';
import { expect, onTestFinished, test } from 'vitest';
import { OWNER } from './support/mailwright-in-process.js';
import { Installation } from './support/mailwright-process.js';
import { OwnPostgres } from './support/own-postgres.js';
import { SandboxUnderTest } from './support/sandbox.js';
import { compareWithTruth } from './support/truth-and-ledger.js';
import { Visitor } from './support/visitor.js';

const PEOPLE = 2_500;

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
  const owner = new Visitor(installation.origin);
  await owner.must('POST', '/api/v1/owner', OWNER);
  await owner.must('POST', '/api/auth/sign-in/email', { email: OWNER.email, password: OWNER.password });
  const sandbox = await SandboxUnderTest.make(owner, PEOPLE);

  const health = async (): Promise<{ code: number; health: Health; retryAfter: string | null }> => {
    const answer = await fetch(`${installation.origin}/api/health`);
    const retryAfter = answer.headers.get('retry-after');
    return { code: answer.status, health: (await answer.json()) as Health, retryAfter };
  };
  const database = ({ health: { parts } }: { health: Health }) =>
    parts.find((part) => part.name === 'database')?.says ?? '';
  const saysOfDatabase = (words: RegExp) =>
    eventually(
      async () => {
        const now = await health();
        if (!words.test(database(now))) throw new Error(`health says: ${JSON.stringify(now)}`);
        return now;
      },
      { timeoutMs: 20_000, everyMs: 50 },
    );
  const allIsWell = () =>
    eventually(
      async () => {
        const now = await health();
        if (now.code !== 200 || now.health.status !== 'ok') throw new Error(JSON.stringify(now));
        return now;
      },
      { timeoutMs: 40_000, everyMs: 100 },
    );
  const acceptedMoreThan = (count: number) =>
    eventually(async () => (await sandbox.live()).counts.accepted >= count, {
      timeoutMs: 40_000,
      everyMs: 5,
    });
  /** What the page gets meanwhile: never a wrong answer, and never a bare 500. */
  const livePage = () => owner.get(`${sandbox.at}/campaigns/${sandbox.campaignId}/live`);

  // The journal is heard of with the sender's second beat.
  const all = ['database', 'api', 'sender', 'inbox', 'jobs', 'sandbox', 'journal'];
  await eventually(
    async () => {
      const { health: now } = await allIsWell();
      expect(now.parts.map((part) => part.name)).toEqual(all);
      return true;
    },
    { timeoutMs: 10_000 },
  );
  await sandbox.send();

  // Killed, as by the kernel for want of memory.
  await acceptedMoreThan(200);
  postgres.kill();
  expect(await saysOfDatabase(/does not answer/)).toMatchObject({
    code: 503,
    retryAfter: '5',
    health: { status: 'failing' },
  });
  const refused = await livePage();
  expect([refused.status, refused.headers['retry-after']]).toEqual([503, '5']);
  expect(refused.body).toMatchObject({ code: 'database.unreachable', status: 503 });
  // Nobody is called signed out by it.
  expect((await owner.get('/api/v1/session')).status).toBe(503);
  await postgres.startAgain();

  // Stopped in order, as by an upgrade.
  await acceptedMoreThan(600);
  await postgres.stop();
  await saysOfDatabase(/does not answer/);
  await postgres.startAgain();

  // Locked against changes: it can be read, and is, while nothing new leaves.
  await acceptedMoreThan(1_000);
  await postgres.sql(...READ_ONLY);
  expect(await saysOfDatabase(/read-only/)).toMatchObject({ code: 503 });
  expect((await livePage()).status).toBe(200);
  const change = await owner.send('POST', `${sandbox.at}/contacts`, { email: 'new@gmail.test' });
  expect(change).toMatchObject({ status: 503, body: { code: 'database.read_only' } });
  await postgres.sql(...WRITABLE_AGAIN);

  // Full.
  await acceptedMoreThan(1_400);
  await postgres.sql(...NO_SPACE);
  expect(await saysOfDatabase(/no space left/)).toMatchObject({ code: 503 });
  await postgres.sql(...SPACE_AGAIN);

  const { counts, campaign } = await sandbox.finished(60_000);
  expect(counts).toMatchObject({ total: PEOPLE, queued: 0, in_flight: 0, deferred: 0 });
  const compared = await compareWithTruth(postgres.url, sandbox, installation.dataDir, campaign.mailingId);
  // Replies that came while nothing could be recorded were remembered: nobody is in doubt.
  expect(compared.uncertain.size).toBe(0);
  expect(compared.accepted.size + compared.rejected.size + counts.skipped).toBe(PEOPLE);
  await allIsWell();
  expect(await sender.stop('SIGTERM')).toEqual({ code: 0, signal: null });
  expect(await rest.stop('SIGTERM')).toEqual({ code: 0, signal: null });
});
