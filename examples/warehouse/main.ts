/**
 * The main job over a book that does not fit into memory: DuckDB reads, joins and sorts, and hands one chunk of accounts
 * after the other to `portfolioReviewer`. Each chunk holds whole teams, whose plan is made as soon as they are reported.
 * What it says goes back as Parquet. A killed run goes on where it stopped.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { DuckDBInstance } from "@duckdb/node-api";
import { portfolioReviewer, type FrozenBook, type Seller } from "retention-kit";
import { arrange, type Chunk } from "./arrange.js";
import { readMapping } from "./columns.js";
import { makeLake } from "./lake.js";
import { isWritten, writeChunk, writeWhole } from "./results.js";
import { lastDay, openSource } from "./sources.js";

const usage = `Usage: npm run example:warehouse -- [--accounts N] [--data SOURCE] [--mapping FILE] [--out DIR] …
  --accounts N      without --data: the size of a made-up lake, written into the out folder; 20000
  --data SOURCE     a folder of .parquet, .csv or .json files, a .sqlite or .duckdb file, or postgres://… or mysql://…
  --mapping FILE    JSON: what that source calls its tables and columns; docs/warehouse.md has an example
  --extensions DIR  where DuckDB's readers of other databases lie, on a machine that cannot fetch them
  --out DIR         out/warehouse; a run that was stopped goes on with what it finds there
  --as-of DAY       the day of the review; of --data the last day on which anything was bought, else 2026-11-21
  --to DAY          last day of the plan; 91 days later
  --minutes N       minutes that each seller has for reviews on a day; 180
  --chunk N         accounts that are in memory at once, at least; 5000
  --tell N          seconds between two lines about how far it is; 5`;

const { values: given } = parseArgs({
  options: {
    accounts: { type: "string", default: "20000" },
    data: { type: "string" },
    mapping: { type: "string" },
    extensions: { type: "string" },
    out: { type: "string", default: "out/warehouse" },
    "as-of": { type: "string" },
    to: { type: "string" },
    minutes: { type: "string", default: "180" },
    chunk: { type: "string", default: "5000" },
    tell: { type: "string", default: "5" },
    help: { type: "boolean", default: false },
  },
});
if (given.help) {
  console.log(usage);
  process.exit(0);
}

const start = performance.now();
const seconds = (): number => (performance.now() - start) / 1000;
const { out, minutes, chunk: chunkSize } = given;
const data = given.data ?? join(out, "lake");
const mapping = given.mapping === undefined ? {} : readMapping(readFileSync(given.mapping, "utf8"));
for (const folder of ["accounts", "plan", "arranged"]) mkdirSync(join(out, folder), { recursive: true });

const engine = await DuckDBInstance.create(":memory:", {
  memory_limit: "300MB",
  threads: "2",
  temp_directory: join(out, "spilled"),
});
const connection = await engine.connect();
await connection.run("SET TimeZone = 'UTC'");
const ownData = given.data === undefined ? null : await openSource(connection, given.data, mapping, given.extensions);
const asOf = given["as-of"] ?? (ownData && (await lastDay(connection, ownData, mapping))) ?? "2026-11-21";
const to = given.to ?? new Date(Date.parse(asOf) + 91 * 86_400_000).toISOString().slice(0, 10);
console.log(`reviewed as of ${asOf}, planned until ${to}`);

// What was written by other options is no part of this run.
const job = JSON.stringify({
  data,
  mapping,
  asOf,
  to,
  minutes,
  chunkSize,
  accounts: given.data === undefined ? given.accounts : null,
});
const jobFile = join(out, "job.json");
if (!existsSync(jobFile)) writeWhole(jobFile, job);
else if (readFileSync(jobFile, "utf8") !== job) {
  throw new Error(`${out} holds a run with other options: name another folder by --out, or remove it`);
}

if (given.data === undefined && !existsSync(join(data, "accounts.parquet"))) {
  await makeLake(connection, data, Number(given.accounts), asOf);
}
const source = ownData ?? (await openSource(connection, data, mapping, given.extensions));
const book = await arrange(connection, source, { folder: join(out, "arranged"), mapping, chunk: Number(chunkSize) });
const { chunks, products } = book;
const total = chunks.reduce((sum, { accounts }) => sum + accounts, 0);
const sellers: Seller[] = chunks.flatMap(({ sellers: ids }) =>
  ids.map((id) => ({ id, timeZone: "UTC", minutesPerDay: Number(minutes) })),
);
console.log(`arranged: ${total} accounts of ${sellers.length} sellers, ${seconds().toFixed(0)} s`);
if (book.leftOut > 0)
  console.log(`${book.leftOut} rows of accounts left out: without a seller, or with the id of another`);

const records = { products, sellers };
// Given what a review left out costs, each team's plan is a part of the whole one.
const options = { asOf, to, policies: { planning: { unbookedPenalty: 400 } } } as const;
const frozenFile = join(out, "book.json");
const frozen = existsSync(frozenFile) ? (JSON.parse(readFileSync(frozenFile, "utf8")) as FrozenBook) : undefined;
const reviewer = portfolioReviewer(records, options, frozen);

const processor = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1e6;
let ofLibrary = 0;
/** What the library does of the whole, in seconds of all threads of the processor: DuckDB rests meanwhile. */
function counted<Result>(work: () => Result): Result {
  const before = process.cpuUsage();
  const result = work();
  ofLibrary += processor(process.cpuUsage(before));
  return result;
}

