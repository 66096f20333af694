import type { Socket } from 'node:net';
import { TLSSocket, type SecureContext } from 'node:tls';
import { IncomingBody } from './incoming-body.js';
import type { Doubt, DropOrder, DropPhase, Taken, TlsFace } from './sink-orders.js';
import { SlowWriter } from './slow-writer.js';

/** What a connection asks of the sink that it belongs to. */
export interface SinkHost {
  readonly tls: TlsFace;
  readonly isTarpit: boolean;
  readonly replyDelayMs: number;
  /** Base64 of the right AUTH PLAIN response. */
  readonly login: string;
  context(face: Exclude<TlsFace, 'stripped'>): SecureContext;
  /** What a 4xx storm says to this command, if there is one. */
  stormAt(command: 'mail' | 'rcpt'): string | null;
  takeDrop(phase: DropPhase): DropOrder | null;
  /** The final dot was seen: calls `accept` now or later, or never. */
  atDot(connection: SinkConnection): void;
  /** Resolves when it is on the disk. */
  take(taken: Taken, connection: SinkConnection): Promise<void>;
  loggedIn(): void;
  doubt(doubt: Doubt): void;
  closed(connection: SinkConnection): void;
}

interface Transaction {
  recipient: string;
  body: IncomingBody;
  /** Dropped at the first bytes of the body. */
  bodyDrop: DropOrder | null;
}

const EXTENSIONS = ['PIPELINING', '8BITMIME', 'SIZE 10485760', 'AUTH PLAIN LOGIN'];

/**
 * One SMTP conversation. States: `greeting` → `commands` ⇄ `body` → `dot` (the sink decides) → `replied` (250 has left,
 * the client has said nothing since) → `commands` …; → `ended`.
 */
export class SinkConnection {
  state: 'greeting' | 'commands' | 'body' | 'dot' | 'replied' | 'ended' = 'greeting';
  readonly openedAt = Date.now();
  /** The face under which this connection was encrypted; null: it was not. */
  secured: TlsFace | null = null;
  /** Ends at the next command: the sink has another face now. */
  outdated = false;
  private socket: Socket;
  private readonly writer: SlowWriter;
  private input: Buffer = Buffer.alloc(0);
  private transaction: Transaction | null = null;
  private isLoggedIn = false;
  private awaitsLogin = false;
  private readonly onData = (chunk: Buffer): void => this.read(chunk);

  constructor(
    private readonly raw: Socket,
    private readonly host: SinkHost,
  ) {
    this.socket = raw;
    this.writer = new SlowWriter(raw, () => host.isTarpit);
    raw.setNoDelay(true);
    raw.on('error', () => undefined);
    raw.once('close', () => this.ended());
    if (this.dropAt('banner')) return;
    raw.on('data', this.onData);
    this.writer.say('220 sink.chaos.test ESMTP\r\n', () => (this.state = 'commands'));
  }

  get recipient(): string {
    return this.transaction?.recipient ?? '';
  }

  /** Says 250 for what was received, after it is on the disk. `reply: false`: somebody else calls `replyNow`. */
  async accept(phase: Taken['phase'], options: { reply: boolean } = { reply: true }): Promise<void> {
    const { transaction } = this;
    if (!transaction || this.dropAt('after_dot')) return;
    const messageId = transaction.body.messageId ?? '';
    await this.host.take({ messageId, recipient: transaction.recipient, phase, at: Date.now() }, this);
    if (this.state !== 'dot' || this.dropAt('after_record') || !options.reply) return;
    if (this.host.replyDelayMs === 0) this.replyNow();
    else setTimeout(() => this.replyNow(), this.host.replyDelayMs);
  }

  replyNow(): void {
    if (this.state !== 'dot') return;
    const order = this.host.takeDrop('after_reply');
    this.writer.say('250 2.0.0 Ok: kept\r\n', () => {
      if (this.state !== 'dot') return;
      this.state = 'replied';
      // A FIN comes after the reply: who reads, reads it. A reset may overtake it.
      if (order) this.end(order);
    });
  }

  flush(): void {
    this.writer.flush();
  }

  destroy(): void {
    this.raw.destroy();
  }

  private read(chunk: Buffer): void {
    if (this.state === 'ended') return;
    // The client goes on: it has read the 250.
    if (this.state === 'replied') this.finish();
    if (this.state === 'body') return this.readBody(chunk);
    this.input = this.input.length === 0 ? chunk : Buffer.concat([this.input, chunk]);
    this.readCommands();
  }

  private readCommands(): void {
    while (this.state === 'greeting' || this.state === 'commands') {
      const end = this.input.indexOf('\r\n');
      if (end === -1) return;
      const line = this.input.toString('latin1', 0, end);
      this.input = this.input.subarray(end + 2);
      this.obey(line);
    }
    if ((this.state as string) !== 'body' || this.input.length === 0) return;
    const rest = this.input;
    this.input = Buffer.alloc(0);
    this.readBody(rest);
  }

  private readBody(chunk: Buffer): void {
    const { transaction } = this;
    if (!transaction) return;
    if (transaction.bodyDrop) return this.end(transaction.bodyDrop);
    const rest = transaction.body.add(chunk);
    if (!rest) return;
    this.input = rest;
    this.state = 'dot';
    this.host.atDot(this);
  }

