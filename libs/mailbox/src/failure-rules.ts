import type { MailboxFailureKind } from './mailbox-failure.js';
import { pop3WordRules } from './pop3/pop3-failure-rules.js';

/** One rule: the first that matches decides. `code` is a system or library code, `words` is matched against what was said. */
export interface FailureRule {
  code?: RegExp;
  words?: RegExp;
  kind: MailboxFailureKind;
  meaning: string;
  remedy: string;
}

/** By code, where there is one: codes do not change with the language of the server. */
export const codeRules: readonly FailureRule[] = [
  {
    code: /^ENOTLOOPBACK$/,
    kind: 'forbidden',
    meaning: 'A sandbox only talks to servers on this machine.',
    remedy: 'Use 127.0.0.1 or localhost, or create a workspace that may send real mail.',
  },
  {
    code: /^EOUTOFREACH$/,
    kind: 'forbidden',
    meaning: 'The name of this server leads to an address that is not public.',
    remedy:
      'If the server is on your own network, say so in the settings of the mailbox. Otherwise check the name.',
  },
  {
    code: /^(ENOTFOUND|EAI_NONAME|ENODATA)$/,
    kind: 'unreachable',
    meaning: 'There is no server of this name.',
    remedy: 'Check the spelling of the server name.',
  },
  {
    code: /^EAI_AGAIN$/,
    kind: 'unreachable',
    meaning: 'The name could not be looked up: the name service does not answer.',
    remedy: 'Check the network connection of this machine and its DNS settings, then try again.',
  },
  {
    code: /^ECONNREFUSED$/,
    kind: 'unreachable',
    meaning: 'The machine is there, but nothing listens on this port.',
    remedy: 'Check the port: IMAP uses 993 with TLS from the start and 143 with STARTTLS, POP3 995 and 110.',
  },
  {
    code: /^(EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|EADDRNOTAVAIL)$/,
    kind: 'unreachable',
    meaning: 'There is no way through the network to this server.',
    remedy: 'Check the network connection, a VPN and the firewall.',
  },
  {
    code: /^(CONNECT_TIMEOUT|ETIMEDOUT)$/,
    kind: 'timeout',
    meaning: 'The server did not answer at all.',
    remedy: 'Check host and port. A firewall that drops packets silently looks like this.',
  },
  {
    code: /^GREETING_TIMEOUT$/,
    kind: 'timeout',
    meaning: 'The connection was made, but the server did not greet.',
    remedy: 'If the port is 993 or 995, choose "TLS from the start"; if it is 143 or 110, choose STARTTLS.',
  },
  {
    code: /^(ETIMEOUT|UPGRADE_TIMEOUT|ECOMMANDTIMEOUT)$/,
    kind: 'timeout',
    meaning: 'The server stopped answering.',
    remedy: 'It is tried again by itself. If it stays so, ask whoever runs the server.',
  },
  {
    code: /^CERT_HAS_EXPIRED$/,
    kind: 'tls',
    meaning: 'The certificate of the server has expired.',
    remedy: 'Whoever runs the server must renew it. Its password was not sent.',
  },
  {
    code: /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    kind: 'tls',
    meaning: 'The certificate belongs to another server name.',
    remedy: 'Use the name that stands in the certificate. The password was not sent.',
  },
  {
    code: /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT(_LOCALLY)?|CERT_UNTRUSTED)$/,
    kind: 'tls',
    meaning: 'The certificate is not signed by an authority that this machine trusts.',
    remedy: 'If it is your own server, add its authority (CA) to this account. The password was not sent.',
  },
  {
    code: /^(CERT_|CRL_|INVALID_CA|HOSTNAME_MISMATCH|INVALID_PURPOSE|ERR_TLS_)/,
    kind: 'tls',
    meaning: 'The certificate of the server is not valid.',
    remedy: 'Whoever runs the server must repair it. The password was not sent.',
  },
  {
    code: /^(EPROTO$|ERR_SSL_)/,
    kind: 'tls',
    meaning: 'The server does not speak TLS on this port, or only versions older than 1.2.',
    remedy: 'If the port is 143 or 110, choose STARTTLS. If the server is old, it needs TLS 1.2 or newer.',
  },
  {
    code: /^STARTTLS_INJECTION$/,
    kind: 'tls',
    meaning: 'Something sent data into the connection just before it was encrypted, as an attacker would.',
    remedy: 'Do not log in from this network; use port 993 (POP3: 995) with TLS from the start.',
  },
  {
    code: /^ETHROTTLE$/,
    kind: 'throttled',
    meaning: 'The server asks us to slow down.',
    remedy: 'It is tried again later by itself.',
  },
  {
    code: /^(LiteralTooLarge|LineTooLarge|ResponseTooLarge)$/,
    kind: 'protocol',
    meaning: 'The server sent more than it announced and more than we take at once.',
    remedy: 'Ask whoever runs the server; its sizes do not add up.',
  },
  {
    code: /^(ParserError.*|MAX_IMAP_NESTING_REACHED|InvalidResponse|ResponseProcessingFailed|UnexpectedTag)$/,
    kind: 'protocol',
    meaning: 'The server sent something that is not IMAP.',
    remedy: 'Check that host and port belong to an IMAP server.',
  },
  {
    code: /^NotPop3$/,
    kind: 'protocol',
    meaning: 'The server sent something that is not POP3.',
    remedy: 'Check that host and port belong to a POP3 server: 995 with TLS from the start, or 110.',
  },
  {
    code: /^NotFound$/,
    kind: 'not_found',
    meaning: 'This folder does not exist (any more).',
    remedy: 'Choose the folders of this mailbox again.',
  },
  {
    code: /^(NoConnection|EConnectionClosed|ECONNRESET|EPIPE|StateLogout|ClosedAfterConnect(Text|TLS))$/,
    kind: 'closed',
    meaning: 'The server ended the connection.',
    remedy: 'It is tried again by itself.',
  },
];

