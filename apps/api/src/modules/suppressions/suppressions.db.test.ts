import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ContactsBench, openContactsBench } from '../contacts/testing/contacts-bench.js';
import type { NewSuppression } from './suppressions.service.js';

let bench: ContactsBench;
let ws: string;
beforeAll(async () => {
  bench = await openContactsBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  ws = await bench.newWorkspace();
});

const suppress = (input: Partial<NewSuppression> = {}) =>
  bench.database.transaction((manager) =>
    bench.suppressions.suppress(manager, ws, {
      address: 'ada@example.com',
      scope: 'all',
      reason: 'dead_address',
      ...input,
    } as NewSuppression),
  );
const all = async (query: object = {}) => (await bench.suppressions.list(ws, { limit: 50, ...query })).items;

test('the same fact twice is one suppression; a later reason stands beside the first', async () => {
  expect(await suppress({ evidence: { reply: '550 5.1.1 no such user' } })).toEqual({ added: true });
  expect(await suppress()).toEqual({ added: false });
  expect(await suppress({ reason: 'complaint' })).toEqual({ added: false });
  expect(await suppress({ reason: 'complaint' })).toEqual({ added: false });
  expect(await all()).toMatchObject([
    {
      reason: 'dead_address',
      also: ['complaint'],
      note: '550 5.1.1 no such user',
      removalWarning: expect.stringContaining('reported your mail as spam') as string,
    },
  ]);
  expect(await all({ reason: 'complaint' })).toHaveLength(1);
});

test('scopes stand side by side, so lifting one does not lift the other', async () => {
  await suppress({ scope: 'marketing', reason: 'unsubscribed' });
  await suppress({ scope: 'all', reason: 'dead_address' });
  const facts = await bench.suppressions.factsOf(
    bench.database.manager,
    ws,
    bench.sealer.addressHash('ada@example.com'),
  );
  expect(facts.map(({ scope }) => scope)).toEqual(['all', 'marketing']);
  await bench.suppressions.remove(ws, facts[0]?.id ?? '');
  expect(await all()).toMatchObject([{ scope: 'marketing', reason: 'unsubscribed' }]);
});

test('a whole address is found by its hash, a part by how it begins', async () => {
  await suppress({ address: 'Ada@Example.com' });
  await bench.database.transaction((manager) =>
    bench.suppressions.suppress(manager, ws, {
      addressHash: bench.sealer.addressHash('gone@example.com'),
      scope: 'all',
      reason: 'complaint',
    }),
  );
  expect(await all({ search: 'ADA@example.com' })).toHaveLength(1);
  expect(await all({ search: 'ad' })).toHaveLength(1);
  expect(await all({ search: 'gone@example.com' })).toMatchObject([{ address: null }]);
  expect(await all({ search: 'gone' })).toEqual([]);
});

test('a pasted text becomes suppressions, and what is no address is told', async () => {
  const result = await bench.suppressions.addByHand(
    ws,
    {
      addresses: 'a@example.com; Bob <b@example.com>\nA@example.com\n\nnonsense',
      scope: 'all',
      note: 'from the old tool',
    },
    null,
  );
  expect(result).toEqual({
    added: 2,
    already: 0,
    refused: [{ address: 'nonsense', says: 'There is no @ in the address.' }],
    refusedCount: 1,
  });
  expect(await all()).toMatchObject([{ note: 'from the old tool' }, { note: 'from the old tool' }]);
});

test('pages go on where the last one ended', async () => {
  const addresses = Array.from({ length: 23 }, (_, n) => `p${n}@example.com`).join('\n');
  await bench.suppressions.addByHand(ws, { addresses, scope: 'marketing', note: '' }, null);
  const seen: (string | null)[] = [];
  let after: string | undefined;
  do {
    const page = await bench.suppressions.list(ws, { limit: 10, after });
    seen.push(...page.items.map(({ address }) => address));
    after = page.next ?? undefined;
  } while (after);
  expect(new Set(seen).size).toBe(23);
});

const left = { scope: 'marketing', reason: 'unsubscribed' } as const;
const comeBack = (manager = bench.database.manager) =>
  bench.suppressions.comeBack(manager, ws, bench.sealer.addressHash('ada@example.com'));

test('who subscribes again takes the own opt-out back, and no complaint that stood beside it', async () => {
  await suppress(left);
  await suppress({ scope: 'marketing', reason: 'complaint', evidence: { reply: 'abuse' } });
  await suppress({ scope: 'marketing', reason: 'opted_out_in_words' });
  await bench.database.transaction((manager) => comeBack(manager));
  expect(await all()).toMatchObject([{ reason: 'complaint', also: ['opted_out_in_words'] }]);
  await suppress(left);
  await bench.database.transaction((manager) => comeBack(manager));
  expect(await all()).toMatchObject([{ reason: 'complaint', also: ['opted_out_in_words'] }]);
});

test('an opt-out that comes while the person is coming back is not lost', async () => {
  await suppress(left);
  const leaving = Promise.withResolvers<{ added: boolean }>();
  await bench.database.transaction(async (manager) => {
    await comeBack(manager);
    // The other transaction begins now and must wait for this one.
    leaving.resolve(suppress(left));
    await bench.database.manager.query('select 1');
  });
  expect(await leaving.promise).toEqual({ added: true });
  expect(await all()).toMatchObject([{ reason: 'unsubscribed' }]);
});

test('coming back waits for an opt-out that is on its way, and then takes it back', async () => {
  let coming: Promise<void> | undefined;
  await bench.database.transaction(async (manager) => {
    await bench.suppressions.suppress(manager, ws, { address: 'ada@example.com', ...left });
    coming = bench.database.transaction((other) => comeBack(other));
    await bench.database.manager.query('select 1');
  });
  await coming;
  expect(await all()).toEqual([]);
});
