import { join } from 'node:path';
import { isAlive, startPostgres, type RunningPostgres } from '@mailwright/postgres';
import type { Logger } from 'pino';
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

/** The embedded PostgreSQL while a supervisor runs: it is no child of ours, so its death must be looked for. */
export interface WatchedServer {
  readonly current: RunningPostgres;
  /** Ends the watch; a start that is under way is waited for. */
  endWatch(): Promise<void>;
}

const LOOK_EVERY_MS = 1_000;

/**
 * Looks after a started server and starts it again when it has died (killed for want of memory, by mistake). Its port
 * is kept, so that the pools of all processes find it again. `onChange` is called after each restart.
 */
export function watchDatabaseServer(
  settings: Settings,
  first: RunningPostgres,
  logger: Logger,
  onChange: () => void,
): WatchedServer {
  let current = first;
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  let look: Promise<void> = Promise.resolve();

  const mend = async (): Promise<void> => {
    if (await isAlive(current.pid)) return;
    logger.error({ event: 'postgres.died', pid: current.pid });
    const outcome = await startPostgres({ dataDir: postgresDir(settings) });
    if (outcome.state === 'refused') {
      logger.error({ event: 'postgres.restart.refused', says: outcome.says });
      return; // The next look tries again: what is left of the old server may need a moment to end.
    }
    current = outcome;
    logger.warn({ event: 'postgres.restarted', pid: current.pid });
    onChange();
  };
  const next = () => {
    if (ended) return;
    timer = setTimeout(() => {
      look = mend()
        .catch((err: unknown) => logger.error({ event: 'postgres.restart.failed', err }))
        .finally(next);
    }, LOOK_EVERY_MS);
  };
  next();

  return {
    get current() {
      return current;
    },
    async endWatch() {
      ended = true;
      clearTimeout(timer);
      await look;
    },
  };
}
