import {
  backtest,
  estimateLoyalty,
  reviewPortfolio,
  type Account,
  type Contract,
  type PortfolioOptions,
} from "retention-kit";
import { describe as inWords } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { describe, expect, test } from "vitest";
import { plainDate } from "../../../src/calendar/days/plain-date.js";

const options: PortfolioOptions = { asOf: "2026-11-21", to: "2026-12-20" };
const AS_OF_DAY = Date.parse(options.asOf) / 86_400_000;
const on = (daysAhead: number): string => plainDate(AS_OF_DAY + daysAhead);

/** 12,000 a year. */
const care: Contract = { id: "care", startsOn: on(-300), endsOn: on(65), amount: 1000, per: "month" };
/** 4,800 a year. */
const parts: Contract = { id: "parts", startsOn: on(-30), endsOn: on(335), amount: 1200, per: "quarter" };
/** 600 a year, without an end. */
const hotline: Contract = { id: "hotline", startsOn: on(-30), amount: 600, per: "year" };

/** Share of a year in which one that half of them leave in a year is not expected to run: the mean at the ends of its months. */
const HOTLINE_LOST =
  Array.from({ length: 12 }, (_, month) => 1 - (0.5 ** (month / 12) + 0.5 ** ((month + 1) / 12)) / 2).reduce(
    (sum, gone) => sum + gone,
    0,
  ) / 12;

function book(accounts: Account[], more: Partial<PortfolioOptions> = {}) {
  const found = reviewPortfolio({ accounts, products: [], sellers: [] }, { ...options, ...more });
  expect(found.rejected).toEqual([]);
  return found;
}
const riskOf = (contracts: Contract[], account: Partial<Account> = {}, more: Partial<PortfolioOptions> = {}) =>
  book([{ id: "a", currency: "EUR", contracts, ...account }], more).accounts[0]?.valueAtRisk;

