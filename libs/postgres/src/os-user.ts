import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { Refused } from './refusal.js';

const run = promisify(execFile);

/** A user of the operating system that PostgreSQL runs as. */
export interface OsUser {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root ('"root" execution of the PostgreSQL server is not permitted.'). */
export const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * Who must run the server: nobody else (undefined) for an ordinary user; for root the owner of the data that is
 * already there, else the user `postgres`, which is created when the machine has none.
 */
export async function serverUser(existingData: string): Promise<OsUser | undefined> {
  if (!isRoot()) return undefined;
  if (existsSync(existingData)) {
    const { uid, gid } = await stat(existingData);
    if (uid !== 0) return { uid, gid };
  }
  return (await lookUp('postgres')) ?? (await createPostgresUser());
}

/** Whether `user` may enter and read the directory, asked of the system itself: modes, ACLs and mounts all count. */
export async function canReach(path: string, user: OsUser): Promise<boolean> {
  let existing = path;
  while (!existsSync(existing)) existing = dirname(existing);
  const options = { uid: user.uid, gid: user.gid, cwd: '/', env: {} };
  return run('/bin/sh', ['-c', 'test -x "$1"', 'sh', existing], options).then(
    () => true,
    () => false,
  );
}

async function lookUp(name: string): Promise<OsUser | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined; // `id` says "no such user" by its exit code.
  }
}

async function createPostgresUser(): Promise<OsUser> {
  const says = await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']).then(
    () => '',
    (error: unknown) => String(error),
  );
  const user = await lookUp('postgres');
  if (user) return user;
  throw new Refused(
    'no-postgres-user',
    `PostgreSQL does not run as root and the user "postgres" could not be created (${says.split('\n')[0]}): create it, or start Mailwright as an ordinary user.`,
  );
}
