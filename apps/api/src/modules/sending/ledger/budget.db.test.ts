import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LedgerBench, openLedgerBench } from '../testing/ledger-bench.js';

let bench: LedgerBench;
beforeAll(async () => {
  bench = await openLedgerBench();
});
afterAll(() => bench.close());

async function limited(perMinuteLimit: number | null, perDayLimit: number | null) {
  const workspaceId = await bench.workspace();
  const id = await bench.account(workspaceId, { perMinute: perMinuteLimit, perDay: perDayLimit });
  return { workspaceId, id, perMinuteLimit, perDayLimit };
}

test('machines that reserve at once never get more than the account may send, together', async () => {
  const account = await limited(100, null);
  const clients = await Promise.all(Array.from({ length: 4 }, () => bench.client()));
  const granted = await Promise.all(
    Array.from({ length: 24 }, (_, index) => clients[index % 4]!.reserve(account, 7)),
  );
  expect(granted.reduce((sum, one) => sum + one.granted, 0)).toBe(100);
});

test('what was given back is granted again', async () => {
  const account = await limited(10, null);
  const client = await bench.client();
  expect(await client.reserve(account, 10)).toEqual({ granted: 10, dayIsFull: false });
  expect((await client.reserve(account, 1)).granted).toBe(0);
  await client.giveBack(account, 4);
  expect((await client.reserve(account, 10)).granted).toBe(4);
});

test('the minute’s grants are free again after 66 seconds, the day’s after a day', async () => {
  const account = await limited(10, 15);
  const client = await bench.client();
  const age = (interval: string) =>
    bench.manager.query(
      `update account_grants set granted_at = granted_at - $2::interval where account_id = $1`,
      [account.id, interval],
    );
  expect((await client.reserve(account, 10)).granted).toBe(10);
  await age('60 seconds');
  expect((await client.reserve(account, 10)).granted).toBe(0);
  await age('7 seconds');
  expect(await client.reserve(account, 10)).toEqual({ granted: 5, dayIsFull: false });
  expect(await client.reserve(account, 10)).toEqual({ granted: 0, dayIsFull: true });
  await age('24 hours');
  expect((await client.reserve(account, 10)).granted).toBe(10);
});

test('an account without limits asks nobody', async () => {
  const account = await limited(null, null);
  expect(await (await bench.client()).reserve(account, 60)).toEqual({ granted: 60, dayIsFull: false });
  expect(
    await bench.manager.query(`select 1 from account_grants where account_id = $1`, [account.id]),
  ).toEqual([]);
});