describe("value at risk of an account with contracts alone", () => {
  test("is the money of a year of those that end within the months, times the chance that they are not renewed", () => {
    // Half of 12,000 and of 4,800, since nothing is known of their renewal. The hotline's 600 may be left in any month, half of
    // which are left in a year: by their mean some 28% are lost, 1 − 0.5/ln 2 where it is left at any moment.
    expect(HOTLINE_LOST).toBeCloseTo(1 - 0.5 / Math.LN2, 3);
    const found = riskOf([care, parts, hotline]);
    expect(found).toMatchObject({
      currency: "EUR",
      months: 12,
      worth: { value: 17_400, lower: 17_400, upper: 17_400 },
      lossFrom: "contracts",
      reasons: [
        {
          code: "portfolio.value-at-risk.of-endless",
          params: { amount: 17_400, ending: 16_800, endless: 600, months: 12 },
        },
        { code: "portfolio.value-at-risk.renewal-assumed", params: { probability: 0.5 } },
        { code: "portfolio.value-at-risk.endless-assumed", params: { contractId: "hotline", months: 12 } },
      ],
    });
    expect(found?.amount).toBeCloseTo(8400 + 600 * HOTLINE_LOST, 8);
    expect(found?.loss.value).toBeCloseTo((8400 + 600 * HOTLINE_LOST) / 17_400, 12);
    expect(found?.reasons[2]?.params?.probability).toBeCloseTo(0.5, 12);
    expect(found?.assumptions.map(({ key }) => key)).toEqual(["reviews.renewalWhenUnknown", "contracts.endlessStays"]);
  });

  test.each<[string, Contract, number]>([
    ["for which notice was given", { ...care, status: "cancelled" }, 12_000],
    ["that renews by itself, past its notice", { ...care, autoRenews: true, noticeOn: on(-1) }, 0],
    ["that ends later", { ...care, endsOn: on(400) }, 0],
  ])("of a contract %s", (_, contract, amount) => {
    const risk = riskOf([contract]);
    expect(risk).toMatchObject({ amount, lower: amount, upper: amount, worth: { value: 12_000 } });
    expect(risk?.assumptions).toEqual([]);
  });

  test("of a contract for nothing is nothing, at a loss of none", () => {
    expect(riskOf([{ ...care, amount: 0 }])).toMatchObject({ amount: 0, worth: { value: 0 }, loss: { value: 0 } });
  });

  test("follows the months, the margin and the chance of the policy", () => {
    const policies = { valueAtRisk: { months: 3, margin: 0.4 }, attention: { renewalWhenUnknown: 0.9 } };
    // A quarter of a year's money of what ends within three months, at 40%; the rest goes on.
    const risk = riskOf([care, parts], {}, { policies });
    expect(risk?.amount).toBeCloseTo(12_000 * (3 / 12) * 0.4 * 0.1, 10);
    expect(risk?.worth.value).toBeCloseTo(16_800 * (3 / 12) * 0.4, 10);
    expect(risk).toMatchObject({ months: 3, assumptions: [] });
  });

  test("what will be lost of it: who leaves takes all contracts along", () => {
    expect(riskOf([care, parts])).toMatchObject({ lower: 0, upper: 16_800, confidence: 0.9 });
    // Care is lost for sure.
    expect(riskOf([{ ...care, status: "cancelled" }, parts])).toMatchObject({ lower: 12_000, upper: 16_800 });
    const rarely = { policies: { attention: { renewalWhenUnknown: 0.97 } } };
    // Nothing is lost in 19 cases of 20: the upper bound is the mean, which it holds.
    const hardly = riskOf([care, parts], {}, rarely);
    expect(hardly?.amount).toBeGreaterThan(0);
    expect(hardly).toMatchObject({ lower: 0, upper: hardly?.amount });
  });

  test("the same money counts in attention once, as what is to be renewed", () => {
    const [account] = book([{ id: "a", currency: "EUR", contracts: [care, parts] }]).accounts;
    expect(account?.attention).toMatchObject({ keep: null, renew: 840, total: 840 });
  });

  test("holds as well where it bought nothing in the last 12 months, and not where it did", () => {
    const bought = (daysAgo: number) => ({ purchases: [{ on: on(-daysAgo), amount: 500 }] });
    expect(riskOf([care], { purchases: [] })?.amount).toBe(6000);
    expect(riskOf([care], bought(500))?.amount).toBe(6000);
    // No model can tell the chance of one account.
    expect(riskOf([care], bought(50))).toBeNull();
  });

  test("holds for who buys nothing but what is billed under its contracts, whenever the next bill is due", () => {
    const bill = (daysAgo: number, amount = 1000) => ({ on: on(-daysAgo), amount });
    const monthly = [100, 70, 40, 9].map((daysAgo) => bill(daysAgo));
    const [billed] = book([{ id: "a", currency: "EUR", contracts: [care], purchases: monthly }]).accounts;
    expect(billed?.valueAtRisk).toMatchObject({ amount: 6000, worth: { value: 12_000 }, lossFrom: "contracts" });
    expect(billed?.valueAtRisk?.reasons.map((each) => inWords(each, en, { currency: "EUR" }))).toEqual([
      "what it buys is billed under its contracts, so the money is theirs: 12,000 EUR in the next 12 months, of which 0 EUR is of contracts without an end and 12,000 EUR of contracts with an end by then",
      "no renewal is signed yet, so its chance is assumed to be 50%",
    ]);
    // The money counts once.
    expect(billed?.attention).toMatchObject({ keep: 0, renew: 600, total: 600 });
    expect(riskOf([care], { purchases: [bill(250, 12_000)] })?.amount).toBe(6000);
    // A contract that cannot be left within the year puts none of its bills at risk.
    const [safe] = book([{ id: "a", contracts: [{ ...care, endsOn: on(400) }], purchases: monthly }]).accounts;
    expect(safe?.valueAtRisk).toMatchObject({ amount: 0, worth: { value: 12_000 } });
    expect(safe?.attention).toMatchObject({ keep: 0, renew: null, total: 0 });
    // With an order beside it, its purchases are no bills alone.
    expect(riskOf([care], { purchases: [...monthly, bill(30, 77)] })).toBeNull();
  });

  test("of terms of a month is lost from the end of each on", () => {
    const monthly: Contract = { ...care, startsOn: on(-21), endsOn: plainDate(AS_OF_DAY + 8) };
    // Twelve ends within the year, the first in 8 days; of a year half are renewed, of a month the twelfth root of it.
    const kept = Array.from({ length: 12 }, (_, end) => 0.5 ** ((end + 1) / 12));
    const mean = kept.reduce((sum, each) => sum + each, 0) / 12;
    expect(riskOf([monthly])?.amount).toBeCloseTo(12_000 * (1 - mean), 8);
  });

  test("in attention the odds are those of its service, and its value at risk stays what contracts say", () => {
    const tickets = [{ id: "t", openedAt: `${on(-9)}T09:00:00Z`, contacts: 6, transfers: 3, resolved: false }];
    const [served, quiet] = book([
      { id: "a", contracts: [care], tickets },
      { id: "b", contracts: [care], tickets: [] },
    ]).accounts;
    const { logOdds } = estimateLoyalty({ tickets, purchases: 0.5 }, { asOf: options.asOf });
    expect(logOdds).toBeLessThan(-0.5);
    // Even odds, times e to the log odds of service.
    expect(served?.attention.renew).toBeCloseTo(1200 / (1 + Math.exp(logOdds)), 8);
    expect(quiet?.attention.renew).toBe(600);
    expect([served, quiet].map((account) => account?.valueAtRisk?.amount)).toEqual([6000, 6000]);
    expect(served?.attention.reasons.map((each) => inWords(each, en)).at(-1)).toMatch(
      /^for the service that it had, the odds that its contracts go on count 0\.\d+ times$/,
    );
    expect(quiet?.attention.reasons).toHaveLength(1);
    // Where notice was given it changes nothing.
    const [leaving] = book([{ id: "a", contracts: [{ ...care, status: "cancelled" }], tickets }]).accounts;
    expect(leaving?.attention.renew).toBe(1200);
    expect(leaving?.attention.reasons).toHaveLength(1);
  });

  test("is none where no contract names its money, the account has left, or none runs", () => {
    expect(riskOf([{ ...care, amount: null }])).toBeNull();
    expect(riskOf([{ ...care, startsOn: on(-420), endsOn: on(-62) }])).toBeNull();
    expect(riskOf([{ ...care, endsOn: on(-1), status: "cancelled" }])).toBeNull();
    expect(riskOf([care], { status: "churned" })).toBeNull();
    expect(riskOf([care, { ...hotline, amount: null, per: null }])?.reasons.map(({ code }) => code)).toContain(
      "portfolio.value-at-risk.contracts-unpriced",
    );
  });

  test("a contract that is renewed already counts once, in its next term", () => {
    const next: Contract = { ...care, id: "next", startsOn: on(66), endsOn: on(431), renewedFrom: "care" };
    expect(riskOf([care, next])).toMatchObject({ amount: 0, worth: { value: 12_000 } });
  });

  test("of one that has ended and may still be renewed is more than of one that ends, and 62 days later nothing", () => {
    const late = (daysAgo: number) => riskOf([{ ...care, startsOn: on(-730 - daysAgo), endsOn: on(-daysAgo) }]);
    // Of 200 such contracts 100 are renewed, 30 of them late, half a one on each of 60 days, the first of them 2 days after the end.
    const lost = (daysAgo: number) => 100 / (100 + 30 - 0.5 * Math.max(0, daysAgo - 2));
    for (const daysAgo of [1, 2, 30, 61]) expect(late(daysAgo)?.amount).toBeCloseTo(12_000 * lost(daysAgo), 8);
    expect(late(62)).toBeNull();
    expect(late(1)?.assumptions.map(({ key }) => key)).toEqual(["reviews.renewalWhenUnknown", "contracts.renewedLate"]);
    const found = book([{ id: "a", contracts: [{ ...care, startsOn: on(-401), endsOn: on(-1) }] }]).accounts[0];
    expect(found?.standing).toMatchObject({
      state: "slowing",
      since: on(-1),
      reasons: [
        {
          code: "portfolio.standing.contract-late",
          params: { contractId: "care", endsOn: on(-1), lateUntil: on(60) },
        },
      ],
    });
    expect(found?.signals).toEqual([{ code: "renewal-late", on: on(0), reviewBy: on(13), about: "care" }]);
    // A review can keep those alone that are still to come.
    expect(found?.attention.renew).toBeCloseTo(1200 * lost(1) * (1 - lost(1)), 8);
  });

  test("what begins later counts from then on, and a change of product no day twice", () => {
    const days = 365.25;
    const share = (daysAhead: number) => 1 - daysAhead / days;
    const next: Contract = { ...care, id: "next", startsOn: on(100), endsOn: on(465) };
    expect(riskOf([next])?.worth.value).toBeCloseTo(12_000 * share(100), 8);
    expect(riskOf([next])).toMatchObject({ amount: 0 });
    // One that begins in 100 days and ends within the year can lose no more than what it brings.
    const short = { ...next, endsOn: on(300), status: "cancelled" as const };
    expect(
      riskOf([
        { ...hotline, amount: 0 },
        { ...short, status: "active" },
      ])?.amount,
      // Seven months of a year that is renewed as often as not.
    ).toBeCloseTo(12_000 * (1 - 0.5 ** (7 / 12)) * share(100), 8);
    // At the old price up to its beginning, then at the new one, whether or not it says what it renewed.
    for (const more of [{ renewedFrom: "care" }, {}]) {
      const dearer = { ...next, startsOn: on(66), amount: 1500, ...more };
      const worth = riskOf([care, dearer])?.worth.value ?? NaN;
      expect(worth).toBeCloseTo((12_000 * 66) / days + 18_000 * share(66), 8);
    }
  });

  test("its reasons name the money and the horizon", () => {
    const said = (contracts: Contract[]) =>
      riskOf(contracts)?.reasons.map((each) => inWords(each, en, { currency: "EUR" }));
    expect(said([care, hotline])).toEqual([
      "no purchases of the last 12 months are known, so the money is that of its contracts: 12,600 EUR in the next 12 months, of which 600 EUR is of contracts without an end and 12,000 EUR of contracts with an end by then",
      "no renewal is signed yet, so its chance is assumed to be 50%",
      "contract hotline has no end: the chance that it is left within 12 months is assumed to be 50%",
    ]);
    expect(said([care])?.[0]).toBe(
      "no purchases of the last 12 months are known, so the money is that of its contracts: 12,000 EUR in the next 12 months, of which 12,000 EUR is of contracts with an end by then",
    );
    // On the first of 60 days 30 of 130 are still to come.
    expect(said([{ ...care, startsOn: on(-401), endsOn: on(-1) }])?.slice(1)).toEqual([
      `contract care ended on ${on(-1)}; the chance that it is still renewed counts as 23%`,
    ]);
    expect(said([{ ...care, endsOn: on(400), amount: 50 }])).toEqual([
      "no purchases of the last 12 months are known, so the money is that of its contracts: 600 EUR in the next 12 months, and none of them ends by then",
    ]);
  });

  test("the book has it, with what may be lost of it in the bounds", () => {
    const whole = book([
      { id: "a", currency: "EUR", contracts: [care, hotline] },
      { id: "b", currency: "EUR", contracts: [{ ...parts, endsOn: null }] },
    ]).valueAtRisk;
    // Half of what ends, and of what may be left in any month as much as of the hotline.
    expect(whole).toMatchObject({ worth: 17_400, accounts: 2, lower: 0 });
    expect(whole?.amount).toBeCloseTo(6000 + 5400 * HOTLINE_LOST, 8);
    // Two accounts: with a chance of about a seventh both are lost, so all of it is the upper bound.
    expect(whole?.upper).toBeCloseTo(17_400, 6);
  });

  test("the back-test holds purchases against what was lost, and leaves contracts out", () => {
    const buyers = Array.from({ length: 80 }, (_, index): Account => {
      const gap = 14 + (index % 7) * 9;
      const last = index % 4 === 0 ? -300 + index : 0;
      const days = Array.from({ length: Math.floor((last + 700) / gap) + 1 }, (__, count) => -700 + count * gap);
      return { id: `A${index}`, currency: "EUR", purchases: days.map((day) => ({ on: on(day), amount: 50 })) };
    });
    const judged = (accounts: Account[]) =>
      backtest(
        { accounts, products: [], sellers: [] },
        { asOf: [on(-200)], horizonDays: [180], resamples: 20, seed: 1 },
      ).windows[0]?.valueAtRisk;
    const alone = judged(buyers);
    expect(alone?.predicted).toBeGreaterThan(0);
    const withContracts = judged([...buyers, { id: "Z", currency: "EUR", contracts: [{ ...care, endsOn: on(-100) }] }]);
    expect(withContracts?.predicted).toBeCloseTo(alone?.predicted ?? NaN, 6);
    expect(withContracts?.upper).toBeCloseTo(alone?.upper ?? NaN, 6);
  });
});
