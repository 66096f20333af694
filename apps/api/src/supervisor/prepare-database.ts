import { rmSync } from 'node:fs';
import { Client } from 'pg';
import type { Config, Settings } from '../config/config.js';
import { loadMasterKey } from '../config/master-key.js';
import { Refusal } from './refusal.js';

/**
 * Makes a database ready for the roles: it answers, is not from a newer version, is migrated, and was sealed with our
 * master key. Each of these failing is one sentence. Returns what the roles run with.
 */
export async function prepareDatabase(settings: Settings, databaseUrl: string): Promise<Config> {
  await requireAnswer(databaseUrl);
  const { migrate, pendingOrUnknownMigrations } = await import('../platform/database/migrate.js');
  const { unknown } = await pendingOrUnknownMigrations(databaseUrl);
  if (unknown.length > 0) {
    throw new Refusal(
      `The database ${nameOf(databaseUrl)} is from a newer version of Mailwright (it has the migration ${unknown.at(-1)}, which this one does not know): start that version, or restore a backup.`,
    );
  }
  await migrate(databaseUrl);
  return { ...settings, databaseUrl, masterKey: await requireMasterKey(settings, databaseUrl) };
}

/** Refuses a database that does not answer; the sentence has its host and name, never its password. */
export async function requireAnswer(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.query('select 1');
  } catch (error) {
    throw new Refusal(
      `The database ${nameOf(databaseUrl)} cannot be reached (${reason(error)}): check DATABASE_URL.`,
    );
  } finally {
    await client.end().catch(() => undefined); // Never connected: there is nothing to end.
  }
}

/** "host:port/database", for sentences and logs. */
export function nameOf(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  return `${url.host || url.searchParams.get('host') || 'localhost'}${url.pathname}`;
}

async function requireMasterKey(settings: Settings, databaseUrl: string): Promise<Buffer> {
  const loaded = loadMasterKey(settings);
  if ('says' in loaded) throw new Refusal(loaded.says);
  if (await keyFits(databaseUrl, loaded.key)) return loaded.key;
  // A key that was made a moment ago for a database that has another one would only mislead.
  if (loaded.made) rmSync(loaded.file);
  const where = settings.masterKey ? 'SECRET_KEY' : loaded.file;
  throw new Refusal(
    `The database ${nameOf(databaseUrl)} was sealed with another master key than ${loaded.made ? 'this installation has' : `the one in ${where}`}: set SECRET_KEY to, or put back, the key it was made with.`,
  );
}

/** Whether this is the key that the database was sealed with; of one that was never sealed, every key is. */
export async function keyFits(databaseUrl: string, key: Buffer): Promise<boolean> {
  const [{ DataSource }, { dataSourceOptions }, { checkMasterKey }] = await Promise.all([
    import('typeorm'),
    import('../platform/database/data-source.js'),
    import('../platform/secrets/master-key.js'),
  ]);
  const source = await new DataSource(dataSourceOptions(databaseUrl, 'start', 1)).initialize();
  try {
    return (await checkMasterKey(source.manager, key)) !== 'wrong';
  } finally {
    await source.destroy();
  }
}

/** A refused connection to a name with two addresses is an AggregateError without a message of its own. */
export function reason(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reason(error.errors[0]);
  return error instanceof Error && error.message ? error.message : String(error);
}
