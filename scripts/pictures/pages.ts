import { backtest, reviewPortfolio } from "retention-kit";
import { describe, type Locale } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { catalogue } from "../../examples/portfolio-review/catalogue.js";
import { EXPORTED_ON, generateAccount } from "../../examples/portfolio-review/generate.js";
import { policies } from "../../examples/portfolio-review/policies.js";
import { sellers } from "../../examples/portfolio-review/sellers.js";
import { briefings } from "../../examples/report-kit/briefing.js";
import { runFigures } from "../../examples/report-kit/figures.js";
import { htmlTable, page } from "../../examples/report-kit/page.js";
import { report } from "../../examples/report-kit/report.js";
import type { ReportInput } from "../../examples/report-kit/report/report-input.js";
import { reasonCodes, valuesOf } from "../../test/support/reason-samples.js";

const ACCOUNTS = 300;
/** Two weeks after the export. */
const LATER = "2026-12-05";
const TO = "2027-02-20";

/** Every sentence of a locale beside the English one, for a reader of the language to go over. */
export function sentencesPage(locale: Locale): string {
  const rows = reasonCodes.map((code) => {
    const params = Object.fromEntries(
      valuesOf(code).map(([name, [value = ""]]) => [name, isDay(name) ? EXPORTED_ON : value]),
    );
    return [code, describe({ code, params }, en), describe({ code, params }, locale)];
  });
  return page("Sentences", locale.language, [htmlTable(["code", "en", locale.language], rows)]);
}

/** Whether a parameter's name is that of a day. */
function isDay(name: string): boolean {
  return /^on$|On$|^from$|^reviewBy$/.test(name);
}

/** What the report is about, but for its language. */
export type MadeUpReport = Omit<ReportInput, "locale" | "briefings">;

const made = new Map<number, MadeUpReport>();

/** The main job over the first of its made-up accounts, two weeks after their first plan. */
export function madeUpReport(count = ACCOUNTS): MadeUpReport {
  const before = made.get(count);
  if (before !== undefined) return before;
  const accounts = Array.from({ length: count }, (_, index) => generateAccount(index, LATER));
  const first = Array.from({ length: count }, (_, index) => generateAccount(index));
  const firstBook = reviewPortfolio(
    { accounts: first, products: catalogue, sellers },
    { asOf: EXPORTED_ON, to: TO, policies },
  );
  const lastPlan = firstBook.plan;
  const records = { accounts, products: catalogue, sellers };
  const input: MadeUpReport = {
    book: reviewPortfolio(records, { asOf: LATER, to: TO, policies, previous: lastPlan.booked }),
    accounts,
    sellers,
    rejected: [{ place: "accounts.csv:9", path: "annualBudget", message: "annualBudget must be a number" }],
    asOf: LATER,
    currency: "USD",
    lastPlan,
    lastRun: runFigures(firstBook, EXPORTED_ON),
    past: backtest(records, { asOf: "2026-09-06", horizonDays: 90, resamples: 50, seed: 1, policies }),
  };
  made.set(count, input);
  return input;
}

/** Its report. */
export function reportPage(locale: Locale, count = ACCOUNTS): string {
  const input = madeUpReport(count);
  return report({ ...input, locale, briefings: briefings(input.book, locale) });
}