/** Takes the chunks one after the other, and says how far it is and how long the rest will take. */
async function each(name: string, todo: readonly Chunk[], take: (chunk: Chunk) => Promise<void>): Promise<void> {
  const began = seconds();
  const rows = todo.reduce((sum, { accounts }) => sum + accounts, 0);
  let done = 0;
  let told = began;
  for (const chunk of todo) {
    await take(chunk);
    done += chunk.accounts;
    const now = seconds();
    if (now - told < Number(given.tell) && done < rows) continue;
    told = now;
    const left = ((now - began) / done) * (rows - done);
    console.log(`${name}: ${done} of ${rows} accounts, ${(now - began).toFixed(0)} s, some ${left.toFixed(0)} s left`);
  }
}

if (frozen === undefined) {
  for (const pass of ["learn", "weigh"] as const) {
    await each(pass, chunks, async (chunk) => {
      const accounts = await book.accountsOf(chunk);
      counted(() => {
        for (const account of accounts) reviewer[pass](account);
      });
    });
  }
  writeWhole(frozenFile, JSON.stringify(reviewer.freeze()));
} else console.log("learned and weighed by an earlier run");

const todo = chunks.filter(({ at }) => !isWritten(out, at));
if (todo.length < chunks.length) console.log(`${chunks.length - todo.length} of ${chunks.length} chunks are written`);
await each("report", todo, async (chunk) => {
  const accounts = await book.accountsOf(chunk);
  const results = counted(() => ({
    reports: accounts.map((account) => reviewer.report(account) ?? account.id),
    plan: reviewer.planTeam(chunk.sellers),
  }));
  await writeChunk(connection, out, chunk.at, results);
});

const numbersOf = async (query: string): Promise<number[]> =>
  ((await connection.runAndReadAll(query)).getRows()[0] ?? []).map(Number);
const [booked = 0, unbooked = 0] = await numbersOf(
  `SELECT count(day), count(*) - count(day) FROM read_parquet('${join(out, "plan", "*.parquet")}')`,
);
const [refused = 0] = await numbersOf(
  `SELECT count(*) FROM read_parquet('${join(out, "accounts", "*.parquet")}') WHERE refused`,
);
rmSync(join(out, "spilled"), { recursive: true, force: true });
console.log(`${booked} reviews booked, ${unbooked} without a day, ${refused} accounts refused`);
const memory = process.resourceUsage().maxRSS / 1000;
const all = processor(process.cpuUsage());
console.log(`${(total / seconds()).toFixed(0)} accounts/s in all, ${memory.toFixed(0)} MB at most`);
console.log(
  `${all.toFixed(0)} s of processor, ${ofLibrary.toFixed(0)} s of these in the library: ${(all / ofLibrary).toFixed(2)} times as long`,
);
