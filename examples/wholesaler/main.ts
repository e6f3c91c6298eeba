import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { backtest, reviewPortfolio } from "retention-kit";
import { en } from "retention-kit/locales/en";
import { printBacktest } from "../backtest/print-backtest.js";
import { backtestReport } from "../backtest/report.js";
import { briefings } from "../report-kit/briefing.js";
import { printOutcome } from "../report-kit/print-outcome.js";
import { planCsv } from "../report-kit/plan-csv.js";
import { report } from "../report-kit/report.js";
import { policies } from "./policies.js";
import { readInvoices } from "./read-invoices.js";
import { sellerOf, sellers } from "./sellers.js";

const { values: given } = parseArgs({
  options: {
    data: { type: "string", default: "../shared/data/online-retail.parquet" },
    out: { type: "string", default: "out/wholesaler" },
  },
});

if (!existsSync(given.data)) {
  console.error(`${given.data} is missing: give the UCI Online Retail invoices as a Parquet file with --data FILE`);
  process.exitCode = 1;
} else {
  const { accounts, products, counts } = await readInvoices(given.data);
  const owned = accounts.map((account) => ({ ...account, sellerId: sellerOf(account) }));
  const options = { asOf: "2011-12-10", from: "2011-12-12", to: "2012-03-09", currency: "GBP", policies };
  const book = reviewPortfolio({ accounts: owned, products, sellers }, options);

  console.log(
    `${counts.rows} rows: ${counts.withoutCustomer} without a customer and ${counts.charges} charges left out`,
  );
  console.log(`${counts.used} lines used, ${counts.cancelled} of them cancelled`);
  printOutcome(book);
  mkdirSync(given.out, { recursive: true });
  writeFileSync(join(given.out, "plan.csv"), planCsv(book.plan, en, "GBP"));
  const rejected = book.rejected.map(({ records, index, path, message }) => ({
    place: `${records}[${index}]`,
    path,
    message,
  }));
  const about = { book, accounts: owned, sellers, rejected, asOf: options.asOf, currency: "GBP", locale: en };
  writeFileSync(join(given.out, "report.html"), report({ ...about, briefings: briefings(book, en), lastPlan: null }));

  // The year would have to be lived through again to know: would it have been right half a year ago, and a quarter ago?
  const past = backtest(
    { accounts: owned, products, sellers },
    { asOf: ["2011-06-09", "2011-09-09"], currency: "GBP", policies, seed: 1 },
  );
  printBacktest("the back-test", past);
  writeFileSync(join(given.out, "backtest.html"), backtestReport("The wholesaler, in hindsight", past));
  const written = ["plan.csv", "report.html", "backtest.html"].map((file) => join(given.out, file));
  console.log(`written: ${written.join(", ")}`);
}
