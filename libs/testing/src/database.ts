import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { eventually } from './eventually.js';

/** Where the template database of a test run is; `adminUrl` may create and drop databases. */
export interface TemplateAddress {
  readonly adminUrl: string;
  readonly template: string;
}

/** A database of one test file's own. */
export interface TestDatabase {
  readonly name: string;
  readonly url: string;
  /** Drops it; fails, after having dropped it, when the test left connections open, and names their programs. */
  drop(): Promise<void>;
}

/** Makes an empty database, lets `migrate` fill it, and closes it to everything but cloning. */
export async function createTemplate(
  adminUrl: string,
  migrate: (url: string) => Promise<unknown>,
): Promise<TemplateAddress> {
  const template = `mailwright_template_${randomBytes(5).toString('hex')}`;
  await asAdmin(adminUrl, `create database ${template}`);
  await migrate(withDatabase(adminUrl, template));
  await asAdmin(adminUrl, `alter database ${template} with is_template true allow_connections false`);
  return { adminUrl, template };
}

export async function dropTemplate({ adminUrl, template }: TemplateAddress): Promise<void> {
  await asAdmin(adminUrl, `alter database ${template} with is_template false`);
  await asAdmin(adminUrl, `drop database ${template} with (force)`);
}

/** A copy of the template: 45 ms with wal_log, which for small templates beats copying files and its two checkpoints. */
export async function createClone({ adminUrl, template }: TemplateAddress): Promise<TestDatabase> {
  const name = `mailwright_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(adminUrl, `create database ${name} template ${template} strategy wal_log`);
  return {
    name,
    url: withDatabase(adminUrl, name),
    async drop() {
      const left = await connectionsLeft(adminUrl, name);
      await asAdmin(adminUrl, `drop database ${name} with (force)`);
      if (left.length > 0) throw new Error(`connections left open by the test: ${left.join(', ')}`);
    },
  };
}

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

async function connectionsLeft(adminUrl: string, name: string): Promise<string[]> {
  const sql = `select coalesce(nullif(application_name, ''), 'unnamed') || ' (' || coalesce(state, 'no state') || ')' as who
    from pg_stat_activity where datname = $1 and backend_type = 'client backend'`;
  let left: string[] = [];
  const closed = async () => {
    left = (await asAdmin(adminUrl, sql, [name])).map((row) => String(row['who']));
    return left.length === 0;
  };
  // A closed client is gone from the server's list a moment later.
  await eventually(closed, { timeoutMs: 1_500 }).catch(() => undefined);
  return left;
}

async function asAdmin(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<Array<Record<string, unknown>>> {
  const client = new Client({ connectionString: url, application_name: 'mailwright-tests' });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
