import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './refusal.js';

/** Who holds a data directory. */
interface Holder {
  readonly pid: number;
  /** When that process began, in the kernel's ticks: a pid alone comes round again, quickly so in containers. */
  readonly began: string | undefined;
  /** What it is, for the sentence of the one that is refused: "Mailwright on http://localhost:3000". */
  readonly is: string;
}

export interface DataDirLock {
  release(): void;
}

/**
 * Takes the data directory for this process, or refuses with the name of the one that has it. A lock whose process is
 * gone (kill -9) is taken over. `is` says what this process is.
 */
export function lockDataDir(dataDir: string, is: string): DataDirLock {
  const file = join(dataDir, 'run', 'lock.json');
  const mine: Holder = { pid: process.pid, began: beginOf(process.pid), is };
  makeRunDirectory(dataDir);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(mine));
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      // A link is made or not, whole: there is never a half-written lock to be read by another.
      if (linked(draft, file)) return { release: () => rmSync(file, { force: true }) };
      const holder = readHolder(file);
      if (holder && lives(holder)) {
        throw new Refusal(
          `${holder.is} already runs on the data directory ${dataDir} (process ${holder.pid}): stop it first, or give this one another DATA_DIR.`,
        );
      }
      removeStale(file, holder);
    }
    throw new Refusal(`The lock ${file} could not be taken; if no Mailwright runs here, remove it.`);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Refuses a data directory that cannot be written, before anything was started in it. */
function makeRunDirectory(dataDir: string): void {
  const run = join(dataDir, 'run');
  const probe = join(run, `.write-probe-${process.pid}`);
  try {
    makeDirectories(run);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new Refusal(
      `The data directory ${dataDir} cannot be written (${codeOf(error)}): give this user the right to, or choose another with DATA_DIR.`,
    );
  }
}

/** As `mkdir -p`; Node's own `recursive` never returns where a file system answers ENOENT to a mkdir, as /proc does. */
function makeDirectories(path: string): void {
  try {
    mkdirSync(path, { mode: 0o755 });
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    const parent = join(path, '..');
    if (codeOf(error) !== 'ENOENT' || parent === path) throw error;
    makeDirectories(parent);
    mkdirSync(path, { mode: 0o755 });
  }
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Moves the stale lock aside; when another took it over in that instant, puts theirs back. */
function removeStale(file: string, stale: Holder | undefined): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  const moved = readHolder(aside);
  if (moved && (moved.pid !== stale?.pid || moved.began !== stale.began)) linked(aside, file);
  rmSync(aside);
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined; // Gone in between, or not ours: either way nobody who can be named.
  }
}

function lives(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false;
  }
  return beginOf(holder.pid) === holder.began;
}

/** Field 22 of /proc/<pid>/stat (proc(5)); undefined where there is no /proc, and for a zombie, which holds nothing. */
function beginOf(pid: number): string | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ');
    return fields?.[0] === 'Z' ? 'ended' : fields?.[19];
  } catch {
    return undefined;
  }
}

/** Such as ENOENT; an error without a code is its own text. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
