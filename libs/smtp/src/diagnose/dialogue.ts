import type { Socket } from 'node:net';
import { connect as tlsConnect, type TLSSocket } from 'node:tls';
import { parseReply, type Reply } from '../reply.js';

/** A reply as it came, and taken apart. */
export interface Said {
  raw: string;
  reply: Reply | null;
}

/** Bytes of one reply after which a server is not believed any more. */
const LIMIT = 65_536;

/**
 * One conversation with a server, a line at a time, for the step-by-step test of an account. Every wait ends: with the
 * reply, the end of the connection, or `timeoutMs`. Sending mail is the pool's business.
 */
export class SmtpDialogue {
  #buffer = '';
  #waiting: ((said: Said | Error) => void) | null = null;
  #ended: Error | null = null;

  constructor(
    private socket: Socket,
    private readonly timeoutMs: number,
  ) {
    this.#listen();
  }

  /** The next reply, or why there is none. */
  read(): Promise<Said | Error> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => done(new Error(`No reply within ${this.timeoutMs} ms`)), this.timeoutMs);
      const done = (said: Said | Error) => {
        clearTimeout(timer);
        this.#waiting = null;
        resolve(said);
      };
      this.#waiting = done;
      this.#deliver();
    });
  }

  /** Sends one line and reads its reply. */
  say(line: string): Promise<Said | Error> {
    if (!this.#ended) this.socket.write(`${line}\r\n`);
    return this.read();
  }

  /**
   * Goes over to TLS, whatever the certificate: the caller looks at it before anything secret is said. What the server
   * sent in clear text before is thrown away (RFC 3207 section 6).
   */
  upgrade(servername: string | undefined, host: string, ca: string | undefined): Promise<TLSSocket | Error> {
    this.socket.removeAllListeners();
    this.#buffer = '';
    return new Promise((resolve) => {
      const secure = tlsConnect({
        socket: this.socket,
        host,
        servername,
        ca,
        rejectUnauthorized: false,
        minVersion: 'TLSv1.2',
      });
      const timer = setTimeout(() => resolve(new Error('No TLS handshake in time')), this.timeoutMs);
      secure.once('error', (error) => {
        clearTimeout(timer);
        resolve(error);
      });
      secure.once('close', () => resolve(new Error('The server closed the connection in the TLS handshake')));
      secure.once('secureConnect', () => {
        clearTimeout(timer);
        this.socket = secure;
        this.#listen();
        resolve(secure);
      });
    });
  }

  /** Says QUIT and does not wait for the answer. */
  close(): void {
    this.socket.end('QUIT\r\n');
    this.socket.destroySoon();
  }

  #listen(): void {
    this.socket.on('data', (chunk: Buffer) => {
      this.#buffer += chunk.toString('utf8');
      if (this.#buffer.length > LIMIT) this.#end(new Error('The server’s reply has no end'));
      this.#deliver();
    });
    this.socket.on('error', (error) => this.#end(error));
    this.socket.on('close', () => this.#end(new Error('The server closed the connection')));
  }

  #end(error: Error): void {
    this.#ended ??= error;
    this.#deliver();
  }

  #deliver(): void {
    if (!this.#waiting) return;
    const complete =
      /^(?:\d{3}-.*\r?\n)*\d{3}(?: .*)?\r?\n/.exec(this.#buffer) ?? /^(?!\d{3}).*\r?\n/.exec(this.#buffer);
    if (complete) {
      this.#buffer = this.#buffer.slice(complete[0].length);
      const raw = complete[0].trim();
      this.#waiting({ raw, reply: parseReply(raw) });
    } else if (this.#ended) this.#waiting(this.#ended);
  }
}
