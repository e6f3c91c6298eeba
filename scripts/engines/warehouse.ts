/**
 * The warehouse example, from every kind of source and killed in every step: the results must be the same bytes.
 *
 *   npm run check:warehouse                      folders of Parquet, CSV and JSON, a DuckDB file, kills
 *   npm run check:warehouse -- --extensions DIR  SQLite, Postgres and MySQL too, by DuckDB's readers in that folder
 *
 * Postgres and MySQL, which is MariaDB here, need their servers' programs on the machine; servers of their own are started
 * for the check. What is lacking is skipped, and says so.
 */
import { createHash } from "node:crypto";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { DuckDBInstance } from "@duckdb/node-api";
import { mariaDbPrograms, withMariaDb } from "./mariadb.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { values: given } = parseArgs({
  options: { extensions: { type: "string" }, accounts: { type: "string", default: "1500" } },
});
const folder = join(root, "out", "check-warehouse");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const at = (...names: string[]): string => join(folder, ...names);

const program = [
  "--import",
  "tsx",
  join(root, "examples", "warehouse", "main.ts"),
  "--chunk",
  String(Math.ceil(Number(given.accounts) / 4)),
  // Without a day, that of a source is the last day on which anything was bought, and that of a made-up lake another.
  "--as-of",
  "2026-11-21",
];
const env = { ...process.env, TSX_TSCONFIG_PATH: join(root, "examples", "tsconfig.run.json") };

