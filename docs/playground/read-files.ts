import type { Account, Product, Purchase, Seller } from "retention-kit";
import { joinExport, type RejectedRow, type Row } from "../../examples/portfolio-review/join-export.js";
import {
  cellValue,
  type ColumnKind,
  fieldOf,
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
  derived: ("accounts" | "products" | "sellers")[];
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
    const named = csv.columns.map(snakeCase);
    const table = tableOf(name, named);
    if (table === null) {
      unknown.push(name);
      continue;
    }
    const kinds: Readonly<Record<string, ColumnKind>> = tables[table];
    const ownId = `${table.replace(/s$/, "")}_id`;
    const columns = named.map((column) => (column === ownId && !(column in kinds) ? "id" : column));
    for (const { line, cells } of csv.rows) {
      const fields = columns.flatMap((column, index) => {
        const kind = kinds[column];
        const value = cells[index]?.trim() ?? "";
        return kind === undefined || value === "" ? [] : [[fieldOf(column), cellValue(value, kind)] as const];
      });
      rows[table].push(Object.fromEntries(fields));
      lines[table].push(line);
    }
    const ignoredColumns = columns.filter((column) => kinds[column] === undefined);
    read.push({ file: name, table, rows: csv.rows.length, ignoredColumns });
  }

  const derived = derive(rows, new Set(read.map(({ table }) => table)));
  const joined = joinExport(rows);
  const { accounts, products, sellers } = joined;
  const rejected = joined.rejected.map((row) => ({ ...row, line: lines[row.file][row.line - 2] ?? row.line }));
  return { accounts, products, sellers, lastDay: lastDayOf(accounts), read, unknown, derived, rejected };
}

/** `Account ID`, `accountId` and `account-id` are `account_id`. */
function snakeCase(column: string): string {
  return column
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .replace(/[^a-z\d]+/g, "_")
    .replace(/^_|_$/g, "");
}

function tableOf(file: string, columns: readonly string[]): TableName | null {
  const base = (file.split("/").at(-1) ?? "").toLowerCase();
  const named = tableNames.find((name) => base.startsWith(name.replace(/s$/, "")));
  const shared = (name: TableName): number => columns.filter((column) => column in tables[name]).length;
  if (named !== undefined && shared(named) > 0) return named;
  const best = tableNames.reduce((most, name) => (shared(name) > shared(most) ? name : most));
  return shared(best) >= 2 ? best : null;
}

/** Fills in what no file holds, from what the other files name. */
function derive(rows: Record<TableName, Row[]>, given: ReadonlySet<TableName>): ReadFiles["derived"] {
  const derived: ReadFiles["derived"] = [];
  const namedIn = (field: string, from: readonly TableName[]): string[] => [
    ...new Set(
      from.flatMap((name) => rows[name].flatMap((row) => (typeof row[field] === "string" ? [row[field]] : []))),
    ),
  ];
  if (!given.has("accounts")) {
    derived.push("accounts");
    rows.accounts = namedIn("accountId", tableNames).map((id) => ({ id }));
  }
  if (!given.has("products")) {
    derived.push("products");
    rows.products = namedIn("productId", ["purchases", "owned", "contracts"]).map((id) => ({
      id,
      price: medianPrice(rows.purchases, id),
    }));
  }
  if (!given.has("sellers")) {
    derived.push("sellers");
    const ids = namedIn("sellerId", ["accounts"]);
    rows.sellers = (ids.length === 0 ? ["team"] : ids).map((id) => ({ id, timeZone: "UTC" }));
    if (ids.length === 0) rows.accounts = rows.accounts.map((row) => ({ ...row, sellerId: "team" }));
  }
  return derived;
}

/** The middle price of one piece over the purchases of a product; 0 where none has an amount. */
function medianPrice(purchases: readonly Row[], id: string): number {
  const prices = purchases
    .filter(({ productId, amount }) => productId === id && typeof amount === "number" && amount > 0)
    .map(({ amount, quantity }) => (amount as number) / (typeof quantity === "number" && quantity > 0 ? quantity : 1))
    .sort((a, b) => a - b);
  return prices[Math.floor(prices.length / 2)] ?? 0;
}

function lastDayOf(accounts: readonly Account[]): string | null {
  let last = "";
  const see = (day: string): void => {
    if (day > last) last = day;
  };
  for (const { purchases, touches, tickets } of accounts) {
    purchases?.forEach(({ on }: Purchase) => {
      see(on);
    });
    touches?.forEach(({ on }) => {
      see(on);
    });
    tickets?.forEach(({ openedAt }) => {
      see(String(openedAt).slice(0, 10));
    });
  }
  return last === "" ? null : last;
}
