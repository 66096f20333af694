import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { canReach, serverUser, type OsUser } from './os-user.js';
import { errorCode, Refused } from './refusal.js';

/** Where one cluster lives and who runs it. */
export interface Place {
  /** Holds everything below. */
  readonly root: string;
  /** PostgreSQL's own data directory (PGDATA). */
  readonly data: string;
  readonly logs: string;
  /** Port and password, readable by its owner only. */
  readonly connectionFile: string;
  readonly user: OsUser | undefined;
}

/** Said by the caller's directory when the cluster had to go elsewhere; holds the absolute path. */
const POINTER = 'lives-elsewhere';
const ELSEWHERE = '/var/lib/mailwright';

/**
 * Finds the place of the cluster of `directory` without changing anything, or undefined when there is none yet.
 * A pointer to data that is gone is a refusal: starting empty would look like a loss.
 */
export async function findPlace(directory: string): Promise<Place | undefined> {
  const root = await followPointer(directory);
  if (existsSync(join(root, 'data', 'PG_VERSION')))
    return placeAt(root, await serverUser(join(root, 'data')));
  if (root === resolve(directory)) return undefined;
  if (existsSync(root)) return placeAt(root, await serverUser(join(root, 'data')));
  throw new Refused(
    'data-missing',
    `The database of ${directory} lived in ${root}, which is gone: put it back, or remove ${join(directory, POINTER)} to begin with an empty one.`,
  );
}

/**
 * The place of the cluster of `directory`, made when there is none: inside of it, or below /var/lib/mailwright when
 * the user who must run the server cannot reach it (root with a checkout below /root). The name there is random and
 * kept in the directory, so that a later checkout at the same path never meets the data of an earlier one.
 */
export async function preparePlace(directory: string): Promise<Place> {
  await writable(directory);
  const found = await findPlace(directory);
  const place = found ?? (await choosePlace(resolve(directory)));
  await writable(place.root);
  await mkdir(place.logs, { recursive: true });
  if (place.user) await chown(place.logs, place.user.uid, place.user.gid);
  return place;
}

async function choosePlace(directory: string): Promise<Place> {
  const user = await serverUser(join(directory, 'data'));
  if (!user || (await canReach(directory, user))) return placeAt(directory, user);
  const name = `${createHash('sha256').update(directory).digest('hex').slice(0, 12)}-${randomBytes(4).toString('hex')}`;
  const elsewhere = join(ELSEWHERE, name);
  await writable(elsewhere);
  await writeFile(join(directory, POINTER), `${elsewhere}\n`);
  return placeAt(elsewhere, user);
}

function placeAt(root: string, user: OsUser | undefined): Place {
  return {
    root,
    data: join(root, 'data'),
    logs: join(root, 'log'),
    connectionFile: join(root, 'connection.json'),
    user,
  };
}

async function followPointer(directory: string): Promise<string> {
  try {
    return (await readFile(join(directory, POINTER), 'utf8')).trim();
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return resolve(directory);
    throw notWritable(directory, error);
  }
}

/** Proves by doing: permission bits say nothing about read-only mounts, and root passes every bit. */
async function writable(directory: string): Promise<void> {
  const probe = join(directory, `.write-probe-${process.pid}`);
  try {
    await makeDirectory(directory);
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    throw notWritable(directory, error);
  }
}

/** As `mkdir -p`; Node's own `recursive` never returns where a file system answers ENOENT to a mkdir, as /proc does. */
async function makeDirectory(directory: string): Promise<void> {
  const parent = dirname(directory);
  if (!existsSync(parent)) await makeDirectory(parent);
  if (!existsSync(directory)) await mkdir(directory, { mode: 0o755 });
}

function notWritable(directory: string, error: unknown): Refused {
  return new Refused(
    'directory-not-writable',
    `The database directory ${directory} cannot be written (${errorCode(error) ?? String(error)}): give this user the right to, or choose another with DATA_DIR.`,
  );
}
