/** What begins with one of these runs as a formula in a spreadsheet. Rule: docs/security.md, "Exports". */
const FORMULA = /^[=+\-@\t\r]/;
/** What has to be in quotes: quotes and commas, line ends, and blanks that a spreadsheet would drop. */
const QUOTED = /[",\r\n]|^\s|\s$/;

/**
 * Writes a value as a cell: a text as it is, a missing one empty, anything else as JSON. A text that a spreadsheet would
 * run as a formula begins with an apostrophe.
 */
export function csvCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Writes rows as lines of CSV, each with its end, as RFC 4180 has them. */
export const csvLines = (columns: readonly string[], rows: readonly Record<string, unknown>[]): string =>
  rows.map((row) => `${columns.map((column) => csvCell(row[column])).join()}\r\n`).join('');

/** Marks UTF-8, which Excel would not recognize otherwise, and names the columns. */
export const csvHead = (columns: readonly string[]): string => `\ufeff${columns.join()}\r\n`;
