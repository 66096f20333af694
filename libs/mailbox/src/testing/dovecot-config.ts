import type { DovecotUser } from './dovecot.js';

/** What the configuration file needs to know; all paths are absolute. */
export interface DovecotLayout {
  dir: string;
  imapPort: number;
  imapsPort: number;
  lmtpPort: number | null;
  /** POP3 in the clear or with STLS, and with TLS from the start; null: not at all. */
  pop3: { port: number; tlsPort: number } | null;
  /** The system user who owns the mail files. */
  mailUser: string;
  mailGroup: string;
  allowPlaintextLogin: boolean;
  extraConfig: string;
}

/**
 * A complete `dovecot.conf` (Dovecot 2.3) for one instance that shares nothing with an installed one: own base
 * directory, own log file, loopback addresses only.
 */
export function dovecotConfig(layout: DovecotLayout): string {
  const { dir } = layout;
  return `
protocols = imap${layout.lmtpPort === null ? '' : ' lmtp'}${layout.pop3 === null ? '' : ' pop3'}
listen = 127.0.0.1
base_dir = ${dir}/run
state_dir = ${dir}/state
log_path = ${dir}/dovecot.log
instance_name = ${dir.split('/').at(-1)}
hostname = localhost
postmaster_address = postmaster@localhost
recipient_delimiter = +
mail_max_userip_connections = 60
# Where inotify is not to be had, IDLE looks this often (default 30 seconds).
mailbox_idle_check_interval = 1 secs
disable_plaintext_auth = ${layout.allowPlaintextLogin ? 'no' : 'yes'}
auth_mechanisms = plain login
# Otherwise a wrong password is answered two seconds late, and makes every later login from this address wait.
auth_failure_delay = 0
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
ssl = yes
ssl_cert = <${dir}/tls/server.crt
ssl_key = <${dir}/tls/server.key
first_valid_uid = 1
mail_uid = ${layout.mailUser}
mail_gid = ${layout.mailGroup}
mail_home = ${dir}/mail/%Lu
mail_location = maildir:~/Maildir
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%Lu ${dir}/users
}
userdb {
  driver = passwd-file
  args = username_format=%Lu ${dir}/users
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    special_use = \\Sent
    auto = create
  }
  mailbox Junk {
    special_use = \\Junk
    auto = create
  }
  mailbox Trash {
    special_use = \\Trash
    auto = create
  }
}
service imap-login {
  inet_listener imap {
    address = 127.0.0.1
    port = ${layout.imapPort}
  }
  inet_listener imaps {
    address = 127.0.0.1
    port = ${layout.imapsPort}
    ssl = yes
  }
}
${
  layout.lmtpPort === null
    ? ''
    : `service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${layout.lmtpPort}
  }
}`
}
${
  layout.pop3 === null
    ? ''
    : `service pop3-login {
  inet_listener pop3 {
    address = 127.0.0.1
    port = ${layout.pop3.port}
  }
  inet_listener pop3s {
    address = 127.0.0.1
    port = ${layout.pop3.tlsPort}
    ssl = yes
  }
}
protocol pop3 {
  pop3_lock_session = yes
}`
}
${layout.extraConfig}
`;
}

/** The passwd-file: `name:{PLAIN}password` and empty fields for uid, gid and home, which the configuration gives. */
export function passwdFile(users: readonly DovecotUser[]): string {
  return users.map((user) => `${user.name.toLowerCase()}:{PLAIN}${user.password}::::::\n`).join('');
}
