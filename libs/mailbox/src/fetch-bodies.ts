import type { FetchMessageObject } from 'imapflow';
import type { ImapSession } from './imap-session.js';
import type { MailboxMessage } from './mailbox-connection.js';
import { MailboxError } from './mailbox-failure.js';
import { MAX_HEADER_BYTES } from './message-limits.js';
import { toUidSet } from './plan-batches.js';
import type { MessageHead } from './read-folder.js';

const NEIGHBOURS_ASKED = 10;

/**
 * BODY.PEEK[] of a group, at most `maxMessageBytes` of each: asked for in part (`<0.n>`), because a literal larger than
 * announced would otherwise end the connection, again and again at the same message.
 *
 * If the server refuses the group, its messages are asked for one by one, so that a single damaged one does not stop
 * the folder: it becomes `unreadable`, but only with the proof that the server hands out a neighbour, because a storage
 * that is down refuses all of them. A message that came without a body, though it is still there, is treated alike.
 */
export async function fetchBodies(
  session: ImapSession,
  path: string,
  heads: readonly MessageHead[],
  headersOnly: boolean,
  maxMessageBytes: number,
): Promise<MailboxMessage[]> {
  let rows: Map<number, FetchMessageObject>;
  try {
    rows = await fetchRows(session, path, heads, headersOnly, maxMessageBytes);
  } catch (error) {
    if (!(error instanceof MailboxError) || error.failure.kind !== 'refused') throw error;
    const [only, ...more] = heads;
    if (only !== undefined && more.length === 0) {
      if (!(await handsOutNeighbour(session, path, only.uid))) throw error;
      return [unreadable(only, error.failure.serverWords ?? 'NO')];
    }
    rows = new Map();
  }
  const messages: MailboxMessage[] = [];
  for (const head of heads) {
    const message = toMessage(head, rows.get(head.uid), headersOnly, maxMessageBytes);
    if (message !== null) messages.push(message);
    else if (heads.length > 1) {
      messages.push(...(await fetchBodies(session, path, [head], headersOnly, maxMessageBytes)));
    } else if (await stillThere(session, path, head.uid)) {
      messages.push(unreadable(head, 'OK, but without the message'));
    }
  }
  return messages;
}

async function fetchRows(
  session: ImapSession,
  path: string,
  heads: readonly MessageHead[],
  headersOnly: boolean,
  maxMessageBytes: number,
): Promise<Map<number, FetchMessageObject>> {
  session.assertOpen(path);
  const query = headersOnly
    ? { uid: true, bodyParts: [{ key: 'HEADER', start: 0, maxLength: MAX_HEADER_BYTES }] }
    : { uid: true, source: { start: 0, maxLength: maxMessageBytes + 1 } };
  const rows = await session.command((client) =>
    client.fetchAll(toUidSet(heads.map(({ uid }) => uid)), query, { uid: true }),
  );
  // A server may add unasked FETCH lines (another client set a flag): only rows with content count.
  return new Map(rows.filter((row) => contentOf(row) !== undefined).map((row) => [row.uid, row]));
}

function contentOf(row: FetchMessageObject): Buffer | undefined {
  return row.source ?? row.headers;
}

function toMessage(
  head: MessageHead,
  row: FetchMessageObject | undefined,
  headersOnly: boolean,
  maxMessageBytes: number,
): MailboxMessage | null {
  const content = row === undefined ? undefined : contentOf(row);
  // hoodiecrow 2.1 answers a partial FETCH of several messages with `{0}` for all but the first: nothing is no message.
  if (content === undefined || (content.length === 0 && (head.size ?? 0) > 0)) return null;
  const tooLarge = headersOnly || content.length > maxMessageBytes;
  return {
    uid: head.uid,
    internalDate: head.internalDate,
    size: Math.max(head.size ?? 0, content.length),
    raw: tooLarge && !headersOnly ? headerBlock(content) : content,
    truncated: tooLarge,
    unreadable: null,
  };
}

/** A copy, so that the large buffer behind it can go. */
function headerBlock(content: Buffer): Buffer {
  const end = content.indexOf('\r\n\r\n');
  const length = end === -1 ? MAX_HEADER_BYTES : Math.min(end + 4, MAX_HEADER_BYTES);
  return Buffer.from(content.subarray(0, length));
}

function unreadable(head: MessageHead, serverWords: string): MailboxMessage {
  const { uid, internalDate, size } = head;
  return {
    uid,
    internalDate,
    size: size ?? 0,
    raw: Buffer.alloc(0),
    truncated: false,
    unreadable: serverWords,
  };
}

/** True if the body of one of the nearest messages can be had. */
async function handsOutNeighbour(session: ImapSession, path: string, uid: number): Promise<boolean> {
  session.assertOpen(path);
  const all = await session.command((client) => client.search({ all: true }, { uid: true }));
  const others = (Array.isArray(all) ? all : []).filter((other) => other !== uid);
  const nearest = others.sort((a, b) => Math.abs(a - uid) - Math.abs(b - uid)).slice(0, NEIGHBOURS_ASKED);
  for (const neighbour of nearest) {
    try {
      const head = { uid: neighbour, size: null, internalDate: null };
      if ((await fetchRows(session, path, [head], false, 1)).has(neighbour)) return true;
    } catch (error) {
      if (!(error instanceof MailboxError) || error.failure.kind !== 'refused') throw error;
    }
  }
  return false;
}

async function stillThere(session: ImapSession, path: string, uid: number): Promise<boolean> {
  session.assertOpen(path);
  const found = await session.command((client) => client.search({ uid: String(uid) }, { uid: true }));
  return Array.isArray(found) && found.includes(uid);
}
