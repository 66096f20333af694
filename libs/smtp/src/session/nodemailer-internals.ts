import type { Socket } from 'node:net';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';

/** nodemailer keeps to itself what EHLO told it. Its version is pinned; a test watches these names. */
interface Internals {
  _responseActions: ((reply: string) => void)[];
  _actionSMTPStream(reply: string, callback: (error: Error | null, reply?: string) => void): void;
  _createSendStream(callback: (error: Error | null, reply?: string) => void): { outByteCount: number };
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

/** What nodemailer reads from a message's stream when the server has answered. */
const NO_STREAM = { outByteCount: 0 };

/**
 * nodemailer makes a Transform for each message and pipes it into the socket. `BodySource` writes past it: without the
 * Transform only the handler of the reply to the final dot is left of that step.
 */
export function withoutDataStreams(connection: SMTPConnection): void {
  const internals = connection as unknown as Internals;
  internals._createSendStream = (callback) => {
    internals._responseActions.push((reply) => internals._actionSMTPStream(reply, callback));
    return NO_STREAM;
  };
}
