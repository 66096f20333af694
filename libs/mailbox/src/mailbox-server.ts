import type { LookupFunction } from 'node:net';

/** How the connection to a mailbox server is protected. */
export type MailboxSecurity = 'implicit_tls' | 'starttls' | 'none';

/** Where a server is, how the connection is protected and how to log in: the same for both protocols. */
export interface ServerAccess {
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

/** A mailbox that is read over IMAP. `protocol` is the discriminator. */
export interface MailboxServer extends ServerAccess {
  protocol: 'imap';
}

/** A maildrop that is read over POP3 (RFC 1939): one folder, one reader at a time. */
export interface Pop3Server extends ServerAccess {
  protocol: 'pop3';
}

export type ReadableServer = MailboxServer | Pop3Server;

export type MailboxLogin = MailboxPasswordLogin | MailboxTokenLogin;

export interface MailboxPasswordLogin {
  /**
   * `auto`: SASL PLAIN or LOGIN as the server offers, else the protocol's own command. `LOGIN` is that command: LOGIN of
   * RFC 3501 section 6.2.3, USER and PASS of RFC 1939 section 7.
   */
  method: 'auto' | 'PLAIN' | 'LOGIN';
  username: string;
  password: string;
}

/** A bearer token in place of a password: OAUTHBEARER (RFC 7628) where it is offered, else XOAUTH2. */
export interface MailboxTokenLogin {
  method: 'XOAUTH2';
  username: string;
  /** Asked for every connection, so that none begins with a token that has run out. */
  token: TokenSource;
}

/** `refused`: a server did not take this token, another one is wanted. Ends within a minute; never throws. */
export type TokenSource = (refused?: string) => Promise<TokenAnswer>;

export type TokenAnswer =
  | { status: 'token'; token: string }
  /** Only a person can change it: the consent was withdrawn, or nobody has signed in yet. */
  | { status: 'withdrawn'; says: string }
  /** Whoever gives the tokens does not answer just now. */
  | { status: 'later'; says: string };

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
