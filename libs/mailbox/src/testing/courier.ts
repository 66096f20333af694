import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { issueCertificate, type IssuedCertificate } from './certificates.js';
import { freePort } from './free-port.js';
import { dropIntoMaildir } from './maildir.js';
import { copyProgram } from './root-directory.js';
import { accepts, launchServers } from './server-process.js';
import { MAIL_OWNER, serverHome, skipBecause, whyNoServer } from './unpacked-server.js';

const run = promisify(execFile);
const home = serverHome('courier', 'usr/sbin/couriertcpd');

const PROGRAMS = {
  listener: 'usr/sbin/couriertcpd',
  tls: 'usr/bin/couriertls',
  imapLogin: 'usr/lib/courier/courier/imaplogin',
  imap: 'usr/bin/imapd',
  popLogin: 'usr/lib/courier/courier/courierpop3login',
  pop: 'usr/lib/courier/courier/courierpop3d',
};

export interface CourierOptions {
  users: readonly { name: string; password: string }[];
  certificate?: IssuedCertificate;
  /** Settings of `/etc/courier/imapd` that differ. */
  settings?: Readonly<Record<string, string>>;
}

/** A running Courier, IMAP and POP3. Everything it wrote is deleted by `stop()`. */
export interface Courier {
  imapPort: number;
  imapsPort: number;
  pop3Port: number;
  pop3sPort: number;
  /** The authority that signed the server's certificate, PEM. */
  ca: string;
  /** Makes Courier forget its UIDs: the folder gets a new UIDVALIDITY and keeps its messages. Close connections first. */
  renewUidValidity(user: string, folder?: string): Promise<void>;
  /** Puts one message into a folder as a delivery agent would; folders are named as IMAP does, `INBOX.Sent`. */
  deliver(user: string, raw: string | Buffer, folder?: string): Promise<void>;
  /** The Maildir of a folder, for tests that look at file names (flags) themselves. */
  maildir(user: string, folder?: string): string;
  stop(): Promise<void>;
}

/** As for Dovecot: true where Courier cannot be started; throws on a CI machine. */
export const skipWithoutCourier = (ci: string | undefined): boolean =>
  skipBecause(whyNoServer('Courier', home), ci);

/**
 * Starts a Courier of its own on free ports of 127.0.0.1. Where it asks for passwords (`/run/courier/authdaemon/socket`) is
 * compiled into it, so each gets a root directory of its own: the programs with the libraries they need, and the mail.
 */
