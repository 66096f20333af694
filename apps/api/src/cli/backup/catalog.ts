import type { Client } from 'pg';
import type { Header, Table, Trailer } from './format.js';

/**
 * Not saved: what the migrations write themselves, processes that no longer run when it is restored, and the job
 * library's own version and daily statistics.
 */
const LEFT_OUT = ['public.migrations', 'public.processes', 'pgboss.version', 'pgboss.queue_stats'];

/**
 * The tables of the schemas public, auth and pgboss, parents before those that refer to them; partitioned ones once,
 * by their root. Columns that PostgreSQL computes are left out.
 */
export async function listTables(client: Client): Promise<Table[]> {
  const { rows } = await client.query<{ oid: number; name: string; columns: string[]; parents: number[] }>(
    TABLES,
    [LEFT_OUT],
  );
  const byOid = new Map(rows.map((row) => [row.oid, row]));
  const ordered = new Map<number, Table>();
  const underway = new Set<number>();
  const visit = (row: (typeof rows)[number]): void => {
    if (ordered.has(row.oid) || underway.has(row.oid)) return;
    underway.add(row.oid);
    for (const parent of row.parents) {
      const found = byOid.get(parent);
      if (found) visit(found);
    }
    ordered.set(row.oid, { kind: 'table', name: row.name, columns: row.columns });
  };
  rows.forEach(visit);
  return [...ordered.values()];
}

const TABLES = `
  select c.oid::int as oid, format('%I.%I', n.nspname, c.relname) as name,
    (select array_agg(quote_ident(a.attname) order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    array(select k.confrelid::int from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as parents
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'auth', 'pgboss') and c.relkind in ('r', 'p') and not c.relispartition
    and n.nspname || '.' || c.relname <> all ($1)
  order by n.nspname, c.relname`;

/** Partitions of our own tables; months are added while Mailwright runs, so that the migrations do not know them. */
export async function listPartitions(client: Client): Promise<Header['partitions']> {
  const { rows } = await client.query<Header['partitions'][number]>(`
    select format('%I.%I', n.nspname, c.relname) as name,
      format('%I.%I partition of %s %s', n.nspname, c.relname, i.inhparent::regclass, pg_get_expr(c.relpartbound, c.oid)) as definition
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_inherits i on i.inhrelid = c.oid
    where n.nspname in ('public', 'auth') and c.relkind in ('r', 'p') and c.relispartition
    order by 1`);
  return rows;
}

export async function listSequences(client: Client): Promise<Trailer['sequences']> {
  const { rows: names } = await client.query<{ name: string }>(`
    select format('%I.%I', schemaname, sequencename) as name from pg_sequences
    where schemaname in ('public', 'auth', 'pgboss') order by 1`);
  const sequences: Trailer['sequences'] = [];
  for (const { name } of names) {
    const { rows } = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${name}`,
    );
    if (rows[0]) sequences.push({ name, ...rows[0] });
  }
  return sequences;
}

/** The job library's schema version, or null when it has not been made. */
export async function jobsSchemaVersion(client: Client): Promise<number | null> {
  const { rows } = await client.query<{ found: boolean }>(
    `select to_regclass('pgboss.version') is not null as found`,
  );
  if (!rows[0]?.found) return null;
  return (
    (await client.query<{ version: number }>('select version from pgboss.version')).rows[0]?.version ?? null
  );
}

/** The names of the migrations that the database has, in order. */
export async function migrationNames(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'select name from public.migrations order by timestamp',
  );
  return rows.map((row) => row.name);
}
