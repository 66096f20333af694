/** One message before its body is fetched; `size` is RFC822.SIZE, null where the server gave none. */
export interface MessageSize {
  uid: number;
  size: number | null;
}

/** Bodies that are fetched with one command; `headersOnly` messages are over the limit. */
export interface BodyGroup {
  uids: number[];
  headersOnly: boolean;
}

/**
 * Cuts a window of messages (ascending UIDs) into fetches that hold at most `budgetBytes` in memory at once. The order
 * is kept, so that after each group everything up to its last UID is covered. A message whose size is unknown or
 * above the budget is fetched alone; one above `maxMessageBytes` only by its headers.
 */
export function planBodyGroups(
  messages: readonly MessageSize[],
  limits: { budgetBytes: number; maxMessageBytes: number },
): BodyGroup[] {
  const groups: BodyGroup[] = [];
  let room = 0;
  for (const { uid, size } of messages) {
    const headersOnly = size !== null && size > limits.maxMessageBytes;
    const weight = size ?? limits.budgetBytes;
    const last = groups.at(-1);
    if (last === undefined || last.headersOnly || headersOnly || weight > room) {
      groups.push({ uids: [uid], headersOnly });
      room = limits.budgetBytes - weight;
    } else {
      last.uids.push(uid);
      room -= weight;
    }
  }
  return groups;
}

/** `1,2,3,7` as `1:3,7`: one line instead of one number per message (RFC 9051 section 4.1.1). Expects ascending UIDs. */
export function toUidSet(uids: readonly number[]): string {
  const parts: string[] = [];
  for (let start = 0; start < uids.length;) {
    let end = start;
    while (uids[end + 1] === uids[end]! + 1) end += 1;
    parts.push(start === end ? `${uids[start]}` : `${uids[start]}:${uids[end]}`);
    start = end + 1;
  }
  return parts.join(',');
}
