/** A message in the maildrop as LIST and UIDL tell it. */
export interface ListedMessage {
  /** Its number in this session, from 1; means nothing in the next. */
  number: number;
  /** What the server calls it in every session (RFC 1939 section 7, UIDL); where it cannot, the digest of its header block. */
  uidl: string;
  /** Octets, as LIST says; null where it says nothing that makes sense. */
  size: number | null;
}

/** A message of the maildrop that is stored. */
export interface KnownMessage {
  /** Our own number of it; never given twice in one mailbox. */
  uid: number;
  uidl: string;
  /** As LIST said when it was stored. */
  size: number | null;
  storedAt: Date;
  /** It was in the maildrop when that was last looked at. */
  present: boolean;
  /** Headers and body are stored: only such a message may be deleted on the server. */
  whole: boolean;
}

export interface Pop3Plan {
  /** To be read, in the maildrop's order. */
  fetch: ListedMessage[];
  /** `uid`s of what is in the maildrop and needs no reading. */
  matched: Set<number>;
  /** Stored long enough: may be deleted, once its header block has proved that it is this message. */
  remove: { listed: ListedMessage; uid: number }[];
  /** `uid`s of what is in the maildrop no longer, by our doing or another's. */
  gone: number[];
}

const DAY_MS = 24 * 60 * 60_000;

/**
 * Decides what to read and what may go, from what is stored and what the server lists now. Pure.
 *
 * A message is known by its UIDL and its size together: a server that gives an old UIDL to another message, against RFC
 * 1939, is noticed by the size (or by the absence of the first in between), and one that gives one UIDL to several messages by their count. In doubt it is fetched, because fetching
 * doubles nothing (`identify` finds what is stored by its content) and not fetching may lose something.
 *
 * `complete` is false where the server contradicts itself about how many messages there are; then nothing counts as gone.
 */
export function planPop3Read(
  known: readonly KnownMessage[],
  listed: readonly ListedMessage[],
  complete: boolean,
  now: Date,
  deleteAfterDays: number | null,
): Pop3Plan {
  const stored = groupBy(
    known.filter(({ present }) => present),
    keyOf,
  );
  const plan: Pop3Plan = { fetch: [], matched: new Set(), remove: [], gone: [] };
  const due = deleteAfterDays === null ? -Infinity : now.getTime() - deleteAfterDays * DAY_MS;
  for (const [key, there] of groupBy(listed, keyOf)) {
    const ours = stored.get(key) ?? [];
    stored.delete(key);
    if (ours.length < there.length) {
      plan.fetch.push(...there);
      continue;
    }
    for (const [index, message] of there.entries()) {
      const { uid, storedAt, whole } = ours[index]!;
      plan.matched.add(uid);
      if (whole && storedAt.getTime() <= due) plan.remove.push({ listed: message, uid });
    }
    if (complete) plan.gone.push(...ours.slice(there.length).map(({ uid }) => uid));
  }
  if (complete) for (const ours of stored.values()) plan.gone.push(...ours.map(({ uid }) => uid));
  plan.fetch.sort((a, b) => a.number - b.number);
  return plan;
}

/** A stored message, as far as it takes to recognise it. */
export interface Identified {
  uid: number;
  uidl: string;
  contentDigest: Buffer;
}

/**
 * The stored message that a fetched one is, or null if it is new. The content decides, and the UIDL only between equal
 * ones: so a server that numbers everything anew doubles nothing, and one that gives an old UIDL to new mail loses
 * nothing. `taken` are the `uid`s that this session has found elsewhere: two copies in one maildrop are two messages.
 */
export function identify(
  stored: readonly Identified[],
  fetched: { uidl: string; contentDigest: Buffer },
  taken: ReadonlySet<number>,
): number | null {
  const same = stored.filter(
    ({ uid, contentDigest }) => !taken.has(uid) && contentDigest.equals(fetched.contentDigest),
  );
  return (same.find(({ uidl }) => uidl === fetched.uidl) ?? same[0])?.uid ?? null;
}

const keyOf = ({ uidl, size }: { uidl: string; size: number | null }): string => `${size ?? '?'} ${uidl}`;

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
