import { migrations } from '@mailwright/migrations';
import { PgBoss } from 'pg-boss';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source.js';

/** Two processes may start at once: one migrates, the other waits for it. */
const MIGRATION_LOCK = 7_241_904;

/** Brings a database up to this build. Returns the names of the steps that ran, in order. */
export async function migrate(databaseUrl: string): Promise<{ applied: string[] }> {
  const source = await new DataSource(dataSourceOptions(databaseUrl, 'migrate', 2)).initialize();
  try {
    const lock = source.createQueryRunner();
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      const applied = await source.runMigrations();
      // The job library keeps its own schema; it is brought up here so that no role has to do it while others start.
      const boss = new PgBoss({ connectionString: databaseUrl, max: 2, supervise: false, schedule: false });
      boss.on('error', () => undefined);
      await boss.start();
      await boss.stop({ graceful: false });
      await source.query(`select ensure_month_partitions((now() - interval '1 month')::date, 5)`);
      return { applied: applied.map((step) => step.name) };
    } finally {
      await lock.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
      await lock.release();
    }
  } finally {
    await source.destroy();
  }
}

/** What this build has to run, and what the database has that this build does not know (it is from a newer version). */
export async function pendingOrUnknownMigrations(
  databaseUrl: string,
): Promise<{ pending: string[]; unknown: string[] }> {
  const source = await new DataSource(dataSourceOptions(databaseUrl, 'migrate', 2)).initialize();
  try {
    const known = new Set(migrations.map((step) => step.name));
    const exists: { found: string | null }[] = await source.query(
      `select to_regclass('public.migrations')::text as found`,
    );
    const done: { name: string }[] = exists[0]?.found
      ? await source.query('select name from migrations order by timestamp')
      : [];
    const names = new Set(done.map((step) => step.name));
    return {
      pending: [...known].filter((step) => !names.has(step)),
      unknown: [...names].filter((step) => !known.has(step)),
    };
  } finally {
    await source.destroy();
  }
}
