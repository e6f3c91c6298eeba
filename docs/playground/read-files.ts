import type { Account, Product, Seller } from "retention-kit";
import { type Derived, fillIn } from "../../examples/portfolio-review/fill-in.js";
import { joinExport, type RejectedRow } from "../../examples/portfolio-review/join-export.js";
import { lastDayOf } from "../../examples/portfolio-review/last-day.js";
import {
  columnsOf,
  type Row,
  rowOf,
  type TableName,
  tableNames,
  tables,
} from "../../examples/portfolio-review/tables.js";
import { readCsv } from "./csv.js";

/** A file that was dropped on the page. */
export interface DroppedFile {
  name: string;
  text: string;
}

/** What the files hold. */
export interface ReadFiles {
  accounts: Account[];
  products: Product[];
  sellers: Seller[];
  /** The last day on which anything happened; `null` where nothing did. */
  lastDay: string | null;
  /** Rows read, by file, in the order of the files. */
  read: { file: string; table: TableName; rows: number; ignoredColumns: string[] }[];
  /** Files that are none of these tables. */
  unknown: string[];
  /** What was made up for files that are missing. */
  derived: Derived[];
  rejected: (RejectedRow & { source: string })[];
}

/**
 * Reads dropped files: each is the table that its name says, `purchases.csv`, or else the one whose columns it has most of.
 * Without a file of accounts, products or sellers these follow from what the others name.
 */
export function readFiles(files: readonly DroppedFile[]): ReadFiles {
  const rows = Object.fromEntries(tableNames.map((name) => [name, [] as Row[]])) as Record<TableName, Row[]>;
  const places = Object.fromEntries(tableNames.map((name) => [name, [] as Place[]])) as Record<TableName, Place[]>;
  const broken: ReadFiles["rejected"] = [];
  const read: ReadFiles["read"] = [];
  const unknown: string[] = [];
  for (const { name, text } of files) {
    const csv = readCsv(text);
    const table = tableOf(name, csv.columns);
    if (table === null) {
      unknown.push(name);
      continue;
    }
    const columns = columnsOf(table, csv.columns);
    for (const { line, cells } of csv.rows) {
      rows[table].push(rowOf(table, columns, cells));
      places[table].push({ source: name, line });
    }
    for (const line of csv.broken)
      broken.push({ file: table, source: name, line, path: "", message: "a quote is not closed, or text follows it" });
    const ignoredColumns = columns.filter((column) => !(column in tables[table]));
    read.push({ file: name, table, rows: csv.rows.length, ignoredColumns });
  }

  const given = new Set(read.map(({ table }) => table));
  const derived = fillIn(rows, given);
  const joined = joinExport(rows, given);
  const { accounts, products, sellers } = joined;
  const rejected = joined.rejected.map((row) => ({
    source: `${row.file}.csv`,
    ...row,
    ...places[row.file][row.line - 2],
  }));
  return {
    accounts,
    products,
    sellers,
    lastDay: lastDayOf(accounts),
    read,
    unknown,
    derived,
    rejected: [...broken, ...rejected],
  };
}

/** Where a row stands. */
interface Place {
  source: string;
  line: number;
}

function tableOf(file: string, header: readonly string[]): TableName | null {
  const base = (file.split("/").at(-1) ?? "").toLowerCase();
  const named = tableNames.find((name) => base.startsWith(name.replace(/s$/, "")));
  const shared = (name: TableName): number => columnsOf(name, header).filter((column) => column in tables[name]).length;
  if (named !== undefined && shared(named) > 0) return named;
  const best = tableNames.reduce((most, name) => (shared(name) > shared(most) ? name : most));
  return shared(best) >= 2 ? best : null;
}
