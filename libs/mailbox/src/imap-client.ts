import { ImapFlow, type ImapFlowOptions } from 'imapflow';
import { timeoutsOf, tlsOptionsOf } from './connection-rules.js';
import type { MailboxLogin, MailboxServer } from './mailbox-server.js';
import { MAX_HEADER_BYTES } from './message-limits.js';

/** A line without a literal: the longest is the answer to UID SEARCH, some 8 bytes per message. */
const MAX_LINE_BYTES = 64 * 1024 * 1024;

/**
 * One imapflow instance, not yet connected. An instance is single-use; it starts no IDLE on its own (its owner decides),
 * asks for no compression (a bomb would be measured after unpacking) and keeps literals far below its default of 1 GB.
 * Where imapflow answers a refused command with `false`, the refusal itself only goes to its log: `onRefusal` gets it.
 */
export function createImapClient(
  server: MailboxServer,
  maxMessageBytes: number,
  onRefusal: (error: unknown) => void,
  token: string | null,
): ImapFlow {
  const timeouts = timeoutsOf(server);
  const literal = maxMessageBytes + MAX_HEADER_BYTES;
  return new ImapFlow({
    host: server.host,
    port: server.port,
    secure: server.security === 'implicit_tls',
    // True makes it a condition, false forbids it: both are explicit, because "if offered" hands the password to whoever strips the offer.
    doSTARTTLS: server.security === 'implicit_tls' ? undefined : server.security === 'starttls',
    tls: tlsOptionsOf(server),
    auth: authOf(server.auth, token),
    logger: { debug: ignore, info: ignore, warn: ({ err }) => onRefusal(err), error: ignore, fatal: ignore },
    disableAutoIdle: true,
    disableCompression: true,
    clientInfo: { name: 'Mailwright', version: false, vendor: false, 'support-url': false },
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.greetingMs,
    socketTimeout: timeouts.silenceMs,
    maxLiteralSize: literal,
    maxLineLength: MAX_LINE_BYTES,
    maxResponseSize: literal + MAX_LINE_BYTES,
  });
}

const LOGIN_METHODS = { auto: undefined, PLAIN: 'AUTH=PLAIN', LOGIN: 'LOGIN' } as const;

function authOf(login: MailboxLogin, token: string | null): ImapFlowOptions['auth'] {
  if (login.method === 'XOAUTH2') return { user: login.username, accessToken: token ?? '' };
  return { user: login.username, pass: login.password, loginMethod: LOGIN_METHODS[login.method] };
}

function ignore(): void {}
