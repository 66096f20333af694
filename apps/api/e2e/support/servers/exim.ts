import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '@mailwright/testing';
import { MAIL_OWNER, serverHome, whyNoServer } from '@mailwright/mailbox/testing/unpacked-server';
import { runUntilStopped, type MailServer, type MailServerOptions } from './mail-server.js';
import { makeRootDirectory, removeRootDirectory } from '@mailwright/mailbox/testing/root-directory';

const PROGRAM = 'usr/sbin/exim4';
const home = serverHome('exim', PROGRAM);

/** Why Exim cannot be started here, in a sentence that says what to do, or null if it can. */
export const whyNoExim = (): string | null => whyNoServer('Exim', home);

/** Starts an Exim in a root directory of its own on free ports of 127.0.0.1. */
export async function startExim(options: MailServerOptions): Promise<MailServer> {
  const reason = whyNoExim();
  if (home === null || reason !== null) throw new Error(reason ?? 'no Exim');
  const root = await makeRootDirectory({
    home,
    programs: [PROGRAM],
    spools: ['var/spool/exim4', 'var/log/exim4'],
    users: ['Debian-exim', 'mail'],
  });
  const [port, tlsPort] = await Promise.all([freePort(), freePort()]);
  await writeFile(join(root, 'tls/server.crt'), options.certificate.cert);
  await writeFile(join(root, 'tls/server.key'), options.certificate.key, { mode: 0o644 });
  await writeFile(join(root, 'etc/exim.conf'), configuration(port, tlsPort, options), { mode: 0o644 });
  const running = await runUntilStopped(
    'Exim',
    root,
    port,
    [`chroot ${root} /${PROGRAM} -C /etc/exim.conf -bdf -q2s`],
    () => readFile(join(root, 'var/log/exim4/mainlog'), 'utf8').catch(() => ''),
  ).catch(async (error: unknown) => {
    await removeRootDirectory(root);
    throw error;
  });
  const { stdout } = await promisify(execFile)('chroot', [
    root,
    `/${PROGRAM}`,
    '-C',
    '/etc/exim.conf',
    '-bV',
  ]);
  return {
    name: /Exim version \S+/.exec(stdout)?.[0].replace('version ', '') ?? 'Exim',
    port,
    startTls: true,
    tlsPort,
    methods: ['PLAIN', 'LOGIN', 'CRAM-MD5'],
    log: running.log,
    stop: async () => {
      await running.stop();
      await removeRootDirectory(root);
    },
  };
}

/** Takes mail of whoever signed in, for our domains only, and hands it to the LMTP server: there is no other transport. */
const configuration = (
  port: number,
  tlsPort: number,
  { domains, lmtpPort, login, refused, deferred }: MailServerOptions,
): string => `
primary_hostname = mail.${domains[0]}
exim_user = ${MAIL_OWNER.uid}
exim_group = ${MAIL_OWNER.gid}
never_users =
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${port} : ${tlsPort}
tls_on_connect_ports = ${tlsPort}
tls_advertise_hosts = *
tls_certificate = /tls/server.crt
tls_privatekey = /tls/server.key
domainlist ours = ${domains.join(' : ')}
acl_smtp_rcpt = rcpt
acl_smtp_data = data
host_lookup =
rfc1413_hosts =
smtp_accept_max = 200
smtp_accept_max_per_connection = 0
smtp_accept_queue_per_connection = 0
log_file_path = /var/log/exim4/%slog
spool_directory = /var/spool/exim4
keep_environment =
pid_file_path = /run/exim.pid
bounce_return_size_limit = 20K
ignore_bounce_errors_after = 1h
smtputf8_advertise_hosts = *
message_size_limit = 20M

begin acl
rcpt:
  deny message = relay not permitted
       !authenticated = *
  deny message = 5.1.1 <$local_part@$domain>: no such user here
       recipients = ${refused.join(' : ')}
  defer message = 4.7.1 Greylisted, please try again later
       recipients = ${deferred.join(' : ')}
  deny message = relay not permitted
       !domains = +ours
  accept
data:
  accept

begin routers
to_lmtp:
  driver = manualroute
  domains = +ours
  route_list = * 127.0.0.1
  self = send
  transport = lmtp_server

begin transports
lmtp_server:
  driver = smtp
  protocol = lmtp
  port = ${lmtpPort}
  allow_localhost
  max_rcpt = 1
  hosts_avoid_tls = *

begin retry
* * F,1h,5s

begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = \${if and{{eq{$auth2}{${login.username}}}{eq{$auth3}{${login.password}}}}}
  server_set_id = $auth2
login:
  driver = plaintext
  public_name = LOGIN
  server_prompts = Username:: : Password::
  server_condition = \${if and{{eq{$auth1}{${login.username}}}{eq{$auth2}{${login.password}}}}}
  server_set_id = $auth1
cram:
  driver = cram_md5
  public_name = CRAM-MD5
  server_secret = \${if eq{$auth1}{${login.username}}{${login.password}}fail}
  server_set_id = $auth1
`;
