/**
 * How far a folder has been read. Stored by the caller in the transaction that stored the messages it covers.
 * The key of a message is (account, path, uidValidity, uid), RFC 9051 section 2.3.1.1.
 */
export interface FolderCursor {
  path: string;
  /** Decimal digits: the number may be larger than JavaScript's safe integers on servers that stretch the standard. */
  uidValidity: string;
  /** The highest UID that was handed over; 0 before the first. */
  lastUid: number;
  /** RFC 7162, decimal digits; null where the server does not count changes, and while a scan is still under way. */
  highestModseq: string | null;
}

/** What EXAMINE or STATUS says of a folder. */
export interface FolderStatus {
  path: string;
  uidValidity: string;
  /** Null on servers that do not tell. */
  uidNext: number | null;
  exists: number;
  highestModseq: string | null;
}

export type RescanReason = 'first_scan' | 'uidvalidity_changed' | 'uids_went_back';

export type SyncPlan =
  /** Nothing that was not handed over before. Says why, for logs. */
  | { kind: 'unchanged'; because: 'no_new_uid' | 'same_modseq' | 'empty' | 'same_count' }
  /** Ask for UIDs `from`..`to` (to the end where `to` is null); `base` is the cursor that holds before the first of them. */
  | { kind: 'new_messages'; from: number; to: number | null; base: FolderCursor }
  /** As above, but from UID 1: messages may be known already under other UIDs, so the caller dedupes by Message-ID and hash. */
  | { kind: 'rescan'; reason: RescanReason; from: 1; to: number | null; base: FolderCursor };

/**
 * Decides what has to be read, from how far we got and what the server says now. Pure.
 *
 * It never concludes from a count that messages were read: the cursor only ever moves to UIDs that were seen, so a
 * server that lies about EXISTS or announces UIDNEXT before the message can be fetched costs a question more and
 * loses nothing. A folder that shrank, or was emptied by its owner, is not an event: what was read stays read.
 */
export function planFolderSync(
  cursor: FolderCursor | null,
  status: FolderStatus,
  /**
   * Where the server numbers the folder anew at each opening: how many messages this connection has read of it, since when
   * nothing was announced. Otherwise null.
   */
  unsettledCount: number | null = null,
): SyncPlan {
  const to = status.uidNext === null ? null : status.uidNext - 1;
  if (cursor !== null && unsettledCount === status.exists)
    return { kind: 'unchanged', because: 'same_count' };
  if (cursor === null) return rescan(status, to, 'first_scan');
  if (cursor.uidValidity !== status.uidValidity) return rescan(status, to, 'uidvalidity_changed');
  if (to !== null) {
    // A UID is never given twice, so UIDNEXT below one that we have seen means another mailbox (a restored backup, say).
    if (to < cursor.lastUid) return rescan(status, to, 'uids_went_back');
    if (to === cursor.lastUid) return { kind: 'unchanged', because: 'no_new_uid' };
  } else if (status.highestModseq !== null && status.highestModseq === cursor.highestModseq) {
    return { kind: 'unchanged', because: 'same_modseq' };
  }
  if (status.exists === 0) return { kind: 'unchanged', because: 'empty' };
  return {
    kind: 'new_messages',
    from: cursor.lastUid + 1,
    to,
    base: { ...cursor, path: status.path, highestModseq: null },
  };
}

function rescan(status: FolderStatus, to: number | null, reason: RescanReason): SyncPlan {
  const base = { path: status.path, uidValidity: status.uidValidity, lastUid: 0, highestModseq: null };
  return { kind: 'rescan', reason, from: 1, to, base };
}