/** By words, asked before the codes: a server that closes the door often says why. The quoted lines are what each rule is for. */
export const wordRules: readonly FailureRule[] = [
  ...pop3WordRules,
  // A token ran out while its connection was open. Exchange: `* BYE Session invalidated - AccessTokenExpired`
  // Gmail: `* BYE Session expired, please login again.`
  {
    words: /AccessTokenExpired|session (expired|invalidated)/i,
    kind: 'closed',
    meaning: 'The sign-in of this connection ran out.',
    remedy: 'A new connection is opened by itself.',
  },
  // Dovecot: `* BYE [UNAVAILABLE] Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10)`
  // Gmail: `NO [ALERT] Too many simultaneous connections. (Failure)`
  // Courier: `* BYE Courier-IMAP: Maximum connection limit reached for this IP`
  {
    words: /maximum number of connections|too many (simultaneous )?connections|connection limit/i,
    kind: 'throttled',
    meaning: 'This mailbox has as many open connections as the server allows.',
    remedy: 'Close other mail programs on this mailbox, or wait: it is tried again later.',
  },
  // Gmail: `NO [OVERQUOTA] Account exceeded command or bandwidth limits. (Failure)`
  // Yahoo: `NO [LIMIT] LOGIN Rate limit hit`
  {
    words: /bandwidth limits|rate limit|\[LIMIT\]|throttl/i,
    kind: 'throttled',
    meaning: 'The server lets this mailbox transfer no more for now.',
    remedy: 'It is tried again later by itself.',
  },
  // Dovecot: `NO [OVERQUOTA] Quota exceeded (mailbox for user is full)`; Cyrus: `NO Over quota`
  {
    words: /\[OVERQUOTA\]|over quota|quota exceeded|mailbox (for user )?is full/i,
    kind: 'quota',
    meaning: 'The mailbox is full.',
    remedy: 'Delete or archive mail in this mailbox, or ask for more space.',
  },
  // Gmail: `NO [ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)`
  // iCloud and Yahoo ask for the same in other words.
  {
    words: /app(lication)?-specific password|app password/i,
    kind: 'auth',
    meaning: 'The provider does not take the normal password from other programs.',
    remedy: 'Create an app password in the settings of the mail account and enter it here.',
  },
  // Gmail: `NO [ALERT] Please log in via your web browser: https://support.google.com/mail/accounts/answer/78754 (Failure)`
  {
    words: /log ?in via your web browser|WEBALERT/i,
    kind: 'auth',
    meaning: 'The provider wants to see you in a web browser first.',
    remedy: 'Log in to the mail account in a browser, confirm that it was you, then test again.',
  },
  // Gmail: `NO [ALERT] Your account is not enabled for IMAP use. Please visit your Gmail settings page …`
  {
    words: /not enabled for IMAP|IMAP (access )?is disabled/i,
    kind: 'auth',
    meaning: 'IMAP is switched off for this mail account.',
    remedy: 'Switch IMAP on in the settings of the mail account.',
  },
  // What imapflow says where AUTH=XOAUTH2 and AUTH=OAUTHBEARER are missing among the server's capabilities.
  {
    words: /^Unsupported authentication mechanism$/,
    kind: 'auth',
    meaning: 'The server does not offer the way to sign in that was chosen.',
    remedy: 'Choose another way to sign in.',
  },
  // Exchange: `BAD User is authenticated but not connected.`
  {
    words: /authenticated but not connected/i,
    kind: 'auth',
    meaning: 'The login is right, but this mailbox may not be opened with it.',
    remedy: 'Ask the administrator to allow IMAP for the mailbox, and check the mailbox name.',
  },
  // Dovecot: `* BAD [ALERT] Plaintext authentication not allowed without SSL/TLS, but your client did it anyway.`
  // Dovecot: `NO [PRIVACYREQUIRED] Plaintext authentication disallowed on non-secure (SSL/TLS) connections.`
  {
    words: /PRIVACYREQUIRED|plaintext authentication|Login is disabled|LOGINDISABLED/i,
    kind: 'tls',
    meaning: 'The server takes passwords over an encrypted connection only.',
    remedy: 'Choose STARTTLS (port 143, POP3 110) or TLS from the start (port 993, POP3 995).',
  },
  {
    words: /Server does not support STARTTLS/i,
    kind: 'tls',
    meaning: 'The server does not offer STARTTLS, so the password was not sent.',
    remedy: 'Use port 993 with TLS from the start.',
  },
  // Dovecot: `NO [UNAVAILABLE] Temporary authentication failure.`; Yahoo: `NO [UNAVAILABLE] LOGIN Server error - Please try again later`
  {
    words: /\[UNAVAILABLE\]|\[INUSE\]|temporar(y|ily)|try again later|\[SERVERBUG\]/i,
    kind: 'unavailable',
    meaning: 'The server is unwell at the moment and says so.',
    remedy: 'It is tried again later by itself.',
  },
  // Dovecot: `NO [NONEXISTENT] Mailbox doesn't exist: Sent`; RFC 3501: `NO [TRYCREATE] …`
  {
    words: /\[NONEXISTENT\]|\[TRYCREATE\]|mailbox does ?n[o']t exist|no such mailbox|unknown mailbox/i,
    kind: 'not_found',
    meaning: 'This folder does not exist (any more).',
    remedy: 'Choose the folders of this mailbox again.',
  },
];

/** What is said when the server refused the login and no rule knows better. */
export const loginRefused = {
  kind: 'auth',
  meaning: 'The server does not accept this user name and password.',
  remedy:
    'Check both. Many providers want the whole address as user name, and an app password where two-factor login is on.',
} as const satisfies FailureRule;

/** The same of a sign-in without a password, after a fresh token was refused, too. */
export const tokenRefused = {
  kind: 'auth',
  meaning: 'The server does not accept the sign-in of this user.',
  remedy:
    'Check that the user name is the address that you signed in with and that IMAP is allowed for it, then sign in again.',
} as const satisfies FailureRule;

/** What is said of a tagged NO or BAD that no rule knows. */
export const commandRefused = {
  kind: 'refused',
  meaning: 'The server refused a command.',
  remedy: 'It is tried again later by itself. If it stays so, show these words to whoever runs the server.',
} as const satisfies FailureRule;

export const unexplained = {
  kind: 'protocol',
  meaning: 'The mailbox could not be read.',
  remedy: 'It is tried again later by itself. If it stays so, report it with these words.',
} as const satisfies FailureRule;
