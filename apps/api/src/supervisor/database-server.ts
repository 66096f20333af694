import { join } from 'node:path';
import { startPostgres, type RunningPostgres } from '@mailwright/postgres';
import type { Settings } from '../config/config.js';
import { Refusal } from './refusal.js';

/** The embedded PostgreSQL's part of the data directory. */
export const postgresDir = (settings: Settings): string => join(settings.dataDir, 'postgres');

/** Starts or adopts the embedded PostgreSQL; the caller must hold the data directory's lock. */
export async function startDatabaseServer(settings: Settings): Promise<RunningPostgres> {
  const server = await startPostgres({ dataDir: postgresDir(settings) });
  if (server.state === 'refused') throw new Refusal(server.says);
  return server;
}
