import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { migrations } from '@mailwright/migrations';
import { Client } from 'pg';
import { PgBoss } from 'pg-boss';
import { from as copyFrom } from 'pg-copy-streams';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../platform/database/data-source.js';
import { migrate } from '../../platform/database/migrate.js';
import { Refusal } from '../../supervisor/refusal.js';
import { jobsSchemaVersion } from './catalog.js';
import type { Header, Table, Trailer } from './format.js';
import { readBackup } from './read-backup.js';

const SCHEMAS = ['public', 'auth', 'pgboss'];

/**
 * Replaces what is in the database by the backup: the whole file is checked first, then the schema is made anew by the
 * migrations that the backup had, all rows are loaded in one transaction, and the later migrations run. Refuses a
 * database with data in it unless `replace`, and one that others are connected to.
 */
export async function restoreBackup(
  databaseUrl: string,
  file: string,
  options: { replace: boolean; onTable: (name: string) => void },
): Promise<Trailer> {
  const header = await verify(file);
  const client = new Client({ connectionString: databaseUrl, application_name: 'mailwright restore' });
  await client.connect();
  try {
    await requireAlone(client);
    if (!options.replace) await requireEmpty(client);
    for (const schema of SCHEMAS) await client.query(`drop schema if exists ${schema} cascade`);
    await client.query('create schema public');
    await makeSchema(databaseUrl, header);
    if ((await jobsSchemaVersion(client)) !== header.jobsSchema && header.jobsSchema !== null) {
      throw new Refusal(
        `The backup was written by Mailwright ${header.version}, whose job tables were others: restore it with that version, then update.`,
      );
    }
    const trailer = await load(client, file, header, options.onTable);
    await migrate(databaseUrl);
    return trailer;
  } finally {
    await client.end();
  }
}

/** Reads the whole file before anything is touched. */
async function verify(file: string): Promise<Header> {
  let found: Header | undefined;
  await readBackup(file, {
    header: async (header) => {
      found = header;
    },
    table: async (_table, pieces) => {
      for await (const piece of pieces) void piece; // Only counted and hashed.
    },
  });
  if (!found) throw new Refusal(`${file} is empty.`);
  const known = new Set(migrations.map((migration) => migration.name));
  const unknown = found.migrations.find((name) => !known.has(name));
  if (unknown) {
    throw new Refusal(
      `The backup is from a newer version of Mailwright (${found.version}, with the migration ${unknown}): restore it with that one.`,
    );
  }
  return found;
}

async function requireAlone(client: Client): Promise<void> {
  const { rows } = await client.query<{ who: string }>(`
    select distinct coalesce(nullif(application_name, ''), 'unnamed') as who from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`);
  if (rows.length === 0) return;
  throw new Refusal(
    `The database is in use (${rows.map((row) => row.who).join(', ')}): stop Mailwright first.`,
  );
}

async function requireEmpty(client: Client): Promise<void> {
  for (const table of ['public.workspaces', 'auth.user']) {
    const { rows } = await client.query<{ found: string | null }>('select to_regclass($1)::text as found', [
      table,
    ]);
    if (!rows[0]?.found) continue;
    const { rowCount } = await client.query(`select 1 from ${rows[0].found} limit 1`);
    if (rowCount)
      throw new Refusal('The database already has data in it: "restore --replace" throws that away.');
  }
}

/** The schema as it was when the backup was written: no migration that came later has run yet. */
async function makeSchema(databaseUrl: string, header: Header): Promise<void> {
  const had = new Set(header.migrations);
  const steps = migrations.filter((migration) => had.has(migration.name));
  const source = await new DataSource({
    ...dataSourceOptions(databaseUrl, 'restore', 1),
    migrations: steps,
  }).initialize();
  try {
    await source.runMigrations();
  } finally {
    await source.destroy();
  }
  const boss = new PgBoss({ connectionString: databaseUrl, max: 2, supervise: false, schedule: false });
  const failed: Error[] = [];
  boss.on('error', (error) => failed.push(error));
  await boss.start();
  await boss.stop({ graceful: false });
  if (failed[0]) throw failed[0];
}

async function load(
  client: Client,
  file: string,
  header: Header,
  onTable: (name: string) => void,
): Promise<Trailer> {
  await client.query('begin');
  try {
    for (const { definition } of header.partitions)
      await client.query(`create table if not exists ${definition}`);
    const withoutTriggers = await suspendTriggers(client);
    const trailer = await readBackup(file, {
      header: async () => undefined,
      table: async (table, pieces) => {
        onTable(table.name);
        await withoutTriggers(table.name, () => loadTable(client, table, pieces));
      },
    });
    // Queues with a partition of their own: its rows are in the common one now.
    await client.query(
      `update pgboss.queue set partition = false, table_name = 'job_common' where partition`,
    );
    for (const { name, value, called } of trailer.sequences) {
      await client.query('select setval(to_regclass($1::text), $2::bigint, $3)', [name, value, called]);
    }
    await client.query('commit');
    return trailer;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/**
 * Rows come as they were: no trigger may act on them again. A superuser switches triggers and foreign keys off for
 * the session; an owner only our own triggers, per table, and then parents must come before children, which they do.
 */
async function suspendTriggers(
  client: Client,
): Promise<(table: string, work: () => Promise<void>) => Promise<void>> {
  await client.query('savepoint triggers');
  try {
    await client.query('set local session_replication_role = replica');
    return (_table, work) => work();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === '42501')) throw error; // insufficient_privilege
    await client.query('rollback to savepoint triggers');
    return async (table, work) => {
      await client.query(`alter table ${table} disable trigger user`);
      await work();
      await client.query(`alter table ${table} enable trigger user`);
    };
  }
}

async function loadTable(
  client: Client,
  { name, columns }: Table,
  pieces: AsyncIterable<Buffer>,
): Promise<void> {
  // Rows that a migration put in by itself are in the backup as well.
  await client.query(`delete from ${name}`);
  const into = client.query(copyFrom(`copy ${name} (${columns.join(', ')}) from stdin`));
  await pipeline(Readable.from(pieces), into);
}
