import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { backtest, type Account, type BacktestOptions, type Verdict } from "retention-kit";
import { on } from "./company.js";

const PRODUCTS = ["bag", "box", "can", "cup", "jar", "pot"];
const GAP = 45;
const DAYS = 400;
const AS_OF = 300;

/** The window that a company of customers all alike is judged in. */
export const alikeWindow = { asOf: on(AS_OF), horizonDays: 60, capacity: 40 } satisfies Partial<BacktestOptions>;

/**
 * A company whose customers are all alike: each buys by the same Poisson process, nobody leaves, everything costs the
 * same, and what is bought is drawn by lot. The past tells nothing, so no order of accounts or offers is better than
 * another: all differences that a back-test finds are chance.
 */
export function alikeCompany(accounts: number, seed: number): Account[] {
  const random = xoroshiro128plus(seed);
  const uniform = (): number => Math.max(Number.MIN_VALUE, uniformFloat64(random));
  return Array.from({ length: accounts }, (_, index): Account => {
    const purchases = [];
    for (let day = uniform() * 60; day < DAYS; day += -Math.log(uniform()) * GAP) {
      const productId = PRODUCTS[Math.floor(uniform() * PRODUCTS.length)] ?? "bag";
      purchases.push({ on: on(day), productId, amount: 100 });
    }
    return { id: `A${index}`, purchases };
  });
}

/** Comparisons in which neither can be better there. */
const fair: Readonly<Record<string, readonly string[]>> = {
  "buysAgain.auc": ["probabilityAlive", "recency", "recencyFrequency", "baseRate"],
  "plan.lapsedReached": ["random", "silence", "spend"],
  "offers.auc": ["popularity", "coPurchase"],
  "offers.aucWithin": ["popularity", "coPurchase"],
  "offers.precisionAt1": ["popularity", "coPurchase"],
};

/** The verdicts on such a company, all of which should find no difference. */
export function fairVerdicts(accounts: number, seed: number, resamples: number): Verdict[] {
  const products = PRODUCTS.map((id) => ({ id, price: 100 }));
  const records = { accounts: alikeCompany(accounts, seed), products, sellers: [] };
  const { verdicts } = backtest(records, { ...alikeWindow, resamples, seed });
  return verdicts.filter(({ measure, against }) => fair[measure]?.includes(against) === true);
}
