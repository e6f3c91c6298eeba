import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  backtest,
  type Backtest,
  type BacktestOptions,
  type PortfolioRecords,
  type Refit,
  RetentionError,
} from "retention-kit";
import { printRead } from "../portfolio-review/print-read.js";
import { ExportError, placeInFile, readExport } from "../portfolio-review/read-export.js";
import { policies as exportPolicies } from "../portfolio-review/policies.js";
import { writeExport } from "../portfolio-review/write-export.js";
import { printLeftOut } from "../report-kit/print-left-out.js";
import { progressBar } from "../report-kit/progress-bar.js";
import { policies as wholesalerPolicies } from "../wholesaler/policies.js";
import { readInvoices } from "../wholesaler/read-invoices.js";
import { sellerOf, sellers } from "../wholesaler/sellers.js";
import { markdownTables } from "./markdown.js";
import { type PlaceOf, printBacktest } from "./print-backtest.js";
import { backtestReport } from "./report.js";
import { readCdnow } from "./read-cdnow.js";

const ACCOUNTS = 2000;
const SHARED = "../shared/data";

const usage = `Usage: npm run backtest -- [--data DIR | --shared] [--cdnow FILE] [--as-of DAY]... [--days N]...
  [--refit none|purchases|loyalty|propensity|all] [--capacity N] [--resamples N] [--seed N] [--out DIR]
  [--time-zone ZONE]

Would the main job have been right on past days? Holds it against what happened, and against simple rules.
--data DIR reads a CRM export as \`npm start\` does; without it a made-up one of ${ACCOUNTS} accounts is written and read.
--shared takes the public data in ${SHARED} instead, and --cdnow FILE the purchases of CDNOW's whole cohort.`;

const { values: given } = parseArgs({
  options: {
    data: { type: "string" },
    shared: { type: "boolean", default: false },
    cdnow: { type: "string" },
    "as-of": { type: "string", multiple: true },
    days: { type: "string", multiple: true },
    refit: { type: "string", default: "none" },
    capacity: { type: "string" },
    resamples: { type: "string" },
    seed: { type: "string", default: "1" },
    "time-zone": { type: "string", default: "UTC" },
    out: { type: "string", default: "out/backtest" },
    help: { type: "boolean", default: false },
  },
});

/** A history with the ends to judge it at. */
interface History {
  name: string;
  records: PortfolioRecords;
  options: Partial<BacktestOptions>;
  /** Where a row that was left out stands; without it, its place in the records. */
  placeOf?: PlaceOf;
}

if (given.help) console.log(usage);
else {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof ExportError || error instanceof RetentionError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

async function main(): Promise<void> {
  mkdirSync(given.out, { recursive: true });
  const judged: { name: string; result: Backtest }[] = [];
  for await (const { name, records, options, placeOf } of histories()) {
    const bar = progressBar(name);
    const result = backtest(records, {
      ...options,
      ...(given["as-of"] && { asOf: given["as-of"] }),
      ...(given.days && { horizonDays: given.days.map(Number) }),
      ...(given.capacity !== undefined && { capacity: Number(given.capacity) }),
      ...(given.resamples !== undefined && { resamples: Number(given.resamples) }),
      refit: given.refit as Refit,
      seed: Number(given.seed),
      onProgress: ({ windows, ofWindows, resamples, ofResamples }) => {
        bar.update(windows + resamples, ofWindows + ofResamples);
      },
    });
    bar.stop();
    printBacktest(name, result, placeOf);
    const [json, html] = [join(given.out, `${name}.json`), join(given.out, `${name}.html`)];
    writeFileSync(json, `${JSON.stringify(result, null, 1)}\n`);
    writeFileSync(html, backtestReport(`The back-test: ${name}`, result));
    console.log(`written: ${json}, ${html}`);
    judged.push({ name, result });
  }
  const tables = join(given.out, "tables.md");
  writeFileSync(tables, `${markdownTables(judged)}\n`);
  console.log(`written: ${tables}`);
}

async function* histories(): AsyncGenerator<History> {
  const invoices = join(SHARED, "online-retail.parquet");
  const sample = join(SHARED, "cdnow-sample-transactions.csv");
  if (given.shared && existsSync(invoices)) {
    const { accounts, products } = await readInvoices(invoices);
    const owned = accounts.map((account) => ({ ...account, sellerId: sellerOf(account) }));
    const ends = ["2011-06-09", "2011-09-09"];
    const options = { asOf: ends, policies: wholesalerPolicies };
    yield { name: "wholesaler", records: { accounts: owned, products, sellers }, options };
  }
  if (given.shared && existsSync(sample)) {
    const records = { accounts: readCdnow(sample), products: [], sellers: [] };
    yield { name: "cdnow-sample", records, options: { asOf: "1997-09-30" } };
  }
  if (given.cdnow !== undefined) {
    const records = { accounts: readCdnow(given.cdnow), products: [], sellers: [] };
    yield { name: "cdnow-cohort", records, options: { asOf: "1997-09-30" } };
  }
  if (given.shared || given.cdnow !== undefined) return;
  const folder = given.data ?? join(given.out, "export");
  if (given.data === undefined) writeExport(folder, ACCOUNTS);
  const reading = progressBar("reading");
  const records = readExport(folder, { timeZone: given["time-zone"], onProgress: reading.update });
  reading.stop();
  printRead(records);
  const leftOut = records.rejected.filter(({ kept }) => kept !== true);
  console.log(`${leftOut.length} rows left out${records.rejected.length > 0 ? ":" : ""}`);
  printLeftOut(records.rejected.map((row) => ({ ...row, place: placeInFile(row) })));
  const placeOf: PlaceOf = (rejection) => placeInFile(records.inFile(rejection));
  yield { name: "export", records, options: { policies: exportPolicies }, placeOf };
}
