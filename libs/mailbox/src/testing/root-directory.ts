import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { libraryPath, MAIL_OWNER } from './unpacked-server.js';

const run = promisify(execFile);

export interface RootOptions {
  /** Where the server's package lies as Debian lays it out. */
  home: string;
  /** Programs, from the root; each comes with the libraries that it is linked with. */
  programs: readonly string[];
  /** Directories of the server, which are given to the mail's owner. */
  spools: readonly string[];
  /** Users whose names are compiled into the server: all are the mail's owner here. */
  users: readonly string[];
}

/**
 * A root directory of its own for a server whose users and paths are compiled into it: nothing of the machine's own
 * configuration is read, no user is added to it, and it can be thrown away.
 */
export async function makeRootDirectory(options: RootOptions): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'mw-mta-'));
  await chmod(root, 0o755);
  for (const part of ['dev', 'etc', 'tls', 'tmp', 'run']) await mkdir(join(root, part), { recursive: true });
  await chmod(join(root, 'tmp'), 0o1777);
  await mkdir(join(root, 'var'));
  await symlink('../run', join(root, 'var/run'));
  for (const [name, minor] of [
    ['null', '3'],
    ['zero', '5'],
    ['random', '8'],
    ['urandom', '9'],
  ] as const)
    await run('mknod', ['-m', '666', join(root, 'dev', name), 'c', '1', minor]);
  const { uid, gid } = MAIL_OWNER;
  const lines = (of: (name: string) => string) =>
    ['root:x:0:0::/:/bin/sh', ...options.users.map(of)].join('\n') + '\n';
  await writeFile(
    join(root, 'etc/passwd'),
    lines((name) => `${name}:x:${uid}:${gid}::/:/bin/sh`),
  );
  await writeFile(
    join(root, 'etc/group'),
    ['root:x:0:', ...options.users.map((name) => `${name}:x:${gid}:`)].join('\n') + '\n',
  );
  await writeFile(join(root, 'etc/hosts'), '127.0.0.1 localhost\n');
  await writeFile(join(root, 'etc/services'), 'smtp 25/tcp\nlmtp 24/tcp\nsubmission 587/tcp\n');
  // No name server, so nothing of a domain can be looked up, let alone reached.
  await writeFile(join(root, 'etc/resolv.conf'), 'nameserver 127.0.0.1\noptions timeout:1 attempts:1\n');
  for (const program of options.programs) await copyProgram(root, options.home, program);
  for (const spool of options.spools) {
    await mkdir(join(root, spool), { recursive: true });
    await chown(join(root, spool), uid, gid);
  }
  return root;
}

export const removeRootDirectory = (root: string): Promise<void> =>
  rm(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });

/** A program and every library that it is linked with, at the paths that the loader looks at. */
export async function copyProgram(root: string, home: string, program: string): Promise<void> {
  const source = join(home, program);
  if (!existsSync(source)) throw new Error(`${source} is missing`);
  await copyOnce(source, join(root, program));
  const env = { PATH: '/usr/bin:/bin', LD_LIBRARY_PATH: libraryPath(home) };
  const { stdout } = await run('ldd', [source], { env });
  for (const [, library = ''] of stdout.matchAll(/(?:=>\s*)?(\/\S+) \(0x/g)) {
    const place = library.startsWith(home) && home !== '/' ? library.slice(home.length) : library;
    await copyOnce(library, join(root, place));
    // Libraries outside the loader's standard directories are found in one that is.
    if (!/\/lib\/[^/]+$/.test(place))
      await copyOnce(library, join(root, 'usr/lib', place.split('/').at(-1)!));
  }
}

async function copyOnce(from: string, to: string): Promise<void> {
  if (existsSync(to)) return;
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to, { dereference: true });
  await chmod(to, 0o755);
}
