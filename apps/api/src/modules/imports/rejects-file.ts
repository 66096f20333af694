import { csvLine } from './file/csv-cell.js';
import type { RejectedRow } from './imports.repository.js';

const PAGE = 1_000;

/** The refused rows as a file to correct and send again: the columns as they were, and the reason as the last one. */
export async function* rejectsFile(
  headers: readonly string[],
  pageAfter: (row: number, limit: number) => Promise<RejectedRow[]>,
): AsyncGenerator<string> {
  // The byte order mark makes spreadsheets read it as UTF-8.
  yield `\ufeff${csvLine([...headers, 'Why it was not imported'])}`;
  let last = 0;
  for (;;) {
    const page = await pageAfter(last, PAGE);
    if (page.length > 0)
      yield page.map(({ cells, reason }) => csvLine([...fitted(cells, headers.length), reason])).join('');
    const end = page.at(-1);
    if (!end || page.length < PAGE) return;
    last = end.row;
  }
}

const fitted = (cells: readonly string[], width: number): string[] =>
  Array.from({ length: Math.max(width, cells.length) }, (_, column) => cells[column] ?? '');
