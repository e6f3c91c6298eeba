import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { reviewPortfolio, type Portfolio } from "retention-kit";
import { describe } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { toCsv } from "../support/csv.js";
import { progressBar } from "../support/progress-bar.js";
import { EXPORTED_ON } from "./generate.js";
import { ExportError, readExport, type Export, type RejectedRow } from "./read-export.js";
import { report } from "./report.js";
import { writeExport } from "./write-export.js";

const ACCOUNTS = 2000;

const usage = `Usage: npm start -- [--data DIR] [--out DIR] [--as-of YYYY-MM-DD] [--to YYYY-MM-DD]

Reviews a book of accounts: reads a CRM export, scores each account, and plans each seller's reviews.
Without --data it writes a made-up export of ${ACCOUNTS} accounts to the out folder and reads that.`;

const { values: given } = parseArgs({
  options: {
    data: { type: "string" },
    out: { type: "string", default: "out" },
    "as-of": { type: "string", default: EXPORTED_ON },
    to: { type: "string", default: "2027-02-20" },
    help: { type: "boolean", default: false },
  },
});

if (given.help) console.log(usage);
else {
  try {
    await main(given.out, given["as-of"], given.to, given.data);
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

async function main(out: string, asOf: string, to: string, data?: string): Promise<void> {
  mkdirSync(out, { recursive: true });
  const folder = data ?? join(out, "export");
  if (data === undefined) writeExport(folder, ACCOUNTS);

  const reading = progressBar("reading");
  const records = await readExport(folder, reading.update);
  reading.stop();
  const currency = records.accounts.find((account) => account.currency !== undefined)?.currency ?? "";
  const book = reviewPortfolio(records, { asOf, to });
  const rejected = [...records.rejected, ...book.rejected.map((rejection) => inFile(rejection, records))];

  writeFileSync(join(out, "plan.csv"), planCsv(book));
  writeFileSync(join(out, "plan.json"), `${JSON.stringify(book.plan, null, 1)}\n`);
  writeFileSync(join(out, "report.html"), report({ ...records, book, rejected, asOf, currency }));
  summarize(book, records, rejected, out);
}

/** The plan as a table: one row a booking, with its reasons in words. */
function planCsv({ plan }: Portfolio): string {
  const columns = ["on", "seller_id", "account_id", "minutes", "key", "revision", "reasons"];
  const rows = plan.booked.map(({ on, sellerId, accountId, minutes, key, revision, reasons }) => ({
    on,
    seller_id: sellerId,
    account_id: accountId,
    minutes,
    key,
    revision,
    reasons: reasons.map((reason) => describe(reason, en)).join("; "),
  }));
  return toCsv(columns, rows);
}

/** A row that the library left out, found again in its file. */
function inFile({ records: file, index, ...rest }: Portfolio["rejected"][number], records: Export): RejectedRow {
  if (file === "previous") throw new Error("this run has no previous plan");
  return { file, line: records.lines[file][index] ?? 0, ...rest };
}

function summarize({ accounts, plan }: Portfolio, { rowCounts }: Export, rejected: RejectedRow[], out: string): void {
  const count = (level: string): number => accounts.filter(({ opportunity }) => opportunity.level === level).length;
  const rows = Object.values(rowCounts).reduce((sum, rowCount) => sum + rowCount, 0);
  console.log(`${rows} rows read, ${rejected.length} left out:`);
  for (const { file, line, message } of rejected) console.log(`  ${file}.csv:${line}  ${message}`);
  console.log(
    `${accounts.length} accounts: ${count("high")} high, ${count("medium")} medium, ${count("low")} low opportunity`,
  );
  console.log(
    `${plan.booked.length} reviews booked from ${plan.from} to ${plan.to}, ${plan.unbooked.length} without a day`,
  );
  for (const [cause, causeCount] of tally(plan.unbooked.map(({ cause }) => cause)))
    console.log(`  ${causeCount} ${cause}`);
  console.log(`cost ${plan.cost}, at least ${plan.lowerBound} (gap ${plan.gap})`);
  console.log(`written: ${["plan.csv", "plan.json", "report.html"].map((file) => join(out, file)).join(", ")}`);
}

function tally(words: readonly string[]): [word: string, count: number][] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}
