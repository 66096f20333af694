import { DomainError } from './domain-error.js';

/** Turns the sort key of a page's last row into the opaque `next`, and back. */
export const encodeKeyset = (key: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

export function decodeKeyset(after: string | undefined, length: number): unknown[] | null {
  if (after === undefined) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(after, 'base64url').toString());
    if (Array.isArray(key) && key.length === length) return key;
  } catch {
    // Not ours: refused below like any other foreign value.
  }
  throw new DomainError(
    'paging.invalid',
    'invalid',
    'This place in the list is not known.',
    'Start again from the first page.',
  );
}

/** Cuts `limit + 1` rows to a page and says where the next one begins. */
export function toPage<T>(
  rows: T[],
  limit: number,
  keyOf: (row: T) => unknown[],
): { items: T[]; next: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? encodeKeyset(keyOf(last)) : null };
}
