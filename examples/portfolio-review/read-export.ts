import { existsSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import type { Account, Product, Rejection, Seller } from "retention-kit";
import {
  parseAccounts,
  parseAccountSignals,
  parseContacts,
  parseContracts,
  parseInvoices,
  parseOwnedProducts,
  parseProducts,
  parsePurchases,
  parseSellers,
  parseSurveyAnswers,
  parseTickets,
  parseTouches,
  parseUsage,
} from "retention-kit/schemas";
import { fieldOf, tableNames, tables, type ColumnKind, type TableName } from "./tables.js";

/** A row of a file: the record's fields, and what the reader needs to join it. */
type Row = Record<string, unknown>;

/** A row that was left out, with its file and line. */
export interface RejectedRow {
  file: TableName;
  line: number;
  id?: string;
  path: string;
  message: string;
}

/** A CRM export as the library wants it. */
export interface Export {
  accounts: Account[];
  products: Product[];
  sellers: Seller[];
  rejected: RejectedRow[];
  /** Rows read, by file. */
  rowCounts: Record<TableName, number>;
  /** Line of its file on which each record stands. */
  lines: Record<"accounts" | "products" | "sellers", number[]>;
}

/** Something is wrong with a file as a whole; the message says which and what. */
export class ExportError extends Error {
  override readonly name = "ExportError";
}

/**
 * Reads a folder of CSV files through DuckDB, checks each row on its own, and joins the good ones into accounts,
 * products and sellers.
 *
 * @throws ExportError when a file is missing, cannot be read as CSV, or lacks a column.
 */
export async function readExport(folder: string, onProgress: (done: number, of: number) => void): Promise<Export> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const rows = {} as Record<TableName, Row[]>;
  for (const [index, name] of tableNames.entries()) {
    rows[name] = await readTable(connection, folder, name);
    onProgress(index + 1, tableNames.length);
  }
  connection.closeSync();
  return { ...joined(rows), rowCounts: mapValues(rows, ({ length }) => length) };
}

async function readTable(connection: DuckDBConnection, folder: string, name: TableName): Promise<Row[]> {
  const file = join(folder, `${name}.csv`);
  if (!existsSync(file)) throw new ExportError(`${file} is missing: an export holds ${tableNames.join(".csv, ")}.csv`);
  let records: Record<string, unknown>[];
  try {
    const source = `read_csv('${file.replaceAll("'", "''")}', all_varchar = true, header = true, delim = ',', quote = '"')`;
    records = (await connection.runAndReadAll(`SELECT * FROM ${source}`)).getRowObjectsJson();
  } catch (error) {
    throw new ExportError(`${file} cannot be read as CSV: ${firstLine(error)}`);
  }
  const columns = Object.entries<ColumnKind>(tables[name]);
  const missing = records[0]
    ? columns.map(([column]) => column).filter((column) => !(column in (records[0] ?? {})))
    : [];
  if (missing.length > 0) throw new ExportError(`${file} lacks the column ${missing.join(", ")}`);
  return records.map((record) =>
    Object.fromEntries(
      columns.flatMap(([column, kind]) => {
        const text = record[column];
        return typeof text === "string" && text !== "" ? [[fieldOf(column), cellValue(text, kind)]] : [];
      }),
    ),
  );
}

/** A cell's text as what its column holds; text that is none stays text, for the schema to refuse. */
function cellValue(text: string, kind: ColumnKind): unknown {
  switch (kind) {
    case "text":
      return text;
    case "number":
      return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
    case "boolean":
      return text === "true" ? true : text === "false" ? false : text;
    case "list":
      return text.split("|");
  }
}

