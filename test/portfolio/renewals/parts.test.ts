import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { fitShiftedBetaGeometric } from "retention-kit";
import { describe, expect, test } from "vitest";
import { parseDay } from "../../../src/calendar/days/plain-date.js";
import {
  chancesOf,
  type Due,
  dueOf,
  isOpen,
  moneyOf,
  moneyOn,
  type RenewalChain,
} from "../../../src/portfolio/renewals/due-renewals.js";
import { drawn } from "../../../src/portfolio/renewals/forecast-money.js";
import { renewalOf } from "../../../src/portfolio/renewals/forecast-renewal.js";
import { contractRecord } from "../../../src/portfolio/contracts/book-contracts.js";
import { drawnOdds, type RenewalModel, renewalOdds } from "../../../src/portfolio/contracts/renewal-models.js";

const AS_OF = parseDay("2026-11-21");
const chainOf = (more: object = {}, contract: object = {}): RenewalChain =>
  ({
    contract: {
      accountId: "acme",
      id: "c",
      startsOn: "2026-01-01",
      endsOn: "2026-12-31",
      amount: 1200,
      per: "year",
      ...contract,
    },
    signed: [],
    endDay: parseDay("2026-12-31"),
    termMonths: 12,
    renewalsMade: 0,
    settled: 0,
    lapsedAfter: [],
    onTime: 0,
    renewedLate: 0,
    isOver: false,
    isLate: false,
    windowDays: 60,
    ...more,
  }) as unknown as RenewalChain;
const due = (more: Partial<Due> = {}): Due => ({
  chain: chainOf(),
  endDay: AS_OF + 10,
  noticeDay: null,
  money: 120_000,
  month: 3,
  daysLate: 0,
  intention: "unknown",
  terms: 1,
  state: null,
  group: 0,
  ...more,
});

