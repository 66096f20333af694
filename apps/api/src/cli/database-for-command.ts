import { existsSync } from 'node:fs';
import { attachPostgres } from '@mailwright/postgres';
import type { Settings } from '../config/config.js';
import { postgresDir, startDatabaseServer } from '../supervisor/database-server.js';
import { lockDataDir } from '../supervisor/lock.js';
import { requireAnswer } from '../supervisor/prepare-database.js';
import { Refusal } from '../supervisor/refusal.js';

/** The URL of the database that is already there: DATABASE_URL, or the embedded one when it runs. */
export async function runningDatabase(settings: Settings): Promise<string | undefined> {
  if (settings.databaseUrl) return settings.databaseUrl;
  const server = await attachPostgres({ dataDir: postgresDir(settings) });
  if (server.state === 'refused') throw new Refusal(server.says);
  return server.state === 'running' ? server.url : undefined;
}

/**
 * Gives `work` a database that answers. The one that runs is attached to, never doubled; when none runs, the embedded
 * one is started for the time of the command, under the data directory's lock, so that no `npm start` adopts it
 * meanwhile. With `mustExist` a database that was never made is a refusal, not made on the way.
 */
export async function withDatabase<T>(
  settings: Settings,
  command: string,
  work: (databaseUrl: string) => Promise<T>,
  options: { mustExist?: boolean } = {},
): Promise<T> {
  const running = await runningDatabase(settings);
  if (running) {
    await requireAnswer(running);
    return work(running);
  }
  if (options.mustExist && !existsSync(postgresDir(settings))) {
    throw new Refusal(
      `There is no database in ${settings.dataDir} yet: "npm start" makes it; or set DATABASE_URL.`,
    );
  }
  const lock = lockDataDir(settings.dataDir, `"mailwright ${command}"`);
  try {
    const server = await startDatabaseServer(settings);
    try {
      return await work(server.url);
    } finally {
      if (!server.adopted) await server.stop();
    }
  } finally {
    lock.release();
  }
}
