import {
  assumptions,
  estimateLoyalty,
  expectedPurchases,
  expectedSpend,
  fitGammaGamma,
  fitMbgNbd,
  fitBgNbd,
  gammaGammaModel,
  mbgNbdModel,
  paretoNbdModel,
  predictionInterval,
  probabilityAlive,
  reviewPortfolio,
  RetentionError,
  summarizePurchases,
  type Account,
  type PortfolioOptions,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { plainDate } from "../../src/calendar/plain-date.js";

const options: PortfolioOptions = { asOf: "2026-11-21", to: "2027-02-20" };
const AS_OF_DAY = Date.parse(options.asOf) / 86_400_000;

/** Buys every so many days for some time, then stops or goes on. */
function buyer(index: number): Account {
  const gap = 14 + (index % 7) * 9;
  const first = AS_OF_DAY - 500 + (index % 11) * 12;
  const last = index % 4 === 0 ? first + 90 + index : AS_OF_DAY;
  const days = Array.from({ length: Math.floor((last - first) / gap) + 1 }, (_, count) => first + count * gap);
  return {
    id: `A${index}`,
    currency: "EUR",
    purchases: days.map((day, count) => ({ on: plainDate(day), amount: 40 + (index % 13) * 25 + (count % 3) * 10 })),
  };
}
const buyers = Array.from({ length: 80 }, (_, index) => buyer(index));
const hardTicket = { id: "T", openedAt: "2026-11-10T09:00:00Z", resolved: false, contacts: 5, transfers: 3 };
const review = (accounts: Account[], more: Partial<PortfolioOptions> = {}) =>
  reviewPortfolio({ accounts, products: [], sellers: [] }, { ...options, ...more });

/** The fit by hand: MBG/NBD in weeks and gamma–gamma, with the prior's deviation of 2 as a penalty of 1 / (2 · 2²). */
function byHand(accounts: readonly Account[]) {
  const rows = accounts.flatMap(({ id, purchases }) => (purchases ?? []).map((row) => ({ ...row, accountId: id })));
  const { summaries } = summarizePurchases(rows, { until: options.asOf, unit: "week" });
  const ordered = summaries.toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1));
  const purchases = fitMbgNbd(ordered, { penalty: 1 / 8 });
  const spend = fitGammaGamma(ordered, { penalty: 1 / 8 });
  return { purchases, spend, historyOf: new Map(summaries.map((summary) => [summary.accountId, summary])) };
}

