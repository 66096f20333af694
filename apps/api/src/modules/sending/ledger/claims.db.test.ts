import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildMailing, type LedgerBench, openLedgerBench, statesOf } from '../testing/ledger-bench.js';

let bench: LedgerBench;
beforeAll(async () => {
  bench = await openLedgerBench();
});
afterAll(() => bench.close());

async function mailingTo(count: number, overrides: Parameters<LedgerBench['sending']>[1] = {}) {
  const ws = await bench.workspace();
  const people = await bench.people(ws, count);
  const made = await bench.sending(ws, overrides);
  return {
    ws,
    people,
    mailing: { workspaceId: ws, id: made.id, kind: overrides.kind ?? ('campaign' as const) },
  };
}

test('claimers that run at once never get the same recipient, and together get everybody', async () => {
  const { mailing } = await mailingTo(120);
  const clients = await Promise.all([bench.client(), bench.client(), bench.client()]);
  const claimed: string[] = [];
  await Promise.all(
    clients.map(async (client) => {
      for (;;) {
        const rows = await client.claim(mailing, 'other', 7);
        if (rows.length === 0) return;
        claimed.push(...rows.map((row) => row.contactId));
      }
    }),
  );
  expect(claimed.length).toBe(120);
  expect(new Set(claimed).size).toBe(120);
});

test('rows that somebody else has locked are passed over, not waited for', async () => {
  const { people, mailing } = await mailingTo(3);
  const client = await bench.client();
  await bench.database.transaction(async (manager) => {
    await manager.query(`select 1 from deliveries where mailing_id = $1 and contact_id = $2 for update`, [
      mailing.id,
      people[0]!.id,
    ]);
    expect((await client.claim(mailing, 'other', 10)).map((row) => row.contactId)).toEqual([
      people[1]!.id,
      people[2]!.id,
    ]);
  });
});

test('who opted out or was deleted after the fan-out is skipped by the claim itself', async () => {
  const { ws, people, mailing } = await mailingTo(4);
  await bench.suppress(ws, people[0]!.email, 'marketing', 'unsubscribed');
  await bench.suppress(ws, people[1]!.email, 'all', 'complaint');
  await bench.manager.query(`delete from contacts where workspace_id = $1 and id = $2`, [ws, people[2]!.id]);
  const rows = await (await bench.client()).claim(mailing, 'other', 10);
  expect(rows.filter((row) => row.state === 'in_flight').map((row) => row.contactId)).toEqual([
    people[3]!.id,
  ]);
  expect((await bench.deliveries(mailing.id)).map((row) => row.reason)).toEqual([
    'suppressed:unsubscribed',
    'suppressed:complaint',
    'contact_deleted',
    null,
  ]);
});

test('an answer goes to somebody who takes no marketing, and to nobody who must get nothing', async () => {
  const ws = await bench.workspace();
  const [one, other] = await bench.people(ws, 2);
  await bench.suppress(ws, one!.email, 'marketing', 'unsubscribed');
  await bench.suppress(ws, other!.email, 'all', 'dead_address');
  const accountId = await bench.account(ws);

  const made = await bench.mailings.sendTo(bench.manager, buildMailing(ws, { kind: 'reply', accountId }), [
    { contactId: one!.id, email: one!.email, provider: 'other' },
    { contactId: other!.id, email: other!.email, provider: 'other' },
    { contactId: null, email: 'stranger@example.com', provider: 'other', messageId: '<own@sender.example>' },
  ]);
  const rows = await (
    await bench.client()
  ).claim({ workspaceId: ws, id: made.id, kind: 'reply' }, 'other', 10);
  expect(
    rows
      .filter((row) => row.state === 'in_flight')
      .map((row) => row.email)
      .sort(),
  ).toEqual([one!.email, 'stranger@example.com']);
  expect(rows.find((row) => row.email === 'stranger@example.com')?.messageId).toBe('<own@sender.example>');
});

test('a mailing that was paused, stopped or cancelled gives nobody, nor does one whose recipients are due later', async () => {
  const { ws, mailing } = await mailingTo(3);
  const client = await bench.client();
  await bench.mailings.pause(bench.manager, ws, mailing.id);
  expect(await client.claim(mailing, 'other', 10)).toEqual([]);
  await bench.mailings.resume(bench.manager, ws, mailing.id);
  await bench.manager.query(
    `update deliveries set due_at = now() + interval '1 hour' where mailing_id = $1`,
    [mailing.id],
  );
  expect(await client.claim(mailing, 'other', 10)).toEqual([]);
});

test('a claim carries the contact’s fields as they are now, and a token that rises', async () => {
  const { ws, people, mailing } = await mailingTo(2);
  await bench.manager.query(
    `update contacts set first_name = 'Ada', attributes = '{"plan":"plus"}', language = 'de' where workspace_id = $1 and id = $2`,
    [ws, people[0]!.id],
  );
  const client = await bench.client();
  const [first] = await client.claim(mailing, 'other', 1);
  const [second] = await client.claim(mailing, 'other', 1);
  expect(first).toMatchObject({
    firstName: 'Ada',
    attributes: { plan: 'plus' },
    language: 'de',
    attempts: 0,
    ordinal: 1,
  });
  expect(BigInt(second!.leaseToken)).toBeGreaterThan(BigInt(first!.leaseToken));
});

test('after a cancel those who wait are skipped, and those in flight when they are given back', async () => {
  const { ws, mailing } = await mailingTo(10);
  const client = await bench.client();
  const claimed = await client.claim(mailing, 'other', 3);
  await bench.mailings.cancel(bench.manager, ws, mailing.id);
  await bench.mailings.skipWaiting(ws, mailing.id);
  expect(statesOf(await bench.deliveries(mailing.id))).toEqual({ in_flight: 3, skipped: 7 });
  await client.release({ workspaceId: ws, mailingId: mailing.id }, claimed);
  const rows = await bench.deliveries(mailing.id);
  expect(statesOf(rows)).toEqual({ skipped: 10 });
  expect(new Set(rows.map((row) => row.reason))).toEqual(new Set(['cancelled']));
});

test('a claim takes the recipients of one provider, and active mailings say at which providers somebody is due', async () => {
  const ws = await bench.workspace();
  const company = await bench.people(ws, 3);
  const gmail = await bench.people(ws, 2, null, 'gmail.com');
  await bench.people(ws, 2, null, 'yahoo.com');
  const { id } = await bench.sending(ws);
  await bench.manager.query(
    `update deliveries set state = 'deferred', due_at = now() + interval '1 hour' where mailing_id = $1 and provider = 'yahoo'`,
    [id],
  );
  const client = await bench.client();
  const due = async () => (await client.activeMailings()).find((mailing) => mailing.id === id)?.due;
  const mailing = { workspaceId: ws, id, kind: 'campaign' as const };
  const idsOf = (people: { id: string }[]) => people.map((one) => one.id).toSorted();

  expect(await due()).toEqual(['google', 'other']);
  const first = await client.claim(mailing, 'google', 10);
  expect(first.map((row) => row.contactId).toSorted()).toEqual(idsOf(gmail));
  expect(await due()).toEqual(['other']);
  const second = await client.claim(mailing, 'other', 10);
  expect(second.map((row) => row.contactId).toSorted()).toEqual(idsOf(company));
  expect(await due()).toEqual([]);
  expect(await client.claim(mailing, 'yahoo', 10)).toEqual([]);
});