describe("what is due", () => {
  const looking = (toDay: string, more: object = {}) => ({
    asOfDay: AS_OF,
    toDay: parseDay(toDay),
    drafted: new Set<string>(),
    states: new Map([["acme", "slowing" as const]]),
    models: [{ termMonths: 6 }, { termMonths: 12 }] as RenewalModel[],
    ...more,
  });

  test("money is that of a year, in hundredths", () => {
    const of = (amount: number | null, per: string | null) => moneyOf({ amount, per } as never);
    expect([of(10.5, "month"), of(10, "quarter"), of(10, "year"), of(null, "year"), of(10, null)]).toEqual([
      12_600,
      4_000,
      1_000,
      null,
      null,
    ]);
  });

  test("money on a day is that of the term that runs then", () => {
    const term = (startsOn: string, endsOn: string | null, amount: number, more: object = {}) => ({
      startDay: parseDay(startsOn),
      endDay: endsOn === null ? null : parseDay(endsOn),
      contract: { amount, per: "year", ...more },
    });
    const on = (signed: object[], day: string) => moneyOn({ signed, isOver: false } as never, parseDay(day), 20);
    const two = [term("2025-01-01", "2025-12-31", 1), term("2026-02-01", "2026-12-31", 2)];
    expect([
      on(two, "2024-12-31"),
      on(two, "2025-01-01"),
      on(two, "2025-12-31"),
      on(two, "2026-01-15"),
      on(two, "2026-02-01"),
      on(two, "2027-05-01"),
    ]).toEqual([0, 100, 100, 0, 200, 200]);
    // Between two terms one that renews by itself runs on, unless it was cancelled.
    const gap = (more: object) => on([term("2025-01-01", "2025-12-31", 1, more), ...two.slice(1)], "2026-01-15");
    expect([
      gap({ autoRenews: true }),
      gap({ autoRenews: true, status: "cancelled" }),
      gap({ autoRenews: false }),
    ]).toEqual([100, 0, 0]);
    expect(on([term("2025-01-01", null, 1), ...two.slice(1)], "2026-01-15")).toBe(100);
    expect(on([{ ...term("2025-01-01", null, 1), contract: {} }], "2026-01-15")).toBe(0);
    // A renewal within 20 days bridges the gap.
    const soon = [term("2025-01-01", "2025-12-31", 1), term("2026-01-21", "2026-12-31", 2)];
    expect([on(soon, "2026-01-15"), on(soon, "2026-01-21")]).toEqual([100, 200]);
  });

  test("is what ends by the last day, with all the terms that end by then", () => {
    const [found] = dueOf(chainOf({ renewalsMade: 2 }), looking("2028-12-31"));
    expect(found).toMatchObject({
      endDay: parseDay("2026-12-31"),
      noticeDay: null,
      money: 120_000,
      intention: "unknown",
      terms: 3,
      state: "slowing",
      group: 1,
    });
    const terms = (to: string) => dueOf(chainOf(), looking(to)).map((each) => each.terms);
    expect([terms("2026-12-31"), terms("2026-12-30"), terms("2027-12-30"), terms("2027-12-31")]).toEqual([
      [1],
      [],
      [1],
      [2],
    ]);
    expect(dueOf(chainOf({ endDay: null }), looking("2028-12-31"))).toEqual([]);
    expect(dueOf(chainOf({ termMonths: null }), looking("2028-12-31"))).toEqual([]);
    expect(dueOf(chainOf({}, { accountId: "bolt", amount: null }), looking("2027-01-31"))).toMatchObject([
      { state: null, money: 0 },
    ]);
    expect(dueOf(chainOf({ termMonths: 3 }), looking("2027-01-31"))).toMatchObject([{ group: -1 }]);
  });

  test("the intention is known from notice, from a draft, or not", () => {
    const of = (contract: object, more: object = {}) =>
      dueOf(chainOf({}, contract), looking("2027-01-31", more))[0]?.intention;
    expect(of({ status: "cancelled", autoRenews: true, noticeOn: "2026-11-20" })).toBe("cancelled");
    expect(of({ autoRenews: true, noticeOn: "2026-11-20" })).toBe("runs-on");
    expect(of({ autoRenews: true, noticeOn: "2026-11-21" })).toBe("unknown");
    expect(of({ autoRenews: false, noticeOn: "2026-11-20" })).toBe("unknown");
    expect(of({ autoRenews: true })).toBe("unknown");
    // The day for notice of a term that is over says nothing of the one that runs.
    expect(of({ autoRenews: true, noticeOn: "2025-11-20", endsOn: "2025-12-31" })).toBe("unknown");
    expect(of({ autoRenews: true, noticeOn: "2025-11-20", endsOn: null })).toBe("unknown");
    expect(of({ autoRenews: true, noticeOn: "2026-11-20", endsOn: "2026-11-21" })).toBe("runs-on");
    expect(dueOf(chainOf({}, { noticeOn: "2026-10-01" }), looking("2027-01-31"))[0]?.noticeDay).toBe(
      parseDay("2026-10-01"),
    );
  });

  test("the chance is judged of what is open alone", () => {
    const open = (["unknown", "drafted", "cancelled", "runs-on"] as const).map((intention) =>
      isOpen(intention, "active"),
    );
    expect(open).toEqual([true, true, false, false]);
    expect([isOpen("unknown", "lost"), isOpen("unknown", null), isOpen("drafted", "lost")]).toEqual([
      false,
      true,
      false,
    ]);
  });

  test("chances are the product over the terms, at lower odds where the account is slowing", () => {
    const odds = [(made: number) => 0.5 + made / 10];
    const of = (more: Partial<Due>) => chancesOf(due(more), odds, 0.5, 0.3);
    expect(of({})).toEqual({ next: 0.5, all: 0.5, mean: 0.5 });
    expect(of({ chain: chainOf({ renewalsMade: 2 }) }).next).toBeCloseTo(0.7, 12);
    expect(of({ terms: 3 }).all).toBeCloseTo(0.5 * 0.6 * 0.7, 12);
    // Of the money after each of three ends.
    expect(of({ terms: 3 }).mean).toBeCloseTo((0.5 + 0.5 * 0.6 + 0.5 * 0.6 * 0.7) / 3, 12);
    // Odds of 1 halved are 1/2: a chance of a third; odds of 1.5 halved are 3/4: a chance of 3/7.
    expect(of({ state: "slowing", terms: 2 }).next).toBeCloseTo(1 / 3, 12);
    expect(of({ state: "slowing", terms: 2 }).all).toBeCloseTo((1 / 3) * (3 / 7), 12);
    expect(of({ state: "lost", terms: 2 })).toEqual({ next: 0, all: 0, mean: 0 });
    expect(of({ intention: "cancelled", terms: 2 })).toEqual({ next: 0, all: 0, mean: 0 });
    expect(of({ intention: "runs-on" })).toEqual({ next: 1, all: 1, mean: 1 });
    expect(of({ intention: "runs-on", terms: 2 }).all).toBeCloseTo(0.6, 12);
    expect(of({ intention: "runs-on", state: "lost" })).toEqual({ next: 0, all: 0, mean: 0 });
    expect(of({ group: -1 })).toEqual({ next: 0, all: 0, mean: 0 });
  });
});

