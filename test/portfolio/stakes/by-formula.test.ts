import fc from "fast-check";
import {
  assumptions,
  expectedPurchases,
  gammaGammaModel,
  mbgNbdModel,
  probabilityAlive,
  probabilityOfBuying,
  type Purchase,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { parseDay, plainDate } from "../../../src/calendar/days/plain-date.js";
import { attentionPolicy } from "../../../src/portfolio/stakes/attention-policy.js";
import { attentionPriority, priorityScale } from "../../../src/portfolio/stakes/priority-scale.js";
import { contractOutlook } from "../../../src/portfolio/contracts/contract-outlook.js";
import { accountAttention } from "../../../src/portfolio/stakes/attention.js";
import type { Stakes } from "../../../src/portfolio/stakes/stakes.js";
import type { Renewal } from "../../../src/portfolio/stakes/account-renewal.js";
import { comingSpend, lastingReasons, lifespansOf } from "../../../src/portfolio/stakes/coming-spend.js";
import { lostQuantile } from "../../../src/portfolio/stakes/lost-money.js";
import { valueAtRisk } from "../../../src/portfolio/stakes/value-at-risk.js";
import { purchaseDays } from "../../../src/backtest/past/purchase-record.js";
import { datedAccount } from "../../../src/backtest/past/dated-account.js";

const AS_OF = parseDay("2026-11-21");
const MONTH = 365.25 / 12;

describe("value at risk of one account", () => {
  // Hardly anyone leaves, so that what is lost is lost for want of a purchase.
  const purchases = mbgNbdModel({ r: 0.6, alpha: 12, a: 1e-12, b: 2.5 }, { timeUnit: "week" });
  const leavers = mbgNbdModel({ r: 0.6, alpha: 12, a: 0.4, b: 2.5 }, { timeUnit: "week" });
  const spend = gammaGammaModel({ p: 4, q: 4, v: 15 });
  const history = {
    accountId: "acme",
    repeatPurchases: 3,
    recency: 30,
    observed: 40,
    meanRepeatSpend: 100,
    unit: "week" as const,
  };
  const of = (more: object = {}, coming: object = {}) =>
    valueAtRisk({
      history,
      purchases,
      spend,
      coming: {
        spent: 500,
        worth: 400,
        ofContracts: 0,
        purchases: 5,
        lasting: null,
        unpriced: 0,
        credits: 0,
        ...coming,
      },
      chance: { probability: 0.6, lower: 0.5, upper: 0.8, from: "loyalty" },
      gaps: null,
      knowsService: true,
      policy: { months: 6, margin: 0.5 },
      currency: "EUR",
      assumptions: [],
      ...more,
    } as never);

  test("is worth times loss, each with its bounds", () => {
    const risk = of();
    expect(risk).toMatchObject({ currency: "EUR", months: 6, confidence: 0.9, lossFrom: "loyalty" });
    expect(risk.amount).toBeCloseTo(200 * 0.4, 10);
    expect(risk.loss.value).toBeCloseTo(0.4, 10);
    expect([risk.loss.lower, risk.loss.upper]).toEqual([1 - 0.8, 0.5]);
    expect(risk.expected.lower).toBeCloseTo(200 * (1 - 0.8), 8);
    expect(risk.expected.upper).toBeCloseTo(100, 8);
    // The pace of five purchases has a variance of (1 + 1/p)/5 on the logarithm; 1.96 deviations are 95%.
    const reach = Math.exp(1.95996398454 * Math.sqrt((1 + 1 / 4) / 5));
    expect(risk.worth.value).toBe(200);
    expect(risk.worth.lower).toBeCloseTo(200 / reach, 6);
    expect(risk.worth.upper).toBeCloseTo(200 * reach, 6);
  });

  test("who buys and leaves within the months loses the rest: of the model's purchases with and without leaving", () => {
    const risk = of({ purchases: leavers });
    const horizon = 365.25 / 2 / 7;
    // Wherever it is still a customer, the model's own functions say it; what of them is alive divides out.
    const alive = probabilityAlive(leavers, history);
    const kept = expectedPurchases(leavers, history, { horizon }) / alive / (((0.6 + 3) / (12 + 40)) * horizon);
    const leaves = (1 - kept) / (probabilityOfBuying(leavers, history, { horizon }) / alive);
    expect(leaves).toBeGreaterThan(0.05);
    expect(risk.leaves).toBeCloseTo(leaves, 8);
    expect(risk.loss).toEqual(of().loss);
    expect(risk.lost.value).toBeCloseTo(0.4 + 0.6 * leaves, 8);
    expect([risk.lost.lower, risk.lost.upper]).toEqual([
      expect.closeTo(0.2 + 0.8 * leaves, 8) as number,
      expect.closeTo(0.5 + 0.5 * leaves, 8) as number,
    ]);
    expect(risk.amount).toBeCloseTo(200 * (0.4 + 0.6 * leaves), 6);
    expect(risk.expected.upper).toBeCloseTo(200 * (0.5 + 0.5 * leaves), 6);
    expect(risk.reasons).toContainEqual({
      code: "portfolio.value-at-risk.leaves",
      params: { share: risk.leaves, months: 6 },
    });
    expect(of().reasons.map(({ code }) => code)).not.toContain("portfolio.value-at-risk.leaves");
  });

  test("without a model of spend amounts vary as much as their mean, and no purchase counts as one", () => {
    const reach = (purchases: number, variance: number) => Math.exp(1.95996398454 * Math.sqrt(variance / purchases));
    expect(of({ spend: null }).worth.upper).toBeCloseTo(200 * reach(5, 2), 6);
    expect(of({}, { purchases: 0 }).worth.upper).toBeCloseTo(200 * reach(1, 1.25), 6);
  });

  test("what is lost is nothing, or log-normal about the worth, as much wider as the time is short", () => {
    const risk = of();
    const spread = Math.sqrt(1.25 / 5) * Math.sqrt(1 + 1 / 0.5);
    // With a loss of 40% the upper bound, 95%, lies at (0.95 − 0.6) / 0.4 = 87.5% of the losses.
    expect(risk.upper).toBeCloseTo(200 * Math.exp(spread * 1.15034938 - spread ** 2 / 2), 4);
    expect(risk.lower).toBe(0);
    const sure = of({ chance: { probability: 0.02, lower: 0, upper: 0.1, from: "purchases" } });
    // (0.05 − 0.02) / 0.98 = 3.0612% of the losses; normal quantiles by Python's statistics.NormalDist.
    expect(sure.lower).toBeCloseTo(200 * Math.exp(spread * -1.87187073 - spread ** 2 / 2), 3);
    expect(sure.lossFrom).toBe("purchases");
  });

  test("quantiles come out as often as they say, with the worth as the mean of what is lost", () => {
    const [worth, loss, spread] = [100, 0.5, 0.8];
    const steps = 4000;
    const levels = Array.from({ length: steps }, (_, step) => (step + 0.5) / steps);
    const quantiles = levels.map((level) => lostQuantile(level, worth, { loss, leaves: 0, spread }));
    expect(quantiles.reduce((sum, each) => sum + each, 0) / steps).toBeCloseTo(worth * loss, 0);
    expect(quantiles.filter((each) => each === 0)).toHaveLength(steps / 2);
    expect(lostQuantile(0.5, 0, { loss: 0.9, leaves: 0, spread: 1 })).toBe(0);
    expect(lostQuantile(0.99, 9, { loss: 0, leaves: 0, spread: 1 })).toBe(0);
    expect(lostQuantile(0.4, 9, { loss: 0.6, leaves: 0, spread: 1 })).toBe(0);
  });

  test("its reasons say what was spent, what lasts, and what is taken as sure", () => {
    const codes = (more: object, coming: object = {}) =>
      of(more, coming).reasons.map(({ code }) => code.replace("portfolio.value-at-risk.", ""));
    expect(codes({})[0]).toBe("spent");
    expect(codes({})).toContain("model-taken-as-sure");
    expect(codes({ purchases: { ...purchases, covariance: [[1]] } })).not.toContain("model-taken-as-sure");
    expect(codes({})).not.toContain("loss-from-purchases");
    expect(codes({ knowsService: false })).toContain("loss-from-purchases");
    const lasting = { amount: 9, productId: "mill", products: 1 };
    expect(codes({}, { lasting })[1]).toBe("lasting");
    expect(lastingReasons({ lasting, unpriced: 0, credits: 0 } as never, 6)).toMatchObject([
      { params: { ...lasting, months: 6 } },
    ]);
    expect(lastingReasons({ lasting: null, unpriced: 0, credits: 0 } as never, 6)).toEqual([]);
    expect(lastingReasons({ lasting: null, unpriced: 2, credits: 1 } as never, 6)).toEqual([
      { code: "portfolio.value-at-risk.unpriced", params: { lines: 2 } },
      { code: "portfolio.value-at-risk.credits-unused", params: { credits: 1 } },
    ]);
  });
});

describe("what comes again", () => {
  const day = fc.constantFrom(
    "2024-11-21",
    "2024-11-22",
    "2025-05-01",
    "2025-11-21",
    "2025-11-22",
    "2026-01-15",
    "2026-06-01",
    "2026-11-21",
    "2026-11-22",
  );
  const line = fc.record({
    on: day,
    productId: fc.constantFrom("bag", "mill", "oven", "seal", null),
    amount: fc.constantFrom(10, 25, 100),
  });
  const products = [
    { id: "bag", price: 1, lifespanMonths: 12 },
    { id: "mill", price: 1, lifespanMonths: 60 },
    { id: "oven", price: 1, lifespanMonths: 13 },
    { id: "seal", price: 1, kind: "option" as const },
    { id: "unknown", price: 1 },
  ];
  const HABIT = 3;

  test("products that last longer than a year, and options for good", () => {
    expect([...lifespansOf(products)]).toEqual([
      ["mill", 60],
      ["oven", 13],
      ["seal", Infinity],
    ]);
    expect(lifespansOf([{ id: "cap", price: 1, kind: "option", lifespanMonths: 6 }]).size).toBe(0);
  });

  /** Calendar months after a day; all days here exist in every month. */
  const monthsAfter = (on: string, months: number) => {
    const [year = 0, month = 0, date = 0] = on.split("-").map(Number);
    return Date.UTC(year, month - 1 + months, date) / 86_400_000;
  };
  /** The number by which the day of the oldest counts as due: once when overdue, then each time within the months. */
  const timesDue = (on: string, lifespan: number, months: number) => {
    const dues = Array.from({ length: 60 }, (_, count) => monthsAfter(on, (count + 1) * lifespan));
    const end = AS_OF + months * MONTH;
    const coming = dues.filter((due) => due > AS_OF && due <= end).length;
    return coming + (dues.some((due) => due <= AS_OF) ? 1 : 0);
  };

  test("is the pace of the year without what lasts, and what falls due, recounted from the rows", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.constantFrom(3, 12, 24), (rows, months) => {
        const purchases: Purchase[] = rows;
        const days = purchaseDays(datedAccount({ id: "a", purchases }, 0), AS_OF);
        const found = comingSpend({ purchases }, days, AS_OF, [], {
          lifespans: lifespansOf(products),
          prices: new Map(),
          habitDays: HABIT,
          asOfDay: AS_OF,
          months,
        });
        const inYear = rows.filter(({ on }) => on > "2025-11-21" && on <= "2026-11-21");
        const inTwoYears = rows.filter(({ on }) => on > "2024-11-21" && on <= "2026-11-21");
        const sum = (list: readonly { amount: number }[]) => list.reduce((total, { amount }) => total + amount, 0);
        const lasting = ["mill", "oven", "seal"].filter((id) => {
          const isHabit =
            new Set(inTwoYears.filter(({ productId }) => productId === id).map(({ on }) => on)).size >= HABIT;
          return !isHabit && inYear.some(({ productId }) => productId === id);
        });
        const lifespan = (id: string) => products.find((product) => product.id === id)?.lifespanMonths ?? Infinity;
        const again = (id: string) =>
          inYear
            .filter(({ productId }) => productId === id)
            .reduce(
              (total, { on, amount }) => total + (id === "seal" ? 0 : amount * timesDue(on, lifespan(id), months)),
              0,
            );
        const ofLasting = sum(inYear.filter(({ productId }) => lasting.includes(productId ?? "")));
        const spent = sum(inYear);
        expect(found?.spent).toBe(spent);
        expect(found?.worth).toBeCloseTo(
          ((spent - ofLasting) * months) / 12 + lasting.reduce((total, id) => total + again(id), 0),
          8,
        );
        const once = lasting.filter((id) => again(id) === 0);
        const onceRows = inYear.filter(({ productId }) => once.includes(productId ?? ""));
        const comingDays = new Set(inYear.filter((row) => !onceRows.includes(row)).map(({ on }) => on));
        expect(found?.purchases).toBe(comingDays.size);
        const amountOf = (id: string) => sum(inYear.filter(({ productId }) => productId === id));
        const most = once.toSorted((a, b) => amountOf(b) - amountOf(a) || (a < b ? -1 : 1))[0];
        expect(found?.lasting).toEqual(
          most === undefined ? null : { amount: sum(onceRows), productId: most, products: once.length },
        );
        expect(found?.ofContracts).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  test("counts what is invoiced under contracts, up to the money of each product's contracts", () => {
    const of = (purchases: Purchase[], renewals: { productId: string | null; amount: number | null }[], months = 12) =>
      comingSpend({ purchases }, purchaseDays(datedAccount({ id: "a", purchases }, 0), AS_OF), AS_OF, renewals, {
        lifespans: lifespansOf(products),
        prices: new Map(),
        habitDays: HABIT,
        asOfDay: AS_OF,
        months,
      })?.ofContracts;
    const bag = (on: string, amount: number) => ({ on, productId: "bag", amount });
    const bags = [bag("2026-01-01", 30), bag("2026-02-01", 30), bag("2025-11-21", 500)];
    const contract = (amount: number | null, productId: string | null = "bag") => ({ productId, amount });
    expect(of(bags, [contract(40)])).toBe(40);
    expect(of(bags, [contract(40), contract(40)])).toBe(60);
    expect(of(bags, [contract(100)])).toBe(60);
    expect(of(bags, [contract(40)], 6)).toBe(20);
    expect(of(bags, [contract(null), contract(40, null), contract(40, "mill")])).toBe(0);
    // Where one of the two names no product, by the money of a bill: of a year, half a year, a quarter or a month.
    for (const [yearly, bill] of [
      [30, 60],
      [60, 60],
      [120, 60],
      [360, 60],
      [31, 0],
    ] as const) {
      expect(of(bags, [contract(yearly, null)])).toBe(Math.min(yearly, bill));
      const unnamed = bags.map(({ on, amount }) => ({ on, amount }));
      expect(of(unnamed, [contract(yearly, "mill")])).toBe(Math.min(yearly, bill));
    }
    expect(of([{ on: "2026-01-01", productId: "mill", amount: 900 }], [contract(900, null)])).toBe(0);
    expect(of([...bags, { on: "2026-03-01", productId: "bag", amount: -30 }], [contract(40)])).toBe(30);
    // A rebate lowers an invoice.
    expect(of([...bags, { on: "2026-03-01", productId: "bag", amount: -10 }], [contract(100)])).toBe(50);
    // A machine that is bought once is no invoice.
    expect(of([{ on: "2026-01-01", productId: "mill", amount: 900 }], [contract(900, "mill")])).toBe(0);
    expect(of([{ on: "2026-01-01", productId: "bag" }], [contract(40)])).toBeUndefined();
  });

  test("a line without an amount counts at its list price, else not at all where most others have theirs", () => {
    const of = (purchases: Purchase[]) =>
      comingSpend({ purchases }, purchaseDays(datedAccount({ id: "a", purchases }, 0), AS_OF), AS_OF, [], {
        lifespans: lifespansOf(products),
        prices: new Map([
          ["bag", 30],
          ["mill", 900],
        ]),
        habitDays: HABIT,
        asOfDay: AS_OF,
        months: 12,
      });
    const known: Purchase[] = [
      { on: "2026-03-01", amount: 100 },
      { on: "2026-05-01", amount: 50 },
    ];
    expect(of([...known, { on: "2026-05-01" }])).toMatchObject({ spent: 150, worth: 150, purchases: 2, unpriced: 1 });
    expect(of([...known, { on: "2026-06-01" }])).toMatchObject({ spent: 150, worth: 150, purchases: 2, unpriced: 1 });
    expect(of([...known, { on: "2026-06-01" }, { on: "2026-07-01" }])).toBeNull();
    const bags = { on: "2026-06-01", productId: "bag", quantity: 4 };
    expect(of([...known, bags])).toMatchObject({ spent: 270, worth: 270, purchases: 3, unpriced: 0 });
    expect(of([bags])).toMatchObject({ spent: 120, unpriced: 0 });
    // A credit on what no one knows the price of lowers nothing, and is counted.
    const credit = { on: "2026-06-02", productId: "cup", amount: -40 };
    const cup = { on: "2026-06-01", productId: "cup", quantity: 2 };
    expect(of([...known, cup, credit])).toMatchObject({ spent: 150, unpriced: 1, credits: 1 });
    expect(of([...known, cup, { ...credit, productId: "bag" }, bags])).toMatchObject({ credits: 1 });
    const paid = { on: "2026-05-20", productId: "cup", amount: 100, quantity: 2 };
    expect(of([...known, paid, cup, credit])).toMatchObject({ credits: 0 });
    // At its list price a machine lasts as well.
    expect(of([...known, { on: "2026-06-01", productId: "mill" }])).toMatchObject({
      spent: 1050,
      worth: 150,
      lasting: { amount: 900, productId: "mill", products: 1 },
    });
  });

  test("a purchase without an amount leaves the year unknown, one long ago does not", () => {
    const of = (on: string) =>
      comingSpend({ purchases: [] }, [{ day: parseDay(on), spend: null }], AS_OF, [], {
        lifespans: new Map(),
        prices: new Map(),
        habitDays: HABIT,
        asOfDay: AS_OF,
        months: 12,
      });
    expect(of("2025-11-22")).toBeNull();
    expect(of("2025-11-21")).toMatchObject({ spent: 0, worth: 0, purchases: 0, lasting: null });
    expect(of(plainDate(AS_OF + 1))).not.toBeNull();
  });
});

describe("attention", () => {
  const unseen = { terms: [], endless: [], renewals: 0, late: 0 };
  const taken = { renewalWhenUnknown: 0.5, renewedLate: 0.3, endlessStays: 0.25, slowing: 0.5 };
  const outlook = contractOutlook(unseen, taken, AS_OF);
  const policy = attentionPolicy(
    "test",
    "policy",
    { keep: 0.5, renew: 0.25, grow: 0.125, winBack: 0.0625 },
    assumptions(),
    "attention",
  );
  const renewal = fc
    .record({
      contractId: fc.constantFrom("c1", "c2", "c3"),
      termMonths: fc.constant(120),
      renewals: fc.constant(0),
      amount: fc.option(fc.constantFrom(120, 1200), { freq: 5 }),
      // Six months are 182.6 days. The last has ended, and may be renewed within 60 days.
      daysLeft: fc.constantFrom(10, 182, 183, -10),
      startsIn: fc.constantFrom(-300, 0, 30),
      intention: fc.constantFrom("cancelled", "runs-on", "drafted", "unknown"),
    })
    .map((each) => ({
      ...each,
      startsOn: plainDate(AS_OF + each.startsIn),
      endsOn: plainDate(AS_OF + each.daysLeft),
      lateUntil: each.daysLeft < 0 ? plainDate(AS_OF + each.daysLeft + 61) : null,
    }));
  const noEnd = fc
    .record({
      contractId: fc.constantFrom("e1", "e2"),
      amount: fc.option(fc.constantFrom(251, 2503), { freq: 5 }),
      startsIn: fc.constantFrom(-300, 30),
    })
    .map((each) => ({ ...each, productId: null, per: "month", startDay: AS_OF + each.startsIn }));
  const anyStakes = fc.record({
    state: fc.constantFrom("prospect", "new", "active", "slowing", "lapsed", "lost"),
    atRisk: fc.option(
      fc.record({
        worth: fc.constantFrom(0, 800, 1600),
        loss: fc.constantFrom(0.25, 0.5),
        leaves: fc.constantFrom(0, 0.2),
      }),
    ),
    back: fc.option(fc.constantFrom(0, 320)),
    growth: fc.option(fc.constantFrom(0, 640)),
    renewals: fc.array(renewal, { maxLength: 3 }),
    endless: fc.array(noEnd, { maxLength: 2 }),
    ofContracts: fc.constantFrom(0, 400, 4000),
    byPurchases: fc.constantFrom(0, 0.25, 0.5, 1),
    knowsContracts: fc.boolean(),
    serviceOdds: fc.constantFrom(1, 0.25, 3),
    months: fc.constantFrom(6, 12),
    margin: fc.constantFrom(0.5, 1),
  });

  test("is each stake times its share, recounted, with what counts most told first", () => {
    fc.assert(
      fc.property(anyStakes, (given) => {
        const { months, margin } = given;
        const stakes = {
          standing: { state: given.state },
          valueAtRisk: given.atRisk && {
            amount: given.atRisk.worth * given.atRisk.loss,
            worth: { value: given.atRisk.worth },
            loss: { value: given.atRisk.loss / 2 },
            leaves: given.atRisk.leaves,
            lost: { value: given.atRisk.loss },
            months,
          },
          winBack: given.back === null ? null : { amount: given.back, worth: 2 * given.back, months, probability: 0.5 },
          growth: given.growth === null ? null : { amount: 2 * given.growth, winnable: given.growth, months: 18 },
          renewals: given.renewals,
          endless: given.endless,
        } as unknown as Stakes;
        const found = accountAttention(stakes, {
          policy,
          valueAtRisk: { months, margin },
          currency: "EUR",
          knowsContracts: given.knowsContracts,
          outlook,
          serviceOdds: given.serviceOdds,
          asOfDay: AS_OF,
          ofContracts: given.ofContracts,
          byPurchases: given.byPurchases,
          beginners: null,
          atPace: null,
        });
        // Even odds, halved where the account is slowing: a chance of a third.
        const isSlowing = given.state === "slowing";
        const open = given.state === "lost" ? 0 : isSlowing ? 1 / 3 : 0.5;
        const chance = { cancelled: 0, "runs-on": given.state === "lost" ? 0 : 1, drafted: open, unknown: open };
        // Of 200 contracts 100 are renewed, 30 of them late, half a one on each of 60 days, the first of them 2 days after the
        // end. From the 10th on 26 are to come.
        const still = given.state === "lost" ? 0 : 26 / 126;
        const lateChance = { ...chance, drafted: still, unknown: still };
        /** What service makes of a loss: the odds of staying are 1 − loss to loss. */
        const moved = (loss: number): number => loss / (loss + (1 - loss) * given.serviceOdds);
        const movedBy: number[] = [];
        const endless = given.endless
          .filter(({ amount }) => amount !== null)
          .map((each) => {
            const left = months - Math.max(0, each.startsIn) / 30.4375;
            // A quarter of them stays a year, and of those in slowing accounts at half the odds.
            const gone = (until: number): number => {
              const stays = 0.25 ** (until / 12);
              return given.state === "lost" ? 1 : 1 - (isSlowing ? stays / (2 - stays) : stays);
            };
            const loss = gone(left);
            // It may be left in any month: the mean of who is gone at the beginning and at the end of each.
            const steps = Math.round(left);
            const mean = Array.from({ length: steps }, (_, step) => gone((left * step) / steps))
              .map((before, step) => (before + gone((left * (step + 1)) / steps)) / 2)
              .reduce((sum, each) => sum + each / steps, 0);
            const atRisk = (((each.amount ?? 0) * months) / 12) * (left / months) * margin * mean;
            if (moved(loss) !== loss) movedBy.push(loss);
            return { ...each, loss, atRisk: (atRisk * moved(loss)) / loss };
          });
        const ending = given.renewals
          .filter(({ amount, daysLeft }) => amount !== null && daysLeft <= months * 30.4375)
          .map((each) => {
            const ofMonths = ((each.amount ?? 0) * months) / 12;
            const money = ofMonths * (1 - Math.max(0, each.startsIn) / (months * 30.4375)) * margin;
            const late = lateChance[each.intention];
            // Of one that has ended, who is still there, and not its service.
            if (each.daysLeft < 0) return { ...each, atRisk: money * (1 - late) * late };
            const loss = 1 - chance[each.intention];
            if (loss > 0 && loss < 1 && given.serviceOdds !== 1) movedBy.push(loss);
            return { ...each, atRisk: money * moved(loss) };
          });
        const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0);
        // Under contracts that may be lost, the money is counted once: with them.
        const isBeyond = ending.length + endless.length > 0 && given.ofContracts > 0;
        const outside =
          given.atRisk &&
          (isBeyond ? Math.max(0, given.atRisk.worth - given.ofContracts * margin) : given.atRisk.worth) *
            given.atRisk.loss;
        const kept = outside && outside * given.byPurchases;
        const values = {
          keep: endless.length === 0 ? kept : total(endless.map(({ atRisk }) => atRisk)) + (kept ?? 0),
          renew: ending.length === 0 ? null : total(ending.map(({ atRisk }) => atRisk)),
          grow: given.growth,
          winBack: given.back,
        };
        const shares = { keep: 0.5, renew: 0.25, grow: 0.125, winBack: 0.0625 };
        const factors = Object.keys(values) as (keyof typeof values)[];
        const known = factors.filter((factor) => values[factor] !== null);
        for (const factor of factors) {
          const value = values[factor];
          if (value === null) expect(found[factor]).toBeNull();
          else expect(found[factor]).toBeCloseTo(value * shares[factor], 10);
        }
        expect(found.total).toBeCloseTo(total(known.map((factor) => (values[factor] ?? 0) * shares[factor])), 10);
        expect(found.contributions.map(({ factor, weight }) => ({ factor, weight }))).toEqual(
          known.map((factor) => ({ factor, weight: shares[factor] })),
        );
        for (const { factor, value } of found.contributions) {
          expect(value).toBeCloseTo(values[factor as keyof typeof values] ?? NaN, 9);
        }
        expect(found.currency).toBe("EUR");

        const worst = ending.toSorted((a, b) => b.atRisk - a.atRisk)[0];
        const told = known
          .map((factor) => ({ factor, points: (values[factor] ?? 0) * shares[factor] }))
          .filter(({ points }) => points > 0)
          .sort((a, b) => b.points - a.points);
        const say = {
          keep: () => {
            const [amount, loss] = [
              (given.atRisk?.worth ?? 0) * (given.atRisk?.loss ?? 0),
              (given.atRisk?.loss ?? NaN) / 2,
            ];
            const { leaves } = given.atRisk ?? {};
            const bought =
              (kept ?? 0) === 0
                ? []
                : isBeyond
                  ? [{ code: "keep-beyond", params: { amount, beyond: outside, months, loss, leaves } }]
                  : [{ code: "keep", params: { amount, months, loss, leaves } }];
            const most = endless.toSorted((a, b) => b.atRisk - a.atRisk)[0];
            const { contractId, amount: yearly, loss: probability } = most ?? {};
            const noneEnds =
              (most?.atRisk ?? 0) === 0
                ? []
                : [{ code: "endless", params: { contractId, amount: yearly, months, probability } }];
            return total(endless.map(({ atRisk }) => atRisk)) > (kept ?? 0)
              ? [...noneEnds, ...bought]
              : [...bought, ...noneEnds];
          },
          renew: () => [
            {
              code: (worst?.daysLeft ?? 0) < 0 ? "late" : worst?.intention === "cancelled" ? "ends" : "renew",
              params: { contractId: worst?.contractId, endsOn: worst?.endsOn, amount: worst?.amount },
            },
          ],
          grow: () => [{ code: "grow", params: { amount: 2 * (given.growth ?? 0), months: 18 } }],
          winBack: () => [
            {
              code: "win-back",
              params: { worth: 2 * (given.back ?? 0), months, probability: 0.5 },
            },
          ],
        };
        const rounded = (params: unknown): unknown =>
          JSON.parse(JSON.stringify(params), (_, value: unknown) =>
            typeof value === "number" ? Number(value.toPrecision(10)) : value,
          );
        const said = found.reasons.map(({ code, params }) => ({
          code: code.replace("portfolio.attention.", ""),
          params,
        }));
        const isTold = told.some(({ factor }) => factor === "keep" || factor === "renew");
        const ofService =
          movedBy.length > 0 && isTold ? [{ code: "service", params: { odds: given.serviceOdds } }] : [];
        expect(rounded(said)).toEqual(
          rounded([...told.flatMap(({ factor }): object[] => say[factor]()), ...ofService]),
        );

        const isPriced = [...given.renewals, ...given.endless].every(({ amount }) => amount !== null);
        const isLeft = given.state === "lapsed" || given.state === "lost";
        const parts =
          given.state === "prospect" ? [true] : isLeft ? [given.back !== null] : [given.atRisk !== null, true];
        const all = [given.knowsContracts && isPriced, ...parts];
        expect(found.coverage).toBeCloseTo(all.filter(Boolean).length / all.length, 12);
        // The shares are policy here; the chance of a renewal of which nothing is known is a figure.
        const names = found.assumptions.map(({ key }) => key);
        const isOpen = ({ intention }: { intention: string }): boolean =>
          given.state !== "lost" && ["unknown", "drafted"].includes(intention);
        const inTime = ending.filter(({ daysLeft }) => daysLeft >= 0);
        const late = ending.filter(({ daysLeft }) => daysLeft < 0);
        const mayStay = given.state !== "lost" && endless.length > 0;
        expect(names).toEqual([
          ...(ending.some(isOpen) ? ["reviews.renewalWhenUnknown"] : []),
          ...(late.some(isOpen) ? ["contracts.renewedLate"] : []),
          ...(mayStay ? ["contracts.endlessStays"] : []),
          ...(isSlowing && (mayStay || inTime.some(isOpen)) ? ["reviews.renewalSlowingOdds"] : []),
        ]);
      }),
      { numRuns: 300 },
    );
  });

  test("figures that the policy leaves open are listed, as far as they count", () => {
    const open = attentionPolicy("test", "policy", { keep: 0.5 }, assumptions(), "level");
    expect(open).toMatchObject({
      keep: 0.5,
      renew: 0.1,
      grow: 0.15,
      winBack: 0.02,
      renewalWhenUnknown: 0.5,
      priority: "level",
    });
    expect(Object.keys(open.assumptions)).toEqual([
      "renew",
      "grow",
      "winBack",
      "renewalWhenUnknown",
      "renewedLate",
      "endlessStays",
      "renewalSlowingOdds",
      "dealWhenUnknown",
    ]);
    const own = {
      contractId: "c",
      startsOn: "2026-01-01",
      endsOn: plainDate(AS_OF + 1),
      termMonths: 12,
      renewals: 0,
      lateUntil: null,
      amount: 1,
      daysLeft: 1,
      intention: "cancelled",
    } as unknown as Renewal;
    const stakes = {
      standing: { state: "active" },
      valueAtRisk: null,
      winBack: null,
      growth: null,
      renewals: [own],
      endless: [],
    };
    const context = {
      policy: open,
      valueAtRisk: { months: 12, margin: 1 },
      currency: null,
      knowsContracts: true,
      outlook,
      serviceOdds: 1,
      asOfDay: AS_OF,
      ofContracts: 0,
      byPurchases: null,
      beginners: null,
      atPace: null,
    };
    expect(accountAttention(stakes as never, context).assumptions.map(({ key }) => key)).toEqual([
      "reviews.effect.renew",
    ]);
    expect(() => attentionPolicy("test", "p", { renew: 2 }, assumptions(), "level")).toThrow("test: p.renew");
    expect(() => attentionPolicy("test", "p", { priority: "x" as never }, assumptions(), "level")).toThrow(
      "test: p.priority",
    );
    expect(() => attentionPolicy("test", "p", { lose: 0.5 } as never, assumptions(), "level")).toThrow(
      "test: p must have no field but",
    );
  });

  test("priorities are multiples of the median, on the nearest point of the grid", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { maxLength: 9 }), fc.constantFrom(1.5, 2, Math.SQRT2), (totals, step) => {
        const scale = priorityScale(totals, step);
        const positive = totals.filter((total) => total > 0).sort((a, b) => a - b);
        const half = positive.length / 2;
        const median =
          positive.length === 0
            ? null
            : ((positive[Math.ceil(half) - 1] ?? NaN) + (positive[Math.floor(half)] ?? NaN)) / 2;
        expect(scale).toEqual({ median, step });
        for (const total of totals) {
          const priority = attentionPriority(total, scale);
          if (median === null) {
            expect(priority).toBe(1);
            continue;
          }
          const ratio = Math.min(4096, Math.max(1 / 64, total / median));
          // No point of the grid is nearer, by ratio.
          const power = Math.round(Math.log(ratio) / Math.log(step));
          const isHalfWay = Math.abs(Math.abs(Math.log(ratio) / Math.log(step) - power) - 0.5) < 1e-9;
          if (!isHalfWay) expect(priority).toBeCloseTo(step ** power, 8);
        }
      }),
      { numRuns: 150 },
    );
  });
});
