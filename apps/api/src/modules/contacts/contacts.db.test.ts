import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rows } from '../../platform/database/database.js';
import { type ContactsBench, openContactsBench } from './testing/contacts-bench.js';

let bench: ContactsBench;
let ws: string;
beforeAll(async () => {
  bench = await openContactsBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  ws = await bench.newWorkspace();
});

const person = (email: string, more: object = {}) => ({
  email,
  firstName: '',
  lastName: '',
  attributes: {},
  listIds: [],
  ...more,
});
const page = { limit: 50, sort: 'newest' } as const;
const upsert = (people: Parameters<typeof bench.contacts.upsertMany>[2], options = {}) =>
  bench.database.transaction((manager) => bench.contacts.upsertMany(manager, ws, people, options));

describe('people one at a time', () => {
  test('a person is made, read, changed and refused when somebody was faster', async () => {
    await bench.fields.create(ws, { label: 'Größe (cm)', type: 'number' });
    const list = await bench.lists.create(ws, { name: 'News', description: '', consentSource: 'Form' });
    const made = await bench.contacts.create(
      ws,
      person('Ada@Example.com', { firstName: 'Ada', attributes: { groesse_cm: '170' }, listIds: [list.id] }),
    );
    expect(made).toMatchObject({
      email: 'Ada@Example.com',
      attributes: { groesse_cm: 170 },
      mailability: { verdict: 'yes' },
      version: 1,
    });
    const changed = await bench.contacts.change(ws, made.id, {
      version: 1,
      lastName: 'Lovelace',
      attributes: { groesse_cm: null },
    });
    expect(changed).toMatchObject({ firstName: 'Ada', lastName: 'Lovelace', attributes: {}, version: 2 });
    expect(changed.lists.map(({ name }) => name)).toEqual(['News']);
    await expect(bench.contacts.change(ws, made.id, { version: 1, firstName: 'X' })).rejects.toMatchObject({
      code: 'contact.stale',
    });
  });

  test('an address in other letters is the same person', async () => {
    await bench.contacts.create(ws, person('ada@example.com'));
    await expect(bench.contacts.create(ws, person('ADA@example.com'))).rejects.toMatchObject({
      code: 'contact.exists',
    });
    const bob = await bench.contacts.create(ws, person('bob@example.com'));
    await expect(
      bench.contacts.change(ws, bob.id, { version: 1, email: 'Ada@example.com' }),
    ).rejects.toMatchObject({ code: 'contact.exists' });
  });

  test('an unknown field, a wrong value and an unknown zone are refused by name', async () => {
    await bench.fields.create(ws, { label: 'Born', type: 'date' });
    const attempt = (more: object) => bench.contacts.create(ws, person('x@example.com', more));
    await expect(attempt({ attributes: { shoe: '3' } })).rejects.toMatchObject({ code: 'field.unknown' });
    await expect(attempt({ attributes: { born: '3/4/2026' } })).rejects.toMatchObject({
      code: 'field.value_unusable',
    });
    await expect(attempt({ timeZone: 'Mars/Olympus' })).rejects.toMatchObject({
      code: 'contact.zone_unknown',
    });
  });

  test('another workspace neither sees nor changes a person', async () => {
    const made = await bench.contacts.create(ws, person('ada@example.com'));
    const other = await bench.newWorkspace();
    await expect(bench.contacts.get(other, made.id)).rejects.toMatchObject({ code: 'contact.not_found' });
    await expect(bench.contacts.eraseOne(other, made.id)).rejects.toMatchObject({
      code: 'contact.not_found',
    });
  });
});

