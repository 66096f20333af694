import type { LookupFunction } from 'node:net';

/** How the connection to a mailbox server is protected. */
export type MailboxSecurity = 'implicit_tls' | 'starttls' | 'none';

/** Where a mailbox is and how to log in. `protocol` is the discriminator: POP3 servers get a type of their own beside it. */
export interface MailboxServer {
  protocol: 'imap';
  host: string;
  port: number;
  /** `starttls` insists: a server that does not offer it gets no password. */
  security: MailboxSecurity;
  /** True skips the check of the certificate: anyone in between can then read the password. Off unless a person chose it. */
  allowInvalidCertificate: boolean;
  /** Authorities to trust instead of the system's, PEM. */
  ca?: string | string[];
  auth: MailboxLogin;
  /** Refuse to talk to anything but 127.0.0.0/8 and ::1, whatever the name resolves to (sandbox workspaces). */
  onlyLoopback?: boolean;
  /** A person said that it is on the own network or on this machine: without that, only public addresses are dialled. */
  ownNetwork?: boolean;
  /** Resolver, as `dns.lookup`; its addresses are checked, and those are the ones that are connected to. */
  lookup?: LookupFunction;
  timeouts?: Partial<MailboxTimeouts>;
}

export interface MailboxLogin {
  /** `auto`: AUTHENTICATE PLAIN or LOGIN as the server offers, else the LOGIN command. `LOGIN` is the command of RFC 3501 section 6.2.3. */
  method: 'auto' | 'PLAIN' | 'LOGIN';
  username: string;
  password: string;
}

/** All in milliseconds. */
export interface MailboxTimeouts {
  /** From the DNS question to the end of the TLS handshake. */
  connectMs: number;
  greetingMs: number;
  /**
   * No byte from the server for this long: during a command the connection is given up, during IDLE it is asked with
   * a NOOP whether it still lives. A connection that died silently is therefore noticed after at most twice this time.
   */
  silenceMs: number;
  /** The whole of one command, however steadily it trickles. */
  commandMs: number;
}

export const defaultMailboxTimeouts: MailboxTimeouts = {
  connectMs: 30_000,
  greetingMs: 30_000,
  silenceMs: 60_000,
  commandMs: 10 * 60_000,
};
