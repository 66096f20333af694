import type { Category } from '../verdict.js';

/**
 * What a row proves by itself. `recipient`: the words are those of a server that refused RCPT TO. `directory`: a
 * look-up on the server that should have the mailbox found none.
 */
export type Proof = 'recipient' | 'directory';

/** One wording by which servers refuse mail. */
export interface BounceRule {
  id: string;
  category: Category;
  /** A line as such a server says it (names and addresses are examples). */
  line: string;
  /** At most 160 characters; only `\d`, `\w` and single blanks may repeat without a bound. */
  pattern: RegExp;
  proof: Proof | null;
}

/** A row of a table: what it is called, the line that was really said, what is looked for, what that proves. */
export type Row = readonly [id: string, line: string, pattern: RegExp, proof?: Proof];

/** Writes a table of rules of one category. The first row that matches decides. */
export function rulesOf(category: Category, prefix: string, rows: readonly Row[]): BounceRule[] {
  return rows.map(([id, line, pattern, proof]) => ({
    id: `${prefix}.${id}`,
    category,
    line,
    pattern,
    proof: proof ?? null,
  }));
}
