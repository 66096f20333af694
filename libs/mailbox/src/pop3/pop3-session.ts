import { timeoutsOf } from '../connection-rules.js';
import { asMailboxError } from '../explain-failure.js';
import type { MailboxTimeouts, Pop3Server } from '../mailbox-server.js';
import { inTermsOfTokens, withToken } from '../token-login.js';
import { parseCapabilities, type Pop3Capabilities } from './capabilities.js';
import { openSocket, secure } from './pop3-connect.js';
import { logIn } from './pop3-login.js';
import { parseReply, type Pop3Reply, refusal } from './pop3-reply.js';
import { coded, type MultiLine, Pop3Wire } from './pop3-wire.js';

/** CAPA, UIDL and LIST: some 80 bytes per message, so this is a maildrop of 800,000. */
const LONGEST_LISTING_BYTES = 64 * 1024 * 1024;
/** Commands under way at once, where the server takes several (RFC 2449 section 6.6). */
const PIPELINE_DEPTH = 32;
/** Whoever hangs up waits no longer than this for the answer to QUIT, unless deletions depend on it. */
const PARTING_MS = 3_000;

/** What a command brought: content, or the refusal of this one command. */
export type Answer = { ok: true; body: MultiLine } | { ok: false; reply: Pop3Reply };

/**
 * One POP3 connection from connect to close, with its maildrop locked for us from login to QUIT. Its states: greeted →
 * (encrypted) → logged in → ended; it never opens again. Deletions happen at QUIT and only then: a connection that ends
 * otherwise leaves everything where it was. Everything thrown is a `MailboxError`.
 */
export class Pop3Session {
  capabilities: Pop3Capabilities = parseCapabilities(null);
  readonly #wire: Pop3Wire;
  readonly #timeouts: MailboxTimeouts;
  #over = false;

  private constructor(wire: Pop3Wire, timeouts: MailboxTimeouts) {
    this.#wire = wire;
    this.#timeouts = timeouts;
  }

  /** Connects, protects the connection as `server.security` asks, and logs in. */
  static async open(server: Pop3Server, signal?: AbortSignal): Promise<Pop3Session> {
    const connect = (token: string | null) => Pop3Session.#connect(server, token, signal);
    return server.auth.method === 'XOAUTH2' ? withToken(server.auth, connect) : connect(null);
  }