describe("value at risk", () => {
  test("is spend of a year if still a customer, times the probability of loss, from models fitted to the book", () => {
    const accounts = buyers.map((account, index) => (index === 3 ? { ...account, tickets: [hardTicket] } : account));
    const book = review(accounts);
    const { purchases, spend, historyOf } = byHand(accounts);
    expect(book.models).toEqual({ purchases, spend });
    expect(book.rejected).toEqual([]);

    for (const { accountId, probabilityAlive: alive, loyalty, valueAtRisk: risk } of book.accounts) {
      const history = historyOf.get(accountId);
      if (history === undefined) throw new Error(accountId);
      expect(alive).toBe(probabilityAlive(purchases, history));
      const tickets = accountId === "A3" ? { tickets: [hardTicket] } : {};
      const estimate = estimateLoyalty({ accountId, ...tickets, probabilityAlive: alive }, { asOf: options.asOf });
      expect(loyalty).toEqual(estimate);
      // 12 months of 365.25/12 days, in weeks.
      const bought = expectedPurchases(purchases, history, { horizon: 365.25 / 7 }) / (alive ?? NaN);
      expect(risk?.worth.value).toBeCloseTo(bought * expectedSpend(spend, history), 6);
      const loss = accountId === "A3" ? 1 - estimate.probability : 1 - (alive ?? NaN);
      expect(risk?.loss.value).toBeCloseTo(loss, 12);
      expect(risk?.amount).toBeCloseTo((risk?.worth.value ?? NaN) * loss, 6);
      expect(risk).toMatchObject({ currency: "EUR", months: 12, confidence: 0.9 });
      expect(risk?.lossFrom).toBe(accountId === "A3" ? "loyalty" : "purchases");
    }
  });

  test("bounds are the products of the bounds of both factors, each at 95% by the delta method", () => {
    const book = review(buyers);
    const { purchases, spend, historyOf } = byHand(buyers);
    const risk = book.accounts.find(({ accountId }) => accountId === "A8")?.valueAtRisk;
    const history = historyOf.get("A8");
    if (history === undefined) throw new Error("A8 bought something");
    const alive = predictionInterval(purchases, (model) => probabilityAlive(model, history), { scale: "logit" });
    expect(risk?.loss.lower).toBeCloseTo(1 - alive.upper, 9);
    expect(risk?.loss.upper).toBeCloseTo(1 - alive.lower, 9);
    const bought = predictionInterval(
      purchases,
      (model) => expectedPurchases(model, history, { horizon: 365.25 / 7 }) / probabilityAlive(model, history),
    );
    const spent = predictionInterval(spend, (model) => expectedSpend(model, history));
    const reach = Math.hypot(Math.log(bought.upper / bought.value), Math.log(spent.upper / spent.value));
    expect(risk?.worth.upper).toBeCloseTo((risk?.worth.value ?? NaN) * Math.exp(reach), 6);
    expect(risk?.lower).toBeCloseTo((risk?.worth.lower ?? NaN) * (1 - alive.upper), 6);
    expect(risk?.upper).toBeCloseTo((risk?.worth.upper ?? NaN) * (1 - alive.lower), 6);
  });

  test("of the book is the sum over its accounts, and names the figures behind the fit", () => {
    const book = review(buyers);
    const sum = book.accounts.reduce((total, { valueAtRisk }) => total + (valueAtRisk?.amount ?? 0), 0);
    expect(book.valueAtRisk?.amount).toBeCloseTo(sum, 6);
    expect(book.valueAtRisk).toMatchObject({ accounts: 80, currency: "EUR", months: 12 });
    expect(book.accounts[0]?.valueAtRisk?.assumptions.map(({ key }) => key)).toEqual([
      "purchases.leastRepeatBuyers",
      "purchases.priorDeviation",
    ]);
  });

  test("margin and months are policy", () => {
    const whole = review(buyers).valueAtRisk;
    const half = review(buyers, { policies: { valueAtRisk: { margin: 0.25 } } }).valueAtRisk;
    expect(half?.amount).toBeCloseTo((whole?.amount ?? NaN) / 4, 6);
    const short = review(buyers, { policies: { valueAtRisk: { months: 3 } } });
    expect(short.valueAtRisk?.months).toBe(3);
    expect(short.valueAtRisk?.worth).toBeLessThan((whole?.worth ?? NaN) / 3);
  });

  test("with too few repeat buyers there is no model, and the reasons say how many it takes", () => {
    const book = review(buyers.slice(0, 49));
    expect(book.models).toEqual({ purchases: null, spend: null });
    expect(book.valueAtRisk).toBeNull();
    expect(book.reasons).toContainEqual({ code: "portfolio.purchases.too-few", params: { accounts: 49, least: 50 } });
    expect(book.reasons).toContainEqual({ code: "portfolio.spend.too-few", params: { accounts: 49, least: 50 } });
    for (const { probabilityAlive: alive, loyalty, valueAtRisk, reasons } of book.accounts) {
      expect([alive, loyalty, valueAtRisk]).toEqual([null, null, null]);
      expect(reasons.map(({ code }) => code)).toContain("portfolio.value-at-risk.unknown");
    }
    const fewer = assumptions("published", { "purchases.leastRepeatBuyers": 49 });
    expect(review(buyers.slice(0, 49), { assumptions: fewer }).valueAtRisk?.accounts).toBe(49);
  });

  test("a fit that does not settle is not used", () => {
    // Nobody leaves, and a prior this wide leaves the parameters of leaving to run off.
    const steady = Array.from({ length: 60 }, (_, index) => ({
      id: `S${index}`,
      purchases: Array.from({ length: 40 + (index % 5) }, (_, count) => ({
        on: plainDate(AS_OF_DAY - count * (7 + (index % 3))),
        amount: 30 + index + (count % 4),
      })),
    }));
    const wide = assumptions("published", { "purchases.priorDeviation": 1e6 });
    const book = review(steady, { assumptions: wide });
    expect(book.models.purchases).toBeNull();
    expect(book.reasons).toContainEqual({
      code: "purchases.model.not-converged",
      params: { kind: "mbg-nbd", observations: 60 },
    });
    // With the usual prior the same book has a model, under which hardly anybody has left.
    const usual = review(steady);
    for (const { probabilityAlive: alive } of usual.accounts) expect(alive).toBeGreaterThan(0.9);
  });

  test("purchases without amounts give a probability alive, and no value at risk", () => {
    const unpriced = buyers.map(({ id, purchases }) => ({
      id,
      purchases: (purchases ?? []).map(({ on }) => ({ on })),
    }));
    const book = review(unpriced);
    expect(book.models.purchases?.kind).toBe("mbg-nbd");
    expect(book.models.spend).toBeNull();
    expect(book.valueAtRisk).toBeNull();
    expect(book.accounts[0]?.probabilityAlive).toBeGreaterThan(0);
    expect(book.accounts[0]?.loyalty).not.toBeNull();
  });

  test("models that are given are used as they are, however few accounts there are, in their own unit", () => {
    const purchases = fitBgNbd(
      summarizePurchases(
        buyers.flatMap(({ id, purchases }) => (purchases ?? []).map((row) => ({ ...row, accountId: id }))),
        { until: options.asOf, unit: "month" },
      ).summaries,
    );
    const spend = gammaGammaModel({ p: 6.25, q: 3.74, v: 15.44 });
    const book = review(buyers.slice(0, 2), { models: { purchases, spend } });
    expect(book.models).toEqual({ purchases, spend });
    expect(book.reasons.map(({ code }) => code)).toEqual(["portfolio.word-of-mouth.tickets-unknown"]);
    expect(book.accounts.every(({ valueAtRisk }) => valueAtRisk !== null)).toBe(true);
    expect(book.accounts[1]?.valueAtRisk?.assumptions).toEqual([]);
  });

  test("a model from published parameters leaves no bounds of its own, and the reasons say so", () => {
    const models = {
      purchases: mbgNbdModel({ r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }, { timeUnit: "week" }),
      spend: gammaGammaModel({ p: 6.25, q: 3.74, v: 15.44 }),
    };
    const risk = review(buyers.slice(0, 1), { models }).accounts[0]?.valueAtRisk;
    expect(risk?.lower).toBe(risk?.amount);
    expect(risk?.upper).toBe(risk?.amount);
    expect(risk?.reasons.map(({ code }) => code)).toContain("portfolio.value-at-risk.model-taken-as-sure");
  });

  test("an account that bought nothing has none, and a spend whose mean does not exist leaves it unknown", () => {
    const models = {
      purchases: paretoNbdModel({ r: 0.55, alpha: 10.6, s: 0.61, beta: 11.7 }, { timeUnit: "week" }),
      spend: gammaGammaModel({ p: 0.5, q: 0.9, v: 15 }),
    };
    const once = { id: "once", purchases: [{ on: "2026-06-01", amount: 20 }] };
    const book = review([once, { id: "never", purchases: [] }], { models });
    expect(book.accounts.map(({ valueAtRisk }) => valueAtRisk)).toEqual([null, null]);
    expect(book.accounts[0]?.reasons.map(({ code }) => code)).toContain("portfolio.value-at-risk.unknown");
    expect(book.accounts[1]?.reasons.map(({ code }) => code)).toContain("portfolio.purchases.none");
  });

  test("purchases after the day asked about do not count", () => {
    const account = { id: "later", purchases: [{ on: "2026-11-22", amount: 20 }] };
    expect(review([account]).accounts[0]?.reasons.map(({ code }) => code)).toContain("portfolio.purchases.none");
  });

  test.each([
    [
      { models: { purchases: { ...mbgNbdModel({ r: 1, alpha: 1, a: 1, b: 1 }, { timeUnit: "week" }), kind: "x" } } },
      "model.kind",
    ],
    [
      {
        models: {
          purchases: {
            ...mbgNbdModel({ r: 1, alpha: 1, a: 1, b: 1 }, { timeUnit: "week" }),
            parameters: { r: 1, alpha: 1, a: 1, b: 1, "purchase.effort": 0.1 },
            covariates: { purchase: ["effort"], dropout: [] },
          },
        },
      },
      "models.purchases.covariates",
    ],
    [{ policies: { valueAtRisk: { months: 0 } } }, "policies.valueAtRisk.months"],
    [{ policies: { valueAtRisk: { margin: 1.5 } } }, "policies.valueAtRisk.margin"],
    [{ policies: { valueAtRisk: { year: 1 } } }, "policies.valueAtRisk"],
  ])("refuses the options %#", (wrong, path) => {
    const run = (): unknown => review([], wrong as unknown as Partial<PortfolioOptions>);
    expect(run).toThrow(RetentionError);
    expect(run).toThrow(`reviewPortfolio: ${path} must`);
  });
});
