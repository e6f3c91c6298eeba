import type { Account, Product, Seller } from "retention-kit";
import { type Derived, fillIn } from "../../examples/portfolio-review/fill-in.js";
import { joinExport, type RejectedRow } from "../../examples/portfolio-review/join-export.js";
import { lastDayOf } from "../../examples/portfolio-review/last-day.js";
import {
  columnsOf,
  type Row,
  rowOf,
  snakeCase,
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
  rejected: RejectedRow[];
}

/**
 * Reads dropped files: each is the table that its name says, `purchases.csv`, or else the one whose columns it has most of.
 * Without a file of accounts, products or sellers these follow from what the others name.
 */
export function readFiles(files: readonly DroppedFile[]): ReadFiles {
  const rows = Object.fromEntries(tableNames.map((name) => [name, [] as Row[]])) as Record<TableName, Row[]>;
  const lines = Object.fromEntries(tableNames.map((name) => [name, [] as number[]])) as Record<TableName, number[]>;
  const read: ReadFiles["read"] = [];
  const unknown: string[] = [];
  for (const { name, text } of files) {
    const csv = readCsv(text);
    const table = tableOf(name, csv.columns.map(snakeCase));
    if (table === null) {
      unknown.push(name);
      continue;
    }
    const columns = columnsOf(table, csv.columns);
    for (const { line, cells } of csv.rows) {
      rows[table].push(rowOf(table, columns, cells));
      lines[table].push(line);
    }
    const ignoredColumns = columns.filter((column) => !(column in tables[table]));
    read.push({ file: name, table, rows: csv.rows.length, ignoredColumns });
  }

  const given = new Set(read.map(({ table }) => table));
  const derived = fillIn(rows, given);
  const joined = joinExport(rows, given);
  const { accounts, products, sellers } = joined;
  const rejected = joined.rejected.map((row) => ({ ...row, line: lines[row.file][row.line - 2] ?? row.line }));
  return { accounts, products, sellers, lastDay: lastDayOf(accounts), read, unknown, derived, rejected };
}

function tableOf(file: string, columns: readonly string[]): TableName | null {
  const base = (file.split("/").at(-1) ?? "").toLowerCase();
  const named = tableNames.find((name) => base.startsWith(name.replace(/s$/, "")));
  const shared = (name: TableName): number => columns.filter((column) => column in tables[name]).length;
  if (named !== undefined && shared(named) > 0) return named;
  const best = tableNames.reduce((most, name) => (shared(name) > shared(most) ? name : most));
  return shared(best) >= 2 ? best : null;
}
