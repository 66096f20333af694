/**
 * One SMTP server as an account describes it, and how long each step of talking to it may take.
 * Everything is a constructor input: nothing here is read from the environment.
 */
export interface SmtpServer {
  /** Host name or IP address; the name is what the certificate is checked against. */
  host: string;
  port: number;
  /** A person said that it is on the own network or on this machine: without that, only public addresses are dialled. */
  ownNetwork?: boolean;
  /** `implicit_tls` (465), `starttls` (587, 25; refused if the server does not offer it), or `none`. */
  security: 'implicit_tls' | 'starttls' | 'none';
  /** Accept an expired, self-signed or wrong-host certificate. Default must be false: say so to the person. */
  allowInvalidCertificate: boolean;
  /** PEM certificates of a private authority, trusted beside none of the public ones. */
  ca?: string;
  auth?: SmtpAuth;
  /** Log in over a connection without TLS. Without it a password never leaves in clear text. */
  allowPlaintextAuth?: boolean;
  /** The name given in EHLO: a fully qualified domain name of this machine or an address literal. */
  ehloName?: string;
  maxConnections: number;
  /** After so many messages a connection says QUIT and a new one is opened. */
  messagesPerConnection: number;
  timeouts?: Partial<SmtpTimeouts>;
}

export type SmtpAuth = SmtpPasswordAuth | SmtpTokenAuth;

export interface SmtpPasswordAuth {
  /** `auto` takes PLAIN, LOGIN or CRAM-MD5, the first that the server offers (CRAM-MD5 first without TLS). */
  method: 'auto' | 'PLAIN' | 'LOGIN' | 'CRAM-MD5';
  username: string;
  password: string;
}

/** A bearer token in place of a password (Google's XOAUTH2, which Microsoft took over). */
export interface SmtpTokenAuth {
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

/** All in milliseconds. The defaults are the minima of RFC 5321 section 4.5.3.2 where it gives one. */
export interface SmtpTimeouts {
  /** DNS and TCP together. */
  connectMs: number;
  /** From the TCP connection to the 220 greeting, and again for the TLS handshake (RFC: 5 minutes). */
  greetingMs: number;
  /** The whole of greeting, EHLO, STARTTLS and AUTH: ends a server that trickles its replies. */
  openingMs: number;
  /** MAIL FROM, RCPT TO and DATA together, which PIPELINING sends as one (RFC: 5 + 5 + 2 minutes). */
  envelopeMs: number;
  /** Each 64 KB block of a long message (RFC: 3 minutes). */
  blockMs: number;
  /** From the final dot to its reply (RFC: 10 minutes). */
  finalDotMs: number;
  /** An unused connection is closed after this, before most servers would. */
  idleMs: number;
  /** From QUIT to the closed socket. */
  quitMs: number;
}

const MINUTE = 60_000;

export const defaultTimeouts: SmtpTimeouts = {
  connectMs: MINUTE,
  greetingMs: 5 * MINUTE,
  openingMs: 10 * MINUTE,
  envelopeMs: 12 * MINUTE,
  blockMs: 3 * MINUTE,
  finalDotMs: 10 * MINUTE,
  idleMs: MINUTE,
  quitMs: 5_000,
};
