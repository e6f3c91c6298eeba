import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { reviewPortfolio, type Portfolio } from "retention-kit";
import type { Locale } from "retention-kit/locales";
import { locales } from "../support/locales.js";
import { planCsv } from "../support/plan-csv.js";
import { printOutcome } from "../support/print-outcome.js";
import { progressBar } from "../support/progress-bar.js";
import { report } from "../support/report.js";
import { EXPORTED_ON } from "./generate.js";
import { ExportError, readExport, type Export, type RejectedRow } from "./read-export.js";
import { writeExport } from "./write-export.js";

const ACCOUNTS = 2000;

const usage = `Usage: npm start -- [--data DIR] [--out DIR] [--as-of YYYY-MM-DD] [--to YYYY-MM-DD] [--locale en|hi|km|lo]

Reviews a book of accounts: reads a CRM export, scores each account, and plans each seller's reviews.
Without --data it writes a made-up export of ${ACCOUNTS} accounts to the out folder and reads that.`;

const { values: given } = parseArgs({
  options: {
    data: { type: "string" },
    out: { type: "string", default: "out" },
    "as-of": { type: "string", default: EXPORTED_ON },
    to: { type: "string", default: "2027-02-20" },
    locale: { type: "string", default: "en" },
    help: { type: "boolean", default: false },
  },
});

const locale = locales.get(given.locale);
if (given.help) console.log(usage);
else if (locale === undefined) {
  console.error(`--locale must be one of ${[...locales.keys()].join(", ")}, got ${given.locale}`);
  process.exitCode = 1;
} else {
  try {
    await main(given.out, given["as-of"], given.to, locale, given.data);
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

async function main(out: string, asOf: string, to: string, locale: Locale, data?: string): Promise<void> {
  mkdirSync(out, { recursive: true });
  const folder = data ?? join(out, "export");
  if (data === undefined) writeExport(folder, ACCOUNTS);

  const reading = progressBar("reading");
  const records = await readExport(folder, reading.update);
  reading.stop();
  const currency = records.accounts.find((account) => account.currency !== undefined)?.currency ?? "";
  const book = reviewPortfolio(records, { asOf, to });
  const rejected = [...records.rejected, ...book.rejected.map((rejection) => inFile(rejection, records))];

  writeFileSync(join(out, "plan.csv"), planCsv(book.plan, locale));
  writeFileSync(join(out, "plan.json"), `${JSON.stringify(book.plan, null, 1)}\n`);
  const shown = rejected.map(({ file, line, path, message }) => ({ place: `${file}.csv:${line}`, path, message }));
  writeFileSync(join(out, "report.html"), report({ ...records, book, rejected: shown, asOf, currency, locale }));

  const rowCount = Object.values(records.rowCounts).reduce((sum, count) => sum + count, 0);
  console.log(`${rowCount} rows read, ${rejected.length} left out:`);
  for (const { place, message } of shown) console.log(`  ${place}  ${message}`);
  printOutcome(book);
  console.log(`written: ${["plan.csv", "plan.json", "report.html"].map((file) => join(out, file)).join(", ")}`);
}

/** A row that the library left out, found again in its file. */
function inFile({ records: file, index, ...rest }: Portfolio["rejected"][number], records: Export): RejectedRow {
  if (file === "previous") throw new Error("this run has no previous plan");
  return { file, line: records.lines[file][index] ?? 0, ...rest };
}
