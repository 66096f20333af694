import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepared } from '../../../platform/database/prepared-pool.js';
import { mailingFinished } from '../events.js';
import { SEND_UNCERTAIN_AGAIN } from '../sql/send-uncertain-again.js';
import { GIVE_UP_LOST_LEASES } from '../sql/take-over-leases.js';
import { UncertainDeliveries } from '../confirm-uncertain.js';
import { judge } from '../sender/outcome-to-record.js';
import { type LedgerBench, openLedgerBench, statesOf } from '../testing/ledger-bench.js';

let bench: LedgerBench;
beforeAll(async () => {
  bench = await openLedgerBench();
});
afterAll(() => bench.close());

const giveUp = () => bench.pool.rows(prepared('give-up', GIVE_UP_LOST_LEASES), [120]);
const doubt = {
  status: 'uncertain',
  error: 'The server closed the connection',
  errorCode: 'closed',
  reply: null,
  connectionId: null,
  durationMs: 1,
} as const;

async function claimedBy(
  count: number,
  claim: number,
  overrides: Parameters<LedgerBench['sending']>[1] = {},
  kind: 'real' | 'sandbox' = 'real',
) {
  const ws = await bench.workspace(kind);
  await bench.people(ws, count);
  const made = await bench.sending(ws, overrides);
  const client = await bench.client();
  return {
    ws,
    ...made,
    client,
    rows: await client.claim({ workspaceId: ws, id: made.id, kind: 'campaign' }, 'other', claim),
  };
}

test('what a process had in flight that was not heard of for two minutes is in doubt; a living one’s is left alone', async () => {
  const gone = await claimedBy(3, 2);
  const alive = await claimedBy(2, 2);
  await bench.manager.query(
    `update processes set heartbeat_at = now() - interval '3 minutes' where id = $1`,
    [gone.client.processId],
  );
  await giveUp();
  expect(await bench.deliveries(gone.id)).toMatchObject([
    { state: 'uncertain', reason: 'sender_lost' },
    { state: 'uncertain', reason: 'sender_lost' },
    { state: 'queued' },
  ]);
  expect(statesOf(await bench.deliveries(alive.id))).toEqual({ in_flight: 2 });
});

test('evidence that comes back late still decides, and a finished mailing goes on for those that had not been sent', async () => {
  const { ws, id, accountId, client, rows } = await claimedBy(2, 2);
  await bench.manager.query(`delete from processes where id = $1`, [client.processId]);
  await giveUp();
  await bench.mailings.finishDone();
  expect(await bench.repository.get(bench.manager, ws, id)).toMatchObject({ state: 'finished' });
  const accepted = judge(
    rows[0]!,
    {
      status: 'accepted',
      code: 250,
      enhancedCode: null,
      reply: '250 ok',
      serverMessageId: null,
      connectionId: null,
      durationMs: 1,
    },
    new Date(),
    1,
    () => 0,
  );
  const unsent = judge(
    rows[1]!,
    { ...doubt, status: 'not_sent', stage: 'body', code: null, enhancedCode: null },
    new Date(),
    0,
    () => 0,
  );
  expect(await client.record(ws, id, accountId, [accepted.record, unsent.record])).toHaveLength(2);
  await client.reopen(ws, id);
  expect(await bench.deliveries(id)).toMatchObject([
    { state: 'accepted', reason: null },
    { state: 'queued', attempts: 0, leased: false },
  ]);
  expect(await bench.repository.get(bench.manager, ws, id)).toMatchObject({ state: 'sending' });
});

test('who is in doubt is sent to again after an hour where the campaign says so, a few times at most, and nowhere else', async () => {
  const careful = await claimedBy(1, 1);
  const eager = await claimedBy(3, 3, { uncertainPolicy: 'send_again' });
  for (const one of [careful, eager])
    await one.client.record(
      one.ws,
      one.id,
      one.accountId,
      one.rows.map((row) => judge(row, doubt, new Date(), 1, () => 0).record),
    );
  await bench.manager.query(SEND_UNCERTAIN_AGAIN);
  expect(statesOf(await bench.deliveries(eager.id))).toEqual({ uncertain: 3 });
  await bench.manager.query(
    `update deliveries set settled_at = now() - interval '2 hours' where state = 'uncertain' and ordinal <> 2`,
  );
  await bench.manager.query(`update deliveries set attempts = 5 where mailing_id = $1 and ordinal = 3`, [
    eager.id,
  ]);
  await bench.manager.query(SEND_UNCERTAIN_AGAIN);
  expect((await bench.deliveries(eager.id)).map((row) => row.state)).toEqual([
    'deferred',
    'uncertain',
    'uncertain',
  ]);
  expect(statesOf(await bench.deliveries(careful.id))).toEqual({ uncertain: 1 });
  expect(await doubtsOf(eager.id)).toEqual([{ evidence: 'policy', outcome: 'sent_again', looks: 0 }]);
});

