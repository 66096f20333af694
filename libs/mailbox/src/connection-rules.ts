import { isIP, type LookupFunction } from 'node:net';
import { isLoopback, lookupLoopbackOnly, notLoopback } from './loopback-only.js';
import { defaultMailboxTimeouts, type MailboxTimeouts, type ServerAccess } from './mailbox-server.js';

export function timeoutsOf(server: ServerAccess): MailboxTimeouts {
  return { ...defaultMailboxTimeouts, ...server.timeouts };
}

/** The part of `tls.connect`'s options that decides whom we trust. */
export interface TlsRules {
  minVersion: 'TLSv1.2';
  rejectUnauthorized: boolean;
  ca?: string | string[];
  lookup?: LookupFunction;
}

/** The TLS (and, for the look-up, TCP) options of a server: verified, 1.2 or newer. */
export function tlsOptionsOf(server: ServerAccess): TlsRules {
  return {
    minVersion: 'TLSv1.2',
    rejectUnauthorized: !server.allowInvalidCertificate,
    ...(server.ca === undefined ? {} : { ca: server.ca }),
    ...(server.onlyLoopback === true ? { lookup: lookupLoopbackOnly } : {}),
  };
}

/** Throws `ENOTLOOPBACK` for an address literal that is not loopback; names are checked when they are looked up. */
export function assertAllowedHost(server: ServerAccess): void {
  if (server.onlyLoopback === true && isIP(server.host) !== 0 && !isLoopback(server.host)) {
    throw notLoopback(server.host);
  }
}
