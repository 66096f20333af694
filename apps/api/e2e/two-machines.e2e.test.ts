import { cloneDatabase, eventually } from '@mailwright/testing';
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { OWNER } from './support/mailwright-in-process.js';
import { Installation } from './support/mailwright-process.js';
import { SandboxUnderTest } from './support/sandbox.js';
import { compareWithTruth } from './support/truth-and-ledger.js';
import { Visitor } from './support/visitor.js';

const PEOPLE = 2_500;
const GIVEN_UP_AFTER_SECONDS = 10;

/**
 * Machines are told apart by what they share: the database and the key, nothing else. Each has a data directory, and
 * with it a journal, of its own.
 */
test('machines share a campaign: what a dead one had in flight is in doubt after its lease, and its journal decides when it is back', async () => {
  const database = await cloneDatabase();
  onTestFinished(() => database.drop());
  const client = new Client({ connectionString: database.url });
  await client.connect();
  onTestFinished(() => client.end());
  const environment = {
    DATABASE_URL: database.url,
    SECRET_KEY: randomBytes(32).toString('base64'),
    SENDER_GIVEN_UP_AFTER: String(GIVEN_UP_AFTER_SECONDS),
    LOG_LEVEL: 'error',
  };
  const machine = async () => {
    const installation = await Installation.create();
    onTestFinished(() => installation.remove());
    const send = async () => {
      const sender = installation.run(['start', '--roles', 'sender'], environment);
      await sender.says('Mailwright runs', 60_000);
      const { rows } = await client.query<{ id: string }>(`select id from processes where pid = $1`, [
        sender.pid,
      ]);
      return { process: sender, id: rows[0]?.id };
    };
    return { installation, send };
  };
  const house = await machine();
  const rest = house.installation.run(['start', '--roles', 'api,inbox,jobs,sandbox'], environment);
  await rest.says('Mailwright runs at', 60_000);
  const owner = new Visitor(house.installation.origin);
  await owner.must('POST', '/api/v1/owner', OWNER);
  await owner.must('POST', '/api/auth/sign-in/email', { email: OWNER.email, password: OWNER.password });
  const sandbox = await SandboxUnderTest.make(owner, PEOPLE);

  const [one, other] = [await machine(), await machine()];
  const [first, second] = await Promise.all([one.send(), other.send()]);
  const acceptedMoreThan = (count: number) =>
    eventually(async () => (await sandbox.live()).counts.accepted >= count, {
      timeoutMs: 40_000,
      everyMs: 5,
    });
  /** Whom a dead process had in its hands; a statement that it had sent may still run for a moment. */
  const heldBy = async (id: string | undefined): Promise<Set<string>> => {
    await eventually(async () => {
      const { rows } = await client.query(
        `select 1 from pg_stat_activity where datname = current_database() and application_name = 'mailwright sender' and state = 'active'`,
      );
      return rows.length === 0;
    });
    const { rows } = await client.query<{ email: string }>(
      `select email from deliveries where leased_by = $1 and state = 'in_flight'`,
      [id],
    );
    return new Set(rows.map((row) => row.email));
  };
  await sandbox.send();
  await acceptedMoreThan(400);
  const shares = await client.query<{ senders: number }>(
    `select count(distinct leased_by)::int as senders from deliveries where state = 'in_flight'`,
  );
  expect(shares.rows).toEqual([{ senders: 2 }]);

  // Both die, one after the other, and nobody of them comes back for now: a third goes on.
  await first.process.stop('SIGKILL');
  await acceptedMoreThan((await sandbox.live()).counts.accepted + 100);
  await second.process.stop('SIGKILL');
  const held = [await heldBy(first.id), await heldBy(second.id)] as const;
  expect([held[0].size, held[1].size].every((size) => size > 0)).toBe(true);
  const third = await machine();
  const going = await third.send();
  const { counts } = await eventually(
    async () => {
      const live = await sandbox.live();
      if (live.counts.queued + live.counts.in_flight > 0) throw new Error(JSON.stringify(live.counts));
      return live;
    },
    { timeoutMs: 60_000, everyMs: 100 },
  );
  expect(counts.uncertain).toBe(held[0].size + held[1].size);
  const early = await client.query(
    `select 1 from deliveries d join processes p on p.id = d.leased_by
      where d.reason = 'sender_lost' and d.settled_at < p.heartbeat_at + make_interval(secs => $1)`,
    [GIVEN_UP_AFTER_SECONDS],
  );
  expect(early.rowCount).toBe(0);

  // The first machine is switched on again: of what it had, nothing stays in doubt but what had ended without a reply.
  const back = await one.send();
  const { campaign } = await eventually(
    async () => {
      const live = await sandbox.live();
      const { rows } = await client.query<{ n: number }>(
        `select count(*)::int as n from doubts where evidence = 'journal'`,
      );
      const waiting = live.counts.queued + live.counts.in_flight;
      if (waiting > 0 || rows[0]?.n === 0) throw new Error(JSON.stringify(live.counts));
      return live;
    },
    { timeoutMs: 30_000, everyMs: 100 },
  );
  const compared = await compareWithTruth(
    database.url,
    sandbox,
    house.installation.dataDir,
    campaign.mailingId,
  );
  expect([...held[1].difference(compared.uncertain)]).toEqual([]);
  expect([...compared.uncertain.difference(held[1]).difference(held[0])]).toEqual([]);
  const { rows: words } = await client.query<{ reason: string; n: number }>(
    `select reason, count(*)::int as n from deliveries where state = 'uncertain' group by reason order by reason`,
  );
  expect(words.find(({ reason }) => reason === 'sender_lost')?.n).toBe(held[1].size);
  process.stdout.write(
    `${JSON.stringify({ held: held.map((set) => set.size), inDoubt: compared.uncertain.size, words })}\n`,
  );

  for (const sender of [going.process, back.process])
    expect(await sender.stop('SIGTERM')).toEqual({ code: 0, signal: null });
  expect(await rest.stop('SIGTERM')).toEqual({ code: 0, signal: null });
});
