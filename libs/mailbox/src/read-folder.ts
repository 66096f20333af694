import type { FetchMessageObject } from 'imapflow';
import { DEFAULT_MAX_MESSAGE_BYTES } from './imap-client.js';
import type { ImapSession } from './imap-session.js';
import type { FolderBatch, MailboxMessage, ReadOptions } from './mailbox-connection.js';
import { fetchBodies } from './fetch-bodies.js';
import { type MessageSize, planBodyGroups, toUidSet } from './plan-batches.js';
import { type FolderCursor, planFolderSync, type SyncPlan } from './plan-folder-sync.js';

const DEFAULT_WINDOW = 200;
const MAX_WINDOW = 500;
const DEFAULT_BATCH_BYTES = 16 * 1024 * 1024;

/** A message before its body: what the first, cheap FETCH of a window says. */
export interface MessageHead extends MessageSize {
  internalDate: Date | null;
}

/**
 * EXAMINE, one UID SEARCH for what is new (UIDs can be sparse: a folder of ten messages may have counted to a million),
 * then window by window the sizes, and group by group the bodies. No command runs while the caller has a batch in hand.
 * `onComplete` gets the status that is covered when the last batch was taken.
 */
export async function* readFolder(
  session: ImapSession,
  path: string,
  cursor: FolderCursor | null,
  options: ReadOptions,
  onComplete: (status: { uidValidity: string; uidNext: number | null; exists: number }) => void,
  /** Messages that the last completed read on this connection covered; null without one. */
  coveredCount: number | null,
): AsyncGenerator<FolderBatch> {
  const windowSize = Math.min(Math.max(1, options.windowSize ?? DEFAULT_WINDOW), MAX_WINDOW);
  const limits = {
    maxMessageBytes: options.maxMessageBytes ?? DEFAULT_MAX_MESSAGE_BYTES,
    budgetBytes: options.batchBytes ?? DEFAULT_BATCH_BYTES,
  };
  options.signal?.throwIfAborted();
  const status = await session.examine(path);
  const plan = planFolderSync(cursor, status, session.isUnsettled(path) ? coveredCount : null);
  if (plan.kind === 'unchanged') {
    onComplete(status);
    return;
  }

  const rescan = plan.kind === 'rescan' ? plan.reason : null;
  const uids = await searchUids(session, status.path, plan, status.exists);
  let covered = plan.base;
  let handedOver = cursor;
  for (let at = 0; at < uids.length; at += windowSize) {
    const window = uids.slice(at, at + windowSize);
    options.signal?.throwIfAborted();
    const heads = await fetchHeads(session, status.path, window);
    for (const group of planBodyGroups(heads, limits)) {
      options.signal?.throwIfAborted();
      const wanted = heads.filter((head) => group.uids.includes(head.uid));
      const messages = await fetchBodies(
        session,
        status.path,
        wanted,
        group.headersOnly,
        limits.maxMessageBytes,
      );
      covered = { ...covered, lastUid: group.uids.at(-1)! };
      const last = covered.lastUid === uids.at(-1);
      if (last) covered = { ...covered, highestModseq: status.highestModseq };
      handedOver = covered;
      yield batch(messages, covered, rescan, uids.length - at - window.indexOf(covered.lastUid) - 1);
    }
  }
  const finished = { ...covered, highestModseq: status.highestModseq };
  // Nothing (more) was there to hand over, yet the caller must learn of a new UIDVALIDITY, or that the scan is complete.
  if (!sameCursor(finished, handedOver)) yield batch([], finished, rescan, 0);
  onComplete(status);
}

function batch(
  messages: MailboxMessage[],
  cursor: FolderCursor,
  rescan: FolderBatch['rescan'],
  remaining: number,
): FolderBatch {
  return { messages, cursor, rescan, remaining };
}

function sameCursor(a: FolderCursor, b: FolderCursor | null): boolean {
  return (
    b !== null &&
    a.uidValidity === b.uidValidity &&
    a.lastUid === b.lastUid &&
    a.highestModseq === b.highestModseq &&
    a.path === b.path
  );
}

type Fetching = Exclude<SyncPlan, { kind: 'unchanged' }>;

async function searchUids(
  session: ImapSession,
  path: string,
  plan: Fetching,
  exists: number,
): Promise<number[]> {
  // Some servers answer BAD to a UID range in an empty folder. If EXISTS lied, the cursor did not move either.
  if (exists === 0 || (plan.to !== null && plan.to < plan.from)) return [];
  session.assertOpen(path);
  const found = await session.command((client) =>
    client.search({ uid: `${plan.from}:${plan.to ?? '*'}` }, { uid: true }),
  );
  if (!Array.isArray(found)) throw new TypeError('UID SEARCH without a list of UIDs');
  // `n:*` always includes the last message, also when its UID is below n (RFC 9051 section 4.1.1).
  return found
    .filter((uid) => uid >= plan.from && (plan.to === null || uid <= plan.to))
    .sort((a, b) => a - b);
}

/** Messages that were removed since the search are not in the answer, which is no failure. */
async function fetchHeads(
  session: ImapSession,
  path: string,
  uids: readonly number[],
): Promise<MessageHead[]> {
  session.assertOpen(path);
  const asked = new Set(uids);
  const rows = await session.command((client) =>
    client.fetchAll(toUidSet(uids), { uid: true, size: true, internalDate: true }, { uid: true }),
  );
  const heads = new Map<number, MessageHead>();
  for (const row of rows) if (asked.has(row.uid)) heads.set(row.uid, headOf(row));
  return [...heads.values()].sort((a, b) => a.uid - b.uid);
}

function headOf(row: FetchMessageObject): MessageHead {
  const date = row.internalDate instanceof Date ? row.internalDate : null;
  return {
    uid: row.uid,
    size: row.size === undefined || row.size === 0 ? null : row.size,
    internalDate: date,
  };
}
