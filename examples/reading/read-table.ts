import { clockMoment } from "./clock-moment.js";
import { columnsOf } from "./columns.js";
import { conventions } from "./convention.js";
import type { CsvText } from "./csv.js";
import { type DayOrder, dayOf, dayOrderOf, momentOf } from "./days.js";
import { type DecimalMark, decimalMarkOf, numberOf } from "./numbers.js";
import { type ColumnKind, type Columns, fieldOf, type Row, type TableName, tables, wordsOf } from "./tables.js";

/** A file's rows as fields, with how they were read. */
export interface ReadTable {
  rows: { line: number; row: Row }[];
  /** Lines with more cells than the first line. */
  tooLong: { line: number; cells: number }[];
  ignoredColumns: string[];
  /** Columns that the table cannot do without, and the file lacks. */
  columns: string[];
  /** How columns, days and numbers were read where that is not plain, and what could not be decided. */
  notes: string[];
}

/** How the cells of one column are read. */
interface Style {
  kind: ColumnKind;
  words: readonly string[];
  mark: DecimalMark | null;
  usualMark: DecimalMark | null;
  order: DayOrder | null;
  /** Whether its plain numbers are percentages. */
  isPercent: boolean;
  timeZone: string;
}

/** What spreadsheets and databases write for yes and no; Excel does it in its own language. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...["true", "1", "yes", "y", "t", "wahr", "ja", "vrai", "oui", "verdadero"].map((word) => [word, true] as const),
  ...["false", "0", "no", "n", "f", "falsch", "nein", "faux", "non", "falso"].map((word) => [word, false] as const),
]);

/** Other forms of our words. */
const SAME_WORDS: ReadonlyMap<string, string> = new Map([
  ["canceled", "cancelled"],
  ["monthly", "month"],
  ["quarterly", "quarter"],
  ["yearly", "year"],
  ["annual", "year"],
  ["annually", "year"],
  // A bill of it is late; it runs all the same.
  ["past-due", "active"],
]);

/** Reads the cells of a file as what their columns hold. An empty cell is unknown; what cannot be read stays text. */
export function readTable(table: TableName, csv: CsvText, timeZone: string): ReadTable {
  const { names, renamed } = columnsOf(table, csv.columns);
  const kinds: Columns = tables[table];
  const cellsOf = (wanted: readonly ColumnKind[]): string[][] =>
    names.map((column, at) => {
      const kind = kinds[column];
      return kind !== undefined && wanted.includes(kind) ? csv.rows.map(({ cells }) => cells[at]?.trim() ?? "") : [];
    });
  const numbers = cellsOf(["number", "share"]);
  const days = cellsOf(["day", "moment"]);
  const marks = conventions(numbers, decimalMarkOf);
  const orders = conventions(days, dayOrderOf);
  const styles = names.map((column, at): Style | null => {
    const kind = kinds[column];
    if (kind === undefined) return null;
    // Where commas part the cells, a point parts the fraction.
    const usualMark = csv.separator === "," ? "." : null;
    const words = wordsOf[table]?.[column] ?? [];
    const mark = marks[at] ?? null;
    const isPercent = kind === "share" && areInPercent(csv.columns[at] ?? "", numbers[at] ?? [], mark, usualMark);
    return { kind, words, mark, usualMark, order: orders[at] ?? null, isPercent, timeZone };
  });
  // Where some tickets have the day on which they were solved, one without it is still open.
  const solved = table === "tickets" && !names.includes("resolved") ? names.indexOf("resolved_at") : -1;
  const open = csv.rows.some(({ cells }) => (cells[solved]?.trim() ?? "") !== "") ? { resolvedAt: null } : {};
  const rows: ReadTable["rows"] = [];
  const tooLong: ReadTable["tooLong"] = [];
  for (const { line, cells } of csv.rows) {
    if (cells.slice(names.length).some((cell) => cell.trim() !== "")) tooLong.push({ line, cells: cells.length });
    else rows.push({ line, row: { ...open, ...rowOf(names, styles, cells) } });
  }
  return {
    rows,
    tooLong,
    columns: names,
    ignoredColumns: names.filter((column) => !(column in kinds)),
    notes: [...renamed, ...numberNotes(numbers, styles), ...dayNotes(days, styles), ...clockNotes(days, styles)],
  };
}

function rowOf(names: readonly string[], styles: readonly (Style | null)[], cells: readonly string[]): Row {
  return Object.fromEntries(
    names.flatMap((column, at) => {
      const style = styles[at] ?? null;
      const text = cells[at]?.trim() ?? "";
      return style === null || text === "" ? [] : [[fieldOf(column), valueOf(text, style)] as const];
    }),
  );
}

