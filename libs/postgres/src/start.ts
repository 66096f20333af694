import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { findBinaries } from './binaries.js';
import { ensureCluster } from './cluster.js';
import { anyFreePort, connectionUrl, isPortFree, keepConnection, requireConnection } from './connection.js';
import { launch } from './launch.js';
import { findPlace, preparePlace, type Place } from './place.js';
import { livingPostmaster, stopPostmaster, type Postmaster, type StopOutcome } from './postmaster.js';
import { Refused, refusalsAsValues, type Refusal } from './refusal.js';
import type { Durability } from './settings.js';

/** A PostgreSQL that takes connections. */
export interface RunningPostgres {
  readonly state: 'running';
  /** `postgres://…@127.0.0.1:<port>/<database>`, with its password: never log it. */
  readonly url: string;
  readonly pid: number;
  /** Whether it was already alive when we came. */
  readonly adopted: boolean;
  /** Stops it, also an adopted one; see `stopPostmaster` for what happens when the time is up. Default 8,000 ms. */
  stop(timeoutMs?: number): Promise<StopOutcome>;
}

export interface StartOptions {
  /** Absolute path; made when missing. Data, logs and the password live in it (or where its pointer says). */
  readonly dataDir: string;
  /** A fixed loopback port. Without it a free one is chosen at the first start and kept as long as it stays free. */
  readonly port?: number;
  /** The database in the returned url; created when missing. Default `mailwright`. */
  readonly database?: string;
  readonly durability?: Durability;
  /** How long a start, recovery after a crash included, may take. Default 60,000 ms. */
  readonly startTimeoutMs?: number;
}

const DATABASE = 'mailwright';
const PORT_ATTEMPTS = 4;

/**
 * Starts the embedded PostgreSQL of a directory, or adopts the one that still lives on it. Never starts a second.
 * What can be expected to go wrong comes back as a refusal with one clear sentence; nothing is left half started.
 */
export async function startPostgres(options: StartOptions): Promise<RunningPostgres | Refusal> {
  return refusalsAsValues(async () => {
    const place = await preparePlace(options.dataDir);
    const timeoutMs = options.startTimeoutMs ?? 60_000;
    const living = await settled(place, timeoutMs);
    if (living) return adopt(place, living, options.database ?? DATABASE);

    const binaries = await findBinaries(place.user);
    const durability = options.durability ?? 'full';
    await ensureCluster(place, binaries, durability);
    const kept = await requireConnection(place);
    let port = options.port ?? kept.port;
    for (let attempt = 1; ; attempt++) {
      const free = await isPortFree(port);
      const outcome = free
        ? await launch(place, binaries, { port, durability, timeoutMs })
        : { state: 'port-taken' as const };
      if (outcome.state === 'ready') {
        if (port !== kept.port) await keepConnection(place, { ...kept, port });
        return opened(place, { pid: outcome.pid, port }, options.database ?? DATABASE, false);
      }
      if (outcome.state === 'failed') {
        throw new Refused('did-not-start', `PostgreSQL in ${place.root} did not start: ${outcome.says}`);
      }
      if (options.port !== undefined || attempt === PORT_ATTEMPTS) {
        throw new Refused('port-taken', `Port ${port} for PostgreSQL is taken by another program.`);
      }
      port = await anyFreePort();
    }
  });
}

/**
 * Attaches to the PostgreSQL that lives on a directory; never starts one and changes nothing.
 * For command-line calls beside a running Mailwright.
 */
export async function attachPostgres(
  options: Pick<StartOptions, 'dataDir' | 'database'>,
): Promise<RunningPostgres | { state: 'not-running' } | Refusal> {
  return refusalsAsValues(async () => {
    const place = await findPlace(options.dataDir);
    const living = place && (await livingPostmaster(place.data));
    if (!place || living?.status !== 'ready') return { state: 'not-running' as const };
    return adopt(place, living, options.database ?? DATABASE);
  });
}

/**
 * Stops whatever server lives on a directory, without asking it anything: one that refuses connections (its disk is
 * full, it is on its way out) is stopped as well. For directories that are thrown away.
 */
export async function stopPostgres(
  options: Pick<StartOptions, 'dataDir'>,
  timeoutMs: number,
): Promise<StopOutcome | 'not-running'> {
  const place = await findPlace(options.dataDir);
  const living = place && (await livingPostmaster(place.data));
  return living ? stopPostmaster(living.pid, timeoutMs) : 'not-running';
}

/** The living server once it is ready; one that is on its way out is waited for and counts as none. */
async function settled(place: Place, timeoutMs: number): Promise<Postmaster | undefined> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const living = await livingPostmaster(place.data);
    if (!living || living.status === 'ready') return living;
    if (performance.now() > deadline) {
      throw new Refused(
        'did-not-start',
        `PostgreSQL (process ${living.pid}) in ${place.root} has been ${living.status} for ${Math.round(timeoutMs / 1000)} s.`,
      );
    }
    await pause(50);
  }
}

async function adopt(place: Place, server: Postmaster, database: string): Promise<RunningPostgres> {
  return opened(place, server, database, true);
}

async function opened(
  place: Place,
  server: { pid: number; port: number },
  database: string,
  adopted: boolean,
): Promise<RunningPostgres> {
  const connection = { ...(await requireConnection(place)), port: server.port };
  try {
    await ensureDatabase(connectionUrl(connection, 'postgres'), database);
  } catch (error) {
    if (!adopted) await stopPostmaster(server.pid, 5_000);
    throw error;
  }
  return {
    state: 'running',
    url: connectionUrl(connection, database),
    pid: server.pid,
    adopted,
    stop: (timeoutMs = 8_000) => stopPostmaster(server.pid, timeoutMs),
  };
}

async function ensureDatabase(adminUrl: string, database: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}