test('the hour before somebody in doubt is sent to again is an hour of the sandbox’s own time', async () => {
  const eager = await claimedBy(2, 2, { uncertainPolicy: 'send_again' }, 'sandbox');
  await bench.manager.query(`update workspaces set delay_scale = 0.001 where id = $1`, [eager.ws]);
  await eager.client.record(
    eager.ws,
    eager.id,
    eager.accountId,
    eager.rows.map((row) => judge(row, doubt, new Date(), 1, () => 0).record),
  );
  // 0.001 of an hour is 3.6 seconds.
  await bench.manager.query(
    `update deliveries set settled_at = now() - case ordinal when 1 then interval '5 seconds' else interval '1 second' end where mailing_id = $1`,
    [eager.id],
  );
  await bench.manager.query(SEND_UNCERTAIN_AGAIN);
  expect((await bench.deliveries(eager.id)).map((row) => row.state)).toEqual(['deferred', 'uncertain']);
});

const doubtsOf = (mailingId: string) =>
  bench.manager.query<{ evidence: string | null; outcome: string | null; looks: number }[]>(
    `select evidence, outcome, looks from doubts where mailing_id = $1 order by contact_id`,
    [mailingId],
  );

test('doubt ends where evidence is found, once, and how it was found out is kept', async () => {
  const { ws, id, accountId, client, rows } = await claimedBy(2, 2);
  await client.record(ws, id, accountId, [judge(rows[0]!, doubt, new Date(), 1, () => 0).record]);
  const those = rows.map(({ contactId }) => ({ workspaceId: ws, mailingId: id, contactId }));
  const confirm = () => new UncertainDeliveries().confirm(bench.manager, those, 'reply');
  expect([await confirm(), await confirm()]).toEqual([[those[0]], []]);
  // The other one was in flight, not in doubt.
  expect(await bench.deliveries(id)).toMatchObject([
    { state: 'accepted', reason: 'confirmed_by_reply' },
    { state: 'in_flight' },
  ]);
  expect(await doubtsOf(id)).toEqual([{ evidence: 'reply', outcome: 'accepted', looks: 0 }]);
});

test('after evidence ended a doubt the journal of a host that comes back changes nothing', async () => {
  const { ws, id, accountId, client, rows } = await claimedBy(1, 1);
  await bench.manager.query(`delete from processes where id = $1`, [client.processId]);
  await giveUp();
  const [key] = rows.map(({ contactId }) => ({ workspaceId: ws, mailingId: id, contactId }));
  await new UncertainDeliveries().confirm(bench.manager, [key!], 'click');
  const unsent = judge(
    rows[0]!,
    { ...doubt, status: 'not_sent', stage: 'body', code: null, enhancedCode: null },
    new Date(),
    0,
    () => 0,
  );
  expect(await client.record(ws, id, accountId, [unsent.record])).toEqual([]);
  expect(await bench.deliveries(id)).toMatchObject([{ state: 'accepted', leased: false }]);
});

test('a mailing ends when nobody waits or is in flight, once, and says so in the same transaction', async () => {
  await bench.queue.boss.createQueue('ended');
  await bench.queue.boss.subscribe(mailingFinished.name, 'ended');
  const { ws, id, accountId, client, rows } = await claimedBy(2, 1);
  const accept = (row: (typeof rows)[number]) =>
    judge(
      row,
      {
        status: 'accepted',
        code: 250,
        enhancedCode: null,
        reply: '250 ok',
        serverMessageId: null,
        connectionId: null,
        durationMs: 1,
      },
      new Date(),
      1,
      () => 0,
    ).record;
  const state = async () => (await bench.repository.get(bench.manager, ws, id))?.state;
  await bench.mailings.finishDone();
  expect(await state()).toBe('sending');
  await client.record(ws, id, accountId, [accept(rows[0]!)]);
  const last = await client.claim({ workspaceId: ws, id, kind: 'campaign' }, 'other', 5);
  await bench.mailings.finishDone();
  expect(await state()).toBe('sending');
  await client.record(ws, id, accountId, last.map(accept));
  await Promise.all([bench.mailings.finishDone(), bench.mailings.finishDone()]);
  expect(await state()).toBe('finished');
  const told = await bench.queue.boss.fetch<{ mailingId: string }>('ended', { batchSize: 10 });
  expect(told.filter((job) => job.data.mailingId === id)).toHaveLength(1);
});

test('a mailing whose policy is to send again does not end while somebody is in doubt who will be', async () => {
  const { ws, id, accountId, client, rows } = await claimedBy(1, 1, { uncertainPolicy: 'send_again' });
  await client.record(ws, id, accountId, [judge(rows[0]!, doubt, new Date(), 1, () => 0).record]);
  await bench.mailings.finishDone();
  expect((await bench.repository.get(bench.manager, ws, id))?.state).toBe('sending');
  await bench.manager.query(`update deliveries set attempts = 5 where mailing_id = $1`, [id]);
  await bench.mailings.finishDone();
  expect((await bench.repository.get(bench.manager, ws, id))?.state).toBe('finished');
});