/**
 * Whether the plain numbers of a column of shares are percentages: its name says so, or more of them are above 1 than between
 * 0 and 1. One alone does not say it: 1 may be all or a hundredth.
 */
function areInPercent(
  name: string,
  cells: readonly string[],
  mark: DecimalMark | null,
  usualMark: DecimalMark | null,
): boolean {
  if (/%|percent|pct|prozent|pourcent/i.test(name)) return true;
  const numbers = cells.map((cell) => numberOf(cell, mark, usualMark) ?? 0);
  return numbers.filter((each) => each > 1).length > numbers.filter((each) => each > 0 && each < 1).length;
}

/** A cell's text as what its column holds; text that is none stays text, for the schema to refuse. */
function valueOf(text: string, { kind, words, mark, usualMark, order, isPercent, timeZone }: Style): unknown {
  switch (kind) {
    case "text":
      return words.length === 0 ? text : wordOf(text, words);
    case "day":
      return dayOf(text, order) ?? text;
    case "moment": {
      const moment = momentOf(text, order);
      if (moment === null) return text;
      return moment.offset === null ? clockMoment(moment.local, timeZone) : `${moment.local}${moment.offset}`;
    }
    case "number":
      return numberOf(text, mark, usualMark) ?? text;
    case "share": {
      const percent = /^(.*\S)\s*%$/.exec(text)?.[1];
      const share = numberOf(percent ?? text, mark, usualMark);
      if (share === null) return text;
      return percent !== undefined || isPercent ? share / 100 : share;
    }
    case "boolean":
      return BOOLEANS.get(text.toLowerCase()) ?? text;
    case "list":
      return text.split("|").map((each) => each.trim());
  }
}

/** One of our words in any case: `Service Contract` is `service-contract`. Another one stays as it is. */
function wordOf(text: string, words: readonly string[]): string {
  const word = text.toLowerCase().replaceAll(/[\s_]+/g, "-");
  const same = SAME_WORDS.get(word) ?? word;
  return words.includes(same) ? same : text;
}

function numberNotes(columns: readonly (readonly string[])[], styles: readonly (Style | null)[]): string[] {
  const unclear = columns.flatMap((cells, at) => {
    const style = styles[at];
    const isUnclear = (cell: string): boolean =>
      numberOf(cell, ".", null) !== null && numberOf(cell, style?.mark ?? null, style?.usualMark ?? null) === null;
    return cells.filter(isUnclear);
  });
  return [
    ...(styles.some((style) => style?.mark === ",") ? ["numbers read with a decimal comma"] : []),
    ...(unclear.length === 0
      ? []
      : [
          `${unclear.length} numbers such as ${unclear[0] ?? ""} could have thousands or a fraction, and no other number of the file says which`,
        ]),
  ];
}

function dayNotes(columns: readonly (readonly string[])[], styles: readonly (Style | null)[]): string[] {
  const notes = new Set<string>();
  const unclear: string[] = [];
  columns.forEach((cells, at) => {
    const order = styles[at]?.order ?? null;
    const yearLast = cells.filter((cell) => /^\d{1,2}[-./]\s?\d{1,2}[-./]\s?(?:\d{4}|\d\d(?!\d))/.test(cell));
    unclear.push(...yearLast.filter((cell) => dayOf(cell, "day first") !== null && dayOf(cell, order) === null));
    const read =
      yearLast.find((cell) => dayOrderOf(cell) !== null) ?? yearLast.find((cell) => dayOf(cell, order) !== null);
    if (read !== undefined) notes.add(`days such as ${read} read ${order ?? dayOrderOf(read) ?? "day first"}`);
  });
  return [
    ...notes,
    ...(unclear.length === 0
      ? []
      : [
          `${unclear.length} days such as ${unclear[0] ?? ""} could have ${/\D\d\d$/.test(unclear[0] ?? "") ? "the day, the month or the year" : "the day or the month"} first, and no other day of the file says which; write them as 2026-04-05`,
        ]),
  ];
}

function clockNotes(columns: readonly (readonly string[])[], styles: readonly (Style | null)[]): string[] {
  const local = columns.some((cells, at) => {
    const style = styles[at];
    return (
      style?.kind === "moment" && cells.some((cell) => cell !== "" && momentOf(cell, style.order)?.offset === null)
    );
  });
  return local
    ? [`moments without an offset read by the clocks of ${styles.find((style) => style)?.timeZone ?? "UTC"}`]
    : [];
}
