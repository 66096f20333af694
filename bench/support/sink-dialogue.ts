const END = Buffer.from('\r\n.\r\n');
const LF = 0x0a;

/** A server's side of one connection (RFC 5321 with RFC 2920 pipelining) that accepts everything it is given. */
export class SinkDialogue {
  /** QUIT was said. */
  over = false;
  private inBody = false;
  /** Of a command: what came of its line. Of a body: its last bytes, where the end may have begun. */
  private rest: Buffer = Buffer.alloc(0);

  constructor(private readonly onMessage: () => void) {}

  /** Takes bytes as they come, cut anywhere; returns the replies that they deserve. */
  take(chunk: Buffer): string {
    let bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    let replies = '';
    for (;;) {
      if (this.inBody) {
        const end = bytes.indexOf(END);
        if (end === -1) {
          bytes = bytes.subarray(Math.max(0, bytes.length - END.length + 1));
          break;
        }
        bytes = bytes.subarray(end + END.length);
        this.inBody = false;
        this.onMessage();
        replies += '250 2.0.0 Ok\r\n';
      } else {
        const lineEnd = bytes.indexOf(LF);
        if (lineEnd === -1) break;
        const verb = bytes.toString('latin1', 0, Math.min(lineEnd, 4)).toUpperCase();
        // The line's own CRLF is also the one before a dot that ends an empty message.
        bytes = bytes.subarray(verb === 'DATA' ? Math.max(0, lineEnd - 1) : lineEnd + 1);
        replies += this.answer(verb);
      }
    }
    this.rest = Buffer.from(bytes);
    return replies;
  }

  private answer(verb: string): string {
    switch (verb) {
      case 'EHLO':
        return '250-sink.example\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 ENHANCEDSTATUSCODES\r\n';
      case 'DATA':
        this.inBody = true;
        return '354 End data with <CR><LF>.<CR><LF>\r\n';
      case 'QUIT':
        this.over = true;
        return '221 2.0.0 Bye\r\n';
      case 'HELO':
      case 'MAIL':
      case 'RCPT':
      case 'RSET':
      case 'NOOP':
        return '250 2.0.0 Ok\r\n';
      default:
        return '502 5.5.2 Not known here\r\n';
    }
  }
}
