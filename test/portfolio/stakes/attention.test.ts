import * as fc from "fast-check";
import {
  assumptions,
  mbgNbdModel,
  reviewPolicy,
  reviewPortfolio,
  type Account,
  type Portfolio,
  type PortfolioOptions,
} from "retention-kit";
import { describe as say } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { describe, expect, test } from "vitest";
import { parseDay } from "../../../src/calendar/days/plain-date.js";
import { contractOutlook } from "../../../src/portfolio/contracts/contract-outlook.js";
import { attentionPolicy } from "../../../src/portfolio/stakes/attention-policy.js";
import { attentionPriority, priorityScale } from "../../../src/portfolio/stakes/priority-scale.js";
import { accountAttention } from "../../../src/portfolio/stakes/attention.js";

const options = { asOf: "2026-11-21", to: "2026-12-20" };
const AS_OF_DAY = Date.parse(options.asOf) / 86_400_000;
const on = (daysAgo: number): string => new Date((AS_OF_DAY - daysAgo) * 86_400_000).toISOString().slice(0, 10);
const models = { purchases: mbgNbdModel({ r: 2, alpha: 8, a: 0.8, b: 2.5 }, { timeUnit: "week" }) };
const products = [
  { id: "mill", price: 900, margin: 0.5 },
  { id: "press", price: 2400, margin: 0.5 },
];
const seller = {
  id: "north",
  timeZone: "UTC",
  minutesPerDay: 120,
  calendar: { hours: { mon: [["09:00", "17:00"] as [string, string]], thu: [["09:00", "17:00"] as [string, string]] } },
};

function review(accounts: Account[], more: Partial<PortfolioOptions> = {}): Portfolio {
  const book = reviewPortfolio({ accounts, products, sellers: [seller] }, { ...options, models, ...more });
  expect(book.rejected).toEqual([]);
  return book;
}

/** What a share of the odds changes: of a chance p, p × (1 − p). */
const oddsOf = ({ valueAtRisk: { loss, lost } }: { valueAtRisk: Record<"loss" | "lost", { value: number }> }): number =>
  lost.value * (1 - loss.value);

/** Bought so many times, every so many days, the last time so many days ago. */
const buyer = (id: string, amount: number, lastDaysAgo = 5, gap = 25, times = 12): Account => ({
  id,
  sellerId: "north",
  resources: "ample",
  purchases: Array.from({ length: times }, (_, index) => ({ on: on(lastDaysAgo + index * gap), amount })),
});