export async function startCourier(options: CourierOptions): Promise<Courier> {
  const reason = whyNoServer('Courier', home);
  if (home === null || reason !== null) throw new Error(reason ?? 'no Courier');
  const root = await mkdtemp(join(tmpdir(), 'mw-co-'));
  await chmod(root, 0o755);
  const certificate = options.certificate ?? (await issueCertificate());
  const [imapPort, imapsPort, pop3Port, pop3sPort] = await Promise.all([
    freePort(),
    freePort(),
    freePort(),
    freePort(),
  ]);
  const ports = { imapPort, imapsPort, pop3Port, pop3sPort };
  await layOut(root, home, certificate);
  const maildir = (user: string, folder = 'INBOX') =>
    join(root, 'mail', user, 'Maildir', folder === 'INBOX' ? '' : `.${folder.replace(/^INBOX\./, '')}`);
  for (const { name } of options.users) await makeMaildirs(root, name);
  const passwords = await answerPasswords(root, options.users);

  const servers = await launchServers(root, commandsOf(root, ports), {
    PATH: '/usr/sbin:/usr/bin:/sbin:/bin',
    ...SETTINGS,
    ...options.settings,
  });
  const stop = async () => {
    await servers.stop();
    await passwords.stop();
    await rm(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  };
  try {
    await Promise.all(Object.values(ports).map((port) => accepts(port, servers.child)));
  } catch (error) {
    const said = await readFile(servers.console, 'utf8');
    await stop();
    throw new Error(`Courier did not start: ${said}`, { cause: error });
  }
  return {
    ...ports,
    ca: certificate.ca,
    maildir,
    renewUidValidity: (user, folder) => rm(join(maildir(user, folder), 'courierimapuiddb'), { force: true }),
    deliver: (user, raw, folder) => dropIntoMaildir(maildir(user, folder), raw),
    stop,
  };
}

const CAPABILITY = 'IMAP4rev1 UIDPLUS CHILDREN NAMESPACE IDLE';

/** The settings of `/etc/courier/imapd` and its neighbours; Debian's, but for limits that tests would run into. */
const SETTINGS: Readonly<Record<string, string>> = {
  IMAP_CAPABILITY: CAPABILITY,
  IMAP_CAPABILITY_TLS: `${CAPABILITY} AUTH=PLAIN`,
  IMAP_KEYWORDS: '1',
  IMAP_ACL: '0',
  IMAP_STARTTLS: 'YES',
  IMAP_TLS_REQUIRED: '0',
  // IDLE looks this often (Debian: 60).
  IMAP_IDLE_TIMEOUT: '1',
  IMAP_ENHANCEDIDLE: '0',
  IMAP_MAILBOX_SANITY_CHECK: '0',
  // With locks each command asks gamin, which is not there, and waits a second for it.
  IMAP_USELOCKS: '0',
  IMAP_TRASHFOLDERNAME: 'Trash',
  POP3AUTH: '',
  POP3AUTH_TLS: 'PLAIN LOGIN',
  POP3_STARTTLS: 'YES',
  POP3_TLS_REQUIRED: '0',
  COURIERTLS: `/${PROGRAMS.tls}`,
  TLS_CERTFILE: '/tls/server.pem',
  TLS_VERIFYPEER: 'NONE',
  TLS_PRIORITY: 'NORMAL',
};

function commandsOf(
  root: string,
  ports: Pick<Courier, 'imapPort' | 'imapsPort' | 'pop3Port' | 'pop3sPort'>,
): string[] {
  const listen = (port: number, command: string) =>
    `chroot ${root} /${PROGRAMS.listener} -address=127.0.0.1 -maxprocs=200 -maxperip=200 -nodnslookup -noidentlookup ${port} ${command}`;
  const imap = `/${PROGRAMS.imapLogin} /${PROGRAMS.imap} Maildir`;
  const pop = `/${PROGRAMS.popLogin} /${PROGRAMS.pop} Maildir`;
  const tls = `/${PROGRAMS.tls} -server -tcpd`;
  return [
    listen(ports.imapPort, imap),
    `env IMAP_TLS=1 ${listen(ports.imapsPort, `${tls} ${imap}`)}`,
    listen(ports.pop3Port, pop),
    `env POP3_TLS=1 ${listen(ports.pop3sPort, `${tls} ${pop}`)}`,
  ];
}

async function layOut(root: string, from: string, certificate: IssuedCertificate): Promise<void> {
  for (const part of ['dev', 'etc', 'tls', 'tmp', 'mail', 'run/courier/authdaemon'])
    await mkdir(join(root, part), { recursive: true });
  for (const program of Object.values(PROGRAMS)) await copyProgram(root, from, program);
  await run('mknod', ['-m', '666', join(root, 'dev/null'), 'c', '1', '3']);
  await run('mknod', ['-m', '666', join(root, 'dev/urandom'), 'c', '1', '9']);
  // couriertls becomes this user (compiled into it) where it was started by root.
  await writeFile(join(root, 'etc/passwd'), 'root:x:0:0::/:/bin/sh\ncourier:x:65534:65534::/:/bin/sh\n');
  await writeFile(join(root, 'etc/group'), 'root:x:0:\ncourier:x:65534:\n');
  await writeFile(join(root, 'tls/server.pem'), certificate.cert + certificate.key, { mode: 0o644 });
}

/** `INBOX`, `INBOX.Sent`, `INBOX.Junk` and `INBOX.Trash`, which is how Courier shows the folders of a Maildir. */
async function makeMaildirs(root: string, user: string): Promise<void> {
  const own = (path: string) => chown(path, MAIL_OWNER.uid, MAIL_OWNER.gid);
  const box = join(root, 'mail', user, 'Maildir');
  for (const maildir of [box, ...['Sent', 'Junk', 'Trash'].map((name) => join(box, `.${name}`))]) {
    for (const part of ['', 'cur', 'new', 'tmp']) {
      await mkdir(join(maildir, part), { recursive: true });
      await own(join(maildir, part));
    }
    if (maildir === box) continue;
    await writeFile(join(maildir, 'maildirfolder'), '');
    await own(join(maildir, 'maildirfolder'));
  }
  await own(join(root, 'mail', user));
}

/**
 * Answers as authdaemond does: `AUTH <length>`, then service, kind, name and password on a line each; the answer is a list of
 * `NAME=value` up to a line with a dot, or `FAIL`.
 */
async function answerPasswords(
  root: string,
  users: CourierOptions['users'],
): Promise<{ stop: () => Promise<void> }> {
  const path = join(root, 'run/courier/authdaemon/socket');
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    let asked = '';
    socket.on('data', (chunk) => {
      asked += chunk.toString('utf8');
      // Before it stands, in newer versions, who asks: `TCPREMOTEIP=::ffff:127.0.0.1`.
      const [, , kind, name, password, end] = asked.slice(asked.indexOf('AUTH ')).split('\n');
      if (end === undefined) return;
      const known = users.find((user) => user.name === name && user.password === password);
      socket.end(known && kind === 'login' ? accountOf(known.name) : 'FAIL\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  await chmod(path, 0o777);
  return {
    stop: async () => {
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const accountOf = (name: string): string =>
  [
    `UID=${MAIL_OWNER.uid}`,
    `GID=${MAIL_OWNER.gid}`,
    `HOME=/mail/${name}`,
    `MAILDIR=/mail/${name}/Maildir`,
    `ADDRESS=${name}`,
    `NAME=${name}`,
    '.',
    '',
  ].join('\n');
