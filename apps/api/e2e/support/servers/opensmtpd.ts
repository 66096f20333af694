import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '@mailwright/testing';
import { libraryPath, serverHome, whyNoServer } from '@mailwright/mailbox/testing/unpacked-server';
import { runUntilStopped, type MailServer, type MailServerOptions } from './mail-server.js';
import { makeRootDirectory, removeRootDirectory } from '@mailwright/mailbox/testing/root-directory';

const run = promisify(execFile);
const PROGRAM = 'usr/sbin/smtpd';
const home = serverHome('opensmtpd', PROGRAM);

/** Why OpenSMTPD cannot be started here, in a sentence that says what to do, or null if it can. */
export const whyNoOpenSmtpd = (): string | null => whyNoServer('OpenSMTPD', home);

/**
 * Starts an OpenSMTPD in a root directory of its own on a free port of 127.0.0.1.
 *
 * Without TLS and therefore without a login, which it offers over TLS only: Debian 12's OpenSMTPD 6.8.0p2 was written for
 * OpenSSL 1.1, and every handshake fails with Debian's OpenSSL 3 ("SSL routines::EVP lib", OpenSMTPD issue 1239).
 */
export async function startOpenSmtpd(options: MailServerOptions): Promise<MailServer> {
  const reason = whyNoOpenSmtpd();
  if (home === null || reason !== null) throw new Error(reason ?? 'no OpenSMTPD');
  const root = await makeRootDirectory({
    home,
    programs: [PROGRAM],
    spools: [],
    users: ['opensmtpd', 'opensmtpq', 'nobody'],
  });
  const port = await freePort();
  await layOut(root, options, port);
  const running = await runUntilStopped(
    'OpenSMTPD',
    root,
    port,
    [`chroot ${root} /${PROGRAM} -d -f /etc/smtpd.conf`],
    () => Promise.resolve(''),
  ).catch(async (error: unknown) => {
    await removeRootDirectory(root);
    throw error;
  });
  return {
    name: await versionOf(home),
    port,
    startTls: false,
    tlsPort: null,
    methods: [],
    log: running.log,
    stop: async () => {
      await running.stop();
      await removeRootDirectory(root);
    },
  };
}

/** `smtpd -h` prints its version and fails: it knows no such option. */
async function versionOf(from: string): Promise<string> {
  const env = { LD_LIBRARY_PATH: libraryPath(from) };
  const said = await run(join(from, PROGRAM), ['-h'], { env }).catch((error: { stderr?: string }) => error);
  return /OpenSMTPD \S+/.exec(said.stderr ?? '')?.[0] ?? 'OpenSMTPD';
}

async function layOut(root: string, options: MailServerOptions, port: number): Promise<void> {
  await mkdir(join(root, 'var/spool'), { recursive: true });
  await mkdir(join(root, 'var/lib/opensmtpd/empty'), { recursive: true });
  await chown(join(root, 'var/lib/opensmtpd/empty'), 0, 0);
  await chmod(join(root, 'var/lib/opensmtpd/empty'), 0o755);
  await writeFile(join(root, 'etc/mailname'), `mail.${options.domains[0]}\n`);
  await writeFile(join(root, 'etc/smtpd.conf'), configuration(port, options), { mode: 0o644 });
}

/** Takes mail of this machine, for our domains only, and hands it to the LMTP server. */
const configuration = (port: number, { domains, lmtpPort, refused, deferred }: MailServerOptions): string => `
table ours { ${quoted(domains)} }
table refused { ${quoted(refused)} }
table later { ${quoted(deferred)} }
filter dead phase rcpt-to match rcpt-to <refused> reject "550 5.1.1 No such user here"
filter grey phase rcpt-to match rcpt-to <later> reject "451 4.7.1 Greylisted, please try again later"
filter both chain { dead, grey }
smtp max-message-size 20M
queue ttl 1h
listen on 127.0.0.1 port ${port} hostname mail.${domains[0]} filter both
action "hand over" relay host lmtp://127.0.0.1:${lmtpPort}
match from local for domain <ours> action "hand over"
`;

const quoted = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(', ');
