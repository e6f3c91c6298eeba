import { squashed } from "./columns.js";
import type { CsvText } from "./csv.js";

/** A line whose money is in another currency than that of most. */
export interface OtherCurrency {
  line: number;
  currency: string;
  usual: string;
}

const NAMES = [
  "currency",
  "currency_code",
  "currency_iso_code",
  "amount_currency",
  "deal_currency_code",
  "deal_currency_of_value",
  "currency_of_value",
]
  .concat(["invoice_currency", "deal_currency", "währung", "devise", "moneda"])
  .map(squashed);

/** The currency of most rows of some files, the first of two alike; `null` where no column says one. */
export function usualCurrency(files: readonly CsvText[]): string | null {
  const times = new Map<string, number>();
  for (const { columns, rows } of files) {
    const at = currencyColumn(columns);
    for (const row of at < 0 ? [] : rows) {
      const code = codeOf(row, at);
      if (code !== "") times.set(code, (times.get(code) ?? 0) + 1);
    }
  }
  const [usual] = [...times].sort(([, ofA], [, ofB]) => ofB - ofA);
  return usual?.[0] ?? null;
}

/** Lines of a file in another currency than the usual one, where a column says so: no sum holds both. An empty cell says nothing. */
export function inOtherCurrency({ columns, rows }: CsvText, usual: string | null): OtherCurrency[] {
  const at = currencyColumn(columns);
  if (at < 0 || usual === null) return [];
  return rows.flatMap((row) => {
    const currency = codeOf(row, at);
    // A line of too many cells is told as such.
    if (currency === "" || currency === usual || row.cells.length > columns.length) return [];
    return [{ line: row.line, currency, usual }];
  });
}

const currencyColumn = (columns: readonly string[]): number =>
  columns.findIndex((column) => NAMES.includes(squashed(column)));
const codeOf = ({ cells }: CsvText["rows"][number], at: number): string => cells[at]?.trim().toUpperCase() ?? "";
