import { existsSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { joinExport, type JoinedExport, type Row } from "./join-export.js";
import { cellValue, fieldOf, tableNames, tables, type ColumnKind, type TableName } from "./tables.js";

export type { RejectedRow } from "./join-export.js";

/** A CRM export as the library wants it. */
export interface Export extends JoinedExport {
  /** Rows read, by file. */
  rowCounts: Record<TableName, number>;
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
  return { ...joinExport(rows), rowCounts: mapValues(rows, ({ length }) => length) };
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

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
}

function mapValues<Key extends string, From, To>(record: Record<Key, From>, map: (value: From) => To): Record<Key, To> {
  return Object.fromEntries(Object.entries<From>(record).map(([key, value]) => [key, map(value)])) as Record<Key, To>;
}