  static async #connect(
    server: Pop3Server,
    token: string | null,
    signal?: AbortSignal,
  ): Promise<Pop3Session> {
    const timeouts = timeoutsOf(server);
    let session: Pop3Session | undefined;
    const giveUp = () => session?.close(signal?.reason);
    try {
      const socket = await openSocket(server, timeouts.connectMs, signal);
      session = new Pop3Session(new Pop3Wire(socket, timeouts), timeouts);
      signal?.addEventListener('abort', giveUp);
      await session.#begin(server, token, signal);
      return session;
    } catch (error) {
      session?.close();
      signal?.throwIfAborted();
      const explained = asMailboxError(error);
      throw token === null ? explained : inTermsOfTokens(explained);
    } finally {
      signal?.removeEventListener('abort', giveUp);
    }
  }

  async #begin(server: Pop3Server, token: string | null, signal?: AbortSignal): Promise<void> {
    this.#wire.expectReply(this.#timeouts.greetingMs);
    const greeting = parseReply(
      await this.#wire.line().catch((error: unknown) => {
        throw isSilence(error) ? coded('No greeting in time', 'GREETING_TIMEOUT') : error;
      }),
    );
    if (!greeting.ok) throw refusal(greeting);
    if (server.security === 'starttls') {
      // Asked for whatever CAPA says: a server that lost the offer on the way here must not get the password either.
      const reply = await this.#say('STLS');
      if (!reply.ok) throw Object.assign(new Error('Server does not support STLS'), { tlsFailed: true });
      const socket = this.#wire.release();
      this.#wire.takeOver(await secure(server, socket, this.#timeouts.connectMs, signal));
    }
    // Only what is said over the protected connection counts (RFC 2595 section 4).
    await this.#learn();
    await logIn(server.auth, token, this.capabilities, (line) => this.#converse(line));
    // PIPELINING, EXPIRE and others may be told only now (RFC 2449 section 5).
    await this.#learn();
  }

  /** Messages and bytes, as STAT says. */
  async stat(): Promise<{ messages: number; bytes: number }> {
    return this.#run(async () => {
      const reply = await this.#say('STAT');
      if (!reply.ok) throw refusal(reply);
      const [, messages, bytes] = /^(\d+)[ \t]+(\d+)/.exec(reply.text) ?? [];
      if (messages === undefined) throw Object.assign(new Error(reply.line), { code: 'NotPop3' });
      return { messages: Number(messages), bytes: Number(bytes) };
    });
  }

  /** The lines of LIST or UIDL; null only for a UIDL that the server never said it knows. */
  async listing(command: 'LIST' | 'UIDL'): Promise<string[] | null> {
    const promised = command === 'LIST' || this.capabilities.names.includes(command);
    return this.#run(() => this.#lines(command, promised));
  }

  /** The header blocks of these messages: TOP is optional (RFC 1939 section 7), RETR is not. */
  heads(messages: readonly { number: number }[], maxBytes: number): AsyncGenerator<Answer> {
    const { top } = this.capabilities;
    return this.each(
      messages.map(({ number }) => (top ? `TOP ${number} 0` : `RETR ${number}`)),
      maxBytes,
    );
  }

  /**
   * Sends these commands, several at once where the server takes that, and yields the answers in the same order, each
   * when it is there. An answer longer than `maxBytes` is cut and is the last one: the connection ends with it.
   */
  async *each(commands: readonly string[], maxBytes: number): AsyncGenerator<Answer> {
    const depth = this.capabilities.pipelining ? PIPELINE_DEPTH : 1;
    let sent = 0;
    let answered = 0;
    try {
      while (answered < commands.length) {
        if (sent - answered <= depth / 2) {
          const next = commands.slice(sent, answered + depth);
          this.#send(next);
          sent += next.length;
        }
        const answer = await this.#run(() => this.#answer(maxBytes));
        const cut = answer.ok && !answer.body.complete;
        if (cut) this.close();
        else answered += 1;
        yield answer;
        if (cut) throw asMailboxError(coded('The message is longer than allowed', 'ResponseTooLarge'));
      }
    } finally {
      // Whoever stops in the middle leaves answers behind that would be taken for those of the next commands.
      if (answered < sent) this.close();
    }
  }

  /** Marks messages for deletion; the numbers that the server took. They are deleted by a QUIT that succeeds. */
  async delete(numbers: readonly number[]): Promise<number[]> {
    return this.#run(async () => {
      const taken: number[] = [];
      const depth = this.capabilities.pipelining ? PIPELINE_DEPTH : 1;
      for (let at = 0; at < numbers.length; at += depth) {
        const some = numbers.slice(at, at + depth);
        this.#send(some.map((number) => `DELE ${number}`));
        for (const number of some) {
          this.#wire.expectReply();
          if (parseReply(await this.#wire.line()).ok) taken.push(number);
        }
      }
      return taken;
    });
  }

  /**
   * Ends the session. Returns only when the server said +OK, which is when its deletions are done; throws otherwise, and
   * then some, all or none of them may be.
   */
  async quit(): Promise<void> {
    try {
      await this.#run(async () => {
        const reply = await this.#say('QUIT');
        if (!reply.ok) throw refusal(reply);
      });
    } finally {
      this.close();
    }
  }

  /** QUIT as a courtesy, so that the server frees the maildrop at once; for sessions that deleted nothing. */
  async part(): Promise<void> {
    if (this.#over) return;
    this.#send(['QUIT']);
    this.#wire.expectReply(PARTING_MS);
    // Nothing depends on the answer.
    await this.#wire.line().catch(() => null);
    this.close();
  }

  /** Hangs up: the server forgets what was marked for deletion. */
  close(reason: unknown = coded('We hung up', 'NoConnection')): void {
    this.#over = true;
    this.#wire.destroy(reason);
  }

  async #learn(): Promise<void> {
    this.capabilities = parseCapabilities(await this.#lines('CAPA', false));
  }

  async #lines(command: string, promised: boolean): Promise<string[] | null> {
    this.#send([command]);
    const answer = await this.#answer(LONGEST_LISTING_BYTES);
    if (!answer.ok) {
      if (promised || answer.reply.code !== null) throw refusal(answer.reply);
      return null;
    }
    if (!answer.body.complete) throw coded('The list does not end', 'ResponseTooLarge');
    return answer.body.bytes.toString('latin1').split('\r\n').slice(0, -1);
  }

  async #answer(maxBytes: number): Promise<Answer> {
    this.#wire.expectReply();
    const reply = parseReply(await this.#wire.line());
    return reply.ok ? { ok: true, body: await this.#wire.multiLine(maxBytes) } : { ok: false, reply };
  }

  async #say(command: string): Promise<Pop3Reply> {
    this.#send([command]);
    this.#wire.expectReply();
    return parseReply(await this.#wire.line());
  }

  /** As `#say`, for AUTH: `+ ` is a challenge (RFC 5034 section 4). */
  async #converse(line: string): Promise<Pop3Reply | string> {
    this.#send([line]);
    this.#wire.expectReply();
    const answer = await this.#wire.line();
    return /^\+( |$)/.test(answer) ? answer : parseReply(answer);
  }

  #send(commands: readonly string[]): void {
    if (commands.length > 0) this.#wire.write(`${commands.join('\r\n')}\r\n`);
  }

  /** After any error the replies could be taken for those of other commands, so the connection ends. A refusal is no error here. */
  async #run<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const failure = asMailboxError(error);
      if (failure.failure.kind !== 'refused') this.close(error);
      throw failure;
    }
  }
}

const isSilence = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'ETIMEOUT' || error.code === 'ECOMMANDTIMEOUT');
