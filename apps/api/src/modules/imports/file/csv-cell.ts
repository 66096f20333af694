/**
 * A cell for a file that people open in a spreadsheet. Text that a spreadsheet would run as a formula (it begins with
 * = + - @, a tab or a carriage return) gets an apostrophe in front; what is in the database stays as it was.
 */
export function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;
