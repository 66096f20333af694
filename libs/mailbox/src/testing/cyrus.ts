import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issueCertificate, type IssuedCertificate } from './certificates.js';
import { freePort } from './free-port.js';
import { accepts, launchServers } from './server-process.js';
import { libraryPath, MAIL_OWNER, serverHome, skipBecause, whyNoServer } from './unpacked-server.js';

const home = serverHome('cyrus', 'usr/lib/cyrus/bin/master');

export interface CyrusOptions {
  /** Names without `@`. Their mailboxes, with Sent, Junk and Trash, are made at the first login. */
  users: readonly { name: string; password: string }[];
  certificate?: IssuedCertificate;
  /** Lines for the end of `imapd.conf`. */
  extraConfig?: string;
}

/** A running Cyrus. Everything it wrote is deleted by `stop()`. */
export interface Cyrus {
  imapPort: number;
  imapsPort: number;
  pop3Port: number;
  pop3sPort: number;
  /** Takes mail for `name` without asking who speaks. */
  lmtpPort: number;
  /** The authority that signed the server's certificate, PEM. */
  ca: string;
  stop(): Promise<void>;
}

/** As for Dovecot: true where Cyrus cannot be started; throws on a CI machine. */
export const skipWithoutCyrus = (ci: string | undefined): boolean =>
  skipBecause(whyNoServer('Cyrus', home), ci);

/** Starts a Cyrus IMAP (3.6 and newer) of its own on free ports of 127.0.0.1 and returns when all of them answer. */
export async function startCyrus(options: CyrusOptions): Promise<Cyrus> {
  const reason = whyNoServer('Cyrus', home);
  if (home === null || reason !== null) throw new Error(reason ?? 'no Cyrus');
  // Unix sockets lie below this directory and their paths may have 107 bytes, so its name is short.
  const dir = await mkdtemp(join(tmpdir(), 'mw-cy-'));
  const certificate = options.certificate ?? (await issueCertificate());
  const [imapPort, imapsPort, pop3Port, pop3sPort, lmtpPort] = await Promise.all([
    freePort(),
    freePort(),
    freePort(),
    freePort(),
    freePort(),
  ]);
  const ports = { imapPort, imapsPort, pop3Port, pop3sPort, lmtpPort };
  await layOut(dir, certificate);
  await writeFile(join(dir, 'imapd.conf'), imapdConf(dir, options.extraConfig ?? ''));
  await writeFile(join(dir, 'cyrus.conf'), cyrusConf(dir, home, ports));
  const passwords = await answerPasswords(join(dir, 'auth'), options.users);

  const servers = await launchServers(
    dir,
    [`${home}/usr/lib/cyrus/bin/master -C ${dir}/imapd.conf -M ${dir}/cyrus.conf -p ${dir}/master.pid -D`],
    { PATH: '/usr/bin:/bin', LD_LIBRARY_PATH: libraryPath(home) },
  );
  const stop = async () => {
    await servers.stop();
    await passwords.stop();
    // Its children write until they have seen that the master is gone.
    await rm(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  };
  try {
    await Promise.all(Object.values(ports).map((port) => accepts(port, servers.child)));
  } catch (error) {
    const said = await readFile(servers.console, 'utf8');
    await stop();
    throw new Error(`Cyrus did not start: ${said}`, { cause: error });
  }
  return { ...ports, ca: certificate.ca, stop };
}

async function layOut(dir: string, certificate: IssuedCertificate): Promise<void> {
  const parts = ['', 'auth', 'mail', 'config', 'tls'];
  const inside = ['db', 'proc', 'socket', 'log', 'msg', 'quota', 'sieve', 'sync', 'user', 'lock', 'domain'];
  for (const part of [...parts, ...inside.map((name) => `config/${name}`)]) {
    await mkdir(join(dir, part), { recursive: true });
    await chmod(join(dir, part), 0o755);
    await chown(join(dir, part), MAIL_OWNER.uid, MAIL_OWNER.gid);
  }
  await writeFile(join(dir, 'tls/server.crt'), certificate.cert);
  await writeFile(join(dir, 'tls/server.key'), certificate.key, { mode: 0o600 });
  await chown(join(dir, 'tls/server.key'), MAIL_OWNER.uid, MAIL_OWNER.gid);
}

const imapdConf = (dir: string, extra: string): string => `
configdirectory: ${dir}/config
partition-default: ${dir}/mail
defaultpartition: default
cyrus_user: ${MAIL_OWNER.user}
cyrus_group: ${MAIL_OWNER.group}
servername: localhost
admins: cyrus
unixhierarchysep: yes
altnamespace: no
autocreate_quota: 0
autocreate_inbox_folders: Sent | Junk | Trash
autocreate_subscribe_folders: Sent | Junk | Trash
xlist-sent: Sent
xlist-junk: Junk
xlist-trash: Trash
allowplaintext: yes
sasl_mech_list: PLAIN LOGIN
sasl_pwcheck_method: saslauthd
sasl_saslauthd_path: ${dir}/auth/mux
failedloginpause: 0
tls_server_cert: ${dir}/tls/server.crt
tls_server_key: ${dir}/tls/server.key
# Without idled, IDLE looks this often.
imapidlepoll: 1
munge8bit: no
maxlogins_per_user: 0
poptimeout: 10
popminpoll: 0
${extra}
`;

const cyrusConf = (
  dir: string,
  from: string,
  ports: Pick<Cyrus, 'imapPort' | 'imapsPort' | 'pop3Port' | 'pop3sPort' | 'lmtpPort'>,
): string => {
  const bin = `${from}/usr/lib/cyrus/bin`;
  const service = (name: string, program: string, port: number) =>
    `  ${name} cmd="${bin}/${program} -C ${dir}/imapd.conf" listen="127.0.0.1:${port}" prefork=0 proto="tcp4"`;
  return `
START {
}
SERVICES {
${[
  service('imap', 'imapd', ports.imapPort),
  service('imaps', 'imapd -s', ports.imapsPort),
  service('pop3', 'pop3d', ports.pop3Port),
  service('pop3s', 'pop3d -s', ports.pop3sPort),
  service('lmtp', 'lmtpd -a', ports.lmtpPort),
].join('\n')}
}
EVENTS {
}
`;
};

/**
 * Answers as saslauthd does: four counted strings (login, password, service, realm; two bytes of length in network order
 * before each) are asked, `OK` or `NO` is answered, counted as well.
 */
async function answerPasswords(
  dir: string,
  users: CyrusOptions['users'],
): Promise<{ stop: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    let asked: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      asked = Buffer.concat([asked, chunk]);
      const [login, password, service] = countedStrings(asked);
      if (service === undefined) return;
      const known = users.some((user) => user.name === login && user.password === password);
      socket.end(Buffer.from(known ? '\0\x02OK' : '\0\x02NO', 'latin1'));
    });
  });
  const path = join(dir, 'mux');
  await new Promise<void>((resolve) => server.listen(path, resolve));
  await chmod(path, 0o777);
  return {
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function countedStrings(bytes: Buffer): string[] {
  const found: string[] = [];
  for (let at = 0; at + 2 <= bytes.length;) {
    const length = bytes.readUInt16BE(at);
    if (at + 2 + length > bytes.length) break;
    found.push(bytes.toString('utf8', at + 2, at + 2 + length));
    at += 2 + length;
  }
  return found;
}
