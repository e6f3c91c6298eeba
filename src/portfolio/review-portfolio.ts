import { USUAL_DAYS, USUAL_HOURS, USUAL_MINUTES } from "../calendar/working-calendars/usual-hours.js";
import { type PortfolioAccount } from "./account-report.js";
import { daysInUnit } from "../calendar/days/days-in-unit.js";
import { addMonths, plainDate } from "../calendar/days/plain-date.js";
import { assertArray, assertObject } from "../errors.js";
import { reason, type Reason } from "../reasons/reason.js";
import { defineCatalogue } from "../opportunity/define-catalogue.js";
import { opportunityPolicy, type OpportunityPolicy } from "../opportunity/opportunity-policy.js";
import type { PropensityModel } from "../opportunity/fit-purchase-propensity.js";
import { bookPropensity } from "./book-propensity.js";
import { countRejections, type RejectionCount } from "../records/count-rejections.js";
import type { Account } from "../records/account.js";
import type { Product } from "../records/product.js";
import type { Seller } from "../records/seller.js";
import { planReviews } from "../planner/plan-reviews.js";
import { planPortfolio, type PortfolioPlan } from "./plan-portfolio.js";
import { mapValidAccounts } from "./portfolio-rejection.js";
import { type AccountFacts, accountReader } from "./account-facts.js";
import { accountLoyalty } from "./account-loyalty.js";
import { accountReporter } from "./account-report.js";
import { datesReader, dearestAccounts } from "./account-dates.js";
import { stakesReader } from "./account-stakes.js";
import { bookModels, unitOfHistories, type BookModels } from "./book-models.js";
import { type BuyingChances, buyingChances } from "./buying-chance.js";
import { bookValueAtRisk, type BookValueAtRisk } from "./stakes/book-value-at-risk.js";
import { bookWordOfMouth, type BookWordOfMouth } from "./book-word-of-mouth.js";
import { heldReviews, withHeldReviews } from "./held-reviews.js";
import { priorityScale } from "./stakes/attention.js";
import { bookRhythm } from "./standing/own-gap.js";
import { commonCurrency, recordReading } from "./read-records.js";
import { assertPortfolioOptions, resolveOptions, type PortfolioOptions } from "./portfolio-options.js";
import type { PortfolioRejection } from "./portfolio-rejection.js";
import { dropInvalidRows } from "./portfolio-rejection.js";

/** A book of accounts with what is sold to them and who looks after them. */
export interface PortfolioRecords {
  accounts: readonly Account[];
  products: readonly Product[];
  sellers: readonly Seller[];
}

/** What the main job gives: every account's report, and a plan of whom each seller reviews when. */
export interface Portfolio<Plan extends boolean = true> {
  /** In the order of the input. */
  accounts: PortfolioAccount[];
  /** `null` where `plan: false` left it out. */
  plan: Plan extends true ? PortfolioPlan : null;
  /** The sum over the accounts; `null` where no account has any. */
  valueAtRisk: BookValueAtRisk | null;
  /** What the customers tell; `null` where no account's tickets are known, and the reasons say so. */
  wordOfMouth: BookWordOfMouth | null;
  /** The models of the book that were used. */
  models: BookModels;
  /** Why a part of the whole is missing. */
  reasons: Reason[];
  /** What could not be read, or counts although it is not known, each with its place. */
  rejected: PortfolioRejection[];
  /** The same, equal causes in one line, the most frequent first. */
  rejectedCounts: RejectionCount[];
}