  private obey(line: string): void {
    if (this.outdated) return this.destroy();
    if (this.awaitsLogin) return this.logIn(line);
    const [verb = ''] = line.toUpperCase().split(' ');
    switch (verb) {
      case 'EHLO':
      case 'HELO':
        return this.dropAt('ehlo') ? undefined : this.introduce();
      case 'STARTTLS':
        return this.startTls();
      case 'AUTH':
        return this.auth(line);
      case 'MAIL':
        return this.mail();
      case 'RCPT':
        return this.rcpt(line);
      case 'DATA':
        return this.data();
      case 'RSET':
      case 'NOOP':
        this.finish();
        return this.writer.say('250 2.0.0 Ok\r\n');
      case 'QUIT':
        return this.writer.say('221 2.0.0 Bye\r\n', () => this.socket.end());
      default:
        return this.writer.say('502 5.5.2 Command not recognized\r\n');
    }
  }

  private introduce(): void {
    const { tls } = this.host;
    const offers = this.secured === null && tls !== 'stripped' ? [...EXTENSIONS, 'STARTTLS'] : EXTENSIONS;
    const lines = ['sink.chaos.test', ...offers];
    this.writer.say(
      lines.map((text, index) => `250${index === lines.length - 1 ? ' ' : '-'}${text}\r\n`).join(''),
    );
  }

  private startTls(): void {
    const { tls } = this.host;
    if (tls === 'stripped' || this.secured !== null)
      return this.writer.say('502 5.5.1 Command not implemented\r\n');
    this.writer.say('220 2.0.0 Ready to start TLS\r\n', () => {
      this.raw.off('data', this.onData);
      const secure = new TLSSocket(this.raw, { isServer: true, secureContext: this.host.context(tls) });
      this.secured = tls;
      this.socket = secure;
      this.writer.socket = secure;
      secure.on('error', () => this.raw.destroy());
      secure.on('end', () => secure.end());
      secure.on('data', this.onData);
    });
  }

  /** Whoever logs in is let in, also in clear text: what that would show is counted on the wire. */
  private auth(line: string): void {
    if (this.dropAt('auth')) return;
    const [, method = '', response] = line.split(' ');
    if (method.toUpperCase() !== 'PLAIN') return this.writer.say('504 5.5.4 Unrecognized method\r\n');
    if (response !== undefined) return this.logIn(response);
    this.awaitsLogin = true;
    this.writer.say('334 \r\n');
  }

  private logIn(response: string): void {
    this.awaitsLogin = false;
    this.isLoggedIn = response === this.host.login;
    this.host.loggedIn();
    this.writer.say(
      this.isLoggedIn ? '235 2.7.0 Accepted\r\n' : '535 5.7.8 Username and password not accepted\r\n',
    );
  }

  private mail(): void {
    if (this.dropAt('mail')) return;
    if (!this.isLoggedIn) return this.writer.say('530 5.7.0 Authentication required\r\n');
    const storm = this.host.stormAt('mail');
    if (storm) return this.writer.say(storm, () => this.socket.end());
    this.transaction = { recipient: '', body: new IncomingBody(), bodyDrop: null };
    this.writer.say('250 2.1.0 Ok\r\n');
  }

  private rcpt(line: string): void {
    if (this.dropAt('rcpt')) return;
    const storm = this.host.stormAt('rcpt');
    const { transaction } = this;
    if (!transaction) return this.writer.say('503 5.5.1 Bad sequence of commands\r\n');
    if (storm) return this.writer.say(storm);
    transaction.recipient = /<([^>]*)>/.exec(line)?.[1] ?? '';
    this.writer.say('250 2.1.5 Ok\r\n');
  }

  private data(): void {
    if (this.dropAt('data')) return;
    const { transaction } = this;
    // Pipelined behind a RCPT that was refused.
    if (!transaction?.recipient) return this.writer.say('503 5.5.1 Bad sequence of commands\r\n');
    transaction.bodyDrop = this.host.takeDrop('body');
    this.state = 'body';
    this.writer.say('354 End data with <CR><LF>.<CR><LF>\r\n');
  }

  private finish(): void {
    this.transaction = null;
    if (this.state === 'replied') this.state = 'commands';
  }

  private dropAt(phase: DropPhase): boolean {
    const order = this.host.takeDrop(phase);
    if (order) this.end(order);
    return order !== null;
  }

  /** Breaks the connection as ordered, and says whom that leaves in doubt. */
  private end(order: DropOrder): void {
    const replyWillBeRead = this.state === 'replied' && !order.reset;
    if (!replyWillBeRead) this.sayDoubt(order.phase);
    this.transaction = null;
    this.state = 'ended';
    this.writer.stop();
    if (order.reset) this.raw.resetAndDestroy();
    else {
      this.socket.end();
      setTimeout(() => this.raw.destroy(), 1_000).unref();
    }
  }

  private sayDoubt(endedBy: Doubt['endedBy']): void {
    const { transaction } = this;
    const state = DOUBT_OF[this.state];
    if (!transaction || !state) return;
    const { recipient, body } = transaction;
    this.host.doubt({ recipient, messageId: body.messageId, state, endedBy, at: Date.now() });
  }

  private ended(): void {
    this.sayDoubt('client');
    this.state = 'ended';
    this.writer.stop();
    this.host.closed(this);
  }
}

const DOUBT_OF: Partial<Record<SinkConnection['state'], Doubt['state']>> = {
  body: 'dot_not_seen',
  dot: 'open_after_dot',
  replied: 'reply_unread',
};
