import type { Socket } from 'node:net';
import type { MailboxTimeouts } from '../mailbox-server.js';
import { endOfReply, unstuff } from './unstuff.js';

/** RFC 2449 section 4 allows 512 bytes; servers that quote a log line in their refusal use more. */
const LONGEST_LINE_BYTES = 8 * 1024;
const NOTHING = Buffer.alloc(0);
const CRLF = Buffer.from('\r\n');
/** So much of what came may be the beginning of the end (`CRLF.CRLF`). */
const SEAM_BYTES = 4;

/** A multi-line reply; `complete` is false where it was longer than allowed, and then the connection is of no more use. */
export interface MultiLine {
  bytes: Buffer;
  complete: boolean;
}

/**
 * Bytes in and out of one connection, read on demand: what nobody asks for stays with the system, so that a large
 * maildrop never lies in memory. Every wait has an end: `silenceMs` without a byte, `commandMs` for a whole reply.
 * Errors carry a `code` for the failure rules.
 */
export class Pop3Wire {
  #socket: Socket;
  readonly #timeouts: MailboxTimeouts;
  #buffer: Buffer = NOTHING;
  #error: unknown = null;
  #ended = false;
  #wake: () => void = () => {};
  #deadline = Infinity;

  constructor(socket: Socket, timeouts: MailboxTimeouts) {
    this.#timeouts = timeouts;
    this.#socket = socket;
    this.#listen(socket);
  }

  write(lines: string): void {
    if (!this.#ended) this.#socket.write(lines);
  }

  /** The clock of one reply starts. */
  expectReply(withinMs = this.#timeouts.commandMs): void {
    this.#deadline = Date.now() + withinMs;
  }

  /** The next line without its end. */
  async line(): Promise<string> {
    for (;;) {
      const end = this.#buffer.indexOf(0x0a);
      if (end !== -1) {
        const line = this.#buffer.toString('utf8', 0, end).replace(/\r$/, '');
        this.#buffer = this.#buffer.subarray(end + 1);
        return line;
      }
      if (this.#buffer.length > LONGEST_LINE_BYTES) throw coded('The line does not end', 'LineTooLarge');
      this.#buffer = Buffer.concat([this.#buffer, await this.#more()]);
    }
  }

  /** What follows a status line, up to the line with a dot alone, without the dots of transparency. */
  async multiLine(maxBytes: number): Promise<MultiLine> {
    const pieces: Buffer[] = [];
    let before = CRLF;
    for (let held = 0; ;) {
      const next = this.#buffer.length > 0 ? this.#buffer : await this.#more();
      const end = endOfReply(before, next);
      const piece = end === null ? next : next.subarray(0, end);
      pieces.push(piece);
      held += piece.length;
      this.#buffer = end === null ? NOTHING : next.subarray(end);
      // Three bytes are the end itself.
      const complete = end !== null && held <= maxBytes + 3;
      // A copy always: a short message must not keep the whole chunk that it came in.
      if (complete) return { bytes: unstuff(Buffer.concat(pieces)), complete };
      if (held > maxBytes) return { bytes: Buffer.concat(pieces).subarray(0, maxBytes), complete };
      before = Buffer.concat([before, piece.subarray(-SEAM_BYTES)]).subarray(-SEAM_BYTES);
    }
  }

  /** Gives the socket away for TLS. Throws `STARTTLS_INJECTION` if anything came after the reply to STLS. */
  release(): Socket {
    this.#unlisten();
    if (this.#buffer.length > 0 || this.#socket.readableLength > 0) {
      throw coded('Data before the TLS handshake', 'STARTTLS_INJECTION');
    }
    return this.#socket;
  }

  /** Goes on over the protected connection; nothing that was learned before it counts. */
  takeOver(secured: Socket): void {
    this.#socket = secured;
    this.#buffer = NOTHING;
    this.#listen(secured);
  }

  /** Ends the connection; whoever waits gets `error`. */
  destroy(error: unknown): void {
    this.#error ??= error;
    this.#ended = true;
    this.#socket.destroy();
    this.#wake();
  }

  /** The next bytes, at least one. */
  async #more(): Promise<Buffer> {
    for (;;) {
      const chunk = this.#socket.read() as Buffer | null;
      if (chunk !== null) return chunk;
      if (this.#ended) throw this.#error ?? coded('The server closed the connection', 'NoConnection');
      await this.#readable();
    }
  }

  async #readable(): Promise<void> {
    const left = Math.max(0, this.#deadline - Date.now());
    const patience = Math.min(this.#timeouts.silenceMs, left);
    const code = left < this.#timeouts.silenceMs ? 'ECOMMANDTIMEOUT' : 'ETIMEOUT';
    const timer = setTimeout(() => this.destroy(coded('No answer in time', code)), patience);
    try {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    } finally {
      clearTimeout(timer);
    }
  }

  #listen(socket: Socket): void {
    socket.on('readable', this.#onReadable);
    socket.once('end', this.#onEnd);
    socket.once('close', this.#onEnd);
    socket.on('error', this.#onError);
  }

  #unlisten(): void {
    // The error listener stays: a socket below TLS may break as well, and nobody else would hear it.
    this.#socket.off('readable', this.#onReadable);
    this.#socket.off('end', this.#onEnd);
    this.#socket.off('close', this.#onEnd);
  }

  readonly #onReadable = () => this.#wake();
  readonly #onEnd = () => {
    this.#ended = true;
    this.#wake();
  };
  readonly #onError = (error: unknown) => {
    this.#error ??= error;
    this.#ended = true;
    this.#wake();
  };
}

export function coded(message: string, code: string): Error {
  return Object.assign(new Error(message), { code });
}
