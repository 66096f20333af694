import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '@mailwright/testing';
import { libraryPath, serverHome, whyNoServer } from '@mailwright/mailbox/testing/unpacked-server';
import { runUntilStopped, type MailServer, type MailServerOptions } from './mail-server.js';
import {
  copyProgram,
  makeRootDirectory,
  removeRootDirectory,
} from '@mailwright/mailbox/testing/root-directory';

const PROGRAM = 'usr/libexec/sendmail/sendmail';
const MACROS = 'usr/share/sendmail/cf/';
const REALM = 'mailwright';
const home = serverHome('sendmail', PROGRAM);

/** Why Sendmail cannot be started here, in a sentence that says what to do, or null if it can. */
export const whyNoSendmail = (): string | null => whyNoServer('Sendmail', home);

/** Starts a Sendmail in a root directory of its own on free ports of 127.0.0.1. */
export async function startSendmail(options: MailServerOptions): Promise<MailServer> {
  const reason = whyNoSendmail();
  if (home === null || reason !== null) throw new Error(reason ?? 'no Sendmail');
  const root = await makeRootDirectory({ home, programs: [PROGRAM], spools: [], users: ['mail', 'smmsp'] });
  const [port, tlsPort] = await Promise.all([freePort(), freePort()]);
  await layOut(root, home, options, configuration(port, tlsPort, options));
  const running = await runUntilStopped(
    'Sendmail',
    root,
    port,
    // -X logs the dialogues; -q works the queue.
    [`chroot ${root} /${PROGRAM} -C /etc/mail/sendmail.cf -bD -q2s`],
    () => Promise.resolve(''),
  ).catch(async (error: unknown) => {
    await removeRootDirectory(root);
    throw error;
  });
  const { stdout } = await run(home, 'chroot', [
    root,
    `/${PROGRAM}`,
    '-d0.1',
    '-bP',
    '-C',
    '/etc/mail/sendmail.cf',
  ]);
  return {
    name: `Sendmail ${/Version (\S+)/.exec(stdout)?.[1] ?? ''}`.trim(),
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

const run = (from: string, program: string, args: string[], input?: string) => {
  const path = ['usr/bin', 'usr/sbin', 'usr/libexec/sendmail'].map((part) => join(from, part));
  const env = {
    PATH: [...path, '/usr/sbin:/usr/bin:/sbin:/bin'].join(':'),
    LD_LIBRARY_PATH: libraryPath(from),
  };
  const running = promisify(execFile)(program, args, { env, maxBuffer: 2 ** 22 });
  if (input !== undefined) running.child.stdin?.end(input);
  return running;
};

async function layOut(root: string, from: string, options: MailServerOptions, macros: string): Promise<void> {
  for (const part of ['etc/mail', 'etc/mail/sasl', 'etc/sasl2', 'var/spool/mqueue', 'var/mail'])
    await mkdir(join(root, part), { recursive: true, mode: 0o755 });
  await chmod(join(root, 'var/spool/mqueue'), 0o700);
  const at = (name: string) => join(root, 'etc/mail', name);
  await writeFile(at('sendmail.mc'), macros);
  const { stdout } = await run(from, 'm4', [
    `-D_CF_DIR_=${join(from, MACROS)}`,
    join(from, MACROS, 'm4/cf.m4'),
    at('sendmail.mc'),
  ]);
  await writeFile(at('sendmail.cf'), stdout, { mode: 0o644 });
  await writeFile(at('service.switch'), 'hosts files\naliases files\n');
  await run(
    from,
    'makemap',
    ['-C', at('sendmail.cf'), 'hash', at('mailertable.db')],
    options.domains.map((one) => `${one} lmtpd:[127.0.0.1]\n`).join(''),
  );
  const special = [
    ...options.refused.map((one) => `To:${one} ERROR:5.1.1:"550 No such user here"\n`),
    ...options.deferred.map((one) => `To:${one} ERROR:4.7.1:"451 Greylisted, please try again later"\n`),
  ];
  await run(from, 'makemap', ['-C', at('sendmail.cf'), 'hash', at('access.db')], special.join(''));
  await writeFile(join(root, 'tls/server.crt'), options.certificate.cert);
  await writeFile(join(root, 'tls/server.key'), options.certificate.key, { mode: 0o600 });
  await writeFile(join(root, 'tls/ca.crt'), options.certificate.ca);
  await layOutLogins(root, from, options.login);
}

/** Cyrus SASL with a password file of its own: CRAM-MD5 needs the password itself. */
async function layOutLogins(root: string, from: string, login: MailServerOptions['login']): Promise<void> {
  const config = `pwcheck_method: auxprop\nauxprop_plugin: sasldb\nsasldb_path: /etc/sasldb2\nmech_list: PLAIN LOGIN CRAM-MD5\n`;
  for (const place of [
    'etc/mail/sasl/Sendmail.conf.2',
    'etc/mail/sasl/Sendmail.conf',
    'etc/sasl2/Sendmail.conf',
  ])
    await writeFile(join(root, place), config, { mode: 0o644 });
  await run(
    from,
    'saslpasswd2',
    ['-p', '-c', '-f', join(root, 'etc/sasldb2'), '-u', REALM, login.username],
    login.password,
  );
  await chmod(join(root, 'etc/sasldb2'), 0o600);
  for (const place of [from, '/'])
    for (const arch of ['x86_64-linux-gnu', 'aarch64-linux-gnu']) {
      const directory = join('usr/lib', arch, 'sasl2');
      if (!existsSync(join(place, directory))) continue;
      const plugins = (await readdir(join(place, directory))).filter((name) =>
        /^lib(plain|login|crammd5|sasldb)\.so/.test(name),
      );
      for (const plugin of plugins) await copyProgram(root, place, join(directory, plugin));
    }
}

/** Takes mail of whoever signed in and hands it to the LMTP server, whatever its domain: there is no other way out. */
const configuration = (port: number, tlsPort: number, { domains, lmtpPort }: MailServerOptions): string => `
OSTYPE(\`linux')dnl
define(\`confDOMAIN_NAME', \`mail.${domains[0]}')dnl
define(\`QUEUE_DIR', \`/var/spool/mqueue')dnl
define(\`ALIAS_FILE', \`')dnl
define(\`confPID_FILE', \`/run/sendmail.pid')dnl
define(\`STATUS_FILE', \`/run/statistics')dnl
define(\`confSERVICE_SWITCH_FILE', \`/etc/mail/service.switch')dnl
define(\`confTO_IDENT', \`0')dnl
define(\`confTO_QUEUEWARN', \`')dnl
define(\`confMIN_QUEUE_AGE', \`2s')dnl
define(\`confQUEUE_LA', \`1000')dnl
define(\`confREFUSE_LA', \`1000')dnl
define(\`confDONT_PROBE_INTERFACES', \`True')dnl
define(\`confCONNECTION_RATE_THROTTLE', \`0')dnl
define(\`confAUTH_REALM', \`${REALM}')dnl
define(\`confAUTH_MECHANISMS', \`PLAIN LOGIN CRAM-MD5')dnl
define(\`confAUTH_OPTIONS', \`A')dnl
define(\`confDONT_BLAME_SENDMAIL', \`GroupReadableSASLDBFile,GroupReadableKeyFile')dnl
define(\`confCACERT', \`/tls/ca.crt')dnl
define(\`confCACERT_PATH', \`/tls')dnl
define(\`confSERVER_CERT', \`/tls/server.crt')dnl
define(\`confSERVER_KEY', \`/tls/server.key')dnl
define(\`SMART_HOST', \`lmtpd:[127.0.0.1]')dnl
TRUST_AUTH_MECH(\`PLAIN LOGIN CRAM-MD5')dnl
FEATURE(\`no_default_msa')dnl
FEATURE(\`nocanonify')dnl
FEATURE(\`accept_unresolvable_domains')dnl
FEATURE(\`access_db', \`hash -T<TMPF> /etc/mail/access')dnl
FEATURE(\`blocklist_recipients')dnl
FEATURE(\`mailertable', \`hash /etc/mail/mailertable')dnl
DAEMON_OPTIONS(\`Port=${port}, Name=MTA, Addr=127.0.0.1')dnl
DAEMON_OPTIONS(\`Port=${tlsPort}, Name=TLS, Addr=127.0.0.1, M=s')dnl
MAILER(\`smtp')dnl
MAILER_DEFINITIONS
Mlmtpd, P=[IPC], F=mDFMuXz, S=EnvFromSMTP/HdrFromSMTP, R=EnvToSMTP, E=\\r\\n, L=990, T=DNS/RFC822/SMTP, A=TCP $h ${lmtpPort}
`;