/**
 * The main job: whom does each seller review, when, and why. Scores what each account could still buy, sets its review
 * dates by that and by what has happened to it, and books all reviews of the horizon with the sellers' working days.
 * Beside it stand the probability that each account buys again, the money at risk, and what its problems make it tell.
 *
 * A line that cannot be read is left out and listed in `rejected`, and its account goes on: only an account without an
 * id, or with one that was there before, is refused. A product that the catalogue does not have counts, and is listed.
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
export function reviewPortfolio<Plan extends boolean = true>(
  records: PortfolioRecords,
  options: PortfolioOptions<Plan>,
): Portfolio<Plan> {
  assertObject("reviewPortfolio", "records", records);
  assertPortfolioOptions("reviewPortfolio", options);
  for (const list of ["accounts", "products", "sellers"] as const) assertArray("reviewPortfolio", list, records[list]);
  const rules = resolveOptions(options, commonCurrency(records.accounts));
  const unit = unitOfHistories(rules.models);
  const rejected: PortfolioRejection[] = [];
  const reading = recordReading(rejected);
  const { result: catalogue, kept: products } = dropInvalidRows(
    "products",
    reading.products(records.products),
    (list) => defineCatalogue(list, rules.currency === undefined ? {} : { currency: rules.currency }),
    rejected,
  );
  const { from, to } = rules.planning;
  const {
    result: { load },
    kept: sellers,
  } = dropInvalidRows(
    "sellers",
    reading.sellers(records.sellers),
    (list) => planReviews([], { from, to, sellers: [...list] }),
    rejected,
  );

  const listed = rejected.length;
  const rows = withHeldReviews(
    reading.accounts(records.accounts, { currency: rules.currency, products }),
    heldReviews(options.previous, rules.answers, rules.asOf),
  );
  const facts = mapValidAccounts(rows, accountReader({ rules, unit }), rejected);
  const { purchases, spend, buying, ...fit } = bookModels(
    facts.flatMap(({ history }) => history ?? []),
    rules,
    facts.map(({ account, purchaseDays }) => ({ accountId: account.id, days: purchaseDays })),
  );
  const models = { purchases, spend, assumptions: fit.assumptions };
  const rhythm = bookRhythm(
    facts.flatMap(({ history }) => history ?? []),
    purchases,
  );
  const chances = buyingChances(purchases, buying, rules.assumptions, (account, purchaseDays, chance) =>
    accountLoyalty(account, rules, { probabilityAlive: null, chance, purchaseDays }),
  );
  const bookChance = meanChance(facts, chances, rules.horizonDays);
  const propensity =
    rules.opportunity.propensity ??
    rules.models.propensity ??
    bookPropensity(facts, catalogue, rules, unit, chances?.fromPurchases ?? null);
  const knowledge = {
    models,
    chances,
    rhythm,
    catalogue,
    opportunity: withPropensity(rules.opportunity, propensity),
    bookChance,
  };
  const assessed = mapValidAccounts(facts, stakesReader(rules, knowledge), rejected);
  const book = {
    scale: priorityScale(
      assessed.map(({ stakes }) => stakes.attention.total),
      rules.assumptions["reviews.priorityStep"].value,
    ),
    dearest: dearestAccounts(assessed, rules.signals.valueAtRiskShare),
  };
  const dated = mapValidAccounts(assessed, datesReader(rules, book, catalogue, products), rejected);
  const plan = rules.plan ? planPortfolio(dated, rules, { sellers, load, previous: options.previous }) : null;
  const booked = new Set(plan?.booked.map(({ accountId }) => accountId));
  const reports = mapValidAccounts(dated, accountReporter(rules, models, chances, products, booked), rejected);
  const valueAtRisk = bookValueAtRisk(
    reports.map(({ report }) => report.valueAtRisk),
    chances?.levelDeviation(rules.valueAtRisk.months * daysInUnit.month) ?? 0,
  );
  const told = bookWordOfMouth(
    reports.flatMap(({ story }) => (story === undefined ? [] : [story])),
    valueAtRisk === null ? null : valueAtRisk.worth / valueAtRisk.accounts,
    rules,
  );
  const inOrder = [...rejected.slice(0, listed), ...rejected.slice(listed).sort((a, b) => a.index - b.index)];
  return {
    accounts: reports.map(({ report, story }) => ({ ...report, wordOfMouth: told.accountOf(story ?? null) })),
    plan: plan as Portfolio<Plan>["plan"],
    valueAtRisk,
    wordOfMouth: told.book,
    models: { purchases, spend, buying, propensity },
    reasons: [
      ...reading.reasons(),
      ...usualSellers(sellers),
      ...fit.reasons,
      ...shortRecord(facts, rules.asOfDay),
      ...(told.book === null ? [reason("portfolio.word-of-mouth.tickets-unknown")] : []),
    ],
    rejected: inOrder,
    rejectedCounts: countRejections(inOrder),
  };
}

/** A policy with chances that the book taught it; the constants are then no assumption of it any more. */
function withPropensity(policy: OpportunityPolicy, propensity: PropensityModel | null): OpportunityPolicy {
  if (propensity === policy.propensity) return policy;
  const assumptions = policy.assumptions.filter(({ key }) => key !== "opportunity.probability");
  return opportunityPolicy({ ...policy, propensity, assumptions });
}

/** Mean chance of buying within some days over the accounts that ever bought; `null` where nobody knows. */
function meanChance(facts: readonly AccountFacts[], chances: BuyingChances | null, days: number): number | null {
  if (chances === null) return null;
  const known = facts.flatMap(({ history }) => (history === null ? [] : chances.fromPurchases(history, days)));
  // Sorted, since a sum depends on the order of its terms in its last digit and the book must not.
  return known.length === 0 ? null : known.sort((a, b) => a - b).reduce((sum, each) => sum + each, 0) / known.length;
}

/** A record of purchases that is shorter than the year whose spend tells the pace: it tells too little of it. */
function shortRecord(facts: readonly AccountFacts[], asOfDay: number): Reason[] {
  const first = facts.reduce(
    (earliest, { purchaseDays: [bought] }) => Math.min(earliest, bought?.day ?? Infinity),
    Infinity,
  );
  if (first === Infinity || first <= addMonths(asOfDay, -12)) return [];
  return [reason("portfolio.value-at-risk.short-record", { since: plainDate(first), days: asOfDay - first })];
}

/** What was taken for granted of sellers who do not say when, or how long, they have time. */
function usualSellers(sellers: readonly Seller[]): Reason[] {
  const lacking = (field: "calendar" | "minutesPerDay"): number =>
    sellers.filter((seller) => seller[field] == null).length;
  const [weeks, minutes] = [lacking("calendar"), lacking("minutesPerDay")];
  return [
    ...(weeks > 0
      ? [reason("portfolio.sellers.usual-week", { sellers: weeks, days: USUAL_DAYS, hours: USUAL_HOURS })]
      : []),
    ...(minutes > 0 ? [reason("portfolio.sellers.usual-minutes", { sellers: minutes, minutes: USUAL_MINUTES })] : []),
  ];
}
