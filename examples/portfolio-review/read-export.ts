import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ReadFiles, readFiles, type ReadFilesOptions } from "../reading/read-files.js";
import { readCsv } from "../reading/csv.js";
import { decodeText } from "../reading/decode-text.js";
import { tableNamed, tableOf } from "../reading/table-of.js";
import { tableNames } from "../reading/tables.js";

export { placeInFile, type RejectedRow } from "../reading/join-export.js";

/** A CRM export as the library wants it. */
export type Export = ReadFiles;

/** Something is wrong with a file as a whole; the message says which and what. */
export class ExportError extends Error {
  override readonly name = "ExportError";
}

/** A second file of purchases may hold the same money again, so that only a name has it read. */
function whyUnused(file: string, bytes: Uint8Array): string {
  const { columns, rows } = readCsv(decodeText(bytes));
  const table = tableOf(file, columns, rows);
  return table === null
    ? "has the name of no table"
    : `has the name of no table, and the columns of ${table}: to have it read, let its name begin with ${table}`;
}

const TABLE_FILE = /\.(?:csv|tsv|txt)$/i;

/**
 * Reads the CSV files of a folder, checks each row on its own, and joins the good ones into accounts, products and sellers.
 * Where no file has the name of a table, each is read as the table whose columns it has.
 *
 * @throws ExportError when no file is there, or one lacks a column.
 */
export function readExport(folder: string, options: ReadFilesOptions = {}): Export {
  const all = filesOf(folder).filter((file) => TABLE_FILE.test(file));
  const named = all.filter((file) => tableNamed(file) !== null);
  const files = (named.length > 0 ? named : all).map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
  const found = readFiles(files, options);
  const fault = found.unused.find(({ file }) => tableNamed(file) !== null);
  if (fault !== undefined) throw new ExportError(`${join(folder, fault.file)} ${fault.why}`);
  if (found.read.length === 0) {
    throw new ExportError(`${folder} holds no file of an export: ${tableNames.join(".csv, ")}.csv`);
  }
  const others = all.filter((file) => !files.some(({ name }) => name === file));
  return {
    ...found,
    unused: [
      ...found.unused,
      ...others.map((file) => ({ file, why: whyUnused(file, readFileSync(join(folder, file))) })),
    ],
  };
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    throw new ExportError(`${folder} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
