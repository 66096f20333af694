import type { Category } from '../verdict.js';

/** One reason by which servers refuse mail, recognised by their words. */
export interface BounceRule {
  id: string;
  category: Category;
  /** A real line (names and addresses replaced). */
  line: string;
  pattern: RegExp;
}

/** Writes a table of rules of one category. */
export function rulesOf(
  category: Category,
  prefix: string,
  rows: readonly (readonly [id: string, line: string, pattern: RegExp])[],
): BounceRule[] {
  return rows.map(([id, line, pattern]) => ({ id: `${prefix}.${id}`, category, line, pattern }));
}