describe("what is told of a contract that is up for renewal", () => {
  const rate = [{ termMonths: 12, ended: 7, renewed: 4, model: null }] as RenewalModel[];
  const of = (more: Partial<Due>, models = rate, bounds?: Parameters<typeof renewalOf>[3]) =>
    renewalOf(
      due({ chain: chainOf({ renewalsMade: 2 }), ...more }),
      { next: 0.25, all: 0.125, mean: 0.2 },
      models,
      bounds,
    );
  const told = (more: Partial<Due>, models = rate) =>
    of(more, models).reasons.map(({ code }) => code.slice("portfolio.renewal.".length));

  test("are its days, its money and its chances", () => {
    expect(of({ noticeDay: AS_OF + 5 }, rate, { lower: 0.1, upper: 0.4 })).toEqual({
      accountId: "acme",
      contractId: "c",
      endsOn: "2026-12-01",
      noticeOn: "2026-11-26",
      amount: 1200,
      renewalsMade: 2,
      intention: "unknown",
      probability: 0.25,
      lower: 0.1,
      upper: 0.4,
      stillRunning: 0.125,
      expected: 300,
      reasons: [{ code: "portfolio.renewal.by-rate", params: { renewed: 4, ended: 7 } }],
    });
    expect(of({ chain: chainOf({}, { amount: null }) })).toMatchObject({
      noticeOn: null,
      amount: null,
      expected: null,
      lower: null,
      upper: null,
    });
  });

  test("is what decides it: what was said of it, where its account stands, or what others did", () => {
    expect([told({}), told({ state: "active" }), told({ state: "slowing" })]).toEqual([
      ["by-rate"],
      ["by-rate"],
      ["by-rate", "account-slowing"],
    ]);
    expect([told({ intention: "drafted" }), told({ intention: "drafted", state: "slowing" })]).toEqual([
      ["drafted", "by-rate"],
      ["drafted", "by-rate", "account-slowing"],
    ]);
    expect([told({ intention: "cancelled", state: "slowing" }), told({ intention: "runs-on" })]).toEqual([
      ["cancelled"],
      ["runs-on"],
    ]);
    expect([told({ state: "lost" }), told({ state: "lost", intention: "drafted" })]).toEqual([
      ["account-lost"],
      ["account-lost", "drafted"],
    ]);
    expect(of({ intention: "drafted" }).reasons[0]).toEqual({
      code: "portfolio.renewal.drafted",
      params: { contractId: "c" },
    });
    const modelled = [{ ...rate[0], model: {} }] as RenewalModel[];
    expect(of({}, modelled).reasons).toEqual([{ code: "portfolio.renewal.by-model", params: { renewals: 2 } }]);
    expect(of({ group: -1 }).reasons).toEqual([
      { code: "portfolio.renewal.by-rate", params: { renewed: 0, ended: 0 } },
    ]);
  });
});

