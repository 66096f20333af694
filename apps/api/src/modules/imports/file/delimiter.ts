import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';

const CANDIDATES = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof CANDIDATES)[number];

/** How quoted cells and ragged rows are read, here and in the whole file. */
export const CSV_OPTIONS = {
  bom: true,
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  // A quote that is never closed would otherwise take the rest of the file into memory.
  max_record_size: 1_000_000,
} as const;

/**
 * The delimiter that cuts the first rows into the most even table; a comma when nothing cuts (one column). `head` is
 * the beginning of the file, decoded; a row that is cut off at its end does no harm.
 */
export function sniffDelimiter(head: string): Delimiter {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of CANDIDATES) {
    const score = evenness(readHead(head, delimiter, 30));
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** The first rows of the file, at most `limit`. None when it cannot be read so. */
export function readHead(head: string, delimiter: string, limit: number): string[][] {
  try {
    return parse(head, { ...CSV_OPTIONS, delimiter, to: limit });
  } catch (error) {
    // A quote that is open where the head ends: with this delimiter, or because the head is cut there.
    if (error instanceof CsvError && head.length > 1)
      return readHead(head.slice(0, Math.floor(head.length / 2)), delimiter, limit);
    if (error instanceof CsvError) return [];
    throw error;
  }
}

/** Rows that have the commonest number of cells, as a share, times a preference for more cells; 0 for one column. */
function evenness(rows: string[][]): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  const [columns, times] = [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  return columns < 2 ? 0 : times / rows.length + Math.min(columns, 50) / 1_000;
}
