import type { LookupFunction } from 'node:net';
import { assertWithin, checkedLookup, reachOf } from '@mailwright/network';
import { defaultMailboxTimeouts, type MailboxTimeouts, type ServerAccess } from './mailbox-server.js';

export function timeoutsOf(server: ServerAccess): MailboxTimeouts {
  return { ...defaultMailboxTimeouts, ...server.timeouts };
}

/** The part of `tls.connect`'s options that decides whom we trust. */
export interface TlsRules {
  minVersion: 'TLSv1.2';
  rejectUnauthorized: boolean;
  ca?: string | string[];
  lookup: LookupFunction;
}

/** The TLS (and, for the look-up, TCP) options of a server: verified, 1.2 or newer. */
export function tlsOptionsOf(server: ServerAccess): TlsRules {
  return {
    minVersion: 'TLSv1.2',
    rejectUnauthorized: !server.allowInvalidCertificate,
    ...(server.ca === undefined ? {} : { ca: server.ca }),
    lookup: lookupOf(server),
  };
}

/** The resolver of every connection to this server: what it returns was checked, and is what is dialled. */
export const lookupOf = (server: ServerAccess): LookupFunction =>
  checkedLookup(reachOf(server), server.lookup);

/** Throws for an address literal that this server's settings do not allow; names are checked when they are looked up. */
export const assertAllowedHost = (server: ServerAccess): void => assertWithin(reachOf(server), server.host);
