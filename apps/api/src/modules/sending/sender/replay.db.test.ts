import { captureProcess, eventually } from '@mailwright/testing';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { SmtpAccount } from '../../accounts/public.js';
import { type LedgerBench, openLedgerBench, silent } from '../testing/ledger-bench.js';
import type { ChildOrders } from '../testing/sender-child.js';
import { buildAccount, sendingTo, startSender, temporaryDataDir } from '../testing/sender-under-test.js';
import { type ListenerScript, startListener } from '../testing/smtp-listener.js';
import { prepared } from '../../../platform/database/prepared-pool.js';
import { GIVE_UP_LOST_LEASES } from '../sql/take-over-leases.js';
import { replayDeadSenders } from './replay.js';

let bench: LedgerBench;
beforeAll(async () => {
  bench = await openLedgerBench();
});
afterAll(() => bench.close());

/** A sender in a process of its own, and the directory with its journal. */
async function childSender(account: SmtpAccount) {
  const directory = temporaryDataDir();
  onTestFinished(() => directory.remove());
  const orders: ChildOrders = {
    databaseUrl: bench.url,
    dataDir: directory.path,
    processId: randomUUID(),
    account,
  };
  const child = captureProcess(
    spawn(
      process.execPath,
      [join(import.meta.dirname, '../testing/sender-child.mjs'), JSON.stringify(orders)],
      { stdio: 'pipe' },
    ),
  );
  onTestFinished(async () => void (await child.stop('SIGKILL')));
  await child.says('sending');
  return { child, dataDir: directory.path, processId: orders.processId };
}

async function listener(script: ListenerScript) {
  const server = await startListener(script);
  onTestFinished(() => server.stop());
  return server;
}

const replay = async (dataDir: string) =>
  replayDeadSenders(join(dataDir, 'journal'), bench.pool, await bench.client(), silent);
const stateOf = async (mailing: { id: string }, email: string) =>
  (await bench.deliveries(mailing.id)).find((row) => row.email.startsWith(`${email}@`));

test('after a SIGKILL the journal decides: not begun is queued again, a reply is recorded, a body that had ended is in doubt', async () => {
  const server = await listener({
    rcpt: (to) => (to.startsWith('person1@') ? 'hang' : null),
    dot: (to) =>
      to.startsWith('person2@') ? 'hang' : to.startsWith('person4@') ? [550, '5.1.1 User unknown'] : null,
  });
  const account = buildAccount(server.port, { connections: 4 });
  const mailing = await sendingTo(bench, 5, account);
  // The outcomes of 3 and 4 are known to the sender and its journal, and cannot be recorded: the row is locked.
  const lock = bench.database.dataSource.createQueryRunner();
  await lock.startTransaction();
  await bench.manager.query(`update mailings set not_before = now() + interval '1 hour' where id = $1`, [
    mailing.id,
  ]);
  const { child, dataDir, processId } = await childSender(account);
  await bench.manager.query(`update mailings set not_before = now() - interval '1 hour' where id = $1`, [
    mailing.id,
  ]);
  await eventually(() => server.asked.length > 0, { timeoutMs: 10_000, everyMs: 1 });
  await lock.query(`select 1 from deliveries where mailing_id = $1 for update`, [mailing.id]);
  await eventually(
    async () => {
      const [waiting] = await bench.manager.query<{ n: number }[]>(
        `select count(*)::int as n from pg_stat_activity where application_name = 'mailwright sender' and wait_event_type = 'Lock'`,
      );
      return server.messages.length >= 3 && waiting?.n === 1;
    },
    { timeoutMs: 10_000 },
  );
  await child.stop('SIGKILL');
  await eventually(
    async () =>
      (
        await bench.manager.query(
          `select 1 from pg_stat_activity where application_name = 'mailwright sender' and wait_event_type = 'Lock'`,
        )
      ).length === 0 || (await lock.rollbackTransaction(), true),
  );
  if (lock.isTransactionActive) await lock.rollbackTransaction();
  await lock.release();
  await bench.manager.query(`delete from processes where id = $1`, [processId]);
  // The host is away for longer than others wait for it: everything that it had is in doubt until its journal speaks.
  await bench.pool.rows(prepared('give-up', GIVE_UP_LOST_LEASES), [120]);
  expect(await stateOf(mailing, 'person3')).toMatchObject({ state: 'uncertain', reason: 'sender_lost' });

  const report = await replay(dataDir);
  expect(report.journals).toBe(1);
  expect(await stateOf(mailing, 'person1')).toMatchObject({ state: 'queued', attempts: 0, leased: false });
  expect(await stateOf(mailing, 'person2')).toMatchObject({ state: 'uncertain', attempts: 1, leased: false });
  expect(await stateOf(mailing, 'person3')).toMatchObject({ state: 'accepted', attempts: 1 });
  expect(await stateOf(mailing, 'person4')).toMatchObject({ state: 'rejected', attempts: 1 });
  expect(report.uncertain).toBe(1);
  expect(report.requeued).toBeGreaterThanOrEqual(1);

  const doubts = await bench.manager.query<{ email: string; evidence: string; outcome: string }[]>(
    `select email, evidence, outcome from doubts join deliveries using (workspace_id, mailing_id, contact_id) where mailing_id = $1`,
    [mailing.id],
  );
  const decided = Object.fromEntries(doubts.map((row) => [row.email.split('@')[0], row]));
  expect(decided).toMatchObject({
    person1: { evidence: 'journal', outcome: 'queued' },
    person3: { evidence: 'journal', outcome: 'accepted' },
    person4: { evidence: 'journal', outcome: 'rejected' },
  });
  expect(decided).not.toHaveProperty('person2');

  expect(await replay(dataDir)).toEqual({ journals: 0, recorded: 0, requeued: 0, uncertain: 0 });
});

test('a mailing whose sender is killed again and again reaches everybody, and nobody twice', async () => {
  const server = await listener({ delayMs: 5 });
  const account = buildAccount(server.port, { connections: 4 });
  const mailing = await sendingTo(bench, 400, account);
  const directory = temporaryDataDir();
  onTestFinished(() => directory.remove());
  for (const killAt of [40, 130]) {
    const { child, dataDir } = await childSender(account);
    await eventually(() => server.accepted.length >= killAt, { timeoutMs: 15_000, everyMs: 1 });
    await child.stop('SIGKILL');
    await replay(dataDir);
  }
  const { sender } = await startSender(bench, account, { dataDir: directory.path });
  await eventually(
    async () => (await bench.repository.get(bench.manager, mailing.ws, mailing.id))?.state === 'finished',
    { timeoutMs: 20_000 },
  );
  await sender.stop();
  const rows = await bench.deliveries(mailing.id);
  const inState = (state: string) =>
    new Set(rows.filter((row) => row.state === state).map((row) => row.email));
  const took = new Set(server.accepted);
  expect(server.accepted).toHaveLength(took.size);
  expect([...inState('accepted')].filter((email) => !took.has(email))).toEqual([]);
  expect(
    [...took].filter((email) => !inState('accepted').has(email) && !inState('uncertain').has(email)),
  ).toEqual([]);
  // At most what was open at each of the two kills.
  expect(inState('uncertain').size).toBeLessThanOrEqual(8);
  expect(inState('accepted').size + inState('uncertain').size).toBe(400);
});
