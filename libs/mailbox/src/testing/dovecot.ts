import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issueCertificate, type IssuedCertificate } from './certificates.js';
import { dovecotConfig, passwdFile } from './dovecot-config.js';
import { freePort } from './free-port.js';
import { dropIntoMaildir } from './maildir.js';
import { accepts, launchServers } from './server-process.js';
import { MAIL_OWNER, skipBecause } from './unpacked-server.js';

const BINARY = '/usr/sbin/dovecot';

export interface DovecotUser {
  /** The login name, which is also the address that LMTP delivers to; it may contain `@`. */
  name: string;
  password: string;
}

export interface DovecotOptions {
  users: readonly DovecotUser[];
  /** Also listen for LMTP (default false). */
  lmtp?: boolean;
  tls?: {
    /** Names and addresses in the certificate (default `localhost` and `127.0.0.1`). */
    hosts?: readonly string[];
    /** A certificate of the caller instead of a fresh one, so that several servers can share an authority. */
    certificate?: IssuedCertificate;
  };
  /** Let clients log in without TLS (default true, as tests on loopback want it). */
  allowPlaintextLogin?: boolean;
  /** Lines for the end of `dovecot.conf`, e.g. `imap_capability = …`. */
  extraConfig?: string;
}

/** A running Dovecot. Everything it wrote is deleted by `stop()`. */
export interface Dovecot {
  host: '127.0.0.1';
  imapPort: number;
  imapsPort: number;
  lmtpPort?: number;
  /** The authority that signed the server's certificate, PEM. */
  ca: string;
  /** Puts one message into a folder as a delivery agent would: written to `tmp`, then renamed into `new`. */
  deliver(user: string, raw: string | Buffer, folder?: string): Promise<void>;
  /** Makes Dovecot forget its UIDs: the folder gets a new UIDVALIDITY and keeps its messages. Close connections first. */
  renewUidValidity(user: string, folder?: string): Promise<void>;
  /** The Maildir of a folder, for tests that look at file names (flags) themselves. */
  maildir(user: string, folder?: string): string;
  log(): Promise<string>;
  stop(): Promise<void>;
}

/** Why Dovecot cannot be started here, in a sentence that says what to do, or null if it can. */
export function whyNoDovecot(): string | null {
  if (!existsSync(BINARY)) {
    return 'Dovecot is not installed: apt-get install dovecot-imapd dovecot-lmtpd';
  }
  if (process.getuid?.() !== 0) return 'Dovecot can only be started by root: run these tests as root';
  return null;
}

/**
 * For `describe.skipIf(…)`: true, with a line on stderr, where Dovecot cannot be started. On a CI machine that is a
 * mistake of the machine and not a reason to skip, so there it throws; pass `process.env.CI`.
 */
export function skipWithoutDovecot(ci: string | undefined): boolean {
  return skipBecause(whyNoDovecot(), ci);
}

/** Starts a Dovecot of its own on free ports of 127.0.0.1 and returns when it greets. Throws with its log if it does not. */
export async function startDovecot(options: DovecotOptions): Promise<Dovecot> {
  const impossible = whyNoDovecot();
  if (impossible !== null) throw new Error(impossible);

  // Unix sockets lie below this directory and their paths may have 107 bytes, so its name is short.
  const dir = await mkdtemp(join(tmpdir(), 'mw-dc-'));
  await chmod(dir, 0o755);
  const certificate = options.tls?.certificate ?? (await issueCertificate(options.tls?.hosts));
  const [imapPort, imapsPort, lmtpPort] = await Promise.all([freePort(), freePort(), freePort()]);
  await writeLayout(dir, options, certificate, { imapPort, imapsPort, lmtpPort });

  const servers = await launchServers(dir, [`${BINARY} -F -c ${dir}/dovecot.conf`]);
  const stop = async () => {
    await servers.stop();
    await rm(dir, { recursive: true, force: true });
  };
  const log = () => readFile(join(dir, 'dovecot.log'), 'utf8');
  try {
    await Promise.all(
      [imapPort, imapsPort, ...(options.lmtp === true ? [lmtpPort] : [])].map((port) =>
        accepts(port, servers.child),
      ),
    );
  } catch (error) {
    const said = existsSync(join(dir, 'dovecot.log')) ? await log() : await readFile(servers.console, 'utf8');
    await stop();
    throw new Error(`Dovecot did not start: ${said}`, { cause: error });
  }

  const maildir = (user: string, folder = 'INBOX') =>
    join(
      dir,
      'mail',
      user.toLowerCase(),
      'Maildir',
      folder === 'INBOX' ? '' : `.${folder.replaceAll('/', '.')}`,
    );
  return {
    host: '127.0.0.1',
    imapPort,
    imapsPort,
    ...(options.lmtp === true ? { lmtpPort } : {}),
    ca: certificate.ca,
    maildir,
    deliver: (user, raw, folder) => dropIntoMaildir(maildir(user, folder), raw),
    renewUidValidity: (user, folder) => forgetUids(maildir(user, folder)),
    log,
    stop,
  };
}

async function writeLayout(
  dir: string,
  options: DovecotOptions,
  certificate: IssuedCertificate,
  ports: { imapPort: number; imapsPort: number; lmtpPort: number },
): Promise<void> {
  for (const part of ['run', 'state', 'tls', 'mail']) await mkdir(join(dir, part), { mode: 0o755 });
  await chown(join(dir, 'mail'), MAIL_OWNER.uid, MAIL_OWNER.gid);
  await writeFile(join(dir, 'tls/server.crt'), certificate.cert);
  await writeFile(join(dir, 'tls/server.key'), certificate.key, { mode: 0o600 });
  await writeFile(join(dir, 'users'), passwdFile(options.users), { mode: 0o644 });
  const config = dovecotConfig({
    dir,
    imapPort: ports.imapPort,
    imapsPort: ports.imapsPort,
    lmtpPort: options.lmtp === true ? ports.lmtpPort : null,
    mailUser: MAIL_OWNER.user,
    mailGroup: MAIL_OWNER.group,
    allowPlaintextLogin: options.allowPlaintextLogin ?? true,
    extraConfig: options.extraConfig ?? '',
  });
  await writeFile(join(dir, 'dovecot.conf'), config);
}

async function forgetUids(maildir: string): Promise<void> {
  for (const name of await readdir(maildir)) {
    // `dovecot-uidvalidity` remembers the last number given, so that the next one differs within the same second.
    if (name.startsWith('dovecot') && !name.startsWith('dovecot-uidvalidity'))
      await rm(join(maildir, name), { force: true });
  }
}
