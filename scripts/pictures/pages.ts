import { reviewPortfolio } from "retention-kit";
import { describe, type Locale } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { catalogue } from "../../examples/portfolio-review/catalogue.js";
import { EXPORTED_ON, generateAccount } from "../../examples/portfolio-review/generate.js";
import { sellers } from "../../examples/portfolio-review/sellers.js";
import { briefings } from "../../examples/report-kit/briefing.js";
import { htmlTable, page } from "../../examples/report-kit/page.js";
import { report } from "../../examples/report-kit/report.js";
import { reasonCodes, valuesOf } from "../../test/support/reason-samples.js";

const ACCOUNTS = 300;
/** Two weeks after the export. */
const LATER = "2026-12-05";

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

/** The main job's report over the first of its made-up accounts, two weeks after their first plan. */
export function reportPage(locale: Locale): string {
  const accounts = Array.from({ length: ACCOUNTS }, (_, index) => generateAccount(index));
  const records = { accounts, products: catalogue, sellers };
  const { plan: lastPlan } = reviewPortfolio(records, { asOf: EXPORTED_ON, to: "2027-02-20" });
  const book = reviewPortfolio(records, { asOf: LATER, to: "2027-02-20", previous: lastPlan.booked });
  const rejected = [{ place: "accounts.csv:9", path: "annualBudget", message: "annualBudget must be a number" }];
  const briefed = briefings(book, locale);
  const about = { book, accounts, sellers, rejected, asOf: LATER, currency: "USD", locale };
  return report({ ...about, briefings: briefed, lastPlan });
}
