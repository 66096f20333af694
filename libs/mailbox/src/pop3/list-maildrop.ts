import { asMailboxError } from '../explain-failure.js';
import { DEFAULT_MAX_MESSAGE_BYTES } from '../message-limits.js';
import { headDigest } from './message-head.js';
import type { ListedMessage } from './plan-pop3-read.js';
import { type Pop3Reply, refusal } from './pop3-reply.js';
import type { Answer, Pop3Session } from './pop3-session.js';

export interface MaildropListing {
  messages: ListedMessage[];
  /** STAT, LIST and UIDL agree on how many there are. Where they do not, what is missing need not be gone. */
  complete: boolean;
}

/** RFC 1939 section 7 allows 70 characters; some servers take more. */
const UIDL_LINE = /^(\d{1,9})[ \t]+(\S{1,250})[ \t]*$/;
const LIST_LINE = /^(\d{1,9})[ \t]+(\d{1,15})(?:[ \t]|$)/;

/**
 * What is in the maildrop. A number that LIST has and UIDL has not, or a server without UIDL: the message is named by
 * its header block, for which that is asked. A refused LIST or UIDL throws, and so does a server that shows none of the
 * messages that it counts: neither is an empty maildrop.
 */
export async function listMaildrop(session: Pop3Session): Promise<MaildropListing> {
  const stat = await session.stat();
  const list = await session.listing('LIST');
  const sizes = new Map(pairs(list, LIST_LINE).map(([number, size]) => [number, sizeOf(size)]));
  const uidls = new Map(session.capabilities.uidl ? pairs(await session.listing('UIDL'), UIDL_LINE) : []);
  const numbers = [...new Set([...sizes.keys(), ...uidls.keys()])].toSorted((a, b) => a - b);
  const nameless = numbers.filter((number) => !uidls.has(number));
  for (const [number, name] of await namesByHead(session, nameless)) uidls.set(number, name);
  const messages = numbers.flatMap((number) => {
    const uidl = uidls.get(number);
    return uidl === undefined ? [] : [{ number, uidl, size: sizes.get(number) ?? null }];
  });
  const complete = messages.length === stat.messages && sizes.size === stat.messages;
  return { messages, complete };
}

/** Each number once, with its first line: a server that names one twice has said nothing by the second. */
function pairs(lines: readonly string[] | null, form: RegExp): [number, string][] {
  const found = new Map<number, string>();
  for (const line of lines ?? []) {
    const [, number, value] = form.exec(line) ?? [];
    if (number === undefined || value === undefined || Number(number) === 0) continue;
    if (!found.has(Number(number))) found.set(Number(number), value);
  }
  return [...found];
}

const sizeOf = (text: string): number | null => {
  const size = Number(text);
  return Number.isSafeInteger(size) ? size : null;
};

/**
 * `head:` and the digest. Where TOP is refused the whole message is asked for: RETR is what every server has. A single
 * message that is refused twice has no name and is left out of this reading; where all are, that is a failure.
 */
async function namesByHead(session: Pop3Session, numbers: readonly number[]): Promise<Map<number, string>> {
  const names = new Map<number, string>();
  const read = async (asked: readonly number[], answers: AsyncGenerator<Answer>) => {
    const refused: { number: number; reply: Pop3Reply }[] = [];
    let index = 0;
    for await (const answer of answers) {
      const number = asked[index++]!;
      if (answer.ok) names.set(number, `head:${headDigest(answer.body.bytes).toString('hex')}`);
      else refused.push({ number, reply: answer.reply });
    }
    return refused;
  };
  const heads = numbers.map((number) => ({ number }));
  let refused = await read(numbers, session.heads(heads, DEFAULT_MAX_MESSAGE_BYTES));
  if (refused.length > 0 && session.capabilities.top) {
    const again = refused.map(({ number }) => number);
    const commands = again.map((number) => `RETR ${number}`);
    refused = await read(again, session.each(commands, DEFAULT_MAX_MESSAGE_BYTES));
  }
  const [first] = refused;
  if (first !== undefined && names.size === 0) throw asMailboxError(refusal(first.reply));
  return names;
}
