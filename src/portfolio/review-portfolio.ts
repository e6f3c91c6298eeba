import { assertArray, assertObject } from "../errors.js";
import type { AccountFacts } from "./account/account-facts.js";
import { bookPasses } from "./book-passes.js";
import type { Portfolio, PortfolioRecords, ReviewPortfolioOptions } from "./report/portfolio.js";
import { assertPortfolioOptions } from "./options/portfolio-options.js";
import type { PortfolioAccount } from "./report/account-report.js";
import { reportFields } from "./report/report-fields.js";
import { commonCurrency } from "./reading/read-records.js";

/**
 * The main job: which accounts each seller should review, when, and why. It scores what each account could still buy,
 * sets review dates from that and from what has happened to the account, and books all reviews of the horizon on the
 * sellers' working days. It also gives the chance that each account buys again, its value at risk, and its word of
 * mouth.
 *
 * A line that cannot be read is left out and listed in `rejected`, and its account is kept. Only an account without an
 * id, or with one that came before, is refused. A product that is not in the catalogue counts, and is listed.
 *
 * @param records - Accounts, products and sellers.
 * @param options - The day, the horizon, and the policies.
 * @returns A report on every account, and the plan.
 * @throws RetentionError when an option is wrong: a day that does not exist, a horizon that ends before it starts, a
 *   policy that breaks its own rules.
 *
 * @example
 * import { reviewPortfolio } from "retention-kit";
 *
 * const products = [{ id: "mill", price: 900 }, { id: "press", price: 2400 }, { id: "oven", price: 5200 }];
 * const hours = { mon: [["09:00", "17:00"]], wed: [["09:00", "17:00"]] };
 * const sellers = [{ id: "north", timeZone: "Europe/Oslo", calendar: { hours }, minutesPerDay: 120 }];
 * const accounts = [
 *   { id: "bakery", sellerId: "north", resources: "ample", owned: [{ productId: "mill", purchasedOn: "2024-05-02" }] },
 * ];
 * const book = reviewPortfolio({ accounts, products, sellers }, { asOf: "2026-11-21", to: "2027-02-20" });
 * book.plan.booked.map(({ on, sellerId, accountId }) => [on, sellerId, accountId])
 * //=> [["2026-11-23", "north", "bakery"]]
 */
export function reviewPortfolio<
  Plan extends boolean = true,
  Field extends keyof PortfolioAccount = keyof PortfolioAccount,
>(records: PortfolioRecords, options: ReviewPortfolioOptions<Plan, Field>): Portfolio<Plan, Field> {
  assertObject("reviewPortfolio", "records", records);
  const known = assertPortfolioOptions("reviewPortfolio", options, { fields: true });
  const fields = known.fields === undefined ? null : reportFields("reviewPortfolio", known.fields);
  for (const list of ["accounts", "products", "sellers"] as const) assertArray("reviewPortfolio", list, records[list]);
  const learning = bookPasses(records, known, commonCurrency(records.accounts));
  const facts: AccountFacts[] = [];
  records.accounts.forEach((row) => {
    const read = learning.read(row);
    if (read === null) return;
    learning.learn(read);
    facts.push(read);
  });
  const weighing = learning.weighing();
  const assessed = stepped(facts, weighing.weigh);
  const dating = weighing.dating();
  const reports = dating.collection(fields);
  // An account's report follows its dates at once: it is at hand then, and little is left of it to keep.
  stepped(assessed, (each) => {
    const dated = dating.date(each);
    if (dated === null) return null;
    dating.keep(dated);
    reports.add(dated);
    return null;
  });
  const plan = dating.plan();
  return {
    accounts: reports.take(new Set(plan?.booked.map(({ accountId }) => accountId))),
    plan: plan as Portfolio<Plan>["plan"],
    ...dating.book(),
  };
}

/** Takes accounts one step further, and forgets what each step started from: a large book is then held once, not four times. */
function stepped<From, To>(accounts: From[], step: (account: From) => To | null): To[] {
  const taken: To[] = [];
  accounts.reverse();
  for (let account = accounts.pop(); account !== undefined; account = accounts.pop()) {
    const next = step(account);
    if (next !== null) taken.push(next);
  }
  return taken;
}
