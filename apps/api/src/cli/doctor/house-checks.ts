import { accessSync, constants, statSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { readStatus } from '../../supervisor/status.js';
import { localUrl } from '../../supervisor/ports.js';
import { nameOf } from '../../supervisor/prepare-database.js';
import type { DoctorCheck, Finding, Patient } from './check.js';

/** A process beats every few seconds; see platform/processes. */
const SILENT_AFTER_SECONDS = 15;
const ROLES = ['api', 'sender', 'inbox', 'jobs'];

/** The checks of what Mailwright stands on: directory, database, migrations, key, page, roles. */
export function houseChecks(patient: Patient): DoctorCheck[] {
  const { settings, databaseUrl } = patient;
  const local = [
    { name: 'data directory', run: async () => dataDirectory(settings.dataDir) },
    { name: 'database', run: () => database(databaseUrl) },
  ];
  if (!databaseUrl) return local;
  return [
    ...local,
    { name: 'migrations', run: () => migrations(databaseUrl) },
    { name: 'master key', run: () => masterKey(patient, databaseUrl) },
    { name: 'web page', run: () => webPage(localUrl(settings.host, settings.port)) },
    { name: 'roles', run: () => roles(databaseUrl) },
    { name: 'supervisor', run: async () => supervisor(settings.dataDir) },
  ];
}

function dataDirectory(dataDir: string): Finding {
  try {
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    if (code === 'ENOENT')
      return {
        status: 'warning',
        says: `${dataDir} does not exist yet.`,
        remedy: 'Run "npm start": it makes it.',
      };
    return {
      status: 'failed',
      says: `${dataDir} cannot be written (${String(code)}).`,
      remedy: 'Give this user the right to, or set DATA_DIR.',
    };
  }
  const key = statSync(join(dataDir, 'secret.key'), { throwIfNoEntry: false });
  if (key && (key.mode & 0o077) !== 0) {
    return {
      status: 'warning',
      says: 'The master key can be read by other users.',
      remedy: `Run: chmod 600 ${join(dataDir, 'secret.key')}`,
    };
  }
  return { status: 'ok', says: `${dataDir} can be written.` };
}

async function database(databaseUrl: string | undefined): Promise<Finding> {
  if (!databaseUrl) {
    return { status: 'failed', says: 'No PostgreSQL runs.', remedy: 'Run "npm start", or set DATABASE_URL.' };
  }
  const begun = performance.now();
  const rows = await query<{ version: string }>(
    databaseUrl,
    `select current_setting('server_version') as version`,
  );
  const version = rows[0]?.version ?? '';
  const took = Math.round(performance.now() - begun);
  if (Number.parseInt(version, 10) < 18) {
    return {
      status: 'failed',
      says: `${nameOf(databaseUrl)} is PostgreSQL ${version}.`,
      remedy: 'Mailwright needs PostgreSQL 18 or later.',
    };
  }
  return { status: 'ok', says: `PostgreSQL ${version} at ${nameOf(databaseUrl)} answers in ${took} ms.` };
}

async function migrations(databaseUrl: string): Promise<Finding> {
  const { pendingOrUnknownMigrations } = await import('../../platform/database/migrate.js');
  const { pending, unknown } = await pendingOrUnknownMigrations(databaseUrl);
  if (unknown.length > 0) {
    return {
      status: 'failed',
      says: `The database is from a newer version (${unknown.at(-1)}).`,
      remedy: 'Install that version, or restore a backup.',
    };
  }
  if (pending.length > 0)
    return {
      status: 'failed',
      says: `${pending.length} migrations have not run.`,
      remedy: 'Run "mailwright migrate".',
    };
  return { status: 'ok', says: 'The database is at this version.' };
}

async function masterKey(patient: Patient, databaseUrl: string): Promise<Finding> {
  if (patient.config)
    return { status: 'ok', says: 'The master key is the one that the database was sealed with.' };
  return {
    status: 'failed',
    says: `The master key is missing or not the one of ${nameOf(databaseUrl)}.`,
    remedy: 'Put secret.key back into the data directory, or set SECRET_KEY.',
  };
}

async function webPage(origin: string): Promise<Finding> {
  try {
    const response = await fetch(`${origin}/api/health`, { signal: AbortSignal.timeout(5_000) });
    const { status } = (await response.json()) as { status?: string };
    if (status === 'ok') return { status: 'ok', says: `${origin} answers.` };
    return {
      status: 'warning',
      says: `${origin} answers that it is ${status ?? 'not well'}.`,
      remedy: `See ${origin}/api/health.`,
    };
  } catch (error) {
    const reason =
      error instanceof Error
        ? error.cause instanceof Error
          ? error.cause.message
          : error.message
        : String(error);
    return {
      status: 'failed',
      says: `${origin} does not answer (${reason}).`,
      remedy: 'Run "npm start", or set PORT to where it listens.',
    };
  }
}

async function roles(databaseUrl: string): Promise<Finding> {
  const sql = `select distinct unnest(roles) as role from processes where heartbeat_at > now() - make_interval(secs => ${SILENT_AFTER_SECONDS})`;
  const running = new Set((await query<{ role: string }>(databaseUrl, sql)).map((row) => row.role));
  const missing = ROLES.filter((role) => !running.has(role));
  if (missing.length === 0) return { status: 'ok', says: `Running: ${ROLES.join(', ')}.` };
  return {
    status: 'failed',
    says: `Not running: ${missing.join(', ')}.`,
    remedy: `Run "npm start", or "mailwright start --roles ${missing.join(',')}".`,
  };
}

function supervisor(dataDir: string): Finding {
  const status = readStatus(dataDir);
  if (!status) return { status: 'ok', says: 'None runs on this data directory.' };
  const troubled = status.children.filter((child) => child.state !== 'running');
  if (troubled.length === 0)
    return { status: 'ok', says: `Process ${status.pid}: all ${status.children.length} children run.` };
  const list = troubled
    .map((child) => `${child.name} is ${child.state} (${child.lastEnd ?? 'never ended'})`)
    .join(', ');
  return { status: 'warning', says: `${list}.`, remedy: 'Its log lines say why.' };
}

async function query<T extends object>(databaseUrl: string, sql: string): Promise<T[]> {
  const client = new Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 10_000,
    application_name: 'mailwright doctor',
  });
  try {
    await client.connect();
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end().catch(() => undefined); // Never connected: there is nothing to end.
  }
}
