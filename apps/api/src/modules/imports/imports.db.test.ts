import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asGuessed, type ImportsBench, openImportsBench, startOf } from './testing/imports-bench.js';

let bench: ImportsBench;
let ws: string;
const never = new AbortController().signal;
beforeAll(async () => {
  bench = await openImportsBench();
});
afterAll(() => bench.close());
beforeEach(async () => {
  ws = await bench.newWorkspace();
});

const FILE = [
  'E-Mail;Vorname;Nachname;Ort;Punkte',
  'ada@example.com;Ada;Lovelace;"London; UK";12',
  'grace@example.com;Grace;Hopper;;7',
  'ADA@example.com;Second;Ada;;1',
  'nobody;No;Body;;',
  ';No;Address;;',
  'linus@example.com;=cmd();Torvalds;Åbo;many',
].join('\r\n');

const run = async (id: string) => bench.newRunner().run(ws, id, never);
const emails = async (filter: object = {}) =>
  (await bench.contacts.list(ws, { limit: 200, sort: 'email', ...filter })).items.map(({ email }) => email);
const manyRows = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => `person${from + n}@example.com,First${n},Last${n}`).join('\n');

describe('a file of people', () => {
  test('is understood when it arrives', async () => {
    const one = await bench.upload(ws, Buffer.from(`\ufeff${FILE}`, 'utf16le'));
    expect(one).toMatchObject({ state: 'uploaded', encoding: 'utf-16le', delimiter: ';', hasHeader: true });
    expect(one.columns.map(({ header, guess }) => [header, guess])).toEqual([
      ['E-Mail', 'email'],
      ['Vorname', 'first_name'],
      ['Nachname', 'last_name'],
      ['Ort', 'field:ort'],
      ['Punkte', 'field:punkte'],
    ]);
    expect(one.columns[4]?.newField?.type).toBe('text');
  });

  test('is looked at without writing, then taken in with the same counts, then in the download what was refused', async () => {
    await bench.contacts.create(ws, {
      email: 'grace@example.com',
      firstName: 'Old',
      lastName: '',
      attributes: {},
      listIds: [],
    });
    await bench.suppressions.addByHand(ws, { addresses: 'ada@example.com', scope: 'all', note: '' }, null);
    const one = await bench.upload(ws, FILE);
    const input = asGuessed(one);
    input.newFields = input.newFields.map((field) =>
      field.key === 'punkte' ? { ...field, type: 'number' } : field,
    );
    await bench.service.check(ws, one.id, input);
    await bench.checker.run(ws, one.id, never);
    const counts = {
      rows: 6,
      created: 1,
      updated: 1,
      unchanged: 0,
      duplicate: 1,
      rejected: 3,
      suppressed: 1,
    };
    const looked = await bench.service.get(ws, one.id);
    expect(looked.check).toMatchObject({ state: 'done', counts });
    expect(looked.check?.examples.map(({ row, reason }) => `${row}: ${reason}`)).toEqual([
      '4: The same address stands further up in this file.',
      '5: There is no @ in the address.',
      '6: There is no address.',
      '7: Punkte: “many” is not a number that can be read in one way only.',
    ]);
    expect(await emails()).toEqual(['grace@example.com']);

    await bench.service.start(ws, one.id, { ...startOf(one), newFields: input.newFields });
    await run(one.id);
    const done = await bench.service.get(ws, one.id);
    expect(done).toMatchObject({ state: 'finished', counts, bytesRead: done.bytesTotal });
    expect(await emails({ listId: done.listId })).toEqual(['ada@example.com', 'grace@example.com']);
    expect((await bench.contacts.list(ws, { limit: 1, sort: 'email' })).items).toMatchObject([
      { firstName: 'Ada', attributes: { ort: 'London; UK', punkte: 12 } },
    ]);
    expect(await bench.files.exists(one.id)).toBe(false);

    const { lines } = await bench.service.rejects(ws, one.id);
    let file = '';
    for await (const part of lines) file += part;
    expect(file.split('\r\n')).toEqual([
      '\ufeffE-Mail,Vorname,Nachname,Ort,Punkte,Why it was not imported',
      'ADA@example.com,Second,Ada,,1,The same address stands further up in this file.',
      'nobody,No,Body,,,There is no @ in the address.',
      ',No,Address,,,There is no address.',
      "linus@example.com,'=cmd(),Torvalds,Åbo,many,Punkte: “many” is not a number that can be read in one way only.",
      '',
    ]);
  });

  test('can leave known people as they are', async () => {
    await bench.contacts.create(ws, {
      email: 'ada@example.com',
      firstName: 'Old',
      lastName: '',
      attributes: {},
      listIds: [],
    });
    const one = await bench.upload(ws, 'email,first name\nada@example.com,New\n');
    await bench.service.start(ws, one.id, { ...startOf(one), updateExisting: false });
    await run(one.id);
    const done = await bench.service.get(ws, one.id);
    expect(done.counts).toMatchObject({ unchanged: 1, updated: 0 });
    expect((await bench.contacts.list(ws, { limit: 1, sort: 'email' })).items[0]?.firstName).toBe('Old');
    expect(await emails({ listId: done.listId })).toEqual(['ada@example.com']);
  });

  test('that is empty, a workbook or no file at all is refused', async () => {
    await expect(bench.upload(ws, '')).rejects.toMatchObject({ code: 'import.empty' });
    await expect(bench.upload(ws, 'PK\u0003\u0004 and so on')).rejects.toMatchObject({
      code: 'import.workbook',
    });
    await expect(bench.service.upload(ws, 'x.csv', { a: 1 }, null)).rejects.toMatchObject({
      code: 'import.not_a_file',
    });
  });

  test('with a quote that is never closed fails with the place', async () => {
    const one = await bench.upload(ws, `email,name\na@x.de,"open\n${'x'.repeat(1_100_000)}`);
    await bench.service.start(ws, one.id, {
      ...startOf(one),
      mapping: [{ column: 0, to: 'email' }],
      newFields: [],
    });
    await run(one.id);
    expect(await bench.service.get(ws, one.id)).toMatchObject({
      state: 'failed',
      failure: expect.stringContaining('is never closed') as string,
    });
  });
});

