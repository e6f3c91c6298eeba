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
  "währung",
  "devise",
  "moneda",
];

/**
 * Lines in another currency than most lines of the file, where a column of it says so: no sum holds both. A cell that is
 * empty says nothing.
 */
export function inOtherCurrency(columns: readonly string[], rows: CsvText["rows"]): OtherCurrency[] {
  const at = columns.findIndex((column) => NAMES.includes(column));
  if (at < 0) return [];
  const codeOf = ({ cells }: CsvText["rows"][number]): string => cells[at]?.trim().toUpperCase() ?? "";
  const times = new Map<string, number>();
  for (const row of rows) {
    const code = codeOf(row);
    if (code !== "") times.set(code, (times.get(code) ?? 0) + 1);
  }
  if (times.size < 2) return [];
  const [usual = ""] = [...times.keys()].sort((a, b) => (times.get(b) ?? 0) - (times.get(a) ?? 0) || (a < b ? -1 : 1));
  return rows.flatMap((row) => {
    const currency = codeOf(row);
    return currency === "" || currency === usual ? [] : [{ line: row.line, currency, usual }];
  });
}
