import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloneDatabase, type TestDatabase } from '@mailwright/testing';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { restoreBackup } from './restore-backup.js';
import { writeBackup } from './write-backup.js';

let directory: string;
let source: TestDatabase;
let target: TestDatabase;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mailwright-backup-'));
  [source, target] = await Promise.all([cloneDatabase(), cloneDatabase()]);
});
afterAll(async () => {
  await Promise.all([source.drop(), target.drop()]);
  await rm(directory, { recursive: true });
});

async function withClient<T>(database: TestDatabase, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const WORKSPACE = '0199a000-0000-7000-8000-000000000001';
const file = () => join(directory, 'all.backup');
const nothing = () => undefined;

/** Text that COPY must escape, a partition of a month long past, a sequence in use, a job that waits. */
async function fill(client: Client): Promise<void> {
  await client.query(`select ensure_month_partitions(date '2024-03-01', 1)`);
  await client.query(
    `insert into auth.organization ("id", "name", "slug", "createdAt") values ($1, 'a', 'a', now())`,
    [WORKSPACE],
  );
  await client.query(`insert into workspaces (id, kind, name) values ($1, 'real', $2)`, [
    WORKSPACE,
    'tab\t line\n back\\slash \\. ü',
  ]);
  await client.query(
    `insert into events (workspace_id, id, occurred_at, kind) values ($1, uuidv7(), '2024-03-05', 'opened'), ($1, uuidv7(), now(), 'clicked')`,
    [WORKSPACE],
  );
  await client.query(`select nextval('lease_tokens') from generate_series(1, 41)`);
  await client.query(`select pgboss.create_queue('later', '{"policy":"standard"}'::jsonb)`);
  await client.query(`insert into pgboss.job (name, data) values ('later', '{"id":1}')`);
}

test('what was backed up comes back into another database, row for row', async () => {
  await withClient(source, fill);
  const { rows } = await writeBackup(source.url, file(), nothing);
  expect(rows).toBeGreaterThan(4);
  expect((await stat(file())).mode & 0o777).toBe(0o600);

  await restoreBackup(target.url, file(), { replace: false, onTable: nothing });
  expect(await withClient(target, contents)).toEqual(await withClient(source, contents));
  const next = await withClient(target, (client) => client.query(`select nextval('lease_tokens')::int as n`));
  expect(next.rows).toEqual([{ n: 42 }]);
  const march = `select count(*)::int as n from events where tableoid <> 'events_rest'::regclass`;
  expect((await withClient(target, (client) => client.query(march))).rows).toEqual([{ n: 2 }]);
});

const CHECKED = ['workspaces', 'events', 'installation', 'pgboss.queue', 'pgboss.job'];

async function contents(client: Client): Promise<unknown[]> {
  const all: unknown[] = [];
  for (const table of CHECKED)
    all.push((await client.query(`select t::text as line from ${table} t order by 1`)).rows);
  return all;
}

test('a database with data in it is only replaced when that was said', async () => {
  const restore = (replace: boolean) => restoreBackup(target.url, file(), { replace, onTable: nothing });
  await expect(restore(false)).rejects.toThrow(/already has data in it/);
  expect((await restore(true)).tables.length).toBeGreaterThan(10);
});

test('a database that others use is left alone', async () => {
  await withClient(target, async () => {
    await expect(restoreBackup(target.url, file(), { replace: true, onTable: nothing })).rejects.toThrow(
      /is in use/,
    );
  });
});

test('a damaged, cut off or foreign file is refused before anything is touched', async () => {
  const whole = await readFile(file());
  const flipped = Buffer.from(whole);
  flipped[Math.floor(whole.length / 2)]! ^= 0xff;
  const files = { flipped, short: whole.subarray(0, whole.length - 40), foreign: Buffer.from('PGDMP') };
  for (const [name, bytes] of Object.entries(files)) {
    const path = join(directory, name);
    await writeFile(path, bytes);
    await expect(restoreBackup(target.url, path, { replace: true, onTable: nothing }), name).rejects.toThrow(
      /damaged or incomplete/,
    );
  }
  const missing = restoreBackup(target.url, join(directory, 'none'), { replace: true, onTable: nothing });
  await expect(missing).rejects.toThrow(/cannot be read \(ENOENT\)/);
  const left = await withClient(target, (client) =>
    client.query('select count(*)::int as n from workspaces'),
  );
  expect(left.rows).toEqual([{ n: 1 }]);
});
