import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildMailing, type LedgerBench, openLedgerBench, statesOf } from '../testing/ledger-bench.js';

let bench: LedgerBench;
beforeAll(async () => {
  bench = await openLedgerBench();
});
afterAll(() => bench.close());

const everybody = { lists: [], excludeLists: [], everybody: true };

test('everybody of the audience gets one row, numbered in the order of their ids, with a Message-ID of their own', async () => {
  const ws = await bench.workspace();
  const people = await bench.people(ws, 50);
  await bench.people(await bench.workspace(), 5);
  const mailing = await bench.sending(ws);
  const rows = await bench.deliveries(mailing.id);
  expect(rows.map((row) => row.contactId)).toEqual(people.map((one) => one.id));
  expect(rows.map((row) => row.ordinal)).toEqual(people.map((_, index) => index + 1));
  expect(new Set(rows.map((row) => row.messageId)).size).toBe(50);
  expect(rows[0]?.messageId).toMatch(
    new RegExp(`^<mw\\.${mailing.number}\\.1\\.[0-9a-f]{20}@sender\\.example>$`),
  );
  expect(await bench.mailings.counts(ws, mailing.id)).toMatchObject({ queued: 50, total: 50 });
});

test('who must not be mailed gets a row that says why', async () => {
  const ws = await bench.workspace();
  const list = await bench.list(ws, 'News');
  const other = await bench.list(ws, 'Other');
  const people = await bench.people(ws, 5, list);
  await bench.suppress(ws, people[0]!.email, 'all', 'dead_address');
  await bench.suppress(ws, people[1]!.email, 'marketing', 'unsubscribed');
  await bench.suppress(ws, people[2]!.email, 'list', 'unsubscribed', list);
  await bench.suppress(ws, people[3]!.email, 'list', 'unsubscribed', other);
  const { id } = await bench.mailings.create(bench.manager, buildMailing(ws));
  await bench.mailings.prepare(ws, id, { lists: [list], excludeLists: [], everybody: false });
  const rows = await bench.deliveries(id);
  expect(rows.map((row) => row.reason)).toEqual([
    'suppressed:dead_address',
    'suppressed:unsubscribed',
    'suppressed:unsubscribed',
    null,
    null,
  ]);
  expect(statesOf(rows)).toEqual({ skipped: 3, queued: 2 });
});

test('who is on a list that is left out is not in it, and who is on two lists is in it once', async () => {
  const ws = await bench.workspace();
  const [news, offers, staff] = [
    await bench.list(ws, 'News'),
    await bench.list(ws, 'Offers'),
    await bench.list(ws, 'Staff'),
  ];
  const people = await bench.people(ws, 4, news);
  await bench.people(ws, 3);
  for (const [list, one] of [
    [offers, people[0]],
    [staff, people[1]],
  ] as const)
    await bench.manager.query(
      `insert into list_members (workspace_id, list_id, contact_id) values ($1, $2, $3)`,
      [ws, list, one?.id],
    );
  const { id } = await bench.mailings.create(bench.manager, buildMailing(ws));
  await bench.mailings.prepare(ws, id, { lists: [news, offers], excludeLists: [staff], everybody: false });
  expect((await bench.deliveries(id)).map((row) => row.contactId)).toEqual([
    people[0]!.id,
    people[2]!.id,
    people[3]!.id,
  ]);
});

test('a fan-out that was killed goes on where it stopped, and running it again changes nothing', async () => {
  const ws = await bench.workspace();
  await bench.people(ws, 25);
  const { id } = await bench.mailings.create(bench.manager, buildMailing(ws));
  const batch = () =>
    bench.database.transaction((manager) =>
      bench.repository.fanOut(manager, { workspaceId: ws, mailingId: id }, everybody, {}, 10),
    );
  expect(await batch()).toBe(10);
  await expect(
    bench.database.transaction(async (manager) => {
      await bench.repository.fanOut(manager, { workspaceId: ws, mailingId: id }, everybody, {}, 10);
      throw new Error('killed');
    }),
  ).rejects.toThrow('killed');
  expect(await bench.mailings.prepare(ws, id, everybody)).toEqual({ ready: true });
  expect(await bench.mailings.prepare(ws, id, everybody)).toEqual({ ready: false });
  const rows = await bench.deliveries(id);
  expect(rows.map((row) => row.ordinal)).toEqual(rows.map((_, index) => index + 1));
  expect(await bench.repository.get(bench.manager, ws, id)).toMatchObject({
    recipients: 25,
    state: 'sending',
  });
});

test('two processes that prepare the same mailing take turns: nobody twice, no number twice', async () => {
  const ws = await bench.workspace();
  await bench.people(ws, 200);
  const { id } = await bench.mailings.create(bench.manager, buildMailing(ws));
  const run = async (): Promise<void> => {
    while (
      (await bench.database.transaction((manager) =>
        bench.repository.fanOut(manager, { workspaceId: ws, mailingId: id }, everybody, {}, 7),
      )) === 7
    );
  };
  await Promise.all([run(), run(), run()]);
  const rows = await bench.deliveries(id);
  expect(rows.map((row) => row.ordinal)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
  expect((await bench.repository.get(bench.manager, ws, id))?.recipients).toBe(200);
});

test('a provider is found for the domains that have one', async () => {
  const ws = await bench.workspace();
  await bench.people(ws, 1, null, 'gmail.com');
  await bench.people(ws, 1, null, 'roastery.example');
  const { id } = await bench.sending(ws);
  const providers = await bench.manager.query(
    `select provider from deliveries where mailing_id = $1 order by ordinal`,
    [id],
  );
  expect(providers.map((row: { provider: string }) => row.provider).sort()).toEqual(['google', 'other']);
});
