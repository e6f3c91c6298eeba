import { existsSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { type Derived, fillIn } from "./fill-in.js";
import { joinExport, type JoinedExport } from "./join-export.js";
import { columnsOf, neededColumns, type Row, rowOf, tableNames, tables, type TableName } from "./tables.js";

export { placeInFile, type RejectedRow } from "./join-export.js";

/** A CRM export as the library wants it. */
export interface Export extends JoinedExport {
  /** Rows read, by file that is there. */
  rowCounts: Partial<Record<TableName, number>>;
  /** Files that were made up from the others. */
  derived: Derived[];
  /** Columns that no record has, as `file.csv: column`. */
  ignoredColumns: string[];
}

/** Something is wrong with a file as a whole; the message says which and what. */
export class ExportError extends Error {
  override readonly name = "ExportError";
}

/**
 * Reads a folder of CSV files through DuckDB, checks each row on its own, and joins the good ones into accounts, products and
 * sellers. What a missing file would hold is unknown; accounts, products and sellers follow from what the others name.
 *
 * @throws ExportError when no file is there, or one cannot be read as CSV or lacks a column.
 */
export async function readExport(folder: string, onProgress: (done: number, of: number) => void): Promise<Export> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const rows = Object.fromEntries(tableNames.map((name) => [name, [] as Row[]])) as Record<TableName, Row[]>;
  const rowCounts: Export["rowCounts"] = {};
  const ignoredColumns: string[] = [];
  for (const [index, name] of tableNames.entries()) {
    const table = await readTable(connection, folder, name);
    if (table !== null) {
      rows[name] = table.rows;
      rowCounts[name] = table.rows.length;
      ignoredColumns.push(...table.ignoredColumns.map((column) => `${name}.csv: ${column}`));
    }
    onProgress(index + 1, tableNames.length);
  }
  connection.closeSync();
  const given = new Set(tableNames.filter((name) => rowCounts[name] !== undefined));
  if (given.size === 0) {
    throw new ExportError(`${folder} holds no file of an export: ${tableNames.join(".csv, ")}.csv`);
  }
  const derived = fillIn(rows, given);
  return { ...joinExport(rows, given), rowCounts, derived, ignoredColumns };
}

async function readTable(
  connection: DuckDBConnection,
  folder: string,
  name: TableName,
): Promise<{ rows: Row[]; ignoredColumns: string[] } | null> {
  const file = join(folder, `${name}.csv`);
  if (!existsSync(file)) return null;
  let header: string[];
  let records: Record<string, unknown>[];
  try {
    const source = `read_csv('${file.replaceAll("'", "''")}', all_varchar = true, header = true, delim = ',', quote = '"')`;
    const read = await connection.runAndReadAll(`SELECT * FROM ${source}`);
    header = read.columnNames();
    records = read.getRowObjectsJson();
  } catch (error) {
    throw new ExportError(`${file} cannot be read as CSV: ${firstLine(error)}`);
  }
  const columns = columnsOf(name, header);
  const missing = neededColumns(name).filter((column) => !columns.includes(column));
  if (missing.length > 0) throw new ExportError(`${file} lacks the column ${missing.join(", ")}`);
  const rows = records.map((record) =>
    rowOf(
      name,
      columns,
      header.map((column) => {
        const text = record[column];
        return typeof text === "string" ? text : undefined;
      }),
    ),
  );
  return { rows, ignoredColumns: columns.filter((column) => !(column in tables[name])) };
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
}
