import type { LookupFunction } from 'node:net';
import { assertWithin, checkedLookup, reachOf } from '@mailwright/network';
import { ImapFlow, type ImapFlowOptions } from 'imapflow';
import { defaultMailboxTimeouts, type MailboxServer, type MailboxTimeouts } from './mailbox-server.js';

/** Nothing larger than this is ever fetched whole. */
export const DEFAULT_MAX_MESSAGE_BYTES = 50 * 1024 * 1024;
/** Of a message that is too large, this much of its header block. */
export const MAX_HEADER_BYTES = 1024 * 1024;
/** A line without a literal: the longest is the answer to UID SEARCH, some 8 bytes per message. */
const MAX_LINE_BYTES = 64 * 1024 * 1024;

export function timeoutsOf(server: MailboxServer): MailboxTimeouts {
  return { ...defaultMailboxTimeouts, ...server.timeouts };
}

/** The TLS (and, for the look-up, TCP) options of a server: verified, 1.2 or newer. */
export function tlsOptionsOf(server: MailboxServer): NonNullable<ImapFlowOptions['tls']> {
  return {
    minVersion: 'TLSv1.2',
    rejectUnauthorized: !server.allowInvalidCertificate,
    ...(server.ca === undefined ? {} : { ca: server.ca }),
    lookup: lookupOf(server),
  };
}

/** The resolver of every connection to this server: what it returns was checked, and is what is dialled. */
export const lookupOf = (server: MailboxServer): LookupFunction =>
  checkedLookup(reachOf(server), server.lookup);

/** Throws for an address literal that this server's settings do not allow; names are checked when they are looked up. */
export const assertAllowedHost = (server: MailboxServer): void => assertWithin(reachOf(server), server.host);

/**
 * One imapflow instance, not yet connected. An instance is single-use; it starts no IDLE on its own (its owner decides),
 * asks for no compression (a bomb would be measured after unpacking) and keeps literals far below its default of 1 GB.
 * Where imapflow answers a refused command with `false`, the refusal itself only goes to its log: `onRefusal` gets it.
 */
export function createImapClient(
  server: MailboxServer,
  maxMessageBytes: number,
  onRefusal: (error: unknown) => void,
): ImapFlow {
  const timeouts = timeoutsOf(server);
  const loginMethods = { auto: undefined, PLAIN: 'AUTH=PLAIN', LOGIN: 'LOGIN' } as const;
  const literal = maxMessageBytes + MAX_HEADER_BYTES;
  return new ImapFlow({
    host: server.host,
    port: server.port,
    secure: server.security === 'implicit_tls',
    // True makes it a condition, false forbids it: both are explicit, because "if offered" hands the password to whoever strips the offer.
    doSTARTTLS: server.security === 'implicit_tls' ? undefined : server.security === 'starttls',
    tls: tlsOptionsOf(server),
    auth: {
      user: server.auth.username,
      pass: server.auth.password,
      loginMethod: loginMethods[server.auth.method],
    },
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

function ignore(): void {}