describe("models of renewing", () => {
  const renewalModels = (
    chains: RenewalChain[],
    given: Parameters<ReturnType<typeof contractRecord>["learned"]>[0],
  ) => {
    const record = contractRecord(AS_OF, { noneRenewed: 5, allRenewed: 30 });
    record.add(chains);
    return record.learned(given).terms;
  };
  const many = (count: number, more: object) => Array.from({ length: count }, () => chainOf(more));

  test("are one for each length of term, the shortest first, by the terms that ended", () => {
    const chains = [
      ...many(2, { settled: 2, termMonths: 12 }),
      ...many(3, { settled: 0, isOver: true, termMonths: 12 }),
      ...many(1, { settled: 1, termMonths: 3 }),
      ...many(4, { termMonths: null, isOver: true }),
    ];
    expect(renewalModels(chains, null)).toEqual([
      { termMonths: 3, ended: 1, renewed: 1, model: null },
      { termMonths: 12, ended: 7, renewed: 4, model: null },
    ]);
    const own = { kind: "mine" } as never;
    expect(renewalModels(chains, own).map(({ model }) => model)).toEqual([own, own]);
  });

  const isFitted = (left: number, renewed: number) => {
    const all = [
      ...many(left, { settled: 0, isOver: true }),
      ...many(renewed - 3, { settled: 1 }),
      ...many(1, { settled: 3 }),
    ];
    return renewalModels(all, null)[0]?.model !== null;
  };

  test("are rates where fewer than five ended, or fewer than five were renewed", () => {
    expect([isFitted(4, 20), isFitted(20, 4)]).toEqual([false, false]);
  });

  test("are fitted from five on either way, to how many terms each customer stayed", () => {
    const settled = (ended: number[]) => ended.flatMap((count, made) => many(count, { settled: made, isOver: true }));
    const running = [...many(6, { settled: 0 }), ...many(7, { settled: 1 }), ...many(8, { settled: 4 })];
    const chains = [...settled([9, 4, 2, 1]), ...running];
    const expected = fitShiftedBetaGeometric([
      { surviving: [1, 0], customers: 9 },
      { surviving: [1, 1, 0], customers: 4 },
      { surviving: [1, 1, 1, 0], customers: 2 },
      { surviving: [1, 1, 1, 1, 0], customers: 1 },
      { surviving: [1, 1], customers: 7 },
      { surviving: [1, 1, 1, 1, 1], customers: 8 },
    ]);
    const [model] = renewalModels(chains, null);
    expect(model).toMatchObject({ ended: 16 + 4 + 4 + 3 + 7 + 32, renewed: 4 + 4 + 3 + 7 + 32 });
    const { alpha, beta } = (model?.model?.parameters ?? {}) as { alpha: number; beta: number };
    expect(alpha).toBeCloseTo(expected.parameters.alpha, 4);
    expect(beta).toBeCloseTo(expected.parameters.beta, 4);
  });

  const rate = (ended: number, renewed: number): RenewalModel => ({ termMonths: 12, ended, renewed, model: null });
  const sbg = {
    kind: "shifted-beta-geometric",
    version: 1,
    parameters: { alpha: 2, beta: 3 },
    covariance: [
      [0.16, 0],
      [0, 0.81],
    ],
  };
  const modelled = { termMonths: 12, ended: 50, renewed: 30, model: sbg } as unknown as RenewalModel;

  test("give the rate by Laplace's rule, or what the shifted beta-geometric model says (Fader & Hardie 2007, eq. 7)", () => {
    expect(renewalOdds(rate(1, 1), 0.5)(0)).toBeCloseTo(2 / 3, 12);
    expect(renewalOdds(rate(8, 2), 0.75)(5)).toBeCloseTo(3.5 / 10, 12);
    for (const made of [0, 1, 4]) expect(renewalOdds(modelled, 0.5)(made)).toBeCloseTo((3 + made) / (2 + 3 + made), 10);
  });

  const sample = (model: RenewalModel, whenUnknown: number, made = 0) => {
    const random = xoroshiro128plus(5);
    return Array.from({ length: 3000 }, () => drawnOdds(model, whenUnknown, random)(made));
  };
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = (values: number[]) => {
    const middle = mean(values);
    return mean(values.map((value) => (value - middle) ** 2));
  };

  test("drawn rates are those of the beta posterior", () => {
    const drawnRates = sample(rate(8, 2), 0.75);
    const [more, fewer] = [3.5, 6.5];
    expect(mean(drawnRates)).toBeCloseTo(more / (more + fewer), 1);
    expect(Math.abs(mean(drawnRates) - 0.35)).toBeLessThan(0.01);
    const expected = (more * fewer) / ((more + fewer) ** 2 * (more + fewer + 1));
    expect(variance(drawnRates) / expected).toBeGreaterThan(0.9);
    expect(variance(drawnRates) / expected).toBeLessThan(1.1);
    expect(new Set(sample(rate(0, 0), 0))).toEqual(new Set([0]));
    expect(new Set(sample(rate(3, 3), 1))).toEqual(new Set([1]));
    const random = xoroshiro128plus(1);
    const one = drawnOdds(rate(8, 2), 0.5, random);
    expect(one(0)).toBe(one(7));
  });

  test("drawn parameters spread on the logarithm as the covariance says", () => {
    // The odds of the first renewal are β/α, so that their logarithm is normal about ln 1.5.
    const logs = sample(modelled, 0.5).map((chance) => Math.log(chance / (1 - chance)));
    expect(Math.abs(mean(logs) - Math.log(1.5))).toBeLessThan(0.03);
    const expected = 0.16 / 4 + 0.81 / 9;
    expect(variance(logs) / expected).toBeGreaterThan(0.9);
    expect(variance(logs) / expected).toBeLessThan(1.1);
    const together = {
      ...modelled,
      model: {
        ...sbg,
        covariance: [
          [0.16, 0.3],
          [0.3, 0.81],
        ],
      },
    } as unknown as RenewalModel;
    const correlated = variance(sample(together, 0.5).map((chance) => Math.log(chance / (1 - chance))));
    expect(correlated / (expected - (2 * 0.3) / 6)).toBeGreaterThan(0.9);
    expect(correlated / (expected - (2 * 0.3) / 6)).toBeLessThan(1.1);
    const certain = { ...modelled, model: { ...sbg, covariance: null } } as unknown as RenewalModel;
    expect(new Set(sample(certain, 0.5)).size).toBe(1);
    const random = xoroshiro128plus(1);
    const one = drawnOdds(modelled, 0.5, random);
    expect([one(2) > one(0), one(0)]).toEqual([true, one(0)]);
    // However little the data decide, no parameter goes further than e⁵ from its estimate.
    const loose = {
      ...modelled,
      model: {
        ...sbg,
        covariance: [
          [4e6, 0],
          [0, 1e-9],
        ],
      },
    } as unknown as RenewalModel;
    const farthest = sample(loose, 0.5).map((chance) => Math.log((1.5 * (1 - chance)) / chance));
    expect(Math.max(...farthest)).toBeCloseTo(5, 3);
    expect(Math.min(...farthest)).toBeCloseTo(-5, 3);
  });
});

