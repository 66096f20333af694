import type { Socket } from 'node:net';

const LONGEST_LINE_BYTES = 64 * 1024;

/** Reads CRLF lines from a socket until it is released, for the few lines before TLS and login. */
export class LineReader {
  readonly #socket: Socket;
  #buffered = '';
  #ended = false;
  #wake: () => void = () => {};

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', this.#onData);
    socket.once('close', this.#onEnd);
    socket.once('end', this.#onEnd);
  }

  /** The next line without its end. Rejects with code `ECONNRESET` when the connection ends, `LineTooLarge` beyond 64 KB. */
  async next(): Promise<string> {
    for (;;) {
      const end = this.#buffered.indexOf('\n');
      if (end !== -1) {
        const line = this.#buffered.slice(0, end).replace(/\r$/, '');
        this.#buffered = this.#buffered.slice(end + 1);
        return line;
      }
      if (this.#buffered.length > LONGEST_LINE_BYTES) throw failure('Line too long', 'LineTooLarge');
      if (this.#ended) throw failure('The server closed the connection', 'ECONNRESET');
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Stops reading, so that TLS can take over. Throws `STARTTLS_INJECTION` if more was sent than asked for. */
  release(): void {
    this.#socket.off('data', this.#onData);
    this.#socket.pause();
    if (this.#buffered !== '') throw failure('Data before the TLS handshake', 'STARTTLS_INJECTION');
  }

  readonly #onData = (chunk: Buffer) => {
    this.#buffered += chunk.toString('latin1');
    this.#wake();
  };

  readonly #onEnd = () => {
    this.#ended = true;
    this.#wake();
  };
}

function failure(message: string, code: string): Error {
  return Object.assign(new Error(message), { code });
}