/** Runs the example to its end, or kills it after a line that it writes. */
async function run(args: readonly string[], killAfter?: RegExp): Promise<{ wasKilled: boolean; text: string }> {
  const child = spawn(process.execPath, [...program, ...args], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  const lines: string[] = [];
  let errors = "";
  child.stderr.on("data", (data: Buffer) => (errors += data.toString()));
  createInterface({ input: child.stdout }).on("line", (line) => {
    lines.push(line);
    if (killAfter?.test(line) === true) {
      child.kill("SIGKILL");
    }
  });
  const code = await new Promise<number | null>((done) => child.on("close", done));
  const wasKilled = child.signalCode === "SIGKILL";
  if (code !== 0 && !wasKilled) throw new Error(`${args.join(" ")} ended with ${code ?? "a signal"}: ${errors}`);
  return { wasKilled, text: lines.join("\n") };
}

/** A digest of every file of results, by name. */
function results(out: string): string {
  const digest = createHash("sha256");
  let files = 0;
  for (const part of ["accounts", "plan"]) {
    for (const name of readdirSync(at(out, part)).sort()) {
      digest.update(`${part}/${name}`).update(readFileSync(at(out, part, name)));
      files++;
    }
  }
  return `${files} files, ${digest.digest("hex").slice(0, 16)}`;
}

let wanted = "";
const faults: string[] = [];
function compare(what: string, out: string): void {
  const found = results(out);
  const isSame = found === wanted;
  console.log(`${isSame ? "the same" : "OTHERWISE"}: ${what}, ${found}`);
  if (!isSame) faults.push(what);
}

await run(["--accounts", given.accounts, "--out", at("whole")]);
wanted = results("whole");
console.log(`in one go: ${wanted}`);

// Killed in each step, one after the other, and gone on with.
const lake = ["--data", at("whole", "lake"), "--out", at("killed")];
for (const step of [
  /^arranging purchases/,
  /^arranging tickets/,
  /^arranged/,
  /^learn/,
  /^weigh/,
  /^report: (?!.* some 0 s left)/,
]) {
  const { wasKilled } = await run([...lake, "--tell", "0"], step);
  if (!wasKilled) faults.push(`was not killed at ${step.source}`);
}
const { text } = await run(lake);
if (!text.includes("learned and weighed by an earlier run")) faults.push("did not go on after weighing");
if (!/\d of \d chunks are written/.test(text)) faults.push("did not go on with the chunks");
compare("killed in six places", "killed");

// The same rows under other names, in other kinds of sources.
const engine = await DuckDBInstance.create(":memory:");
const connection = await engine.connect();
const read = (table: string): string => `read_parquet('${at("whole", "lake", `${table}.parquet`)}')`;
const foreign = {
  customers: `SELECT id AS customer_no, seller AS rep, segment AS branch, CAST(budget AS VARCHAR) AS money FROM ${read("accounts")}`,
  order_lines: `SELECT account AS customer_no, CAST(day AS VARCHAR) AS ordered, product AS sku, amount * 100 AS cents FROM ${read("purchases")}`,
  calls: `SELECT account AS customer_no, CAST(day AS VARCHAR) AS held FROM ${read("touches")}`,
  cases: `SELECT ticket AS case_no, account AS customer_no, CAST(opened AS VARCHAR) AS opened, CAST(resolved AS VARCHAR) AS closed,
    contacts AS replies FROM ${read("tickets")}`,
  price_list: `SELECT id AS sku, price, margin, lifespan AS months FROM ${read("products")}`,
};
const mapping = at("mapping.json");
writeFileSync(
  mapping,
  JSON.stringify({
    accounts: { table: "customers", columns: { id: "customer_no", seller: "rep", segment: "branch", budget: "money" } },
    purchases: {
      table: "order_lines",
      columns: { account: "customer_no", day: "ordered", product: "sku", amount: "cents / 100" },
    },
    touches: { table: "calls", columns: { account: "customer_no", day: "held", kind: "'review'" } },
    tickets: {
      table: "cases",
      columns: { account: "customer_no", ticket: "case_no", resolved: "closed", contacts: "replies" },
    },
    products: { table: "price_list", columns: { id: "sku", lifespan: "months" } },
  }),
);
const foreignRun = async (what: string, data: string, out: string, ...more: string[]): Promise<void> => {
  await run(["--data", data, "--mapping", mapping, "--out", at(out), ...more]);
  compare(what, out);
};
for (const [format, end] of [
  ["csv", "csv"],
  ["json", "jsonl"],
] as const) {
  mkdirSync(at(format));
  for (const [table, query] of Object.entries(foreign)) {
    await connection.run(`COPY (${query}) TO '${at(format, `${table}.${end}`)}' (FORMAT ${format})`);
  }
  await foreignRun(`a folder of ${format.toUpperCase()} with a mapping`, at(format), `of-${format}`);
}
await connection.run(`ATTACH '${at("own.duckdb")}' AS own`);
for (const [table, query] of Object.entries(foreign)) await connection.run(`CREATE TABLE own.${table} AS ${query}`);
await connection.run("DETACH own");
await foreignRun("a DuckDB file with a mapping", at("own.duckdb"), "of-duckdb");

const { extensions } = given;
const reader = (name: string): string | null => {
  const path = join(extensions ?? "", `${name}.duckdb_extension`);
  return extensions !== undefined && existsSync(path) ? path : null;
};
const sqlite = reader("sqlite_scanner");
if (sqlite === null || extensions === undefined) {
  console.log("SKIPPED: SQLite, for want of DuckDB's reader (--extensions)");
} else {
  await connection.run(`LOAD '${sqlite}'; ATTACH '${at("own.sqlite")}' AS lite (TYPE sqlite)`);
  for (const [table, query] of Object.entries(foreign)) await connection.run(`CREATE TABLE lite.${table} AS ${query}`);
  await connection.run("DETACH lite");
  await foreignRun("an SQLite file with a mapping", at("own.sqlite"), "of-sqlite", "--extensions", extensions);
}

const postgres = reader("postgres_scanner");
const programs = postgresPrograms();
if (postgres === null || extensions === undefined) {
  console.log("SKIPPED: Postgres, for want of DuckDB's reader (--extensions)");
} else if (programs === null) console.log("SKIPPED: Postgres, for want of its server");
else await checkPostgres(postgres, extensions, programs);

const mysql = reader("mysql_scanner");
const mariaDb = mariaDbPrograms();
if (mysql === null || extensions === undefined) {
  console.log("SKIPPED: MySQL, for want of DuckDB's reader (--extensions)");
} else if (mariaDb === null) console.log("SKIPPED: MySQL, for want of MariaDB's server");
else {
  await withMariaDb(mariaDb, `/tmp/check-warehouse-mysql-${process.pid}`, async (address) => {
    await connection.run(`LOAD '${mysql}'; ATTACH '${address("mysql")}' AS my (TYPE mysql)`);
    await connection.run("CREATE SCHEMA my.crm");
    for (const [table, query] of Object.entries(foreign))
      await connection.run(`CREATE TABLE my.crm.${table} AS ${query}`);
    await connection.run("DETACH my");
    await foreignRun("MySQL with a mapping", address("crm"), "of-mysql", "--extensions", extensions);
  });
}

console.log(faults.length === 0 ? "all the same" : `FAULTS: ${faults.join("; ")}`);
process.exitCode = faults.length === 0 ? 0 : 1;

/** Where initdb and pg_ctl are; `null` for nowhere. */
function postgresPrograms(): string | null {
  const versions = existsSync("/usr/lib/postgresql") ? readdirSync("/usr/lib/postgresql") : [];
  const folders = versions.map((version) => `/usr/lib/postgresql/${version}/bin`);
  return folders.find((each) => existsSync(join(each, "initdb"))) ?? null;
}

/** A server of its own in the check's folder, reached through a socket there. */
async function checkPostgres(reader: string, extensions: string, programs: string): Promise<void> {
  const isRoot = process.getuid?.() === 0;
  const data = `/tmp/check-warehouse-${process.pid}`;
  // The server refuses to run as root.
  const as = (command: string): void => {
    if (isRoot) execFileSync("su", ["postgres", "-c", command], { stdio: "ignore" });
    else execFileSync("sh", ["-c", command], { stdio: "ignore" });
  };
  try {
    as(`${programs}/initdb -D ${data} -A trust -U postgres`);
    as(`${programs}/pg_ctl -D ${data} -o "-k ${data} -h '' -p 54329" -w start`);
    const address = `postgresql:///postgres?host=${data}&port=54329&user=postgres`;
    await connection.run(`LOAD '${reader}'; ATTACH '${address}' AS pg (TYPE postgres)`);
    for (const [table, query] of Object.entries(foreign)) {
      await connection.run(`CREATE TABLE pg.public.${table} AS ${query}`);
    }
    await connection.run("DETACH pg");
    await foreignRun("Postgres with a mapping", address, "of-postgres", "--extensions", extensions);
  } finally {
    spawnSync("sh", [
      "-c",
      isRoot
        ? `su postgres -c '${programs}/pg_ctl -D ${data} -m immediate stop'`
        : `${programs}/pg_ctl -D ${data} -m immediate stop`,
    ]);
    rmSync(data, { recursive: true, force: true });
  }
}
