import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventually, freePort } from '@mailwright/testing';
import type { MailServer, MailServerOptions } from './mail-server.js';

const BINARY = '/usr/sbin/postfix';
const MAIL_OWNER = 'postfix';

export interface PostfixOptions extends Pick<MailServerOptions, 'domains' | 'lmtpPort' | 'certificate'> {
  refused?: readonly string[];
  deferred?: readonly string[];
  /** Where Dovecot answers for passwords; without it whoever is on this machine may send. */
  saslPort?: number;
}

/** Why Postfix cannot be started here, in a sentence that says what to do, or null if it can. */
export function whyNoPostfix(): string | null {
  if (!existsSync(BINARY)) return 'Postfix is not installed: apt-get install postfix';
  if (process.getuid?.() !== 0) return 'Postfix can only be started by root: run these tests as root';
  return null;
}

/** Starts a Postfix with directories of its own on a free port of 127.0.0.1 and returns when it greets. */
export async function startPostfix(options: PostfixOptions): Promise<MailServer> {
  const impossible = whyNoPostfix();
  if (impossible !== null) throw new Error(impossible);
  const dir = await mkdtemp(join(tmpdir(), 'mw-pf-'));
  await chmod(dir, 0o755);
  const [port, tlsPort] = await Promise.all([freePort(), freePort()]);
  await writeLayout(dir, port, tlsPort, options);
  const { child, exited } = await launch(dir);
  const log = async (): Promise<string> =>
    `${await readFile(join(dir, 'console'), 'utf8')}\n${existsSync(join(dir, 'postfix.log')) ? await readFile(join(dir, 'postfix.log'), 'utf8') : ''}`;
  const stop = async (): Promise<void> => {
    child.stdin?.end();
    await exited;
    await rm(dir, { recursive: true, force: true });
  };
  try {
    await eventually(() => greets(port), { timeoutMs: 30_000 });
  } catch (error) {
    const said = await log();
    await stop();
    throw new Error(`Postfix did not start: ${said}`, { cause: error });
  }
  const { stdout } = await promisify(execFile)('postconf', ['-h', 'mail_version']);
  const methods = options.saslPort === undefined ? [] : (['PLAIN', 'LOGIN', 'CRAM-MD5'] as const);
  return { name: `Postfix ${stdout.trim()}`, port, startTls: true, tlsPort, methods, log, stop };
}

async function writeLayout(
  dir: string,
  port: number,
  tlsPort: number,
  options: PostfixOptions,
): Promise<void> {
  for (const part of ['etc', 'queue', 'data', 'tls']) await mkdir(join(dir, part), { mode: 0o755 });
  await chown(join(dir, 'data'));
  await writeFile(join(dir, 'tls/server.crt'), options.certificate.cert);
  await writeFile(join(dir, 'tls/server.key'), options.certificate.key, { mode: 0o600 });
  await writeFile(join(dir, 'etc/main.cf'), mainCf(dir, options));
  await writeFile(join(dir, 'etc/master.cf'), masterCf(port, tlsPort));
  const answers = [
    ...(options.refused ?? []).map((one) => `${one} 550 5.1.1 No such user here\n`),
    ...(options.deferred ?? []).map((one) => `${one} 451 4.7.1 Greylisted, please try again later\n`),
  ];
  await writeFile(join(dir, 'etc/recipients'), answers.join(''));
}

async function chown(path: string): Promise<void> {
  const child = spawn('chown', [MAIL_OWNER, path]);
  await once(child, 'exit');
}

/** Nothing can leave: no DNS, and every transport but LMTP to our own server is an error. */
const mainCf = (dir: string, { domains, lmtpPort, saslPort }: PostfixOptions): string => `
compatibility_level = 3.6
queue_directory = ${dir}/queue
data_directory = ${dir}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = ${MAIL_OWNER}
maillog_file = ${dir}/postfix.log
maillog_file_prefixes = ${dir}
myhostname = mail.${domains[0]}
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtpd_recipient_restrictions = check_recipient_access texthash:${dir}/etc/recipients, ${mayRelay(saslPort)}, reject
smtpd_relay_restrictions = ${mayRelay(saslPort)}, reject
${saslPort === undefined ? '' : saslCf(saslPort)}
virtual_mailbox_domains = ${domains.join(', ')}
virtual_mailbox_maps =
virtual_transport = lmtp:inet:127.0.0.1:${lmtpPort}
default_transport = error:nothing leaves this machine
relay_transport = error:nothing leaves this machine
local_transport = error:nobody is local
local_recipient_maps =
alias_maps =
alias_database =
smtp_dns_support_level = disabled
lmtp_dns_support_level = disabled
recipient_delimiter = +
notify_classes =
smtpd_tls_cert_file = ${dir}/tls/server.crt
smtpd_tls_key_file = ${dir}/tls/server.key
smtpd_tls_security_level = may
smtpd_client_connection_rate_limit = 0
smtpd_client_connection_count_limit = 0
lmtp_destination_concurrency_limit = 10
lmtp_destination_recipient_limit = 1
`;

const mayRelay = (saslPort: number | undefined): string =>
  saslPort === undefined ? 'permit_mynetworks' : 'permit_sasl_authenticated';

const saslCf = (port: number): string => `
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:${port}
smtpd_sasl_security_options = noanonymous
smtpd_tls_auth_only = no
`;

const masterCf = (port: number, tlsPort: number): string => `
127.0.0.1:${port} inet n - n - - smtpd
127.0.0.1:${tlsPort} inet n - n - - smtpd
  -o smtpd_tls_wrappermode=yes
pickup    unix n - n 60 1 pickup
cleanup   unix n - n - 0 cleanup
qmgr      unix n - n 300 1 qmgr
tlsmgr    unix - - n 1000? 1 tlsmgr
rewrite   unix - - n - - trivial-rewrite
bounce    unix - - n - 0 bounce
defer     unix - - n - 0 bounce
trace     unix - - n - 0 bounce
verify    unix - - n - 1 verify
flush     unix n - n 1000? 0 flush
proxymap  unix - - n - - proxymap
proxywrite unix - - n - 1 proxymap
smtp      unix - - n - - smtp
relay     unix - - n - - smtp
showq     unix n - n - - showq
error     unix - - n - - error
retry     unix - - n - - error
discard   unix - - n - - discard
local     unix - n n - - local
virtual   unix - n n - - virtual
lmtp      unix - - n - - lmtp
anvil     unix - - n - 1 anvil
scache    unix - - n - 1 scache
postlog   unix-dgram n - n - 1 postlogd
`;

/** Stops Postfix when the pipe on its standard input ends, so that it also goes when this process is killed. */
const KEEPER = `
exec 3<&0
"$0" -c "$1" start-fg 3<&- &
server=$!
(cat <&3; "$0" -c "$1" stop; sleep 0.2; kill $server) >/dev/null 2>&1 &
wait $server
`;

async function launch(dir: string): Promise<{ child: ChildProcess; exited: Promise<unknown> }> {
  const output = await open(join(dir, 'console'), 'w');
  const child = spawn('/bin/sh', ['-c', KEEPER, BINARY, join(dir, 'etc')], {
    stdio: ['pipe', output.fd, output.fd],
  });
  const exited = once(child, 'exit');
  await output.close();
  return { child, exited };
}

async function greets(port: number): Promise<true> {
  const socket = connect({ host: '127.0.0.1', port });
  try {
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    if (!chunk.toString().startsWith('220')) throw new Error(`It greets with ${chunk.toString()}`);
    return true;
  } finally {
    socket.destroy();
  }
}