describe('many people', () => {
  test('come in with one statement, once, and empty values overwrite nothing', async () => {
    const list = await bench.lists.create(ws, { name: 'All', description: '', consentSource: null });
    const people = [
      { email: 'a@example.com', firstName: 'A\tb\\c\nd', attributes: { city: 'Köln "am" \\ Rhein' } },
      { email: 'A@EXAMPLE.com', firstName: 'the second of the same' },
      { email: 'b@example.com' },
      { email: 'not an address' },
    ];
    const options = { listId: list.id, consentSource: 'Fair 2026' };
    expect(await upsert(people, options)).toMatchObject({
      created: 2,
      updated: 0,
      unchanged: 0,
      refused: [{ index: 3, says: 'There is a space in the address.' }],
    });
    expect(await upsert(people, options)).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    expect(await upsert([{ email: 'a@example.com', lastName: 'New' }])).toMatchObject({ updated: 1 });
    expect(
      await upsert([{ email: 'a@example.com', lastName: 'Newer' }], { updateExisting: false }),
    ).toMatchObject({
      unchanged: 1,
    });
    const { items } = await bench.contacts.list(ws, { ...page, search: 'new' });
    expect(items).toMatchObject([
      {
        firstName: 'A\tb\\c\nd',
        lastName: 'New',
        attributes: { city: 'Köln "am" \\ Rhein' },
        lists: [{ name: 'All' }],
      },
    ]);
    expect(await bench.lists.get(ws, list.id)).toMatchObject({ members: 2, mailable: 2 });
  });

  test.each(['newest', 'email'] as const)('are paged without gaps, sorted by %s', async (sort) => {
    const people = Array.from({ length: 25 }, (_, n) => ({
      email: `p${String(n).padStart(2, '0')}@example.com`,
    }));
    await upsert(people);
    const seen: string[] = [];
    const totals: (number | null)[] = [];
    let after: string | undefined;
    do {
      const found = await bench.contacts.list(ws, { limit: 10, sort, after });
      totals.push(found.total);
      seen.push(...found.items.map(({ email }) => email));
      after = found.next ?? undefined;
    } while (after);
    expect(totals).toEqual([25, null, null]);
    expect(seen.toSorted()).toEqual(people.map(({ email }) => email));
  });

  test('are found by parts of address and names, list, suppression and field', async () => {
    await bench.fields.create(ws, { label: 'City', type: 'text' });
    const list = await bench.lists.create(ws, { name: 'L', description: '', consentSource: null });
    await upsert(
      [{ email: 'ada@example.com', firstName: 'Ada', lastName: 'Müller', attributes: { city: 'Köln' } }],
      { listId: list.id },
    );
    await upsert([{ email: '100%_sure@example.com' }]);
    await bench.suppressions.addByHand(
      ws,
      { addresses: '100%_sure@example.com', scope: 'all', note: '' },
      null,
    );
    const found = async (filter: object) =>
      (await bench.contacts.list(ws, { ...page, ...filter })).items.map(({ email }) => email);
    expect(await found({ search: 'MÜLL ada' })).toEqual(['ada@example.com']);
    expect(await found({ search: '0%_s' })).toEqual(['100%_sure@example.com']);
    expect(await found({ search: 'a%a' })).toEqual([]);
    expect(await found({ listId: list.id })).toEqual(['ada@example.com']);
    expect(await found({ suppressed: 'yes' })).toEqual(['100%_sure@example.com']);
    expect(await found({ suppressed: 'no' })).toEqual(['ada@example.com']);
    expect(await found({ field: 'city', value: 'Köln' })).toEqual(['ada@example.com']);
    expect(await found({ field: 'city', value: 'Bonn' })).toEqual([]);
    expect(await bench.contacts.count(ws, { search: 'example' })).toEqual({ count: 2 });
  });

  test('all who match are put on a list, taken off and erased', async () => {
    await upsert([{ email: 'a@one.test' }, { email: 'b@one.test' }, { email: 'c@two.test' }]);
    const list = await bench.lists.create(ws, { name: 'One', description: '', consentSource: null });
    const matching = { matching: { search: '@one' } };
    expect(await bench.lists.addMembers(ws, list.id, matching, null)).toEqual({ added: 2 });
    expect(await bench.lists.addMembers(ws, list.id, matching, null)).toEqual({ added: 0 });
    expect(await bench.lists.removeMembers(ws, list.id, { matching: { search: 'a@one' } })).toEqual({
      removed: 1,
    });
    expect(await bench.contacts.erase(ws, matching)).toEqual({ erased: 2 });
    expect(await bench.lists.get(ws, list.id)).toMatchObject({ members: 0 });
    expect(await bench.contacts.count(ws, {})).toEqual({ count: 1 });
  });
});

