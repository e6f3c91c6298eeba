import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { backtest, type Backtest, RetentionError, reviewPortfolio, type Portfolio } from "retention-kit";
import type { Locale } from "retention-kit/locales";
import { briefings } from "../report-kit/briefing.js";
import { runFigures } from "../report-kit/figures.js";
import { locales } from "../report-kit/locales.js";
import { planCsv } from "../report-kit/plan-csv.js";
import { printOutcome } from "../report-kit/print-outcome.js";
import { progressBar } from "../report-kit/progress-bar.js";
import { report } from "../report-kit/report.js";
import { accountNames } from "../report-kit/report/report-input.js";
import { writeCalendars } from "../report-kit/write-calendars.js";
import { EXPORTED_ON } from "./generate.js";
import { bookingsNow, droppedBy, readLastPlan, type StoredPlan } from "./last-plan.js";
import { newsUntil, noNews, readNews, writeNews } from "./news.js";
import { policies } from "./policies.js";
import { ExportError, readExport, type Export, type RejectedRow } from "./read-export.js";
import { writeExport } from "./write-export.js";

const ACCOUNTS = 2000;
const PAST_DAYS = 90;
const PAST_DRAWS = 100;
const MS_PER_DAY = 86_400_000;

const usage = `Usage: npm start -- [--data DIR] [--out DIR] [--as-of YYYY-MM-DD] [--to YYYY-MM-DD] [--locale en|hi|km|lo] [--no-past]

Reviews a book of accounts: reads a CRM export, scores each account, and plans each seller's reviews.
Without --data it writes a made-up export of ${ACCOUNTS} accounts to the out folder and reads that.
With an --as-of later than the plan in the out folder, it keeps to that plan and shows what moves.
The report also says how right its figures would have been a quarter before; --no-past leaves that out.`;

const { values: given } = parseArgs({
  options: {
    data: { type: "string" },
    out: { type: "string", default: "out" },
    "as-of": { type: "string" },
    to: { type: "string", default: "2027-02-20" },
    locale: { type: "string", default: "en" },
    "no-past": { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

const asOf = given["as-of"];
const locale = locales.get(given.locale);
if (given.help) console.log(usage);
else if (asOf !== undefined && !(/^\d{4}-\d\d-\d\d$/.test(asOf) && asOf < given.to && Date.parse(asOf) > 0)) {
  console.error(`--as-of must be a day before ${given.to}, as YYYY-MM-DD, got ${asOf}`);
  process.exitCode = 1;
} else if (locale === undefined) {
  console.error(`--locale must be one of ${[...locales.keys()].join(", ")}, got ${given.locale}`);
  process.exitCode = 1;
} else {
  try {
    const lastPlan = asOf === undefined ? null : readLastPlan(join(given.out, "plan.json"), asOf);
    await main(asOf ?? EXPORTED_ON, lastPlan, locale);
  } catch (error) {
    if (!(error instanceof ExportError || error instanceof RetentionError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

async function main(asOf: string, lastPlan: StoredPlan | null, locale: Locale): Promise<void> {
  const { out, to, data } = given;
  mkdirSync(out, { recursive: true });
  const folder = data ?? join(out, "export");
  if (data === undefined) {
    const news = newsUntil(asOf, lastPlan, lastPlan === null ? noNews : readNews(folder));
    writeExport(folder, ACCOUNTS, news);
    writeNews(folder, news);
  }

  const reading = progressBar("reading");
  const records = await readExport(folder, reading.update);
  reading.stop();
  const { accounts, sellers } = records;
  const currency = accounts.find((account) => account.currency !== undefined)?.currency ?? "";
  const previous = lastPlan && bookingsNow(lastPlan, accounts);
  const book = reviewPortfolio(records, { asOf, to, policies, ...(previous && { previous }) });
  const rejected = [...records.rejected, ...book.rejected.map((rejection) => inFile(rejection, records))];

  const shown = rejected.map(({ file, line, path, message }) => ({ place: `${file}.csv:${line}`, path, message }));
  const briefed = briefings(book, locale);
  const lastRun = lastPlan?.figures ?? null;
  const past = given["no-past"] ? null : judgedPast(records, asOf);
  const about = { book, accounts, sellers, briefings: briefed, rejected: shown, asOf, currency, locale, lastRun, past };
  writeFileSync(join(out, "plan.csv"), planCsv(book.plan, locale, currency));
  const stored = { ...book.plan, dropped: droppedBy(book.plan, lastPlan), figures: runFigures(book, asOf) };
  writeFileSync(join(out, "plan.json"), `${JSON.stringify(stored, null, 1)}\n`);
  writeCalendars(join(out, "calendars"), book.plan, sellers, accountNames(accounts), briefed, locale);
  writeFileSync(join(out, "report.html"), report({ ...about, lastPlan }));

  const rowCount = Object.values(records.rowCounts).reduce((sum, count) => sum + count, 0);
  console.log(`${rowCount} rows read, ${rejected.length} left out:`);
  for (const { place, message } of shown) console.log(`  ${place}  ${message}`);
  printOutcome(book);
  const written = ["plan.csv", "plan.json", "calendars", "report.html"].map((file) => join(out, file));
  console.log(`written: ${written.join(", ")}`);
}

/** How the figures would have done a quarter before, as far as the records go back. */
function judgedPast(records: Export, asOf: string): Backtest {
  const day = new Date(Date.parse(asOf) - PAST_DAYS * MS_PER_DAY).toISOString().slice(0, 10);
  return backtest(records, { asOf: day, horizonDays: PAST_DAYS, resamples: PAST_DRAWS, seed: 1, policies });
}

/** A row that the library left out, found again in its file. */
function inFile({ records: file, index, ...rest }: Portfolio["rejected"][number], records: Export): RejectedRow {
  return { file, line: records.lines[file][index] ?? 0, ...rest };
}
