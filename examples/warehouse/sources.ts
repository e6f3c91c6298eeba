import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { canonicalQuery, literal, quoted, TABLES, type Mapping, type TableName } from "./columns.js";

/** A source of tables: from where DuckDB reads each; `null` for one that is not there. */
export interface Source {
  from: (table: TableName) => string | null;
}

/** What DuckDB attaches a database with. */
const DATABASES = {
  sqlite: { extension: "sqlite_scanner", of: "SQLite" },
  postgres: { extension: "postgres_scanner", of: "Postgres" },
  mysql: { extension: "mysql_scanner", of: "MySQL" },
} as const;
type Database = keyof typeof DATABASES;

/** How files of a table are read, by how they end. */
const READERS: readonly (readonly [string, string])[] = [
  ["parquet", "read_parquet"],
  ["csv", "read_csv"],
  ["csv.gz", "read_csv"],
  ["jsonl", "read_json"],
  ["json", "read_json"],
];

/**
 * Opens what `--data` names: a folder of Parquet, CSV or JSON, a database of DuckDB or SQLite, or the address of one of
 * Postgres or MySQL.
 *
 * @param extensions - A folder with DuckDB's readers of other databases, for a machine that cannot fetch them.
 */
export async function openSource(
  connection: DuckDBConnection,
  data: string,
  mapping: Mapping,
  extensions: string | undefined,
): Promise<Source> {
  const database = databaseOf(data);
  if (database === null) return folderSource(data, mapping);
  if (database !== "duckdb") await loadReader(connection, database, extensions);
  const type = database === "duckdb" ? "" : `TYPE ${database}, `;
  await connection.run(`ATTACH ${literal(data)} AS source (${type}READ_ONLY)`);
  const rows = await connection.runAndReadAll(
    "SELECT DISTINCT table_schema, table_name FROM information_schema.tables WHERE table_catalog = 'source'",
  );
  const names = rows.getRows().map(([schema, name]) => [String(schema), String(name)] as const);
  return {
    from(table) {
      const own = mapping[table];
      if (own?.query !== undefined) return `(${own.query})`;
      const wanted = own?.table ?? table;
      const found = names.find(([schema, name]) => name === wanted || `${schema}.${name}` === wanted);
      if (found === undefined) return absent(table, own?.table, data);
      return `source.${quoted(found[0])}.${quoted(found[1])}`;
    },
  };
}

/** Each table's rows as the job takes them, with the columns that the source lacks as null. */
export async function tableQuery(
  connection: DuckDBConnection,
  source: Source,
  table: TableName,
  mapping: Mapping,
): Promise<string | null> {
  const from = source.from(table);
  if (from === null) return null;
  const columns = (await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${from}`)).getRows();
  return canonicalQuery(
    table,
    from,
    columns.map(([name]) => String(name)),
    mapping,
  );
}

/** The last day on which anything was bought, or else talked about; `null` where nothing was. */
export async function lastDay(connection: DuckDBConnection, source: Source, mapping: Mapping): Promise<string | null> {
  for (const table of ["purchases", "touches"] as const) {
    const query = await tableQuery(connection, source, table, mapping);
    if (query === null) continue;
    const rows = await connection.runAndReadAll(`SELECT strftime(max(day::DATE), '%Y-%m-%d') FROM (${query})`);
    const day = rows.getRows()[0]?.[0];
    if (typeof day === "string") return day;
  }
  return null;
}

function databaseOf(data: string): Database | "duckdb" | null {
  if (/^postgres(?:ql)?:\/\//.test(data)) return "postgres";
  if (data.startsWith("mysql://")) return "mysql";
  if (!existsSync(data)) throw new Error(`--data: there is no ${data}`);
  if (statSync(data).isDirectory()) return null;
  if (/\.(?:sqlite3?|db)$/.test(data)) return "sqlite";
  if (data.endsWith(".duckdb")) return "duckdb";
  throw new Error(`--data: ${data} is no folder, no .sqlite, .db or .duckdb file, and no address of a database`);
}

function folderSource(folder: string, mapping: Mapping): Source {
  const entries = readdirSync(folder);
  return {
    from(table) {
      const own = mapping[table];
      // A query names its files itself.
      if (own?.query !== undefined) return `(${own.query})`;
      const wanted = own?.table ?? table;
      for (const [end, reader] of READERS) {
        const path = resolve(folder, `${wanted}.${end}`);
        if (entries.includes(`${wanted}.${end}`)) return `${reader}(${literal(path)})`;
        const inside = resolve(folder, wanted);
        if (!entries.includes(wanted) || !statSync(inside).isDirectory()) continue;
        if (readdirSync(inside).some((name) => name.endsWith(`.${end}`))) {
          return `${reader}(${literal(join(inside, `*.${end}`))})`;
        }
      }
      return absent(table, own?.table, folder);
    },
  };
}

function absent(table: TableName, named: string | undefined, data: string): null {
  if (named !== undefined) throw new Error(`the mapping says that ${table} is ${named}, which ${data} has not`);
  if (table === "accounts") throw new Error(`${data} has no accounts; tables are ${Object.keys(TABLES).join(", ")}`);
  return null;
}

/** Loads DuckDB's reader of a database: from a folder where one is named, as installed, or fetched. */
async function loadReader(
  connection: DuckDBConnection,
  database: Database,
  extensions: string | undefined,
): Promise<void> {
  const { extension, of } = DATABASES[database];
  const file = extensions === undefined ? null : join(extensions, `${extension}.duckdb_extension`);
  try {
    if (file !== null) await connection.run(`LOAD ${literal(file)}`);
    else await connection.run(`INSTALL ${extension}; LOAD ${extension}`);
  } catch (error) {
    const [version] = (await connection.runAndReadAll("SELECT version()")).getRows().flat();
    const [reason] = (error as Error).message.split("\n");
    throw new Error(
      [
        `DuckDB's reader for ${of} could not be loaded: ${reason ?? ""}`,
        `DuckDB fetches it from its own host. Where that cannot be reached, put ${extension}.duckdb_extension of`,
        `DuckDB ${String(version)} into a folder and name the folder by --extensions; docs/warehouse.md says where it comes from.`,
        "Or export the tables as Parquet or CSV, and name their folder by --data.",
      ].join("\n"),
      { cause: error },
    );
  }
}
