import fc from "fast-check";
import { estimateLoyalty, loyaltyObservations, reviewPortfolio, type Account, type Ticket } from "retention-kit";
import { describe, expect, test } from "vitest";
import { sharedData } from "../support/shared-data.js";

const asOf = "2026-11-21";
const DAY = 86_400_000;
const dayBefore = (days: number): string => new Date(Date.parse(asOf) - days * DAY).toISOString().slice(0, 10);
/** Solved on its day, without a second contact, and passed on to no one. */
const painless = (id: string, ago: number): Ticket => ({
  id,
  openedAt: `${dayBefore(ago)}T08:00:00Z`,
  resolved: true,
  contacts: 1,
  transfers: 0,
});
const repeated = (count: number): Ticket[] => Array.from({ length: count }, (_, index) => painless(`T${index}`, 0));

/** The share of pairs, one of each kind, in which the first has the higher risk; a tie counts half. */
function auc(risk: readonly number[], isGone: readonly boolean[]): number {
  const [gone, kept] = [true, false].map((kind) =>
    risk.filter((_, index) => isGone[index] === kind).sort((a, b) => a - b),
  );
  let wins = 0;
  for (const each of gone ?? []) {
    for (const other of kept ?? []) wins += each > other ? 1 : each === other ? 0.5 : 0;
  }
  return wins / ((gone?.length ?? 0) * (kept?.length ?? 0));
}

describe("painless problems, one after the other", () => {
  test("each is scored by all contacts of the period before it", () => {
    // Repeated contacts 0, 1, 2, 3 and 3 more of three in full, 25 of the 60 known: a mean effort of 1 + 4·(25/60)·(3/5).
    const { probability } = estimateLoyalty({ tickets: repeated(5) }, { asOf });
    const z = (1 + 4 * (25 / 60) * (3 / 5) - 3) / 2;
    const logOdds =
      (Math.log(0.94 / 0.06) + Math.log(0.04 / 0.96)) / 2 + ((Math.log(0.04 / 0.96) - Math.log(0.94 / 0.06)) / 2) * z;
    expect(probability).toBeCloseTo(1 / (1 + Math.exp(-logOdds)), 9);
  });

  test("the more of them, the likelier the customer leaves, with its purchases known or not", () => {
    for (const purchases of [null, 0.7]) {
      const chances = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(
        (count) => estimateLoyalty({ tickets: repeated(count), purchases }, { asOf }).probability,
      );
      expect(chances).toEqual(chances.toSorted((a, b) => b - a));
      expect(new Set(chances).size).toBe(9);
    }
  });

  test("half a year apart each stands for itself, and so it does by policy", () => {
    const apart = [painless("a", 0), painless("b", 181), painless("c", 362)];
    const effortOf = (tickets: Ticket[], policy = {}) =>
      estimateLoyalty({ tickets }, { asOf, effortPolicy: policy })
        .contributions.slice(1)
        .map(({ value }) => value);
    expect(effortOf(apart)).toEqual([1, 1, 1]);
    expect(effortOf(repeated(3), { periodDays: 0 })).toEqual([1, 1, 1]);
    expect(effortOf([painless("a", 0), painless("b", 180)])[0]).toBeCloseTo(1 + ((4 * 25) / 60) * (1 / 3), 9);
  });

  test("one more like the others never makes a customer likelier to stay, whenever it was", () => {
    const ago = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(
        fc.uniqueArray(ago, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 31, max: 60 }),
        (days, more) => {
          const chanceOf = (all: number[]) =>
            estimateLoyalty({ purchases: 0.6, tickets: all.map((each) => painless(`T${each}`, each)) }, { asOf })
              .logOdds;
          // One that came before all of them, so that it takes no weight from what is fresher.
          expect(chanceOf([...days, more])).toBeLessThanOrEqual(chanceOf(days) + 0.15);
        },
      ),
    );
  });
});

