import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ClaimedRow } from '../sql/claim-deliveries.js';
import { judge } from '../sender/outcome-to-record.js';
import { deadAddresses } from '../events.js';
import { type LedgerBench, openLedgerBench, statesOf } from '../testing/ledger-bench.js';

let bench: LedgerBench;
beforeAll(async () => {
  bench = await openLedgerBench();
});
afterAll(() => bench.close());

const judged = (row: ClaimedRow, code: number, reply: string, stage: 'rcpt' | 'dot' = 'dot') => {
  const enhancedCode = /\d\.\d+\.\d+/.exec(reply)?.[0] ?? null;
  const base = { code, enhancedCode, reply, connectionId: randomUUID(), durationMs: 4.2 };
  const result =
    code < 300
      ? ({ ...base, status: 'accepted', serverMessageId: null } as const)
      : ({ ...base, status: code < 500 ? 'deferred' : 'rejected', stage, own: false } as const);
  return judge(row, result, new Date(), 1, () => 0).record;
};

async function claimed(count: number) {
  const ws = await bench.workspace();
  await bench.people(ws, count);
  const { id, accountId } = await bench.sending(ws);
  const client = await bench.client();
  const rows = await client.claim({ workspaceId: ws, id, kind: 'campaign' }, 'other', count);
  return { ws, id, accountId, client, rows };
}

test('outcomes become states with the server’s words, and an attempt each', async () => {
  const { ws, id, accountId, client, rows } = await claimed(3);
  const taken = await client.record(ws, id, accountId, [
    judged(rows[0]!, 250, '250 2.0.0 Ok: queued as 4F2A91'),
    judged(rows[1]!, 451, '451 4.7.1 Greylisting in action, please come back later'),
    judged(rows[2]!, 550, '550 5.1.1 User unknown', 'rcpt'),
  ]);
  expect(taken.sort()).toEqual(rows.map((row) => row.contactId).sort());
  const after = await bench.deliveries(id);
  expect(after).toMatchObject([
    { state: 'accepted', attempts: 1, leased: false },
    {
      state: 'deferred',
      attempts: 1,
      leased: false,
      reply: '451 4.7.1 Greylisting in action, please come back later',
    },
    { state: 'rejected', attempts: 1, leased: false },
  ]);
  expect(after[1]!.dueInSeconds).toBeGreaterThan(200);
  expect((await bench.attempts(id)).map((one) => `${one.attempt} ${one.outcome} ${one.code}`).sort()).toEqual(
    ['1 accepted 250', '1 deferred 451', '1 rejected 550'],
  );
});

test('recording the same outcome twice changes nothing', async () => {
  const { ws, id, accountId, client, rows } = await claimed(1);
  const outcome = judged(rows[0]!, 250, '250 ok');
  expect(await client.record(ws, id, accountId, [outcome])).toHaveLength(1);
  expect(await client.record(ws, id, accountId, [outcome])).toEqual([]);
  expect(await bench.deliveries(id)).toMatchObject([{ state: 'accepted', attempts: 1 }]);
  expect(await bench.attempts(id)).toHaveLength(1);
});

test('a sender whose lease went to somebody else leaves the row alone; that it tried is kept', async () => {
  const { ws, id, accountId, client, rows } = await claimed(1);
  await client.release({ workspaceId: ws, mailingId: id }, rows);
  const [again] = await (await bench.client()).claim({ workspaceId: ws, id, kind: 'campaign' }, 'other', 1);
  expect(
    await client.record(ws, id, accountId, [judged(rows[0]!, 550, '550 5.1.1 User unknown', 'rcpt')]),
  ).toEqual([]);
  expect(await bench.deliveries(id)).toMatchObject([{ state: 'in_flight', leased: true, attempts: 0 }]);
  expect(await client.record(ws, id, accountId, [judged(again!, 250, '250 ok')])).toHaveLength(1);
  expect((await bench.attempts(id)).map((one) => one.outcome).sort()).toEqual(['accepted', 'rejected']);
});

test('a try that reached no judgement does not count, and can be followed by one that does', async () => {
  const { ws, id, accountId, client, rows } = await claimed(1);
  const failed = judge(
    rows[0]!,
    {
      status: 'not_sent',
      stage: 'connect',
      error: 'connect ECONNREFUSED',
      errorCode: 'connect',
      code: null,
      enhancedCode: null,
      reply: null,
      connectionId: null,
      durationMs: 1,
    },
    new Date(),
    0,
    () => 0,
  );
  await client.record(ws, id, accountId, [failed.record]);
  expect(await bench.deliveries(id)).toMatchObject([{ state: 'queued', attempts: 0, leased: false }]);
  const [again] = await client.claim({ workspaceId: ws, id, kind: 'campaign' }, 'other', 1);
  await client.record(ws, id, accountId, [judged(again!, 250, '250 ok')]);
  expect((await bench.attempts(id)).map((one) => [one.outcome, one.attempt])).toEqual([
    ['not_sent', 1],
    ['accepted', 1],
  ]);
});

test('a reply with bytes that PostgreSQL cannot store is recorded without them', async () => {
  const { ws, id, accountId, client, rows } = await claimed(1);
  await client.record(ws, id, accountId, [judged(rows[0]!, 451, '451 4.3.0 odd \0 and \ud800 bytes')]);
  expect((await bench.deliveries(id))[0]?.reply).toBe('451 4.3.0 odd � and � bytes');
});

test('dead addresses are told in the transaction that recorded them, or not at all', async () => {
  await bench.queue.boss.createQueue('heard');
  await bench.queue.boss.subscribe(deadAddresses.name, 'heard');
  const { ws, id, accountId, client, rows } = await claimed(2);
  const [one, other] = rows.map((row) => judged(row, 550, '550 5.1.1 User unknown', 'rcpt'));
  const dead = (row: ClaimedRow) => ({
    contactId: row.contactId,
    email: row.email,
    reply: '550 5.1.1 User unknown',
    rule: 'x',
    at: new Date().toISOString(),
    limit: null,
  });
  const broken = { ...other!, state: 'no such state' as never };
  await expect(client.record(ws, id, accountId, [broken], [dead(rows[1]!)])).rejects.toThrow(
    /deliveries.*state_check/,
  );
  await client.record(ws, id, accountId, [one!], [dead(rows[0]!)]);
  const jobs = await bench.queue.boss.fetch<{ items: { email: string }[] }>('heard', { batchSize: 10 });
  expect(jobs.map((job) => job.data.items.map((item) => item.email))).toEqual([[rows[0]!.email]]);
  expect(statesOf(await bench.deliveries(id))).toEqual({ rejected: 1, in_flight: 1 });
});

test('who would wait again in a mailing that was cancelled meanwhile is skipped, and who got it is accepted', async () => {
  const { ws, id, accountId, client, rows } = await claimed(2);
  await bench.mailings.cancel(bench.manager, ws, id);
  await client.record(ws, id, accountId, [
    judged(rows[0]!, 451, '451 4.7.1 later'),
    judged(rows[1]!, 250, '250 ok'),
  ]);
  expect(await bench.deliveries(id)).toMatchObject([
    { state: 'skipped', reason: 'cancelled', attempts: 1 },
    { state: 'accepted' },
  ]);
});