describe('an import that does not go through', () => {
  const big = () =>
    bench.upload(ws, `email,first name,last name\n${manyRows(0, 25_000)}\nperson5@example.com,again,again\n`);

  test('goes on where it was killed, and counts nobody twice', async () => {
    const one = await big();
    await bench.service.start(ws, one.id, startOf(one));
    const stop = new AbortController();
    const save = bench.intake.save.bind(bench.intake);
    let batches = 0;
    bench.intake.save = async (...input) => {
      batches += 1;
      if (batches === 2) stop.abort(new Error('killed'));
      return save(...input);
    };
    await expect(bench.newRunner().run(ws, one.id, stop.signal)).rejects.toThrow('killed');
    bench.intake.save = save;
    expect(await bench.service.get(ws, one.id)).toMatchObject({
      state: 'running',
      counts: { rows: 20_000, created: 20_000 },
    });
    await Promise.all([run(one.id), run(one.id)]);
    await run(one.id);
    expect(await bench.service.get(ws, one.id)).toMatchObject({
      state: 'finished',
      counts: { rows: 25_001, created: 25_000, updated: 0, unchanged: 0, duplicate: 1, rejected: 0 },
    });
    expect(await bench.contacts.count(ws, {})).toEqual({ count: 25_000 });
  });

  test('stops when it is cancelled; a stalled one is found once', async () => {
    const one = await big();
    await bench.service.start(ws, one.id, startOf(one));
    await bench.database.manager.query(
      `update imports set progressed_at = now() - interval '5 minutes' where id = $1`,
      [one.id],
    );
    expect(await bench.repository.takeStalled(bench.database.manager, 90)).toMatchObject([
      { id: one.id, state: 'running' },
    ]);
    expect(await bench.repository.takeStalled(bench.database.manager, 90)).toEqual([]);
    await bench.service.cancel(ws, one.id);
    await run(one.id);
    expect(await bench.service.get(ws, one.id)).toMatchObject({ state: 'cancelled', counts: { rows: 0 } });
    await expect(bench.service.start(ws, one.id, startOf(one))).rejects.toMatchObject({
      code: 'import.cancelled',
    });
  });
});

test('a roll-back takes away whom the import made and nobody touched, and its memberships', async () => {
  await bench.contacts.create(ws, {
    email: 'known@example.com',
    firstName: 'K',
    lastName: '',
    attributes: {},
    listIds: [],
  });
  const one = await bench.upload(
    ws,
    'email\nknown@example.com\na@example.com\ntouched@example.com\nlisted@example.com\n',
  );
  await bench.service.start(ws, one.id, startOf(one, 'Fair'));
  await run(one.id);
  const touched = (await bench.contacts.list(ws, { limit: 1, sort: 'email', search: 'touched' })).items[0];
  await bench.contacts.change(ws, touched?.id ?? '', { version: 1, firstName: 'Tom' });
  const other = await bench.lists.create(ws, { name: 'Other', description: '', consentSource: null });
  await bench.lists.addMembers(ws, other.id, { matching: { search: 'listed' } }, null);
  await bench.service.rollBack(ws, one.id);
  await bench.remover.run(ws, one.id, never);
  await bench.remover.run(ws, one.id, never);
  expect(await emails()).toEqual(['known@example.com', 'listed@example.com', 'touched@example.com']);
  const after = await bench.service.get(ws, one.id);
  expect(after).toMatchObject({ state: 'rolled_back', rolledBack: { contacts: 1 } });
  expect(await emails({ listId: after.listId })).toEqual([]);
});
