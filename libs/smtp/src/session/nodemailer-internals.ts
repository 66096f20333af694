import type { Socket } from 'node:net';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';

/** nodemailer keeps to itself what EHLO told it. Its version is pinned; a test watches these names. */
interface Internals {
  _supportedExtensions: string[];
  _supportedAuth: string[];
  _maxAllowedSize: number;
}

export interface Learned {
  /** Of SMTPUTF8, DSN, 8BITMIME, REQUIRETLS, PIPELINING, SIZE. */
  extensions: string[];
  /** Of PLAIN, LOGIN, CRAM-MD5, XOAUTH2. */
  authMethods: string[];
  /** 0 when the server gave none. */
  maxSize: number;
}

/** What the server offered in its last EHLO, the one after STARTTLS. */
export function learned(connection: SMTPConnection): Learned {
  const {
    _supportedExtensions: extensions,
    _supportedAuth: authMethods,
    _maxAllowedSize: maxSize,
  } = connection as unknown as Internals;
  return { extensions, authMethods, maxSize };
}

/** The socket that commands go to: the TLS one after STARTTLS. */
export function commandSocket(connection: SMTPConnection): Socket | null {
  const { _socket: socket } = connection;
  return socket || null;
}
