import { DEFAULT_MAX_MESSAGE_BYTES, MAX_HEADER_BYTES } from '../message-limits.js';
import type { Pop3Server } from '../mailbox-server.js';
import { fetchMessages, type FetchLimits, type MaildropBatch } from './fetch-messages.js';
import { listMaildrop, type MaildropListing } from './list-maildrop.js';
import { headDigest } from './message-head.js';
import type { ListedMessage } from './plan-pop3-read.js';
import { Pop3Session } from './pop3-session.js';

export interface OpenMaildropOptions {
  /** Larger messages come with their headers only (default 50 MB). */
  maxMessageBytes?: number;
  /** Ends the connection, also in the middle of a message. */
  signal?: AbortSignal;
}

/**
 * One POP3 session with one maildrop, which is locked for everybody else until it ends: open, list, fetch, perhaps
 * remove, end. Nothing is deleted unless `quit` returns. Single-use; all methods throw `MailboxError`.
 */
export interface Maildrop {
  /** The server wants at least so long between two logins; 0 where it does not say. */
  readonly loginDelaySeconds: number;
  /** What is there. Costs the header blocks of all messages where the server has no UIDL. */
  list(): Promise<MaildropListing>;
  /** The whole of these messages, in this order, in batches to be stored one by one. */
  fetch(messages: readonly ListedMessage[], limits?: FetchLimits): AsyncIterable<MaildropBatch>;
  /** Of these, those whose header block in the maildrop is the one that was stored; asks for it again. */
  verify<M extends ListedMessage>(messages: readonly { listed: M; headDigest: Buffer }[]): Promise<Set<M>>;
  /** Marks for deletion; answers what the server took. */
  remove(messages: readonly ListedMessage[]): Promise<ListedMessage[]>;
  /** Ends the session and carries out what was marked: returns only when the server said so. */
  quit(): Promise<void>;
  /** Ends the session with nothing deleted. */
  close(): Promise<void>;
}

/**
 * Connects, protects the connection as `server.security` asks, and logs in. Never sends a password over a connection
 * that is less protected than that.
 */
export async function openMaildrop(server: Pop3Server, options: OpenMaildropOptions = {}): Promise<Maildrop> {
  const { signal, maxMessageBytes = DEFAULT_MAX_MESSAGE_BYTES } = options;
  const session = await Pop3Session.open(server, signal);
  const hangUp = () => session.close(signal?.reason);
  signal?.addEventListener('abort', hangUp, { once: true });
  let handedOut = false;
  let marked = false;

  /** True when the server gives out any message at all: then one that it refuses is damaged, and not the whole storage. */
  const handsOut = async (others: readonly ListedMessage[]): Promise<boolean> => {
    if (handedOut) return true;
    for await (const answer of session.heads(others, MAX_HEADER_BYTES)) handedOut ||= answer.ok;
    return handedOut;
  };
  let everything: readonly ListedMessage[] = [];

  return {
    loginDelaySeconds: session.capabilities.loginDelaySeconds,
    async list() {
      const listing = await listMaildrop(session);
      everything = listing.messages;
      return listing;
    },
    fetch: (messages, limits = {}) =>
      fetchMessages(session, messages, { maxMessageBytes, ...limits }, (refused) =>
        handsOut(nearest(everything, refused)),
      ),
    async verify(messages) {
      const same = new Set<(typeof messages)[number]['listed']>();
      const asked = messages.map(({ listed }) => listed);
      let index = 0;
      for await (const answer of session.heads(asked, DEFAULT_MAX_MESSAGE_BYTES)) {
        const { listed, headDigest: stored } = messages[index++]!;
        if (answer.ok && headDigest(answer.body.bytes).equals(stored)) same.add(listed);
      }
      return same;
    },
    async remove(messages) {
      marked ||= messages.length > 0;
      const taken = new Set(await session.delete(messages.map(({ number }) => number)));
      return messages.filter(({ number }) => taken.has(number));
    },
    async quit() {
      signal?.removeEventListener('abort', hangUp);
      await session.quit();
    },
    async close() {
      signal?.removeEventListener('abort', hangUp);
      // QUIT would carry out what was marked; hanging up takes it back.
      if (marked) session.close();
      else await session.part();
    },
  };
}

const NEIGHBOURS_ASKED = 10;

function nearest(all: readonly ListedMessage[], refused: readonly ListedMessage[]): ListedMessage[] {
  const out = new Set(refused.map(({ number }) => number));
  const at = refused[0]?.number ?? 0;
  return all
    .filter(({ number }) => !out.has(number))
    .toSorted((a, b) => Math.abs(a.number - at) - Math.abs(b.number - at))
    .slice(0, NEIGHBOURS_ASKED);
}
