import {
  assumptions,
  bgNbdModel,
  fitLoyaltyModel,
  fitPurchasePropensity,
  gammaGammaModel,
  loyaltyObservations,
  priorLoyaltyModel,
  purchaseObservations,
  type Account,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { datedAccount } from "../../../src/backtest/past/dated-account.js";
import { firstSales } from "../../../src/backtest/past/products-as-of.js";
import { PLAN_DAYS, predictedBook, type PredictionJob } from "../../../src/backtest/windows/predicted-book.js";
import { type Refit, refitModels } from "../../../src/backtest/windows/refit-models.js";
import { dayNumber } from "../../../src/calendar/days/plain-date.js";
import { company, on } from "../company.js";

const DAY = 300;
const asOf = dayNumber("test", "asOf", on(DAY));
const days = { asOf, horizonDays: 60, first: asOf - DAY };
const { records } = company({ accounts: 60, seed: 12, days: DAY + 1, everything: true });
const { products, sellers } = records;
const accounts = records.accounts.filter(({ purchases }) => (purchases ?? []).length > 0);
const purchases = bgNbdModel({ r: 0.2, alpha: 4, a: 0.8, b: 2.4 }, { timeUnit: "week" });
const spend = gammaGammaModel({ p: 6, q: 4, v: 15 });
const assumed = assumptions();

describe("models fitted anew", () => {
  const loyalty = priorLoyaltyModel();
  const given = { models: { purchases, spend, loyalty }, policies: { attention: {} }, assumptions: assumed };
  const refitted = (refit: Refit, of: readonly Account[] = accounts, at = days) =>
    refitModels({ ...given, refit }, of, products, at);
  const window = { asOf: on(DAY - 60), until: on(DAY), horizonDays: 60 };
  const ownLoyalty = () => {
    const { accepted } = loyaltyObservations(accounts, { asOf: window.asOf, horizonDays: 60 });
    return fitLoyaltyModel(accepted, { prior: priorLoyaltyModel(), horizonDays: 60 });
  };
  const ownPropensity = () => {
    const { accepted } = purchaseObservations(accounts, {
      catalogue: products,
      asOf: window.asOf,
      until: window.until,
    });
    return fitPurchasePropensity(accepted);
  };

  test("are those asked for, on the window before", () => {
    expect(refitted("none")).toEqual({ models: given.models, policies: given.policies, notes: [] });
    expect(refitted("purchases")).toEqual({ models: { loyalty }, policies: given.policies, notes: [] });
    expect(refitted("loyalty")).toEqual({
      models: { ...given.models, loyalty: ownLoyalty() },
      policies: given.policies,
      notes: [],
    });
    const withPropensity = { ...given.policies, opportunity: { propensity: ownPropensity() } };
    expect(refitted("propensity")).toEqual({ models: given.models, policies: withPropensity, notes: [] });
    expect(refitted("all")).toEqual({ models: { loyalty: ownLoyalty() }, policies: withPropensity, notes: [] });
    expect(given.models).toEqual({ purchases, spend, loyalty });
  });

  test("are not those for which outcomes are wanting, and that is said", () => {
    const said = (refit: Refit, of: readonly Account[], at = days) =>
      refitted(refit, of, at).notes.map(({ code, params }) => [code, params]);
    const note = (model: string, at = days) => [
      "backtest.not-refitted",
      { asOf: on(at.asOf - asOf + DAY), horizonDays: 60, model },
    ];
    const silent = accounts.map((account) => ({
      ...account,
      purchases: account.purchases?.filter((row) => row.on <= window.asOf),
    }));
    expect(said("all", silent)).toEqual([note("loyalty"), note("propensity")]);
    expect(refitted("loyalty", silent).models.loyalty).toBe(loyalty);
    expect(refitted("propensity", silent).policies).toEqual(given.policies);
    // With less than three horizons of history nothing is learned of tenure.
    const short = { ...days, first: asOf - 119 };
    expect(said("all", accounts, short)).toEqual([note("loyalty")]);
    expect(said("all", accounts, { ...days, first: asOf - 120 })).toEqual([]);
  });

  test("loyalty needs ten that bought and ten that did not", () => {
    const { accepted } = loyaltyObservations(accounts, { asOf: window.asOf, horizonDays: 60 });
    const came = new Map(
      accounts.map(({ id, purchases: rows }) => [
        id,
        (rows ?? []).some((row) => row.on > window.asOf && row.on <= window.until),
      ]),
    );
    expect(accepted.filter(({ repurchased }) => repurchased)).toHaveLength(
      accounts.filter(({ id, purchases: rows }) => came.get(id) && (rows ?? []).some((row) => row.on <= window.asOf))
        .length,
    );
    const customers = accounts.filter(({ purchases: rows }) => (rows ?? []).some((row) => row.on <= window.asOf));
    const some = (bought: number, others: number) => [
      ...customers.filter(({ id }) => came.get(id)).slice(0, bought),
      ...customers.filter(({ id }) => !came.get(id)).slice(0, others),
    ];
    const fitted = (bought: number, others: number) => refitted("loyalty", some(bought, others)).notes.length === 0;
    expect([fitted(10, 10), fitted(9, 12), fitted(12, 9)]).toEqual([true, false, false]);
  });

  test("a product that is wrong is left to the main job to refuse", () => {
    const wrong = [...products, { id: "mill", price: 1 }];
    expect(refitModels({ ...given, refit: "propensity" }, accounts, wrong, days).notes).toHaveLength(1);
  });

  test("read accounts by the policies of effort and of opportunity", () => {
    const wrong = (policies: object, refit: Refit) =>
      refitModels({ ...given, policies: policies, refit }, accounts, products, days);
    expect(() => wrong({ effort: 7 }, "loyalty")).toThrow("loyaltyObservations");
    expect(wrong({ opportunity: { horizon: -1 } }, "propensity").notes).toHaveLength(1);
    expect(wrong({ opportunity: undefined }, "propensity").notes).toEqual([]);
  });
});

describe("the book of a day", () => {
  const few = accounts.slice(0, 24);
  const dated = few.map((account, index) => datedAccount(account, index + 5));
  const job = (changes: Partial<PredictionJob> = {}): PredictionJob => ({
    accounts: dated,
    products,
    sellers,
    refit: "none",
    policies: {},
    models: { purchases, spend },
    assumptions: assumed,
    capacity: null,
    ...changes,
  });
  const book = (changes: Partial<PredictionJob> = {}, planned: ReadonlySet<string> | null = null) =>
    predictedBook(job(changes), firstSales(dated), days, planned);

  test("names each account with its report, in the order of the book", () => {
    const { accounts: found, margin, valueAtRisk, sellerOf, products: sold } = book();
    expect(found.map(({ account }) => account.id).sort()).toEqual(few.map(({ id }) => id).sort());
    for (const { dated: own, account, report, buysAgain } of found) {
      expect(own.account.id).toBe(account.id);
      expect(report.accountId).toBe(account.id);
      expect(buysAgain).toBe(report.buysAgain?.probability ?? null);
    }
    expect(margin).toBe(1);
    // The months are those of the horizon.
    expect(valueAtRisk?.months).toBeCloseTo(60 / (365.25 / 12), 10);
    expect([sellerOf({ id: "a", sellerId: "s1" }), sellerOf({ id: "a" })]).toEqual(["s1", ""]);
    expect(sold.map(({ id }) => id)).toEqual(products.map(({ id }) => id));
  });

  test("plans the first thirty days, for the sellers or for so many reviews by anyone", () => {
    const { reviewed } = book();
    expect(reviewed.size).toBeGreaterThan(7);
    const seven = book({ capacity: 7 });
    expect(seven.reviewed.size).toBe(7);
    expect([seven.sellerOf({ id: "a", sellerId: "s1" }), seven.sellerOf({ id: "b" })]).toEqual(["", ""]);
    expect(book({ sellers: [] }).reviewed.size).toBe(0);
    expect(book({ sellers: [], capacity: 3 }).reviewed.size).toBe(3);
    expect(PLAN_DAYS).toBe(30);
  });

  test("a plan that was made before is not made again", () => {
    const planned = new Set(["A1"]);
    expect(book({}, planned).reviewed).toBe(planned);
    expect(book({ capacity: 7 }, planned).reviewed).toBe(planned);
  });

  test("value at risk keeps the policy's margin, and the models that were given are used", () => {
    const policies = { valueAtRisk: { margin: 0.5, months: 7 } };
    const half = book({ policies });
    const whole = book();
    expect(half.margin).toBe(0.5);
    expect(half.valueAtRisk?.months).toBeCloseTo(60 / (365.25 / 12), 10);
    expect(half.valueAtRisk?.amount).toBeCloseTo((whole.valueAtRisk?.amount ?? NaN) / 2, 8);
    expect(half.models.purchases).toMatchObject({ kind: purchases.kind, parameters: purchases.parameters });
  });

  test("what was refused keeps its place in the input", () => {
    const wrongCurrency = datedAccount({ id: "zz", currency: "USD", touches: [{ on: on(5), kind: "call" }] }, 77);
    const unsold = { id: "unsold", price: 1 };
    const twice = { id: "mill", price: 1 };
    const found = book({
      accounts: [...dated, wrongCurrency],
      products: [unsold, ...products, twice],
      currency: "EUR",
    });
    expect(found.rejected.map(({ records: list, index }) => [list, index])).toEqual([
      ["products", products.length + 1],
      ["accounts", 77],
    ]);
    expect(found.products.map(({ id }) => id)).toEqual(products.map(({ id }) => id));
    const sellersTwice = book({ sellers: [...sellers, ...sellers.slice(0, 1)] });
    expect(sellersTwice.rejected.map(({ records: list, index }) => [list, index])).toEqual([
      ["sellers", sellers.length],
    ]);
  });

  test("a seller that is none is refused by the main job", () => {
    const { rejected } = book({ sellers: [null as never, ...sellers] });
    expect(rejected.map(({ records: list, index }) => [list, index])).toEqual([["sellers", 0]]);
  });

  test("leave is known from the day it begins", () => {
    const reviewedOf = (away: unknown) => [
      ...book({ sellers: sellers.map((seller) => ({ ...seller, away: away as never })) }).reviewed,
    ];
    const all = reviewedOf(undefined);
    expect(all.length).toBeGreaterThan(0);
    expect(reviewedOf([{ from: on(DAY), to: on(DAY + 60) }])).toEqual([]);
    expect(reviewedOf([{ from: on(DAY + 1), to: on(DAY + 60) }])).toEqual(all);
    // Leave that is none is refused by the main job, with the seller.
    for (const away of [7, [null], ["soon"], [{}]]) expect(reviewedOf(away)).toEqual([]);
  });
});