describe("a bill that comes anyway ends no problem's effect", () => {
  const bills = (count: number) =>
    Array.from({ length: count }, (_, month) => ({ on: dayBefore(2 + 30 * month), amount: 50 }));
  const hard: Ticket = { ...painless("T", 12), contacts: 5, transfers: 3 };
  const book = (part: Partial<Account>) =>
    reviewPortfolio(
      { accounts: [{ id: "a", status: "customer", tickets: [hard], ...part }], products: [], sellers: [] },
      { asOf, to: "2027-02-20", plan: false },
    ).accounts[0];
  const codes = (part: Partial<Account>) => book(part)?.loyalty?.reasons.map(({ code }) => code);

  test("the monthly bill of a subscription", () => {
    expect(codes({ purchases: bills(8) })).toContain("loyalty.billed-since");
    expect(codes({ purchases: bills(8) })).not.toContain("loyalty.bought-since");
    // The problem is still one to talk about.
    expect(book({ purchases: bills(8) })?.signals.map(({ code }) => code)).toContain("high-effort-ticket");
  });

  test("an order of its own does", () => {
    const ordered = [...bills(8), { on: dayBefore(5), amount: 400 }];
    expect(codes({ purchases: ordered })).toContain("loyalty.bought-since");
    expect(book({ purchases: ordered })?.signals.map(({ code }) => code)).not.toContain("high-effort-ticket");
  });

  test("and what a contract brings does not, however seldom it comes", () => {
    const purchases = [{ on: dayBefore(2), amount: 90, productId: "care" }];
    const contracts = [{ id: "C", productId: "care", startsOn: dayBefore(200), amount: 90, per: "year" as const }];
    expect(codes({ purchases })).toContain("loyalty.bought-since");
    expect(codes({ purchases, contracts })).toContain("loyalty.billed-since");
  });

  test("what is learned from is read in the same way", () => {
    const observed = (purchases: { on: string; amount: number }[]) =>
      loyaltyObservations([{ id: "a", tickets: [hard], purchases }], { asOf, horizonDays: 90, purchases: null })
        .accepted[0];
    expect(observed(bills(8))).toMatchObject({ freshness: 2 ** (-12 / 180) });
    expect(observed([...bills(8), { on: dayBefore(5), amount: 400 }])).toMatchObject({ problem: false });
  });
});

test(
  "of subscribers whose chance to leave grows with their calls, the main job finds as many as their true chances do",
  { tags: ["slow"] },
  () => {
    // The truth: leaving is 5% up to one call, and its odds double with each after it. Bills come monthly up to the day all are looked at.
    let state = 13;
    const uniform = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    const drawn = Array.from({ length: 1500 }, (_, index) => {
      const calls = Math.floor(6 * uniform() * uniform());
      const odds = (0.05 / 0.95) * 2 ** Math.max(0, calls - 1);
      const first = 10;
      const account: Account = {
        id: `a${index}`,
        status: "customer",
        tickets: Array.from({ length: calls }, (__, call) => painless(`T${call}`, Math.floor(30 * uniform()))),
        purchases: Array.from({ length: 14 }, (__, month) => ({ on: dayBefore(first + 30 * month), amount: 50 })),
      };
      return { account, odds, leaves: uniform() < odds / (1 + odds) };
    });
    const { accounts } = reviewPortfolio(
      { accounts: drawn.map(({ account }) => account), products: [], sellers: [] },
      { asOf, to: "2026-12-21", plan: false },
    );
    const leaves = drawn.map((each) => each.leaves);
    const byTruth = auc(
      drawn.map(({ odds }) => odds),
      leaves,
    );
    expect(byTruth).toBeGreaterThan(0.6);
    const risk = accounts.map(({ buysAgain }) => -(buysAgain?.logOdds ?? NaN));
    expect(auc(risk, leaves)).toBeGreaterThan(byTruth - 0.01);
  },
);

const telecom = sharedData("telecom-service-calls-churn-train.csv");

test.skipIf(telecom === null)(
  "telecom customers: tickets of one contact each order them as well as their number (skipped where ../shared/data is absent)",
  () => {
    const [header = [], ...rows] = (telecom ?? "")
      .trim()
      .split("\n")
      .map((line) => line.replaceAll('"', "").split(","));
    const calls = rows.map((row) => Number(row[header.indexOf("number_customer_service_calls")]));
    const isGone = rows.map((row) => row[header.indexOf("churn")] === "yes");
    const risk = calls.map((count) => -estimateLoyalty({ tickets: repeated(count) }, { asOf }).logOdds);
    expect(rows).toHaveLength(3333);
    expect(auc(risk, isGone)).toBeGreaterThan(auc(calls, isGone));
  },
);
