import { cloneDatabase, eventually, type CapturedProcess } from '@mailwright/testing';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { OWNER } from './support/mailwright-in-process.js';
import { Installation } from './support/mailwright-process.js';
import { SandboxUnderTest } from './support/sandbox.js';
import { Visitor } from './support/visitor.js';

const PEOPLE = 2_000;
/** The sender is killed when this many were accepted. */
const KILL_AT = [300, 800, 1_300];

test('a sender that is killed again and again loses nobody and mails nobody twice', async () => {
  const database = await cloneDatabase();
  onTestFinished(() => database.drop());
  const installation = await Installation.create();
  onTestFinished(() => installation.remove());
  const environment = { DATABASE_URL: database.url, LOG_LEVEL: 'warn' };
  const rest = installation.run(['start', '--roles', 'api,inbox,jobs,sandbox'], environment);
  await rest.says('Mailwright runs at', 60_000);
  const startSender = async (): Promise<CapturedProcess> => {
    const sender = installation.run(['start', '--roles', 'sender'], environment);
    await sender.says('Mailwright runs', 60_000);
    return sender;
  };
  const owner = new Visitor(installation.origin);
  await owner.must('POST', '/api/v1/owner', OWNER);
  await owner.must('POST', '/api/auth/sign-in/email', { email: OWNER.email, password: OWNER.password });
  const sandbox = await SandboxUnderTest.make(owner, PEOPLE);

  const client = new Client({ connectionString: database.url });
  await client.connect();
  onTestFinished(() => client.end());

  let sender = await startSender();
  await sandbox.send();
  const killedAt: number[] = [];
  for (const count of KILL_AT) {
    // The page's figures are remembered for a moment; the ledger itself says when.
    const seen = await eventually(
      async () => {
        const { rows } = await client.query<{ accepted: number }>(
          `select count(*)::int as accepted from deliveries where workspace_id = $1 and state = 'accepted'`,
          [sandbox.id],
        );
        const accepted = rows[0]?.accepted ?? 0;
        return accepted >= count && accepted;
      },
      { timeoutMs: 30_000, everyMs: 5 },
    );
    await sender.stop('SIGKILL');
    killedAt.push(seen);
    sender = await startSender();
  }
  const { counts, campaign } = await sandbox.finished(100_000);

  expect(killedAt.every((count) => count < PEOPLE - 200)).toBe(true);
  expect(counts).toMatchObject({ total: PEOPLE, queued: 0, in_flight: 0, deferred: 0, skipped: 0 });
  expect(counts.accepted + counts.rejected + counts.uncertain).toBe(PEOPLE);

  const { rows } = await client.query<{ email: string; state: string }>(
    `select email, state from deliveries where mailing_id = $1`,
    [campaign.mailingId],
  );
  const inState = (state: string) =>
    new Set(rows.filter((row) => row.state === state).map((row) => row.email));
  const truth = await sandbox.truth(installation.dataDir);
  const took = new Set(truth.filter((line) => line.kind === 'accepted').map((line) => line.to));
  const refused = new Set(truth.filter((line) => line.kind === 'refused').map((line) => line.to));
  const uncertain = inState('uncertain');
  process.stdout.write(
    `${JSON.stringify({ killedAt, ...counts, uncertainThatArrived: uncertain.intersection(took).size })}\n`,
  );

  // Nothing is said to be accepted that the world did not take, and what it took is either accepted or in doubt.
  expect(inState('accepted').difference(took).size).toBe(0);
  expect(took.difference(inState('accepted')).difference(uncertain).size).toBe(0);
  expect(inState('rejected').difference(refused).size).toBe(0);
  // Nobody got it twice: those in doubt are not sent again unless the campaign says so.
  expect(truth.filter((line) => line.kind === 'duplicate')).toEqual([]);
  expect(took.union(refused).union(uncertain).size).toBe(PEOPLE);

  expect(await sender.stop('SIGTERM')).toEqual({ code: 0, signal: null });
  expect(await rest.stop('SIGTERM')).toEqual({ code: 0, signal: null });
});