function joined(rows: Record<TableName, Row[]>): Omit<Export, "rowCounts"> {
  const rejected: RejectedRow[] = [];
  const lines: Export["lines"] = { accounts: [], products: [], sellers: [] };
  /** Parses the rows of a file and says which were left out. */
  const parse = <Item>(
    file: "accounts" | "products" | "sellers",
    parser: (rows: Row[]) => { accepted: Item[]; rejected: Rejection[] },
  ): Item[] => {
    const result = parser(rows[file]);
    const refused = new Set(result.rejected.map(({ index }) => index));
    rejected.push(...result.rejected.map((rejection) => ({ file, ...located(rejection) })));
    lines[file] = rows[file].flatMap((_, index) => (refused.has(index) ? [] : [index + 2]));
    return result.accepted;
  };

  const products = parse("products", parseProducts);
  const sellers = parse("sellers", (sellerRows) => parseSellers(sellerRows.map((row) => withCalendar(row, rows))));
  const accounts = parse("accounts", (accountRows) =>
    parseAccounts(accountRows.map((row) => without(row, "ownedKnown"))),
  );

  // Of accounts that share an id the first is the one that counts, and so gets the rows.
  const byId = new Map(accounts.toReversed().map((account) => [account.id, account]));
  const ownedKnown = new Set(rows.accounts.flatMap(({ id, ownedKnown }) => (ownedKnown === true ? [id] : [])));
  for (const account of accounts) {
    Object.assign(account, lists());
    if (ownedKnown.has(account.id)) account.owned = [];
  }

  const productIds = new Set(products.map(({ id }) => id));

  /** Parses the rows of a file one by one and hands each good one to its account. */
  const attach = <Item>(
    file: "owned" | keyof ReturnType<typeof lists>,
    parser: (rows: Row[]) => { accepted: Item[]; rejected: Rejection[] },
    add: (account: Account, item: Item) => void,
  ): void => {
    rows[file].forEach((row, index) => {
      const reject = (path: string, message: string): void => {
        rejected.push({ file, ...located({ index, path, message }) });
      };
      const { accountId, productId } = row;
      const account = typeof accountId === "string" ? byId.get(accountId) : undefined;
      if (account === undefined) {
        reject(
          "accountId",
          `accountId must name an accepted row of accounts.csv, got ${JSON.stringify(accountId ?? null)}`,
        );
      } else if (productId !== undefined && !productIds.has(productId as string)) {
        reject("productId", `productId must name an accepted row of products.csv, got ${JSON.stringify(productId)}`);
      } else {
        const result = parser([without(row, "accountId")]);
        result.rejected.forEach(({ path, message }) => {
          reject(path, message);
        });
        result.accepted.forEach((item) => {
          add(account, item);
        });
      }
    });
  };
  attach("owned", parseOwnedProducts, (account, item) => {
    append(account.owned, item);
  });
  attach("touches", parseTouches, (account, item) => {
    append(account.touches, item);
  });
  attach("purchases", parsePurchases, (account, item) => {
    append(account.purchases, item);
  });
  attach("tickets", parseTickets, (account, item) => {
    append(account.tickets, item);
  });
  attach(
    "surveys",
    (surveyRows) => parseSurveyAnswers(surveyRows.map(withScale)),
    (account, item) => {
      append(account.surveys, item);
    },
  );
  attach("contracts", parseContracts, (account, item) => {
    append(account.contracts, item);
  });
  attach("contacts", parseContacts, (account, item) => {
    append(account.contacts, item);
  });
  attach("invoices", parseInvoices, (account, item) => {
    append(account.invoices, item);
  });
  attach("usage", parseUsage, (account, item) => {
    append(account.usage, item);
  });
  attach("signals", parseAccountSignals, (account, item) => {
    append(account.signals, item);
  });
  rejected.sort((a, b) => tableNames.indexOf(a.file) - tableNames.indexOf(b.file) || a.line - b.line);
  return { accounts, products, sellers, rejected, lines };
}

/** What the rows of other files are added to. */
function lists() {
  return {
    touches: [],
    purchases: [],
    tickets: [],
    surveys: [],
    contracts: [],
    contacts: [],
    invoices: [],
    usage: [],
    signals: [],
  };
}

/** A seller's row with the working calendar that three other files hold. */
function withCalendar(seller: Row, { hours, holidays, leave }: Record<TableName, Row[]>): Row {
  const ofSeller = (row: Row): boolean => row.sellerId === seller.id;
  const shifts: Record<string, unknown[][]> = {};
  for (const { weekday, from, to } of hours.filter(ofSeller)) (shifts[String(weekday)] ??= []).push([from, to]);
  const days = holidays.filter(ofSeller);
  const away = leave.filter(ofSeller).map(({ from, to }) => ({ from, to }));
  return {
    ...seller,
    calendar: {
      hours: shifts,
      holidays: days.filter(({ worked }) => worked !== true).map(({ on }) => on),
      extraDays: days.filter(({ worked }) => worked === true).map(({ on }) => on),
    },
    ...(away.length > 0 ? { away } : {}),
  };
}

function withScale({ scaleMin: min, scaleMax: max, scaleHigherIsBetter: higherIsBetter, ...answer }: Row): Row {
  return { ...answer, scale: { min, max, higherIsBetter } };
}

function without({ ...row }: Row, field: string): Row {
  // The row is this function's own copy.
  Reflect.deleteProperty(row, field);
  return row;
}

/** The line of the file: the header is line 1. */
function located({ index, ...rest }: Rejection): Omit<RejectedRow, "file"> {
  return { line: index + 2, ...rest };
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
}

function mapValues<Key extends string, From, To>(record: Record<Key, From>, map: (value: From) => To): Record<Key, To> {
  return Object.fromEntries(Object.entries<From>(record).map(([key, value]) => [key, map(value)])) as Record<Key, To>;
}

/** Adds to a list that this file made itself; a record's lists are read-only to everyone else. */
function append<Item>(list: readonly Item[] | null | undefined, item: Item): void {
  (list as Item[] | null | undefined)?.push(item);
}