describe("attention", () => {
  test("counts the money of a contract once where its invoices are purchases too", () => {
    // Six orders of 100 in the last 12 months, and two years of a contract of 240 invoiced on its days.
    const orders = Array.from({ length: 6 }, (_, index) => ({ on: on(10 + index * 50), amount: 100 }));
    const invoices = [
      { on: on(300), amount: 240, productId: "care" },
      { on: on(665), amount: 240, productId: "care" },
    ];
    const contracts = [
      { id: "c", productId: "care", startsOn: on(300), endsOn: on(-65), amount: 20, per: "month" as const },
    ];
    const account: Account = { id: "a", resources: "none", purchases: [...orders, ...invoices], contracts };
    const of = (changed: Partial<Account>) => {
      const { accounts } = reviewPortfolio(
        {
          accounts: [{ ...account, ...changed }],
          products: [...products, { id: "care", price: 240 }],
          sellers: [seller],
        },
        { ...options, models },
      );
      const [found] = accounts;
      if (found?.valueAtRisk == null) throw new Error("no value at risk");
      return { ...found, valueAtRisk: found.valueAtRisk };
    };
    const { attention, valueAtRisk } = of({});
    expect(valueAtRisk.worth.value).toBe(840);
    expect(attention.renew).toBeCloseTo(0.1 * 240 * 0.5, 9);
    expect(attention.keep).toBeCloseTo(0.1 * 600 * valueAtRisk.lost.value * (1 - valueAtRisk.loss.value), 9);
    const said = attention.reasons.find(({ code }) => code === "portfolio.attention.keep-beyond");
    expect(said?.params).toEqual({
      amount: valueAtRisk.amount,
      beyond: 600 * valueAtRisk.lost.value,
      months: 12,
      loss: valueAtRisk.loss.value,
      leaves: valueAtRisk.leaves,
    });

    // Invoices without a product, or of a contract without one, are known by their money: of a month, a quarter or a year.
    const outside = 0.1 * 600;
    const noProduct = contracts.map((contract) => ({ ...contract, productId: null }));
    for (const [amount, times] of [
      [240, 1],
      [60, 4],
      [20, 12],
    ] as const) {
      const bills = Array.from({ length: times }, (_, place) => ({ on: on(5 + place * 30), amount }));
      for (const changed of [{}, { contracts: noProduct }]) {
        const unnamed = of({ purchases: [...orders, ...bills], ...changed });
        expect(unnamed.valueAtRisk.worth.value).toBe(840);
        expect(unnamed.attention.keep).toBeCloseTo(outside * oddsOf(unnamed), 9);
      }
      const other = of({
        purchases: [...orders, ...bills.map((bill) => ({ ...bill, productId: "mill" }))],
        contracts: noProduct,
      });
      expect(other.attention.keep).toBeCloseTo(outside * oddsOf(other), 9);
    }
    // Of another product, or of other money, all of it is kept apart from the contract; as where its money is not known.
    for (const bill of [{ amount: 240, productId: "mill" }, { amount: 230 }]) {
      const apart = of({ purchases: [...orders, { on: on(300), ...bill }] });
      expect(apart.attention.keep).toBeCloseTo(0.1 * apart.valueAtRisk.worth.value * oddsOf(apart), 9);
    }
    // No more than the contract is worth in a year is its invoices.
    const twice = of({ purchases: [...orders, { on: on(300), amount: 240 }, { on: on(30), amount: 240 }] });
    expect(twice.attention.keep).toBeCloseTo(0.1 * (1080 - 240) * oddsOf(twice), 9);
    const free = of({ contracts: contracts.map((contract) => ({ ...contract, amount: null, per: null })) });
    expect(free.attention.renew).toBeNull();
    expect(free.attention.keep).toBeCloseTo(0.1 * 840 * oddsOf(free), 9);
    // More bought of the product than the contract is worth a year is spend beside it.
    const extra = of({ purchases: [...orders, ...invoices, { on: on(20), amount: 60, productId: "care" }] });
    expect(extra.attention.keep).toBeCloseTo(0.1 * (900 - 240) * oddsOf(extra), 9);
  });

  test("is each stake times the share that a review is assumed to change", () => {
    const account: Account = {
      ...buyer("a", 100),
      contracts: [{ id: "care", startsOn: on(300), endsOn: on(-60), amount: 98, per: "month" }],
    };
    const [found] = review([account]).accounts;
    const { attention, valueAtRisk, renewal, growth } = found ?? {};
    expect(renewal?.amount).toBe(1176);
    expect(growth?.amount).toBeGreaterThan(0);
    const stays = 1 - (valueAtRisk?.loss.value ?? NaN);
    expect(attention?.keep).toBeCloseTo(0.1 * (valueAtRisk?.amount ?? NaN) * stays, 9);
    // Nothing is known of the renewal: even odds.
    expect(attention?.renew).toBeCloseTo(0.1 * 1176 * 0.5, 9);
    expect(attention?.grow).toBeCloseTo(0.15 * (growth?.winnable ?? NaN), 9);
    expect(attention?.winBack).toBeNull();
    expect(attention?.coverage).toBe(1);
    expect(attention?.assumptions.map(({ key }) => key)).toEqual([
      "reviews.effect.keep",
      "reviews.effect.renew",
      "reviews.effect.grow",
      "reviews.renewalWhenUnknown",
    ]);
    const shares = attention?.contributions.map(({ factor, points, weight }) => [factor, points, weight]);
    expect(shares).toEqual([
      ["keep", attention?.keep, 0.1],
      ["renew", attention?.renew, 0.1],
      ["grow", attention?.grow, 0.15],
    ]);
  });

  test("of an account that has left is what winning it back may bring, and nothing else", () => {
    const [found] = review([{ ...buyer("gone", 100, 800), status: "churned", statusSince: on(700) }]).accounts;
    const { attention, winBack } = found ?? {};
    expect([attention?.keep, attention?.grow]).toEqual([null, null]);
    expect(attention?.winBack).toBeCloseTo(0.02 * (winBack?.amount ?? NaN), 9);
    expect(attention?.total).toBe(attention?.winBack);
    // Its contracts are not known.
    expect(attention?.coverage).toBe(0.5);
  });

  test("a contract that was cancelled is at risk with all its money, one that runs on with none, one far off not at all", () => {
    const renew = (more: object): number | null | undefined =>
      review([
        { id: "a", contracts: [{ id: "c", startsOn: on(300), endsOn: on(-60), amount: 1000, per: "year", ...more }] },
      ]).accounts[0]?.attention.renew;
    expect(renew({})).toBeCloseTo(50, 9);
    expect(renew({ status: "cancelled" })).toBeCloseTo(100, 9);
    expect(renew({ autoRenews: true, noticeOn: on(3) })).toBe(0);
    expect(renew({ endsOn: on(-400) })).toBeNull();
    expect(renew({ per: "quarter", amount: null })).toBeNull();
  });

  test("counts every contract that ends within the months, and tells of the one with most at risk", () => {
    const contract = { startsOn: on(300), per: "year" as const };
    const contracts = [
      { ...contract, id: "small", endsOn: on(-40), amount: 200, productId: "care" },
      { ...contract, id: "large", endsOn: on(-90), amount: 1000, status: "cancelled" as const },
      { ...contract, id: "later", endsOn: on(-500), amount: 5000 },
      { ...contract, id: "free", endsOn: on(-20), amount: null },
    ];
    const [found] = review([{ id: "a", contracts }]).accounts;
    expect(found?.renewals.map(({ contractId }) => contractId)).toEqual(["free", "small", "large", "later"]);
    expect(found?.renewal).toEqual(found?.renewals[0]);
    expect(found?.attention.renew).toBeCloseTo(0.1 * (200 * (1 - 0.5 ** (11 / 12)) + 1000), 9);
    const said = found?.attention.reasons.find(({ code }) => code === "portfolio.attention.ends");
    expect(said?.params).toMatchObject({ contractId: "large", amount: 1000 });
    // Nobody expects a renewal where notice was given.
    expect(said && say(said, en)).toBe(`contract large, 1,000 a year, ends on ${on(-90)}: notice was given`);
    const [open] = review([{ id: "a", contracts: contracts.slice(0, 1) }]).accounts;
    expect(open?.attention.reasons.map(({ code }) => code)).toContain("portfolio.attention.renew");
    expect(found?.attention.coverage).toBeLessThan(1);
  });

  test("adds up exactly, in any order of its contributions", () => {
    const money = fc.option(fc.double({ min: 0, max: 1e9, noNaN: true }), { nil: null });
    const policy = attentionPolicy("test", "policy", {}, assumptions(), "attention");
    const days = { startsOn: "2026-01-01", endsOn: "2026-12-31", daysLeft: 3, lateUntil: null };
    const ending = { ...days, intention: "unknown", termMonths: 12, renewals: 0 };
    const asOfDay = parseDay("2026-12-28");
    const figures = { renewalWhenUnknown: 0.5, renewedLate: 0.3, endlessStays: 0.5, slowing: 0.5 };
    const outlook = contractOutlook({ terms: [], endless: [], renewals: 0, late: 0 }, figures, asOfDay);
    fc.assert(
      fc.property(money, money, money, money, (keep, renew, grow, back) => {
        const attention = accountAttention(
          {
            standing: { state: "active", given: false },
            valueAtRisk: keep === null ? null : ({ amount: keep, months: 12, loss: { value: 0.5 } } as never),
            renewals: renew === null ? [] : [{ ...ending, amount: renew } as never],
            endless: [],
            growth: grow === null ? null : ({ amount: 2 * grow, winnable: grow } as never),
            winBack: back === null ? null : ({ amount: back } as never),
            deals: null,
          },
          {
            policy,
            valueAtRisk: { months: 12, margin: 1 },
            currency: null,
            knowsContracts: true,
            outlook,
            serviceOdds: 1,
            asOfDay,
            ofContracts: 0,
            byPurchases: 0.5,
            beginners: null,
            atPace: null,
          },
        );
        const points = attention.contributions.map((contribution) => contribution.points);
        for (const order of [points, points.toReversed(), points.toSorted((a, b) => a - b)]) {
          expect(order.reduce((sum, part) => sum + part, 0)).toBe(attention.total);
        }
      }),
    );
  });

  test("its shares are assumptions and policy", () => {
    const usual = review([buyer("a", 100)]).accounts[0];
    const doubled = review([buyer("a", 100)], {
      assumptions: assumptions("published", { "reviews.effect.keep": 0.2 }),
    }).accounts[0];
    expect(doubled?.attention.keep).toBeCloseTo(2 * (usual?.attention.keep ?? NaN), 9);
    const none = review([buyer("a", 100)], { policies: { attention: { keep: 0 } } }).accounts[0];
    expect(none?.attention.keep).toBe(0);
    expect(() => review([], { policies: { attention: { keep: 2 } } })).toThrow("policies.attention.keep must");
    expect(() => review([], { policies: { attention: { priority: "money" as never } } })).toThrow(
      "policies.attention.priority must",
    );
  });
});

