import { once } from 'node:events';
import type { Logger } from 'pino';
import { childEnvironment, type Config, type Settings } from '../config/config.js';
import { createLogger } from '../platform/logging/logger.js';
import { announcement } from './announcement.js';
import { Child, type ChildPlan } from './child.js';
import { startDatabaseServer, watchDatabaseServer, type WatchedServer } from './database-server.js';
import { answersHealth } from './health.js';
import { lockDataDir } from './lock.js';
import { localUrl, requireFreePort } from './ports.js';
import { prepareDatabase } from './prepare-database.js';
import { Refusal } from './refusal.js';
import { removeStatus, writeStatus } from './status.js';
import { listenForStop, type StopSignals } from './stop-signals.js';

/** The children of `npm start`, in the order in which they are stopped: who takes in work first, who serves last. */
const STOP_ORDER: readonly (readonly ChildPlan[])[] = [
  [{ name: 'web', roles: ['api'] }],
  [
    { name: 'sender', roles: ['sender'] },
    { name: 'worker', roles: ['inbox', 'jobs'] },
  ],
  // After the sender: while that drains, it may still be talking to the sandbox's servers.
  [{ name: 'sandbox', roles: ['sandbox'] }],
];

/** Shares of the ten seconds in which everything has stopped; PostgreSQL gets what is left. */
const STOP_SHARES_MS = [2_000, 4_000, 1_000];
const POSTGRES_STOP_MS = 2_500;
const READY_TIMEOUT_MS = 60_000;

/**
 * `npm start`: PostgreSQL, migrations, one process per part of Mailwright, until Ctrl-C or SIGTERM; then all of it in
 * order, PostgreSQL last. `command` starts this program for a child. A start that fails is a Refusal and leaves
 * nothing running that it started.
 */
export async function supervise(settings: Settings, command: readonly [string, ...string[]]): Promise<void> {
  const logger = createLogger({
    name: 'supervisor',
    level: settings.logLevel,
    format: settings.logFormat,
  });
  const signals = listenForStop((hurry) =>
    logger.info({ event: hurry ? 'supervisor.hurrying' : 'supervisor.stopping' }),
  );
  const lock = lockDataDir(settings.dataDir, `Mailwright (${settings.publicUrl})`);
  const run: Run = { settings, command, logger, signals, children: [], startedAt: new Date().toISOString() };
  let started = false;
  try {
    await requireFreePort(settings.host, settings.port);
    const config = await prepareDatabase(settings, settings.databaseUrl ?? (await startServer(run)));
    started = await runChildren(run, config);
  } finally {
    await stopServer(run, started);
    removeStatus(settings.dataDir);
    lock.release();
    signals.release();
  }
}

/** What one start has under its care. */
interface Run {
  readonly settings: Settings;
  readonly command: readonly [string, ...string[]];
  readonly logger: Logger;
  readonly signals: StopSignals;
  readonly startedAt: string;
  server?: WatchedServer;
  children: readonly Child[];
}

async function startServer(run: Run): Promise<string> {
  const server = await startDatabaseServer(run.settings);
  run.logger.info({ event: server.adopted ? 'postgres.adopted' : 'postgres.started', pid: server.pid });
  run.server = watchDatabaseServer(run.settings, server, run.logger, () => report(run));
  return server.url;
}

async function stopServer({ server, signals, logger }: Run, started: boolean): Promise<void> {
  if (!server) return;
  await server.endWatch();
  // One that was alive before us is left alive when the start fails: it was not ours to begin with.
  if (!started && !signals.stop.aborted && server.current.adopted) return;
  const how = await server.current.stop(signals.hurry.aborted ? 1_000 : POSTGRES_STOP_MS);
  logger.info({ event: 'postgres.stopped', how });
}

/** Starts the children, announces the address, waits for the wish to stop and stops them. */
async function runChildren(run: Run, config: Config): Promise<boolean> {
  const { command, logger, signals } = run;
  const environment = childEnvironment(config);
  const options = { command, environment, logger, onChange: () => report(run) };
  const phases = STOP_ORDER.map((plans) => plans.map((plan) => new Child(plan, options)));
  run.children = phases.flat();
  try {
    if (signals.stop.aborted) return false;
    const [startOfWeb] = run.children.map((child) => child.start());
    const stopped = once(signals.stop, 'abort').then(() => undefined);
    const web = await Promise.race([startOfWeb, stopped, tooLate()]);
    if (!web) return false;
    if (web.state === 'refused') throw new Refusal(web.says);
    const inTime = AbortSignal.any([signals.stop, AbortSignal.timeout(READY_TIMEOUT_MS)]);
    const answers = await answersHealth(localUrl(config.host, config.port), inTime);
    if (signals.stop.aborted) return false;
    if (!answers) throw new Refusal(`The web page did not answer within ${READY_TIMEOUT_MS / 1000} s.`);
    process.stdout.write(announcement(config.publicUrl, web.notices));
    await stopped;
    return true;
  } finally {
    for (const [index, children] of phases.entries()) {
      const timeoutMs = STOP_SHARES_MS[index] ?? 1_000;
      await Promise.all(children.map((child) => child.stop(timeoutMs, signals.hurry)));
    }
  }
}

/** For health and doctor; a disk that is full must not end what still runs. */
function report({ settings, startedAt, server, children, logger }: Run): void {
  const postgres = server ? { pid: server.current.pid, adopted: server.current.adopted } : null;
  try {
    const all = children.map((child) => child.status);
    writeStatus(settings.dataDir, { pid: process.pid, startedAt, postgres, children: all });
  } catch (err) {
    logger.warn({ event: 'supervisor.status.unwritten', err });
  }
}

async function tooLate(): Promise<{ state: 'refused'; says: string }> {
  await once(AbortSignal.timeout(READY_TIMEOUT_MS), 'abort');
  return { state: 'refused', says: `The web page was not ready within ${READY_TIMEOUT_MS / 1000} s.` };
}
