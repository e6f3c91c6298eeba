/** A row to be written: one cell for each column that it has. */
export type CsvRow = Readonly<Record<string, CsvCell>>;

/** What a cell may hold. */
export type CsvCell = string | number | boolean | readonly string[] | null | undefined;

/** Rows as CSV with a header, RFC 4180; lists are joined by `|`, missing cells are empty. */
export function toCsv(columns: readonly string[], rows: readonly CsvRow[]): string {
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(","));
  return [columns.join(","), ...lines, ""].join("\n");
}

function cell(value: CsvCell): string {
  if (value === undefined || value === null) return "";
  const text = typeof value === "object" ? value.join("|") : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
