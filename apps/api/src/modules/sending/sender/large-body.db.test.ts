import { captureProcess, eventually } from '@mailwright/testing';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { dataDir as newDataDir } from '../testing/for-this-test.js';
import { buildMailing, type LedgerBench, openLedgerBench } from '../testing/ledger-bench.js';
import type { ChildOrders } from '../testing/sender-child.js';
import { buildAccount, sendingTo, startSender } from '../testing/sender-under-test.js';
import { startSlowReader } from '../testing/slow-reader.js';

let bench: LedgerBench;
beforeAll(async () => {
  bench = await openLedgerBench();
});
afterAll(() => bench.close());

/** Larger than what both kernels buffer on loopback: some 4 MB to send and 6 MB to receive. */
const BODY_BYTES = 16_000_000;

test('a sender that is killed in the middle of a large body certainly did not send it: it is sent again, once', async () => {
  const server = await startSlowReader(100_000);
  onTestFinished(() => server.stop());
  const account = buildAccount(server.port, { connections: 1 });
  const { message } = buildMailing('');
  const text = 'A large letter, line by line.\n'.repeat(Math.ceil(BODY_BYTES / 30));
  const mailing = await sendingTo(bench, 1, account, {
    message: { ...message, literal: { subject: 'Large', text, html: null } },
  });
  const dataDir = newDataDir();
  const orders: ChildOrders = { databaseUrl: bench.url, dataDir, processId: randomUUID(), account };
  const child = captureProcess(
    spawn(
      process.execPath,
      [join(import.meta.dirname, '../testing/sender-child.mjs'), JSON.stringify(orders)],
      { stdio: 'pipe' },
    ),
  );
  onTestFinished(async () => void (await child.stop('SIGKILL')));
  await eventually(() => server.stuck === 1, { timeoutMs: 20_000 });
  expect(server.bodyBytes).toBeGreaterThan(64 * 1024);
  expect(await bench.deliveries(mailing.id)).toMatchObject([{ state: 'in_flight' }]);
  await child.stop('SIGKILL');
  await bench.manager.query(`delete from processes where id = $1`, [orders.processId]);

  // The rest of what the kernels held comes through, and no final dot is in it.
  server.goOn();
  const { sender } = await startSender(bench, account, { dataDir });
  await eventually(
    async () => (await bench.repository.get(bench.manager, mailing.ws, mailing.id))?.state === 'finished',
    { timeoutMs: 30_000 },
  );
  await sender.stop();
  expect(server.bodiesEnded).toBe(1);
  expect(await bench.deliveries(mailing.id)).toMatchObject([{ state: 'accepted', attempts: 1 }]);
  expect((await bench.attempts(mailing.id)).map((attempt) => attempt.outcome).toSorted()).toEqual([
    'accepted',
    'not_sent',
  ]);
});
