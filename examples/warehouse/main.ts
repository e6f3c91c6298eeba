/**
 * The main job over a book that does not fit into memory: DuckDB reads the lake, in the order of the accounts, and hands one
 * account after the other to `portfolioReviewer`; what it says goes back as Parquet, chunk by chunk.
 */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import { portfolioReviewer, type Account, type PortfolioAccount, type Product, type Seller } from "retention-kit";
import { accountQuery, makeLake } from "./lake.js";

const usage = `Usage: npm run example:warehouse -- [--accounts N] [--data DIR] [--out DIR] [--as-of DAY] [--to DAY]
Without --data it makes a lake of N accounts (20000) as Parquet in the out folder and reads that.
--data holds accounts, purchases, touches and tickets as .parquet or .csv, with the columns that docs/warehouse.md names.`;
const CHUNK = 5000;

const { values: given } = parseArgs({
  options: {
    accounts: { type: "string", default: "20000" },
    data: { type: "string" },
    out: { type: "string", default: "out/warehouse" },
    "as-of": { type: "string", default: "2026-11-21" },
    to: { type: "string", default: "2027-02-20" },
    help: { type: "boolean", default: false },
  },
});
if (given.help) {
  console.log(usage);
  process.exit(0);
}

const products: Product[] = Array.from({ length: 12 }, (_, k) => ({
  id: `p${k}`,
  price: 90 * (k + 1),
  margin: 0.4,
  lifespanMonths: 60,
}));

/** Accounts one after the other, as DuckDB reads them; never more than a few thousand at once. */
async function* accountsOf(connection: DuckDBConnection, query: string): AsyncGenerator<Account> {
  const result = await connection.stream(query);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) return;
    for (const text of chunk.getColumnValues(0)) yield JSON.parse(String(text)) as Account;
  }
}

/** Writes what is said of a chunk of accounts: aside, and then in one step, so that a killed run leaves no half of a file. */
async function writeChunk(
  connection: DuckDBConnection,
  folder: string,
  at: number,
  rows: PortfolioAccount[],
): Promise<void> {
  const name = join(folder, `accounts-${String(at).padStart(5, "0")}.parquet`);
  if (existsSync(name)) return;
  const lines = `${name}.jsonl`;
  writeFileSync(
    lines,
    rows
      .map(({ accountId, standing, opportunity, buysAgain, valueAtRisk, attention, nextReview }) =>
        JSON.stringify({
          account: accountId,
          standing: standing.state,
          level: opportunity.level,
          buysAgain: buysAgain?.probability ?? null,
          valueAtRisk: valueAtRisk?.amount ?? null,
          attention: attention.total,
          reviewBy: nextReview.latestOn,
        }),
      )
      .join("\n"),
  );
  await connection.run(
    `COPY (FROM read_json('${lines}', format = 'newline_delimited')) TO '${name}.part' (FORMAT parquet)`,
  );
  rmSync(lines);
  renameSync(`${name}.part`, name);
}

const { out, to, "as-of": asOf } = given;
mkdirSync(join(out, "accounts"), { recursive: true });
const engine = await DuckDBInstance.create(":memory:", { memory_limit: "400MB", threads: "2" });
const connection = await engine.connect();
// A stream lasts only as long as nothing else is asked on its connection.
const writing = await engine.connect();
const data = given.data ?? join(out, "lake");
if (given.data === undefined && !existsSync(join(data, "accounts.parquet"))) {
  await makeLake(connection, data, Number(given.accounts), asOf);
}
const query = accountQuery(data);
const sellers: Seller[] = (await connection.runAndReadAll(query.sellers)).getRows().map(([id]) => ({
  id: String(id),
  timeZone: "UTC",
  minutesPerDay: 180,
}));

console.log(`${sellers.length} sellers`);

const start = performance.now();
const seconds = (): number => (performance.now() - start) / 1000;
const reviewer = portfolioReviewer({ products, sellers }, { asOf, to });
let read = 0;
for (const pass of ["learn", "weigh"] as const) {
  for await (const account of accountsOf(connection, query.accounts)) {
    reviewer[pass](account);
    if (pass === "learn") read++;
  }
  console.log(`${pass}: ${read} accounts, ${seconds().toFixed(0)} s`);
}
let chunk: PortfolioAccount[] = [];
let written = 0;
let seen = 0;
for await (const account of accountsOf(connection, query.accounts)) {
  const report = reviewer.report(account);
  if (report !== null) chunk.push(report);
  if (++seen % CHUNK === 0 || seen === read) {
    await writeChunk(writing, join(out, "accounts"), written++, chunk);
    chunk = [];
    const left = (seconds() / (2 * read + seen)) * (read - seen);
    console.log(`report: ${seen} of ${read} accounts, some ${left.toFixed(0)} s left`);
  }
}
const plan = reviewer.plan();
writeFileSync(join(out, "plan.json"), `${JSON.stringify({ from: plan.from, to: plan.to, booked: plan.booked })}\n`);
const { rejected } = reviewer.book();
console.log(
  `${plan.booked.length} reviews booked, ${plan.unbooked.length} without a day, ${rejected.length} rows left out`,
);
const memory = process.resourceUsage().maxRSS / 1000;
console.log(`${(read / seconds()).toFixed(0)} accounts/s in all, ${memory.toFixed(0)} MB at most`);
