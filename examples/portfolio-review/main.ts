import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { backtest, type Backtest, RetentionError, reviewPortfolio } from "retention-kit";
import type { Locale } from "retention-kit/locales";
import { briefings } from "../report-kit/briefing.js";
import { runFigures } from "../report-kit/figures.js";
import { locales } from "../report-kit/locales.js";
import { planCsv } from "../report-kit/plan-csv.js";
import { printLeftOut } from "../report-kit/print-left-out.js";
import { printOutcome } from "../report-kit/print-outcome.js";
import { progressBar } from "../report-kit/progress-bar.js";
import { report } from "../report-kit/report.js";
import { accountNames } from "../report-kit/report/report-input.js";
import { writeCalendars } from "../report-kit/write-calendars.js";
import { EXPORTED_ON } from "./generate.js";
import { lastDayOf } from "../reading/last-day.js";
import { bookingsNow, droppedBy, readLastPlan } from "./last-plan.js";
import { newsUntil, noNews, readNews, writeNews } from "./news.js";
import { policies } from "./policies.js";
import { printRead } from "./print-read.js";
import { type Export, ExportError, placeInFile, readExport } from "./read-export.js";
import { writeExport } from "./write-export.js";

const ACCOUNTS = 2000;
const PAST_DAYS = 90;
const PAST_DRAWS = 100;
const PLANNED_DAYS = 91;
const MADE_UP_TO = "2027-02-20";
const MS_PER_DAY = 86_400_000;

const usage = `Usage: npm start -- [--data DIR] [--out DIR] [--as-of YYYY-MM-DD] [--to YYYY-MM-DD] [--locale en|hi|km|lo]
  [--time-zone ZONE] [--no-past]

Reviews a book of accounts: reads a CRM export, scores each account, and plans each seller's reviews.
DIR holds CSV files such as purchases.csv; what a file that is missing would say is unknown.
Cells may stand apart by commas, semicolons or tabs; days and numbers may be written as in your country, as long as
some of them can be read in one way only. Moments without an offset are by the clocks of --time-zone, else UTC.
Without --data it writes a made-up export of ${ACCOUNTS} accounts to the out folder and reads that.
It reviews them as of the last day on which something happened, and plans ${PLANNED_DAYS} days.
With an --as-of later than the plan in the out folder, it keeps to that plan and shows what moves.
The report also says how right its figures would have been a quarter before; --no-past leaves that out.`;

const { values: given } = parseArgs({
  options: {
    data: { type: "string" },
    out: { type: "string", default: "out" },
    "as-of": { type: "string" },
    to: { type: "string" },
    locale: { type: "string", default: "en" },
    "time-zone": { type: "string", default: "UTC" },
    "no-past": { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

const isDay = (text: string | undefined): boolean =>
  text === undefined || (/^\d{4}-\d\d-\d\d$/.test(text) && Date.parse(text) > 0);
const locale = locales.get(given.locale);
const [asOf, to] = [given["as-of"], given.to];
if (given.help) console.log(usage);
else if (!isDay(asOf) || !isDay(to)) {
  console.error(
    `--as-of and --to must be days, as YYYY-MM-DD, got ${[asOf, to].filter((day) => !isDay(day)).join(", ")}`,
  );
  process.exitCode = 1;
} else if (locale === undefined) {
  console.error(`--locale must be one of ${[...locales.keys()].join(", ")}, got ${given.locale}`);
  process.exitCode = 1;
} else {
  try {
    main(locale);
  } catch (error) {
    if (!(error instanceof ExportError || error instanceof RetentionError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

function main(locale: Locale): void {
  const { out, data } = given;
  mkdirSync(out, { recursive: true });
  const folder = data ?? join(out, "export");
  const lastPlan = given["as-of"] === undefined ? null : readLastPlan(join(out, "plan.json"), given["as-of"]);
  if (data === undefined) {
    const news = newsUntil(given["as-of"] ?? EXPORTED_ON, lastPlan, lastPlan === null ? noNews : readNews(folder));
    writeExport(folder, ACCOUNTS, news);
    writeNews(folder, news);
  }

  const reading = progressBar("reading");
  const records = readExport(folder, { timeZone: given["time-zone"], onProgress: reading.update });
  reading.stop();
  const { accounts, sellers } = records;
  const asOf = given["as-of"] ?? (data === undefined ? EXPORTED_ON : lastDayUntilToday(records));
  const to = given.to ?? (data === undefined ? MADE_UP_TO : daysAfter(asOf, PLANNED_DAYS));
  const currency = accounts.find((account) => account.currency !== undefined)?.currency ?? "";
  const previous = lastPlan && bookingsNow(lastPlan, accounts);
  const book = reviewPortfolio(records, { asOf, to, policies, ...(previous && { previous }) });
  const rejected = [...records.rejected, ...book.rejected.map(records.inFile)];

  const placed = rejected.map((row) => ({ ...row, place: placeInFile(row) }));
  const shown = placed.map(({ place, path, message, kept }) => ({
    place,
    path,
    message: kept ? `${message}; the row counts all the same` : message,
    ...(kept && { kept }),
  }));
  const briefed = briefings(book, locale);
  const lastRun = lastPlan?.figures ?? null;
  const past = given["no-past"] ? null : judgedPast(records, asOf);
  const about = { book, accounts, sellers, briefings: briefed, rejected: shown, asOf, currency, locale, lastRun, past };
  writeFileSync(join(out, "plan.csv"), planCsv(book.plan, locale, currency));
  const stored = { ...book.plan, dropped: droppedBy(book.plan, lastPlan), figures: runFigures(book, asOf) };
  writeFileSync(join(out, "plan.json"), `${JSON.stringify(stored, null, 1)}\n`);
  writeCalendars(join(out, "calendars"), book.plan, sellers, accountNames(accounts), briefed, locale);
  writeFileSync(join(out, "report.html"), report({ ...about, lastPlan }));

  printRead(records);
  const leftOut = rejected.filter(({ kept }) => kept !== true);
  console.log(`as of ${asOf}; ${leftOut.length} rows left out${rejected.length > 0 ? ":" : ""}`);
  printLeftOut(placed);
  printOutcome(book);
  const written = ["plan.csv", "plan.json", "calendars", "report.html"].map((file) => join(out, file));
  console.log(`written: ${written.join(", ")}`);
}

/** The last day of the records; a visit that is planned for a later day than today is none, nor is a year that was mistyped. */
function lastDayUntilToday({ accounts }: Export): string {
  const today = new Date().toISOString().slice(0, 10);
  return lastDayOf(accounts, today) ?? today;
}

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * MS_PER_DAY).toISOString().slice(0, 10);
}

/** How the figures would have done a quarter before, as far as the records go back. */
function judgedPast(records: Export, asOf: string): Backtest {
  return backtest(records, {
    asOf: daysAfter(asOf, -PAST_DAYS),
    horizonDays: PAST_DAYS,
    recordsUntil: asOf,
    resamples: PAST_DRAWS,
    seed: 1,
    policies,
  });
}
