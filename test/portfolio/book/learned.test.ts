import {
  assumptions,
  defineCatalogue,
  gammaGammaModel,
  mbgNbdModel,
  opportunityPolicy,
  purchaseObservations,
  type Account,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { addMonths, parseDay, plainDate } from "../../../src/calendar/days/plain-date.js";
import { bookModels, unitOfHistories } from "../../../src/portfolio/book/book-models.js";
import { bookPropensity, propensitySample } from "../../../src/portfolio/book/book-propensity.js";
import { draws } from "../../support/draws.js";

const AS_OF = parseDay("2026-11-21");
const catalogue = defineCatalogue(["a", "b", "c", "d"].map((id) => ({ id, price: 100 })));

describe("the chances of offers that a book teaches", () => {
  const policy = opportunityPolicy({});
  const horizon = addMonths(AS_OF, policy.horizonMonths) - AS_OF;
  const rules = { asOfDay: AS_OF, opportunity: policy, horizonDays: 180, assumptions: assumptions() };
  const least = rules.assumptions["opportunity.leastUptakes"].value;

  /** Accounts that buy about once in so many days, over so many days. */
  const buyersOf = (gap: number, days: number, count = 80) => {
    const { uniform } = draws(7);
    return Array.from({ length: count }, (_, index) => {
      const bought: number[] = [];
      for (
        let day = AS_OF - days + (index === 0 ? 0 : Math.floor(uniform() * 30));
        day <= AS_OF;
        day += 1 + Math.floor(2 * gap * uniform())
      )
        bought.push(day);
      const account: Account = {
        id: `a${index}`,
        purchases: bought.map((day) => ({
          on: plainDate(day),
          productId: "abcd".charAt(Math.floor(4 * uniform())),
          amount: 100,
        })),
      };
      return { account, purchaseDays: bought.map((day) => ({ day, spend: 10_000 })) };
    });
  };
  const features = [
    "logOwned",
    "purchasesLastYear",
    "yearsSinceLastPurchase",
    "kind:replacement",
    "kind:add-on",
    "kind:service-contract",
  ];
  /** Offers bought in the last so many days by those who were customers before. */
  const boughtIn = (buyers: ReturnType<typeof buyersOf>, days: number) => {
    const start = AS_OF - days;
    const then = buyers
      .filter(({ purchaseDays }) => (purchaseDays[0]?.day ?? AS_OF) <= start)
      .map(({ account }) => account);
    const { accepted } = purchaseObservations(then, {
      catalogue,
      asOf: plainDate(start),
      until: plainDate(AS_OF),
      policy,
      features,
    });
    return { bought: accepted.filter(({ bought }) => bought).length, all: accepted.length };
  };
  const learned = (buyers: ReturnType<typeof buyersOf>, days: number) =>
    bookPropensity({ buyers, firstDay: AS_OF - days }, catalogue, rules, "week", null);

  test("come from a quarter of the horizon, else half of it, else as long as the record allows, by the bought offers in them", () => {
    const seen = new Set<number | null>();
    for (const [gap, history] of [
      [40, 1500],
      [200, 1500],
      [900, 1500],
      [3000, 1500],
      [60, 300],
      [60, 200],
      [60, 89],
    ] as const) {
      const buyers = buyersOf(gap, history);
      const longest = Math.min(horizon, Math.floor((history * 2) / 3));
      const enough = Math.max(least, 5 * 4);
      let expected: number | null = null;
      for (const days of [Math.round(horizon / 4), Math.round(horizon / 2), longest]) {
        if (days < 60 || days > longest) continue;
        const { bought, all } = boughtIn(buyers, days);
        if (bought < least || bought === all) continue;
        expected = days;
        if (bought >= enough) break;
      }
      const model = learned(buyers, history);
      expect(model?.days ?? null).toBe(expected);
      if (expected !== null) expect(model?.observations).toBe(boughtIn(buyers, expected).all);
      expect(model === null || model.prior.deviation === 1).toBe(true);
      seen.add(expected);
    }
    expect(seen.size).toBeGreaterThan(2);
  });

  test("need so many bought offers, and not one more", () => {
    const buyers = buyersOf(900, 1500);
    const days = [Math.round(horizon / 4), Math.round(horizon / 2), Math.min(horizon, 1000)];
    const most = Math.max(...days.map((length) => boughtIn(buyers, length).bought));
    const within = (needed: number) =>
      bookPropensity(
        { buyers, firstDay: AS_OF - 1500 },
        catalogue,
        { ...rules, assumptions: assumptions("published", { "opportunity.leastUptakes": needed }) },
        "week",
        null,
      );
    expect(most).toBeGreaterThan(5);
    const longest = days.findLast((length) => boughtIn(buyers, length).bought === most);
    expect(within(most)?.days).toBe(longest);
    expect(within(most + 1)).toBeNull();
    // Of a record of 300 days two thirds at most are learned from, as long as a shorter part has too few.
    const young = buyersOf(200, 300);
    const counts = [91, 183, 200].map((length) => boughtIn(young, length).bought);
    expect(counts[2]).toBeGreaterThan(counts[1] ?? 0);
    const learnedFrom = (needed: number) =>
      bookPropensity(
        { buyers: young, firstDay: AS_OF - 300 },
        catalogue,
        { ...rules, assumptions: assumptions("published", { "opportunity.leastUptakes": needed }) },
        "week",
        null,
      )?.days ?? null;
    expect(counts.map(learnedFrom)).toEqual([91, 183, 200]);
    expect(learnedFrom((counts[2] ?? 0) + 1)).toBeNull();
  });

  test("look at the chance of buying where a model tells it, of a history as it stood", () => {
    const buyers = buyersOf(60, 300);
    const asked: [number, number][] = [];
    const seen: number[] = [];
    const chanceOf = ({ observed, repeatPurchases }: { observed: number; repeatPurchases: number }, days: number) => {
      asked.push([observed, days]);
      seen.push(repeatPurchases);
      return 0.1 + 0.8 / (1 + Math.exp(5 - repeatPurchases / 4));
    };
    const model = bookPropensity({ buyers, firstDay: AS_OF - 300 }, catalogue, rules, "week", chanceOf);
    expect(model?.features).toContain("buysAgain");
    expect(model?.features).not.toContain("purchasesLastYear");
    expect(learned(buyers, 300)?.features).toContain("purchasesLastYear");
    expect(asked.length).toBeGreaterThanOrEqual(buyers.length);
    expect(asked.every(([observed, days]) => days === 180 && observed <= (300 - 60) / 7)).toBe(true);
    // Each history ends where the window begins: 91 days ago, and half of the horizon or 200 days ago where that is too short.
    const inOrder = buyers.toSorted((a, b) => (a.account.id < b.account.id ? -1 : 1));
    const repeats = [91, 183, 200].flatMap((window) =>
      inOrder
        .map(({ purchaseDays }) => purchaseDays.filter(({ day }) => day <= AS_OF - window).length)
        .filter((bought) => bought > 0)
        .map((bought) => bought - 1),
    );
    expect(seen).toEqual(repeats.slice(0, seen.length));
    expect(new Set(seen).size).toBeGreaterThan(2);
  });

  test("take in who bought first on the day on which the window begins", () => {
    const buyers = buyersOf(40, 600).map((buyer, index) => {
      if (index > 5) return buyer;
      const days = [{ day: AS_OF - 365, spend: 10_000 }, ...buyer.purchaseDays.filter(({ day }) => day > AS_OF - 365)];
      return {
        account: {
          ...buyer.account,
          purchases: days.map(({ day }) => ({ on: plainDate(day), productId: "a", amount: 100 })),
        },
        purchaseDays: days,
      };
    });
    const model = learned(buyers, 600);
    expect(model?.days).toBe(365);
    expect(model?.observations).toBe(boughtIn(buyers, 365).all);
  });

  test("do not depend on the order of the accounts, nor on more than a sample of them", () => {
    const buyers = buyersOf(40, 600);
    expect(learned(buyers.toReversed(), 600)).toEqual(learned(buyers, 600));
    expect(propensitySample(catalogue)).toBe(50_000);
    expect(propensitySample(defineCatalogue([]))).toBe(200_000);
    expect(propensitySample(defineCatalogue(["a", "b", "c"].map((id) => ({ id, price: 1 }))))).toBe(66_667);
  });
});

describe("the models of a book", () => {
  const purchases = mbgNbdModel({ r: 0.6, alpha: 12, a: 0.4, b: 2.5 }, { timeUnit: "day" });
  const spend = gammaGammaModel({ p: 6, q: 4, v: 15 });
  const assumed = assumptions();
  const none = { purchases: null, spend: null, buying: null } as never;
  const summary = (index: number, repeatPurchases: number, meanRepeatSpend: number | null) => ({
    accountId: `a${index}`,
    repeatPurchases,
    recency: repeatPurchases === 0 ? 0 : 10 + (index % 20),
    observed: 40,
    meanRepeatSpend,
    unit: "week",
  });
  const chosen = (summaries: object[], models: never = none) =>
    bookModels(
      summaries as never,
      {
        models,
        assumptions: assumed,
        asOfDay: AS_OF,
        horizonDays: 180,
        valueAtRisk: { months: 12, margin: 1 },
        standing: { chanceDays: 180 },
      } as never,
      [],
    );
  const told = (summaries: object[], models: never = none) =>
    chosen(summaries, models).reasons.map(({ code, params }) => `${code} ${JSON.stringify(params ?? {})}`);
  const least = assumed["purchases.leastRepeatBuyers"].value;
  const repeaters = (count: number, money: number | null) => [
    ...Array.from({ length: count }, (_, index) =>
      summary(index, 1 + (index % 5), money === null ? null : money + (index % 7) * 10),
    ),
    ...Array.from({ length: 30 }, (_, index) => summary(1000 + index, 0, null)),
  ];

  test("are fitted from enough accounts that bought again, and for money enough that paid", () => {
    const few = (accounts: number, what: string) => `portfolio.${what}.too-few ${JSON.stringify({ accounts, least })}`;
    expect(told(repeaters(least - 1, 50))).toEqual([few(least - 1, "purchases"), few(least - 1, "spend")]);
    const unpriced = chosen(repeaters(least, null));
    expect(unpriced.purchases?.kind).toBe("mbg-nbd");
    expect(unpriced.spend).toBeNull();
    expect(told(repeaters(least, null))[0]).toBe(few(0, "spend"));
    expect(told(repeaters(least, 0))[0]).toContain("portfolio.spend.too-few");
    const whole = chosen(repeaters(3 * least, 50));
    expect([whole.purchases?.kind, whole.spend?.kind]).toEqual(["mbg-nbd", "gamma-gamma"]);
    expect(whole.purchases?.timeUnit).toBe("week");
    expect(whole.reasons.map(({ code }) => code)).toEqual(["portfolio.buys-again.no-past"]);
    expect(whole.assumptions.map(({ key }) => key)).toEqual([
      "purchases.leastRepeatBuyers",
      "purchases.priorDeviation",
    ]);
    expect(chosen(repeaters(3 * least, 50).toReversed())).toEqual(whole);
  });

  test("are those given, and then no figure stands behind them", () => {
    const buying: never[] = [];
    const given = chosen(repeaters(least - 1, 50), { purchases, spend, buying } as never);
    // A list of one's own stays one's own.
    expect(given.buying).toEqual([]);
    expect(given.buying).not.toBe(buying);
    expect([given.purchases, given.spend]).toEqual([purchases, spend]);
    expect(given.assumptions).toEqual([]);
    // How long the record is no one looked at.
    const past = { code: "portfolio.buys-again.past-until", params: { days: 0, most: 365.25 } };
    expect(given.reasons).toEqual([expect.objectContaining(past)]);
  });

  test("are refused where this job cannot use them", () => {
    const unit = (models: object) =>
      unitOfHistories({ purchases: null, spend: null, buying: null, ...models } as never);
    expect([unit({}), unit({ purchases })]).toEqual(["week", "day"]);
    expect(() => unit({ buying: [{ kind: "other" }] })).toThrow("models.buying[0]");
    expect(() => unit({ spend: purchases })).toThrow("reviewPortfolio");
    expect(() => unit({ purchases: spend })).toThrow("reviewPortfolio");
    const covariates = { purchase: ["x"], dropout: [] };
    expect(() => unit({ purchases: { ...purchases, covariates } })).toThrow("reviewPortfolio");
  });
});
