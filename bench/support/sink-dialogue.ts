const END = Buffer.from('\r\n.\r\n');
const LF = 0x0a;

/** A server's side of one connection (RFC 5321 with RFC 2920 pipelining) that accepts everything it is given, unless told otherwise. */
export class SinkDialogue {
  /** QUIT was said. */
  over = false;
  private inBody = false;
  /** Of a command: what came of its line. Of a body: its last bytes, where the end may have begun. */
  private rest: Buffer = Buffer.alloc(0);

  private refused = false;

  /** `refuse` gets a whole RCPT command and answers with a reply that says no, or null. */
  constructor(
    private readonly onMessage: () => void,
    private readonly refuse: (command: string) => string | null = () => null,
  ) {}

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
        const line = bytes.toString('latin1', 0, lineEnd);
        const verb = line.slice(0, 4).toUpperCase();
        // The line's own CRLF is also the one before a dot that ends an empty message.
        bytes = bytes.subarray(verb === 'DATA' && !this.refused ? Math.max(0, lineEnd - 1) : lineEnd + 1);
        replies += this.answer(verb, line);
      }
    }
    this.rest = Buffer.from(bytes);
    return replies;
  }

  private answer(verb: string, line: string): string {
    switch (verb) {
      case 'EHLO':
        return '250-sink.example\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 ENHANCEDSTATUSCODES\r\n';
      case 'DATA':
        if (this.refused) return '554 5.5.1 No valid recipients\r\n';
        this.inBody = true;
        return '354 End data with <CR><LF>.<CR><LF>\r\n';
      case 'QUIT':
        this.over = true;
        return '221 2.0.0 Bye\r\n';
      case 'RCPT': {
        const refusal = this.refuse(line);
        if (refusal === null) return '250 2.0.0 Ok\r\n';
        this.refused = true;
        this.over = refusal.startsWith('421');
        return `${refusal}\r\n`;
      }
      case 'MAIL':
      case 'RSET':
        this.refused = false;
        return '250 2.0.0 Ok\r\n';
      case 'HELO':
      case 'NOOP':
        return '250 2.0.0 Ok\r\n';
      default:
        return '502 5.5.2 Not known here\r\n';
    }
  }
}
