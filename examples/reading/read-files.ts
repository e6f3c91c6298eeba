import { decodeText } from "./decode-text.js";
import { type CsvText, readCsv } from "./csv.js";
import { type Derived, fillIn } from "./fill-in.js";
import { type JoinedExport, joinExport, type RejectedRow } from "./join-export.js";
import { type ReadOrders, readOrders } from "./orders.js";
import { readTable } from "./read-table.js";
import { type ReadSubscriptions, readSubscriptions } from "./subscriptions.js";
import { neededColumns, type Row, type TableName, tableNames } from "./tables.js";
import { inOtherCurrency, usualCurrency } from "./other-currency.js";
import { tableOf } from "./table-of.js";

/** A file, as a folder or a page has it. */
export interface GivenFile {
  name: string;
  bytes: Uint8Array;
}

/** What one file was read as. */
export interface ReadFile {
  file: string;
  table: TableName;
  rows: number;
  /** Columns that no record has. */
  ignoredColumns: string[];
  /** How it was read where that is not plain. */
  notes: string[];
}

/** What the files hold. */
export interface ReadFiles extends JoinedExport {
  /** In the order of the files. */
  read: ReadFile[];
  /** Files that are not used, with why. */
  unused: { file: string; why: string }[];
  /** What was made up for files that are missing. */
  derived: Derived[];
}

/** How files are read. */
export interface ReadFilesOptions {
  /** IANA zone of moments without an offset. Default: UTC. */
  timeZone?: string | undefined;
  /** Told after each file. */
  onProgress?: ((done: number, of: number) => void) | undefined;
}

/**
 * Reads CSV files: each is the table that its name says, `purchases.csv`, or else the one whose columns it has most of.
 * Without a file of accounts, products or sellers these follow from what the others name. What a missing file would say is
 * unknown; every row is checked on its own.
 */
export function readFiles(
  files: readonly GivenFile[],
  { timeZone = "UTC", onProgress }: ReadFilesOptions = {},
): ReadFiles {
  const rows = Object.fromEntries(tableNames.map((name) => [name, [] as Row[]])) as Record<TableName, Row[]>;
  const places = Object.fromEntries(tableNames.map((name) => [name, [] as Place[]])) as Record<TableName, Place[]>;
  const broken: RejectedRow[] = [];
  const read: ReadFile[] = [];
  const unused: ReadFiles["unused"] = [];
  const refuse = (file: TableName, source: string, line: number, message: string): void => {
    broken.push({ file, source, line, path: "", message });
  };
  const texts = files.map(({ name, bytes }) => {
    const csv: CsvText = readCsv(decodeText(bytes));
    return { name, csv, table: tableOf(name, csv.columns, csv.rows) };
  });
  // An account names the currency of its own amounts.
  const withMoney = texts.filter(({ table }) => table !== null && table !== "accounts");
  const usual = usualCurrency(withMoney.map(({ csv }) => csv));
  texts.forEach(({ name, csv, table }, at) => {
    if (table === null) {
      unused.push({ file: name, why: "its columns are of none of the files that are read" });
      return;
    }
    const { rows: taken, tooLong, columns, ignoredColumns, notes } = readTable(table, csv, timeZone);
    const missing = neededColumns(table).filter((column) => !columns.includes(column));
    if (missing.length > 0) {
      unused.push({ file: name, why: `lacks the column ${missing.join(", ")}` });
      return;
    }
    const others = table === "accounts" ? [] : inOtherCurrency(csv, usual);
    const isOther = new Set(others.map(({ line }) => line));
    const orders: ReadOrders | null = table === "purchases" ? readOrders(csv, columns) : null;
    const terms: ReadSubscriptions | null = table === "contracts" ? readSubscriptions(csv) : null;
    const nothing = orders?.noSale ?? terms?.noContract ?? new Map<number, string>();
    for (const { line, row } of taken) {
      if (isOther.has(line) || nothing.has(line)) continue;
      const amount = orders?.paid.get(line);
      rows[table].push({ ...row, ...(amount !== undefined && { amount }), ...terms?.more.get(line) });
      places[table].push({ source: name, line });
    }
    for (const line of csv.broken) refuse(table, name, line, "a quote is not closed, or text follows it");
    for (const { line, currency, usual: most } of others) {
      refuse(table, name, line, `is in ${currency}, and most rows are in ${most}`);
    }
    for (const [line, why] of nothing) if (!isOther.has(line)) refuse(table, name, line, why);
    for (const { line, cells } of tooLong) {
      refuse(table, name, line, `has ${cells} cells, and the first line names ${columns.length} columns`);
    }
    const used = new Set(
      [...((orders ?? terms)?.used ?? [])].flatMap((column) => columns[csv.columns.indexOf(column)] ?? []),
    );
    read.push({
      file: name,
      table,
      rows: csv.rows.length,
      ignoredColumns: ignoredColumns.filter((column) => !used.has(column)),
      notes: [...notes, ...(orders?.notes ?? [])],
    });
    onProgress?.(at + 1, files.length);
  });
  const given = new Set(read.map(({ table }) => table));
  const derived = fillIn(rows, given);
  const joined = joinExport(
    rows,
    given,
    (table, index) => places[table][index] ?? { source: `${table}, made up`, line: 0 },
  );
  return { ...joined, rejected: [...broken, ...joined.rejected], read, unused, derived };
}

/** Where a row stands. */
interface Place {
  source: string;
  line: number;
}
