import { asMailboxError } from '../explain-failure.js';
import { MAX_HEADER_BYTES } from '../message-limits.js';
import { contentDigest, headDigest, headOf, receivedAt } from './message-head.js';
import type { ListedMessage } from './plan-pop3-read.js';
import { type Pop3Reply, refusal } from './pop3-reply.js';
import type { Answer, Pop3Session } from './pop3-session.js';

const DEFAULT_BATCH_BYTES = 16 * 1024 * 1024;
const MESSAGES_PER_BATCH = 200;

export interface FetchLimits {
  /** Bodies held in memory at once (default 16 MB; one larger message may exceed it). */
  batchBytes?: number;
}

/** A message as the maildrop gave it. */
export interface MaildropMessage {
  listed: ListedMessage;
  /** What it is recognised by before it is deleted, and whatever it is called then; see message-head.ts. */
  headDigest: Buffer;
  contentDigest: Buffer;
  /** When the server got it, by its topmost Received line; null where that says nothing. */
  internalDate: Date | null;
  /** Bytes of the whole message, as far as is known. */
  size: number;
  /** CRLF line ends; only the header block where `truncated`. */
  raw: Buffer;
  /** Over the limit: only the headers were kept. */
  truncated: boolean;
  /** The server's words if it refused this one message while it handed out others; `raw` is then empty. */
  unreadable: string | null;
}

export interface MaildropBatch {
  messages: MaildropMessage[];
  /** Still to come. */
  remaining: number;
}

/** More lines than any message has. */
const ALL_LINES = 2_147_483_647;
/** Messages asked for in one go; in between it is decided anew how to ask. */
const SLICE = 100;
/** So many answers to TOP without one that has the size that LIST said, and TOP is not used any more. */
const DOUBTS_ALLOWED = 3;

/**
 * Reads these messages. RETR marks a message as read on most servers, as other programs see it over IMAP; TOP with all
 * lines does not, so that is asked for first (fetchmail has done the same for decades). Some servers cut what they give
 * to TOP: only an answer of exactly the size that LIST said is taken, otherwise RETR follows. Where LIST says that a
 * message is too large, its header block is enough.
 *
 * A message that turns out larger than LIST said is kept with its headers and ends the connection, after its batch was
 * handed over: the next session goes on behind it. `handsOut` is asked, when nothing but refusals came, whether the
 * server hands out anything.
 */
export async function* fetchMessages(
  session: Pop3Session,
  messages: readonly ListedMessage[],
  { maxMessageBytes, batchBytes = DEFAULT_BATCH_BYTES }: FetchLimits & { maxMessageBytes: number },
  handsOut: (refused: readonly ListedMessage[]) => Promise<boolean>,
): AsyncGenerator<MaildropBatch> {
  const refused: { listed: ListedMessage; reply: Pop3Reply }[] = [];
  let batch: MaildropMessage[] = [];
  let held = 0;
  let done = 0;
  const peek = new Peek(session.capabilities.top);
  for (let at = 0; at < messages.length; at += SLICE) {
    for await (const { listed, answer, headersOnly } of ask(
      session,
      messages.slice(at, at + SLICE),
      maxMessageBytes,
      peek,
    )) {
      done += 1;
      if (!answer.ok) {
        if (answer.reply.code === 'SYS/TEMP') throw asMailboxError(refusal(answer.reply));
        refused.push({ listed, reply: answer.reply });
        continue;
      }
      const message = toMessage(listed, answer, headersOnly);
      batch.push(message);
      held += message.raw.length;
      if (batch.length < MESSAGES_PER_BATCH && held < batchBytes && answer.body.complete) continue;
      yield { messages: batch, remaining: messages.length - done };
      batch = [];
      held = 0;
    }
  }
  const [first] = refused;
  if (first !== undefined) {
    const proof = refused.length < messages.length || (await handsOut(refused.map(({ listed }) => listed)));
    if (!proof) throw asMailboxError(refusal(first.reply));
    batch.push(...refused.map(({ listed, reply }) => unreadable(listed, reply.line)));
  }
  if (batch.length > 0) yield { messages: batch, remaining: 0 };
}

/** Whether TOP can be used to read whole messages here. */
class Peek {
  #proofs = 0;
  #doubts = 0;
  readonly #offered: boolean;

  constructor(offered: boolean) {
    this.#offered = offered;
  }

  get offered(): boolean {
    return this.#offered;
  }

  get usable(): boolean {
    return this.#offered && (this.#proofs > 0 || this.#doubts < DOUBTS_ALLOWED);
  }

  /** True for a whole message. */
  judge(answer: Answer, size: number | null): boolean {
    const whole = answer.ok && answer.body.bytes.length === size;
    if (whole) this.#proofs += 1;
    else this.#doubts += 1;
    return whole;
  }
}

interface Asked {
  listed: ListedMessage;
  answer: Answer;
  headersOnly: boolean;
}

async function* ask(
  session: Pop3Session,
  messages: readonly ListedMessage[],
  maxMessageBytes: number,
  peek: Peek,
): AsyncGenerator<Asked> {
  const isLarge = ({ size }: ListedMessage) => (size ?? 0) > maxMessageBytes && peek.offered;
  const { usable } = peek;
  const commands = messages.map((one) =>
    isLarge(one) ? `TOP ${one.number} 0` : usable ? `TOP ${one.number} ${ALL_LINES}` : `RETR ${one.number}`,
  );
  const again: ListedMessage[] = [];
  let index = 0;
  for await (const answer of session.each(commands, maxMessageBytes)) {
    const listed = messages[index++]!;
    const headersOnly = isLarge(listed);
    const doubtful = usable && !headersOnly && !peek.judge(answer, listed.size);
    // An answer that was cut is the last one of this connection: there is no asking again.
    if (doubtful && !(answer.ok && !answer.body.complete)) again.push(listed);
    else yield { listed, answer, headersOnly };
  }
  index = 0;
  const retrieve = again.map(({ number }) => `RETR ${number}`);
  for await (const answer of session.each(retrieve, maxMessageBytes)) {
    yield { listed: again[index++]!, answer, headersOnly: false };
  }
}

function toMessage(
  listed: ListedMessage,
  { body: { bytes, complete } }: Extract<Answer, { ok: true }>,
  headersOnly: boolean,
): MaildropMessage {
  const truncated = headersOnly || !complete;
  // A copy, so that the large buffer behind it can go.
  const raw = truncated ? Buffer.from(headOf(bytes).subarray(0, MAX_HEADER_BYTES)) : bytes;
  return {
    listed,
    headDigest: headDigest(bytes),
    contentDigest: contentDigest(raw),
    internalDate: receivedAt(bytes),
    size: Math.max(listed.size ?? 0, bytes.length),
    raw,
    truncated,
    unreadable: null,
  };
}

function unreadable(listed: ListedMessage, line: string): MaildropMessage {
  const raw = Buffer.alloc(0);
  return {
    listed,
    headDigest: headDigest(raw),
    // Messages without bytes have nothing in common.
    contentDigest: contentDigest(Buffer.from(JSON.stringify(['unreadable', listed.uidl, listed.size]))),
    internalDate: null,
    size: listed.size ?? 0,
    raw,
    truncated: false,
    unreadable: line,
  };
}
