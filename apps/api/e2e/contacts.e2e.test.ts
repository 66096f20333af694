import type { Contact, ContactImport, ContactList, Problem } from '@mailwright/contracts';
import { eventually } from '@mailwright/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Mailwright } from './support/mailwright-in-process.js';
import type { Visitor } from './support/visitor.js';

/** People over HTTP, with the roles `api` and `jobs`: from a file to a list, and out again. */
let mailwright: Mailwright;
let owner: Visitor;
let base: string;

beforeAll(async () => {
  mailwright = await Mailwright.start(['api', 'jobs']);
  owner = await mailwright.owner();
  const workspace = await owner.must<{ id: string }>('POST', '/api/v1/workspaces', {
    name: 'Shop',
    kind: 'real',
  });
  base = `/api/v1/workspaces/${workspace.id}`;
});
afterAll(() => mailwright.stop());

const until = (id: string, done: (one: ContactImport) => boolean): Promise<ContactImport> =>
  eventually(
    async () => {
      const { body } = await owner.send<ContactImport>('GET', `${base}/imports/${id}`);
      return done(body) && body;
    },
    { timeoutMs: 60_000, everyMs: 100 },
  );

const rows = Array.from({ length: 3_000 }, (_, n) => `person${n}@example.com;Größe ${n};${n % 7}`);
const FILE = ['E-Mail;Vorname;Points', ...rows, 'PERSON1@example.com;again;1', 'no address;x;1'].join('\n');

test('a file becomes people on a list, is accounted for to the row, and can be taken back', async () => {
  const uploaded = await owner.send<ContactImport>(
    'POST',
    `${base}/imports?fileName=Leute%20%C3%84.csv`,
    Buffer.from(FILE),
    { 'content-type': 'text/csv' },
  );
  expect(uploaded).toMatchObject({
    status: 201,
    body: { state: 'uploaded', encoding: 'utf-8', delimiter: ';' },
  });
  const { id, columns } = uploaded.body;
  const reading = {
    mapping: columns.map(({ guess }, column) => ({ column, to: guess })),
    newFields: columns.flatMap(({ guess, newField }) =>
      guess === `field:${newField.key}` ? [newField] : [],
    ),
  };
  expect((await owner.send('POST', `${base}/imports/${id}/check`, reading)).status).toBe(202);
  const checked = await until(id, ({ check }) => check?.state === 'done');
  const counts = {
    rows: 3_002,
    created: 3_000,
    updated: 0,
    unchanged: 0,
    duplicate: 1,
    rejected: 1,
    suppressed: 0,
  };
  expect(checked.check?.counts).toEqual(counts);

  const noConsent = await owner.send<Problem>('POST', `${base}/imports/${id}/start`, {
    ...reading,
    list: { name: 'News' },
  });
  expect(noConsent).toMatchObject({ status: 400, body: { code: 'input.invalid' } });
  const start = { ...reading, list: { name: 'News' }, consentSource: 'Trade fair' };
  expect((await owner.send('POST', `${base}/imports/${id}/start`, start)).status).toBe(202);
  const finished = await until(id, ({ state }) => state === 'finished');
  expect(finished.counts).toEqual(counts);

  const lists = await owner.send<{ items: ContactList[] }>('GET', `${base}/lists`);
  expect(lists.body.items).toMatchObject([
    { name: 'News', members: 3_000, mailable: 3_000, consentSource: 'Trade fair' },
  ]);
  const rejects = await owner.send<string>('GET', `${base}/imports/${id}/rejects.csv`);
  expect(rejects.body.trimEnd().split('\r\n')).toHaveLength(3);

  const found = await owner.send<{ items: Contact[] }>(
    'GET',
    `${base}/contacts?search=person17%40&field=points&value=3`,
  );
  expect(found.body.items).toMatchObject([{ email: 'person17@example.com', attributes: { points: 3 } }]);
  const person = await owner.send<Contact>('GET', `${base}/contacts/${found.body.items[0]?.id}`);
  expect(person.body).toMatchObject({
    import: { fileName: 'Leute Ä.csv' },
    consent: { source: 'Trade fair' },
    lists: [{ name: 'News' }],
    mailability: { verdict: 'yes' },
  });

  expect((await owner.send('POST', `${base}/imports/${id}/roll-back`)).status).toBe(202);
  const back = await until(id, ({ rolledBack }) => rolledBack !== null);
  expect(back).toMatchObject({ state: 'rolled_back', rolledBack: { contacts: 3_000 } });
  expect((await owner.send('GET', `${base}/contacts/count`)).body).toEqual({ count: 0 });
});

test('a suppressed address stays suppressed when its person is erased and comes back', async () => {
  const made = await owner.send<Contact>('POST', `${base}/contacts`, {
    email: 'Ada@Example.com',
    firstName: 'Ada',
  });
  expect(made.status).toBe(201);
  const added = await owner.send('POST', `${base}/suppressions`, { addresses: 'ada@example.com\nnonsense' });
  expect(added.body).toMatchObject({ added: 1, refusedCount: 1 });
  const person = `${base}/contacts/${made.body.id}`;
  expect((await owner.send<Contact>('GET', person)).body.mailability.verdict).toBe('no');
  expect((await owner.send('DELETE', person)).status).toBe(200);
  expect((await owner.send('GET', person)).status).toBe(404);
  const again = await owner.send<Contact>('POST', `${base}/contacts`, { email: 'ada@example.com' });
  expect(again.body.mailability).toMatchObject({ verdict: 'no', suppressions: [{ address: null }] });
});

test('what was changed in between, what is no file and what is too much is refused in words', async () => {
  const list = await owner.send<ContactList>('POST', `${base}/lists`, { name: 'Beta' });
  const change = { version: 1, name: 'Gamma' };
  expect((await owner.send('PATCH', `${base}/lists/${list.body.id}`, change)).status).toBe(200);
  expect(await owner.send('PATCH', `${base}/lists/${list.body.id}`, change)).toMatchObject({
    status: 412,
    body: { code: 'list.stale' },
  });
  const json = await owner.send('POST', `${base}/imports?fileName=x.csv`, { rows: [] });
  expect(json).toMatchObject({ status: 400, body: { code: 'import.not_a_file' } });
  const nobody = await mailwright.visitor().get(`${base}/contacts`);
  expect(nobody.status).toBe(401);
});
