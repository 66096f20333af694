import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { row } from '../../platform/database/database.js';
import { type ContactsBench, openContactsBench } from '../contacts/testing/contacts-bench.js';
import { FailingAddressesHandler } from './failing-addresses.handler.js';
import { type Strike, StrikesService } from './strikes.service.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FULL = { times: 5, withinMs: 30 * DAY };
const OTHER = { times: 3, withinMs: 30 * DAY };
const NO_DOMAIN = { times: 2, withinMs: 72 * HOUR };

let bench: ContactsBench;
let strikes: StrikesService;
let ws: string;
let contactId: string;
beforeAll(async () => {
  bench = await openContactsBench();
  strikes = new StrikesService(bench.suppressions, bench.sealer);
});
afterAll(() => bench.close());
beforeEach(async () => {
  ws = await bench.newWorkspace();
  contactId = randomUUID();
});

const daysAgo = (days: number): Date => new Date(Date.now() - days * DAY);

const mailing = async (kind = 'campaign'): Promise<string> => {
  const made = await row<{ id: string }>(
    bench.database.manager,
    `insert into mailings (workspace_id, kind, account_id, message) values ($1, $2, $3, '{}') returning id`,
    [ws, kind, randomUUID()],
  );
  return made!.id;
};
const strike = async (days: number, overrides: Partial<Strike> = {}): Promise<number> => {
  const one: Strike = {
    email: 'Ada@example.com',
    mailingId: overrides.mailingId ?? (await mailing()),
    contactId,
    at: daysAgo(days),
    limit: OTHER,
    rule: 'any.permanent',
    words: `554 5.0.0 Refused ${days} days ago`,
    heard: 'refused',
    ...overrides,
  };
  const added = await bench.database.transaction((manager) => strikes.count(manager, ws, [one]));
  return added.filter(Boolean).length;
};
const accepted = async (days: number): Promise<string> => {
  const mailingId = await mailing();
  await bench.database.manager.query(
    `insert into deliveries (workspace_id, mailing_id, contact_id, ordinal, email, provider, message_id, state, accepted_at)
       values ($1, $2, $3, 1, 'ada@example.com', 'other', $4, 'accepted', $5)`,
    [ws, mailingId, contactId, randomUUID(), daysAgo(days)],
  );
  return mailingId;
};
const suppressed = async () => (await bench.suppressions.list(ws, { limit: 10 })).items;

test.each([
  ['a mailbox that is full five times in 30 days', FULL, [25, 20, 15, 10], 5],
  ['another refusal for good three times in 30 days', OTHER, [29, 15], 1],
  ['a domain that is not found twice in 72 hours', NO_DOMAIN, [2.9], 0],
])('%s is enough, and one less is not', async (_what, limit, before, last) => {
  for (const days of before) expect(await strike(days, { limit })).toBe(0);
  expect(await suppressed()).toEqual([]);
  expect(await strike(last, { limit })).toBe(1);
  expect(await suppressed()).toMatchObject([
    { address: 'Ada@example.com', scope: 'all', reason: 'repeated_soft_bounce' },
  ]);
});

test('every line that counted is kept as evidence, live refusals beside bounce messages', async () => {
  await strike(9);
  await strike(5, { heard: 'returned' });
  await strike(1);
  const stored = await row<{ evidence: { lines: { words: string; how: string }[] } }>(
    bench.database.manager,
    'select evidence from suppressions where workspace_id = $1',
    [ws],
  );
  expect(stored?.evidence.lines.map(({ how, words }) => [how, words])).toEqual([
    ['refused', '554 5.0.0 Refused 9 days ago'],
    ['returned', '554 5.0.0 Refused 5 days ago'],
    ['refused', '554 5.0.0 Refused 1 days ago'],
  ]);
  expect((await suppressed())[0]?.note).toBe(
    'Refused 3 times within 30 days; 3 are enough. Last: 554 5.0.0 Refused 1 days ago',
  );
});

test('what lies further apart than the rule says is not added up', async () => {
  await strike(45);
  await strike(20);
  expect(await strike(1)).toBe(0);
  const other = { email: 'grace@example.com', limit: NO_DOMAIN };
  expect(await strike(7, other)).toBe(0);
  expect(await strike(2, other)).toBe(0);
});

test('retries of one mail, and the bounce message that follows them, are one refusal', async () => {
  const mailingId = await mailing();
  for (const days of [3, 2.9, 2.5, 1]) expect(await strike(days, { mailingId })).toBe(0);
  expect(await strike(0, { mailingId, heard: 'returned' })).toBe(0);
});

test('a gentler refusal does not hurry a stricter rule, a stricter one counts for the gentler', async () => {
  await strike(9, { limit: FULL });
  await strike(8, { limit: FULL });
  expect(await strike(7, { limit: OTHER })).toBe(0);
  expect(await strike(6, { limit: OTHER })).toBe(0);
  expect(await strike(5, { limit: FULL })).toBe(1);
});

test('a mail that their server took in between begins the count anew', async () => {
  await strike(9);
  await strike(8);
  await accepted(7);
  expect(await strike(6)).toBe(0);
  expect(await strike(5)).toBe(0);
  expect(await strike(4)).toBe(1);
});

test('a mail that was taken and came back was no success', async () => {
  await strike(9);
  await strike(8);
  const mailingId = await accepted(7);
  await bench.database.manager.query(
    `insert into engagements (workspace_id, mailing_id, contact_id, bounced_at, bounce_kind) values ($1, $2, $3, now(), 'soft')`,
    [ws, mailingId, contactId],
  );
  expect(await strike(6, { mailingId, heard: 'returned' })).toBe(1);
});

test('a test marks nobody', async () => {
  for (const days of [3, 2, 1]) await strike(days, { mailingId: await mailing('test') });
  expect(await suppressed()).toEqual([]);
});

test('lifted by a person it begins anew; erased, nothing is left of the words', async () => {
  for (const days of [5, 4, 3]) await strike(days);
  await bench.suppressions.remove(ws, (await suppressed())[0]!.id);
  expect(await strike(2)).toBe(0);
  await bench.database.transaction((manager) =>
    bench.suppressions.forget(manager, ws, [bench.sealer.addressHash('ada@example.com')]),
  );
  expect(
    await row(bench.database.manager, 'select 1 from address_strikes where workspace_id = $1', [ws]),
  ).toBeNull();
});

test('machines that hear of the last two refusals at the same moment do not miss each other', async () => {
  for (let round = 0; round < 10; round += 1) {
    const email = `round${round}@example.com`;
    await strike(9, { email });
    await Promise.all([strike(8, { email }), strike(7, { email })]);
    expect((await bench.suppressions.list(ws, { limit: 50, search: email })).items).toHaveLength(1);
  }
});

test('the event of a sender is counted once, however often it is heard', async () => {
  const handler = new FailingAddressesHandler(bench.database, strikes);
  const item = { contactId, email: 'ada@example.com', reply: '552 5.2.2 Full', rule: 'any.mailbox-full' };
  const heard = {
    workspaceId: ws,
    mailingId: await mailing(),
    items: [{ ...item, at: daysAgo(1).toISOString(), ...FULL }],
  };
  await handler.perform(heard);
  await handler.perform(heard);
  const counted = await row<{ count: number }>(
    bench.database.manager,
    'select count(*)::int as count from address_strikes where workspace_id = $1',
    [ws],
  );
  expect(counted?.count).toBe(1);
});
