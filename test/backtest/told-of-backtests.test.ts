import fc from "fast-check";
import {
  backtest,
  gammaGammaModel,
  mbgNbdModel,
  type Account,
  type BacktestOptions,
  type PortfolioRecords,
} from "retention-kit";
import { expect, test } from "vitest";
import { backtestClaims, contradictionsOf, type BacktestScene } from "../support/claims-of-backtests.js";
import { telling } from "../support/told.js";
import { company, on } from "./company.js";

const { untrue, unsaid, blind } = telling(backtestClaims);
const purchases = mbgNbdModel({ r: 2, alpha: 60, a: 0.8, b: 2.5 }, { timeUnit: "day" });
/** Hardly decided by what it was fitted to. */
const unsure = { ...purchases, standardErrors: { r: 9, alpha: 300, a: 4, b: 20 } };
const spend = gammaGammaModel({ p: 6, q: 4, v: 60 });

/** What is wrong in what a back-test says. */
function wrongIn(records: PortfolioRecords, options: Omit<BacktestOptions, "seed">): string[] {
  const result = backtest(records, { ...options, resamples: 20, seed: 1 });
  const { models = {}, refit } = options;
  const scene: BacktestScene = {
    accounts: records.accounts,
    given: Object.keys(models ?? {}),
    purchases: models?.purchases ?? undefined,
    days: [options.asOf ?? []].flat(),
    refit: refit ?? "none",
    sellers: records.sellers.length,
    result,
  };
  return [...untrue(result.warnings, scene), ...contradictionsOf(scene)];
}

const changes: ((account: Account, index: number) => Account)[] = [
  (account) => account,
  (account, index) => ({ ...account, ...(index % 3 === 0 && { annualBudget: 100, status: "customer" as const }) }),
  (account, index) => ({
    ...account,
    purchases: account.purchases?.map((row, place) => (index === 4 && place === 0 ? { on: row.on } : row)),
  }),
  // Open for long, some closed after years.
  (account, index) => ({
    ...account,
    tickets: [
      {
        id: `${account.id}-old`,
        openedAt: "2025-01-01T09:00:00Z",
        ...(index % 4 === 0 ? { resolvedAt: `${on(430)}T09:00:00Z`, resolved: true } : { resolved: false }),
      },
    ],
  }),
];

test(
  "what a back-test warns of is what the records say, and no two of its numbers contradict each other",
  { tags: ["slow"] },
  () => {
    const given = fc.record({
      accounts: fc.integer({ min: 20, max: 180 }),
      seed: fc.nat({ max: 1000 }),
      change: fc.constantFrom(...changes),
      asOf: fc.option(fc.constantFrom(on(100), on(240), on(400), on(500)), { nil: undefined }),
      horizonDays: fc.constantFrom(30, 90, [60, 120], 300),
      models: fc.constantFrom({}, { purchases }, { purchases: unsure }, { purchases, spend }),
      refit: fc.constantFrom("none" as const, "all" as const, "purchases" as const),
      hasSellers: fc.boolean(),
    });
    fc.assert(
      fc.property(given, ({ accounts, seed, change, hasSellers, ...options }) => {
        const { records } = company({ accounts, seed, everything: seed % 2 === 0 });
        const changed = { ...records, accounts: records.accounts.map(change), ...(!hasSellers && { sellers: [] }) };
        expect(wrongIn(changed, options)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  },
);

// With the one before it, whose codes it counts.
test(
  "so are what it says of no purchases, of a few lapses, and of customers none of whom is active",
  { tags: ["slow"] },
  () => {
    expect(wrongIn({ accounts: [{ id: "acme" }], products: [], sellers: [] }, { horizonDays: 90 })).toEqual([]);
    const every = (days: number, times: number, from: number) =>
      Array.from({ length: times }, (_, index) => ({ on: on(from + days * index), amount: 100 }));
    // Half of them buy on and on, and half left long ago.
    const steady = Array.from({ length: 40 }, (_, index) => ({
      id: `A${index}`,
      purchases: index % 2 === 0 ? every(20, 60, index) : every(20, 3, index),
    }));
    const options = { asOf: on(700), horizonDays: 90 };
    expect(wrongIn({ accounts: steady, products: [], sellers: [] }, options)).toEqual([]);
    // None bought in the year before, and half of them again after it.
    const asleep = steady.map((account, index) => ({
      ...account,
      purchases: [
        ...every(20, 3, index),
        ...(index % 2 === 0 ? [{ on: on(720 + index), amount: 100 }] : []),
        { on: on(900), amount: 1 },
      ],
    }));
    expect(wrongIn({ accounts: asleep, products: [], sellers: [] }, options)).toEqual([]);
    // A record too short for its horizon, and rows without an amount.
    const short = steady.map((account, index) => ({ ...account, purchases: every(20, 3, index) }));
    expect(wrongIn({ accounts: short, products: [], sellers: [] }, { horizonDays: 300 })).toEqual([]);
    // Of 79 days two horizons of 60 are too long, and two of half as many would not be.
    expect(wrongIn({ accounts: short, products: [], sellers: [] }, { horizonDays: 60 })).toEqual([]);
    const unpriced = steady.map(({ id, purchases }) => ({
      id,
      purchases: purchases.map(({ on: day }) => ({ on: day })),
    }));
    expect(wrongIn({ accounts: unpriced, products: [], sellers: [] }, options)).toEqual([]);
    // Tickets of a year ago, none of them closed.
    const waiting = steady.map((account, index) => changes[3]?.(account, 4 * index + 1) ?? account);
    expect(wrongIn({ accounts: waiting, products: [], sellers: [] }, options)).toEqual([]);
    expect(unsaid()).toEqual([]);
    expect(blind()).toEqual([]);
  },
);
