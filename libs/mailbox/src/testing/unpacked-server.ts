import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where `scripts/unpack-mail-servers.sh` puts the servers whose packages cannot be installed beside Dovecot's. */
const UNPACKED = '/var/cache/mailwright/mail-servers';

/** Debian's `nobody` and `nogroup`: mail files must not belong to root, and every system has this pair. */
export const MAIL_OWNER = { user: 'nobody', group: 'nogroup', uid: 65_534, gid: 65_534 } as const;

/**
 * The directory below which a server's files lie as Debian lays them out: its own below the cache directory, or `/` where the
 * package itself is installed. Null where there is neither. `probe` is a file of the package, from the root.
 */
export function serverHome(name: string, probe: string): string | null {
  return [join(UNPACKED, name), '/'].find((home) => existsSync(join(home, probe))) ?? null;
}

/** Why such a server cannot be started here, in a sentence that says what to do, or null if it can. */
export function whyNoServer(label: string, home: string | null): string | null {
  if (home === null) return `${label} is not there: sh scripts/unpack-mail-servers.sh`;
  if (process.getuid?.() !== 0) return `${label} can only be started by root: run these tests as root`;
  return null;
}

/**
 * For `describe.skipIf(…)`: true, with a line on stderr, where there is a reason. On a CI machine that is a mistake of the
 * machine and not a reason to skip, so there it throws; pass `process.env.CI`.
 */
export function skipBecause(reason: string | null, ci: string | undefined): boolean {
  if (reason === null) return false;
  if (ci === 'true') throw new Error(reason);
  process.stderr.write(`skipped: ${reason}\n`);
  return true;
}

/** Where the shared libraries of an unpacked server are, for LD_LIBRARY_PATH. */
export const libraryPath = (home: string): string =>
  ['lib', 'usr/lib']
    .flatMap((part) => [part, `${part}/x86_64-linux-gnu`, `${part}/aarch64-linux-gnu`])
    .map((part) => join(home, part))
    .filter((part) => existsSync(part))
    .join(':');