test('erasing a person keeps the suppression in force and forgets the address and the words', async () => {
  const made = await bench.contacts.create(ws, person('ada@example.com', { firstName: 'Ada' }));
  await bench.database.transaction(async (manager) => {
    const input = { address: 'ADA@example.com', scope: 'marketing', reason: 'unsubscribed' } as const;
    await bench.suppressions.suppress(manager, ws, {
      ...input,
      evidence: { words: 'ada wrote no', mailingId: 'm1' },
    });
  });
  expect((await bench.contacts.get(ws, made.id)).mailability).toMatchObject({
    verdict: 'only_answers',
    says: 'You can answer Ada, but not send marketing, because they unsubscribed.',
  });
  await bench.contacts.eraseOne(ws, made.id);
  const kept = await bench.suppressions.list(ws, { limit: 10, search: 'ada@example.com' });
  expect(kept.items).toMatchObject([{ address: null, note: '', reason: 'unsubscribed' }]);
  const again = await bench.contacts.create(ws, person('ada@example.com'));
  expect(again.mailability.verdict).toBe('only_answers');
});

test('a list says how many it reaches', async () => {
  const list = await bench.lists.create(ws, { name: 'News', description: '', consentSource: null });
  const other = await bench.lists.create(ws, { name: 'Other', description: '', consentSource: null });
  const people = ['a', 'b', 'c', 'd'].map((name) => ({ email: `${name}@example.com` }));
  await upsert(people, { listId: list.id });
  await bench.database.transaction(async (manager) => {
    const suppress = (address: string, more: object) =>
      bench.suppressions.suppress(manager, ws, { address, reason: 'unsubscribed', scope: 'all', ...more });
    await suppress('a@example.com', {});
    await suppress('a@example.com', { scope: 'marketing' });
    await suppress('b@example.com', { scope: 'list', listId: list.id });
    await suppress('c@example.com', { scope: 'list', listId: other.id });
  });
  expect(await bench.lists.all(ws)).toMatchObject([
    { name: 'News', members: 4, mailable: 2 },
    { name: 'Other', members: 0, mailable: 0 },
  ]);
});

test('lists refuse a name twice and an old version', async () => {
  const list = await bench.lists.create(ws, { name: 'News', description: '', consentSource: null });
  await expect(bench.lists.create(ws, { name: 'NEWS', description: '' })).rejects.toMatchObject({
    code: 'list.exists',
  });
  expect(await bench.lists.change(ws, list.id, { version: 1, consentSource: 'Shop' })).toMatchObject({
    version: 2,
    consentSource: 'Shop',
  });
  await expect(bench.lists.change(ws, list.id, { version: 1, name: 'x' })).rejects.toMatchObject({
    code: 'list.stale',
  });
});

test('a field that goes takes its values with it', async () => {
  await bench.fields.create(ws, { label: 'City', type: 'text' });
  const made = await bench.contacts.create(ws, person('a@example.com', { attributes: { city: 'Rom' } }));
  expect(await bench.fields.remove(ws, 'city')).toEqual({ cleared: 1 });
  expect((await bench.contacts.get(ws, made.id)).attributes).toEqual({});
});

test('the views are plain: the planner uses the indexes below them', async () => {
  await upsert(Array.from({ length: 3_000 }, (_, n) => ({ email: `p${n}@example.com` })));
  await bench.database.manager.query('analyze contacts');
  const plan = await rows<{ 'QUERY PLAN': string }>(
    bench.database.manager,
    `explain select email from contact_recipients where workspace_id = $1 and contact_id = $1`,
    [ws],
  );
  expect(plan[0]?.['QUERY PLAN']).toContain('Index Scan using contacts_pkey');
});
