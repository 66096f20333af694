import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { majorVersion, type Binaries } from './binaries.js';
import { anyFreePort, keepConnection, newPassword, SUPERUSER } from './connection.js';
import type { Place } from './place.js';
import { errorCode, Refused } from './refusal.js';
import type { Durability } from './settings.js';

const run = promisify(execFile);

/** The whole environment of the server's programs: messages in English, nothing of the caller's. */
export const SERVER_ENV = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' };

/**
 * Makes the cluster when there is none; refuses data of another major version. It is made beside its final name and
 * renamed last: an initdb that was killed half way leaves nothing that looks like data.
 */
export async function ensureCluster(place: Place, binaries: Binaries, durability: Durability): Promise<void> {
  const versionFile = join(place.data, 'PG_VERSION');
  if (existsSync(place.data)) return sameMajorVersion(versionFile, binaries);
  const unfinished = join(place.root, 'data.unfinished');
  const passwordFile = join(place.root, 'password.unfinished');
  const password = newPassword();
  try {
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { mode: 0o700 });
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (place.user) {
      await chown(unfinished, place.user.uid, place.user.gid);
      await chown(passwordFile, place.user.uid, place.user.gid);
    }
    await initdb(binaries, unfinished, passwordFile, place, durability);
    await keepConnection(place, { port: await anyFreePort(), password });
    await rename(unfinished, place.data);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function initdb(
  binaries: Binaries,
  data: string,
  passwordFile: string,
  place: Place,
  durability: Durability,
): Promise<void> {
  const args = [
    '--pgdata', data,
    '--username', SUPERUSER,
    '--pwfile', passwordFile,
    '--auth', 'scram-sha-256',
    '--encoding', 'UTF8',
    // The builtin provider sorts the same on every machine and needs no locale of the system.
    '--locale-provider', 'builtin',
    '--builtin-locale', 'C.UTF-8',
    '--locale', 'C',
    '--no-instructions',
    ...(durability === 'none' ? ['--no-sync'] : []),
  ]; // prettier-ignore
  try {
    await run(binaries.initdb, args, { cwd: '/', env: SERVER_ENV, ...place.user });
  } catch (error) {
    const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    const line = stderr.split('\n').find((text) => /error|fatal/i.test(text)) ?? stderr.trim();
    throw new Refused('did-not-start', `The database in ${place.root} could not be made: ${line.trim()}`);
  }
}

async function sameMajorVersion(versionFile: string, binaries: Binaries): Promise<void> {
  const [ours, theirs] = await Promise.all([majorVersion(binaries), readVersion(versionFile)]);
  if (ours === theirs) return;
  throw new Refused(
    'other-major-version',
    `The data in ${versionFile.replace(/\/PG_VERSION$/, '')} was written by PostgreSQL ${theirs}, and this Mailwright brings ${ours}: take a backup with the Mailwright that wrote it, then restore it here.`,
  );
}

async function readVersion(versionFile: string): Promise<string> {
  try {
    return (await readFile(versionFile, 'utf8')).trim();
  } catch (error) {
    throw new Refused(
      'directory-not-writable',
      `The data directory of PostgreSQL cannot be read (${versionFile}: ${errorCode(error) ?? String(error)}): start Mailwright as the user it belongs to, or choose another directory with DATA_DIR.`,
    );
  }
}
