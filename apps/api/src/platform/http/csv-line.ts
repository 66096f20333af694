/** Spreadsheets run a cell that begins like this as a formula (CSV injection): it gets an apostrophe in front. */
const FORMULA = /^[=+\-@\t\r]/;

export type Cell = string | number | Date | null | undefined;

/** One line of CSV (RFC 4180) that is safe to open in a spreadsheet. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

function csvCell(value: Cell): string {
  if (value === null || value === undefined) return '';
  const text = value instanceof Date ? value.toISOString() : String(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
