import type { Contact, ContactImport, ContactList, Problem } from '@mailwright/contracts';
import { cloneDatabase, eventually, freePort, type TestDatabase } from '@mailwright/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROJECT_ROOT } from '../src/config/project-root.js';
import { runRoles, type RunningRoles } from '../src/main.js';

/** People over HTTP, with the roles `api` and `jobs` in this process: from a file to a list, and out again. */
let database: TestDatabase;
let dataDir: string;
let roles: RunningRoles;
let origin: string;
let cookie = '';
let base: string;

beforeAll(async () => {
  const port = await freePort();
  database = await cloneDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'mailwright-contacts-'));
  origin = `http://127.0.0.1:${port}`;
  roles = await runRoles(
    {
      projectRoot: PROJECT_ROOT,
      port,
      host: '127.0.0.1',
      publicUrl: origin,
      trustedProxies: [],
      databaseUrl: database.url,
      databasePoolSize: 5,
      dataDir,
      masterKey: Buffer.alloc(32, 3),
      roles: undefined,
      senderId: 'e2e',
      logLevel: 'silent',
      logFormat: 'json',
    },
    ['api', 'jobs'],
  );
  const owner = { name: 'Olga Owner', email: 'olga@example.com', password: 'correct horse battery' };
  await call('POST', '/api/v1/owner', owner);
  const signedIn = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify(owner),
  });
  cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const workspace = await call<{ id: string }>('POST', '/api/v1/workspaces', { name: 'Shop', kind: 'real' });
  base = `/api/v1/workspaces/${workspace.body.id}`;
});
afterAll(async () => {
  await roles.stop();
  await database.drop();
  await rm(dataDir, { recursive: true });
});

async function call<T>(method: string, path: string, body?: unknown): Promise<{ status: number; body: T }> {
  const raw = typeof body === 'string';
  const response = await fetch(`${origin}${path}`, {
    method,
    headers: {
      origin,
      cookie,
      ...(body === undefined ? {} : { 'content-type': raw ? 'text/csv' : 'application/json' }),
    },
    ...(body === undefined ? {} : { body: raw ? body : JSON.stringify(body) }),
  });
  const json = response.headers.get('content-type')?.includes('json');
  return { status: response.status, body: (json ? await response.json() : await response.text()) as T };
}

const until = (id: string, done: (one: ContactImport) => boolean): Promise<ContactImport> =>
  eventually(
    async () => {
      const { body } = await call<ContactImport>('GET', `${base}/imports/${id}`);
      return done(body) && body;
    },
    { timeoutMs: 60_000, everyMs: 100 },
  );

const rows = Array.from({ length: 3_000 }, (_, n) => `person${n}@example.com;Größe ${n};${n % 7}`);
const FILE = ['E-Mail;Vorname;Points', ...rows, 'PERSON1@example.com;again;1', 'no address;x;1'].join('\n');

test('a file becomes people on a list, is accounted for to the row, and can be taken back', async () => {
  const uploaded = await call<ContactImport>('POST', `${base}/imports?fileName=Leute%20%C3%84.csv`, FILE);
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
  expect((await call('POST', `${base}/imports/${id}/check`, reading)).status).toBe(202);
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

  const noConsent = await call<Problem>('POST', `${base}/imports/${id}/start`, {
    ...reading,
    list: { name: 'News' },
  });
  expect(noConsent).toMatchObject({ status: 400, body: { code: 'input.invalid' } });
  const start = { ...reading, list: { name: 'News' }, consentSource: 'Trade fair' };
  expect((await call('POST', `${base}/imports/${id}/start`, start)).status).toBe(202);
  const finished = await until(id, ({ state }) => state === 'finished');
  expect(finished.counts).toEqual(counts);

  const lists = await call<{ items: ContactList[] }>('GET', `${base}/lists`);
  expect(lists.body.items).toMatchObject([
    { name: 'News', members: 3_000, mailable: 3_000, consentSource: 'Trade fair' },
  ]);
  const rejects = await call<string>('GET', `${base}/imports/${id}/rejects.csv`);
  expect(rejects.body.trimEnd().split('\r\n')).toHaveLength(3);

  const found = await call<{ items: Contact[] }>(
    'GET',
    `${base}/contacts?search=person17%40&field=points&value=3`,
  );
  expect(found.body.items).toMatchObject([{ email: 'person17@example.com', attributes: { points: 3 } }]);
  const person = await call<Contact>('GET', `${base}/contacts/${found.body.items[0]?.id}`);
  expect(person.body).toMatchObject({
    import: { fileName: 'Leute Ä.csv' },
    consent: { source: 'Trade fair' },
    lists: [{ name: 'News' }],
    mailability: { verdict: 'yes' },
  });

  expect((await call('POST', `${base}/imports/${id}/roll-back`)).status).toBe(202);
  const back = await until(id, ({ rolledBack }) => rolledBack !== null);
  expect(back).toMatchObject({ state: 'rolled_back', rolledBack: { contacts: 3_000 } });
  expect((await call('GET', `${base}/contacts/count`)).body).toEqual({ count: 0 });
});

test('a suppressed address stays suppressed when its person is erased and comes back', async () => {
  const made = await call<Contact>('POST', `${base}/contacts`, {
    email: 'Ada@Example.com',
    firstName: 'Ada',
  });
  expect(made.status).toBe(201);
  const added = await call('POST', `${base}/suppressions`, { addresses: 'ada@example.com\nnonsense' });
  expect(added.body).toMatchObject({ added: 1, refusedCount: 1 });
  const person = `${base}/contacts/${made.body.id}`;
  expect((await call<Contact>('GET', person)).body.mailability.verdict).toBe('no');
  expect((await call('DELETE', person)).status).toBe(200);
  expect((await call('GET', person)).status).toBe(404);
  const again = await call<Contact>('POST', `${base}/contacts`, { email: 'ada@example.com' });
  expect(again.body.mailability).toMatchObject({ verdict: 'no', suppressions: [{ address: null }] });
});

test('what was changed in between, what is no file and what is too much is refused in words', async () => {
  const list = await call<ContactList>('POST', `${base}/lists`, { name: 'Beta' });
  const change = { version: 1, name: 'Gamma' };
  expect((await call('PATCH', `${base}/lists/${list.body.id}`, change)).status).toBe(200);
  expect(await call('PATCH', `${base}/lists/${list.body.id}`, change)).toMatchObject({
    status: 412,
    body: { code: 'list.stale' },
  });
  const json = await call('POST', `${base}/imports?fileName=x.csv`, { rows: [] });
  expect(json).toMatchObject({ status: 400, body: { code: 'import.not_a_file' } });
  const nobody = await fetch(`${origin}${base}/contacts`);
  expect(nobody.status).toBe(401);
});