describe("the plan's priority", () => {
  test("is the total over the book's median, on a grid of half doublings from 1/64 to 4096", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e7, noNaN: true }), { minLength: 1, maxLength: 30 }),
        fc.double({ min: 0, max: 1e7, noNaN: true }),
        (totals, total) => {
          const scale = priorityScale(totals, Math.SQRT2);
          const positive = totals.filter((each) => each > 0).sort((a, b) => a - b);
          const middle = positive.length / 2;
          const median =
            positive.length % 2 === 1
              ? positive[Math.floor(middle)]
              : ((positive[middle - 1] ?? NaN) + (positive[middle] ?? NaN)) / 2;
          const priority = attentionPriority(total, scale);
          if (positive.length === 0) {
            expect(priority).toBe(1);
            return;
          }
          const ratio = Math.min(4096, Math.max(1 / 64, total / (median ?? NaN)));
          // The nearest of the grid, by how many times one is the other.
          const grid = Array.from({ length: 37 }, (_, step) => 2 ** (step / 2 - 6));
          const distance = (step: number): number => Math.abs(Math.log2(step / ratio));
          const nearest = Math.min(...grid.map(distance));
          expect(distance(priority)).toBeCloseTo(nearest, 9);
          expect(grid.some((step) => Math.abs(step / priority - 1) < 1e-12)).toBe(true);
        },
      ),
    );
  });

  test("follows attention: what an account spends decides, not how many products it has", () => {
    const book = review([buyer("small", 20), buyer("large", 2000), buyer("middle", 200)]);
    const priorities = book.accounts.map(({ accountId, attention, nextReview }) => {
      expect(nextReview.priority).toBe(attention.priority);
      return [accountId, attention.priority] as const;
    });
    const [small, large, middle] = priorities.map(([, priority]) => priority);
    expect(middle).toBe(1);
    expect(large).toBeGreaterThan(4);
    expect(small).toBeLessThan(1);
  });

  test("by level stays as policy, and a review policy with priorities of its own keeps them", () => {
    const accounts = [buyer("a", 20), { ...buyer("b", 2000), resources: "none" as const }];
    const usual = reviewPolicy().priority as Record<string, number>;
    const byLevel = review(accounts, { policies: { attention: { priority: "level" } } });
    for (const { opportunity, attention, nextReview } of byLevel.accounts) {
      expect(attention.priority).toBe(usual[opportunity.level]);
      expect(nextReview.priority).toBe(usual[opportunity.level]);
    }
    const own = { low: 7, medium: 8, high: 9 };
    for (const reviews of [{ priority: own }, reviewPolicy({ priority: own })]) {
      for (const { opportunity, attention } of review(accounts, { policies: { reviews } }).accounts) {
        expect(attention.priority).toBe(own[opportunity.level]);
      }
    }
    // A resolved policy that states nothing of its own follows attention.
    const resolved = review(accounts, { policies: { reviews: reviewPolicy() } });
    expect(resolved.accounts.map(({ attention }) => attention.priority)).toEqual(
      review(accounts).accounts.map(({ attention }) => attention.priority),
    );
  });

  test("the biggest customers come before a crowd of small ones with more to sell to", () => {
    // One day with room for two reviews before Christmas, and everybody due.
    const small = Array.from({ length: 20 }, (_, index) => ({
      ...buyer(`small-${index}`, 5, 60),
      resources: "ample" as const,
    }));
    const big = ["big-1", "big-2"].map((id): Account => ({ ...buyer(id, 5000, 60), resources: "none" }));
    const book = reviewPortfolio(
      {
        accounts: [...small, ...big],
        products,
        sellers: [{ ...seller, away: [{ from: "2026-11-24", to: "2026-12-31" }] }],
      },
      { ...options, models },
    );
    expect(new Set(book.plan.booked.map(({ accountId }) => accountId))).toEqual(new Set(["big-1", "big-2"]));
  });

  test("reasons say what ends or burns first, then the money, then the rest", () => {
    const account: Account = {
      ...buyer("a", 500, 90),
      contracts: [{ id: "care", startsOn: on(300), endsOn: on(-19), amount: 100, per: "month" }],
      touches: [{ on: on(700), kind: "review" }],
    };
    const [found] = review([account]).accounts;
    const codes = found?.nextReview.reasons.map(({ code }) => code) ?? [];
    expect(codes.slice(0, 3)).toEqual([
      "portfolio.renewal.up",
      "portfolio.attention.keep",
      "portfolio.standing.silent",
    ]);
    // The signals say the same without the money and without the account's own rhythm.
    expect(found?.signals.map(({ code }) => code)).toEqual(expect.arrayContaining(["renewal-near", "long-silence"]));
    expect(codes).not.toContain("reviews.signal");
  });
});
