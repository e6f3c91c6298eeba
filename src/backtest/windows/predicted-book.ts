import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import { plainDate } from "../../calendar/days/plain-date.js";
import type { Reason } from "../../reasons/reason.js";
import type { Portfolio } from "../../portfolio/report/portfolio.js";
import { reviewPortfolio } from "../../portfolio/review-portfolio.js";
import { type PortfolioAccount } from "../../portfolio/report/account-report.js";
import type { PortfolioRejection } from "../../portfolio/reading/portfolio-rejection.js";
import type { Account } from "../../records/account/account.js";
import type { Product } from "../../records/company/product.js";
import type { Seller } from "../../records/company/seller.js";
import { accountAsOf } from "../past/account-as-of.js";
import { type Capacity, capacityFor } from "./capacity.js";
import type { DatedAccount } from "../past/dated-account.js";
import { type FirstSales, productsAsOf } from "../past/products-as-of.js";
import { refitModels, type RefitJob } from "./refit-models.js";
import { riskOfPurchases } from "./risk-of-purchases.js";
import type { WindowDays } from "./window-days.js";

/** What is run at each end. */
export interface PredictionJob extends RefitJob {
  accounts: readonly DatedAccount[];
  products: readonly Product[];
  sellers: readonly Seller[];
  /** Reviews in the days of the plan, by anyone; `null` for the sellers' own hours. */
  capacity: number | null;
  currency?: string;
}

/** One account with what the main job said of it. */
export interface PredictedAccount {
  dated: DatedAccount;
  /** The account as it stood. */
  account: Account;
  report: PortfolioAccount;
  /** Chance of buying within the horizon; `null` if its purchases do not show it. */
  buysAgain: number | null;
}

/** What the main job would have said at the end of a day. */
export interface PredictedBook {
  accounts: PredictedAccount[];
  /** Whose reviews are counted together: the seller of each account, or no one's where a capacity is given. */
  sellerOf: (account: Account) => string;
  products: Product[];
  /** Accounts that the plan reviews. */
  reviewed: ReadonlySet<string>;
  valueAtRisk: Portfolio["valueAtRisk"];
  /** Share of spend that value at risk counts. */
  margin: number;
  models: Portfolio["models"];
  rejected: PortfolioRejection[];
  /** What to beware of. */
  notes: Reason[];
}

/** Days of the plan that is judged. */
export const PLAN_DAYS = 30;

/**
 * Runs the main job on what was known at the end of a day, and on nothing later.
 *
 * @param sales - The day on which each product was first sold.
 * @param planned - Accounts that the plan of the day reviews, where it was made before; `null` if not.
 * @internal
 */
export function predictedBook(
  job: PredictionJob,
  sales: FirstSales,
  days: WindowDays,
  planned: ReadonlySet<string> | null,
): PredictedBook {
  const { asOf, horizonDays } = days;
  const known = job.accounts.filter(({ knownFrom }) => knownFrom <= asOf);
  const accounts = known.map((dated) => accountAsOf(dated, asOf));
  const sold = productsAsOf(job.products, sales, asOf);
  const products = sold.map(({ product }) => product);
  const { models, policies, notes } = refitModels(job, accounts, products, days);
  const team: Capacity | null = job.capacity === null ? null : capacityFor(job.capacity, PLAN_DAYS, job);
  const hasPlan = planned === null && (team !== null || job.sellers.length > 0);
  const book = reviewPortfolio(
    {
      accounts: team === null ? accounts : accounts.map(team.assign),
      products,
      sellers: team?.sellers ?? job.sellers.map((seller) => sellerAsOf(seller, asOf)),
    },
    {
      asOf: plainDate(asOf),
      to: plainDate(asOf + PLAN_DAYS),
      horizonDays,
      plan: hasPlan,
      models,
      // Value at risk is asked for the horizon, so that it can be compared with what was lost.
      policies: { ...policies, valueAtRisk: { ...policies.valueAtRisk, months: horizonDays / daysInUnit.month } },
      assumptions: job.assumptions,
      ...(job.currency === undefined ? {} : { currency: job.currency }),
    },
  );
  const placeOf = new Map(accounts.map(({ id }, place) => [id, place]));
  const refused = new Set(book.rejected.flatMap(({ records, index }) => (records === "products" ? [index] : [])));
  const places = { accounts: known, products: sold, sellers: [] };
  return {
    accounts: book.accounts.flatMap((report) => {
      const place = placeOf.get(report.accountId);
      const dated = known[place ?? -1];
      const account = accounts[place ?? -1];
      if (dated === undefined || account === undefined) return [];
      return { dated, account, report, buysAgain: report.buysAgain?.probability ?? null };
    }),
    sellerOf: ({ sellerId }) => (team === null ? (sellerId ?? "") : ""),
    products: products.filter((_, index) => !refused.has(index)),
    reviewed:
      planned ?? new Set(book.plan?.booked.slice(0, job.capacity ?? Infinity).map(({ accountId }) => accountId)),
    valueAtRisk: riskOfPurchases(book, job.assumptions, horizonDays),
    margin: policies.valueAtRisk?.margin ?? 1,
    models: book.models,
    // Where they stand in the input, not in what was cut from it.
    rejected: book.rejected.map((rejection) => ({
      ...rejection,
      index: places[rejection.records][rejection.index]?.index ?? rejection.index,
    })),
    notes,
  };
}

/** Leave that began later was not known. */
function sellerAsOf(seller: Seller, asOf: number): Seller {
  const away: unknown = (seller as Partial<Seller> | null)?.away;
  if (!Array.isArray(away)) return seller;
  // What is no leave is passed on, for the main job to refuse.
  const isLater = (leave: unknown): boolean =>
    typeof leave === "object" && leave !== null && "from" in leave && String(leave.from) > plainDate(asOf);
  return { ...seller, away: (away as NonNullable<Seller["away"]>[number][]).filter((leave) => !isLater(leave)) };
}