describe("money over drawn futures", () => {
  const figure = (value: number) => ({ value }) as never;
  const options = {
    models: [{ termMonths: 12, ended: 2e6, renewed: 1e6, model: null }],
    endless: [],
    endlessModels: [],
    endlessStays: figure(0.5),
    resamples: 400,
    seed: 3,
    confidence: 0.95,
    firstMonth: 2,
    months: 3,
    sure: 5_000,
    unknown: figure(0.5),
    slowing: figure(0.5),
    lateShare: 0.3,
  };

  test("what is sure comes in every future, in its month", () => {
    const runsOn = due({ intention: "runs-on", money: 10_000, month: 3 });
    const later = due({ intention: "runs-on", money: 30_000, month: 4 });
    const beyond = due({ intention: "runs-on", money: 70_000, month: 9 });
    const gone = due({ intention: "cancelled", money: 1e9, month: 2 });
    expect(drawn({ ...options, due: [runsOn, later, beyond, gone] })).toEqual({
      renewed: { lower: 1100, upper: 1100 },
      after: { lower: 1150, upper: 1150 },
      endless: { lower: 0, upper: 0 },
      months: [
        { lower: 0, upper: 0 },
        { lower: 100, upper: 100 },
        { lower: 300, upper: 300 },
      ],
      each: [
        { lower: 1, upper: 1 },
        { lower: 1, upper: 1 },
        { lower: 1, upper: 1 },
        { lower: 0, upper: 0 },
      ],
    });
  });

  test("one contract comes or it does not, many come about as often as their chance says", () => {
    const one = drawn({ ...options, due: [due({ money: 10_000 })] });
    expect(one.renewed).toEqual({ lower: 0, upper: 100 });
    expect(one.each[0]?.lower).toBeCloseTo(0.5, 2);
    expect(one.each[0]?.upper).toBeCloseTo(0.5, 2);
    const hundred = drawn({ ...options, due: Array.from({ length: 100 }, () => due({ money: 100 })) }).renewed;
    // Binomial: 50 with a deviation of 5, so that 95% lie within 40 and 60.
    expect(hundred.lower).toBeGreaterThan(37);
    expect(hundred.lower).toBeLessThan(43);
    expect(hundred.upper).toBeGreaterThan(57);
    expect(hundred.upper).toBeLessThan(63);
  });

  test("what is renewed again and again was renewed the first time", () => {
    const twice = drawn({ ...options, sure: 0, due: Array.from({ length: 100 }, () => due({ money: 100, terms: 2 })) });
    // A quarter of the contracts is left: 25 with a deviation of 4.3.
    expect(twice.after.lower).toBeGreaterThan(13);
    expect(twice.after.upper).toBeLessThan(38);
    expect(twice.renewed.lower).toBeGreaterThan(37);
  });

  test("without draws there are no bounds", () => {
    const open = { lower: null, upper: null };
    expect(drawn({ ...options, resamples: 0, due: [due()] })).toEqual({
      renewed: open,
      after: open,
      endless: open,
      months: [open, open, open],
      each: [open],
    });
  });
});
