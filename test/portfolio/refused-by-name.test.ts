import {
  portfolioReviewer,
  portfolioScenarios,
  renewalForecast,
  reviewPortfolio,
  type PortfolioOptions,
  type PortfolioRecords,
} from "retention-kit";
import { describe, expect, test } from "vitest";

/** What the entries of the main job refuse, each by the name of the function, of the field, and of the rule. */

const asked: PortfolioOptions = { asOf: "2026-11-21", to: "2026-12-20" };
const records: PortfolioRecords = { accounts: [{ id: "a" }, { id: "b" }], products: [], sellers: [] };

describe("the whole book", () => {
  test("is refused where a list of it is none", () => {
    expect(() => reviewPortfolio(null as never, asked)).toThrow("reviewPortfolio: records must be an object");
    for (const list of ["accounts", "products", "sellers"]) {
      const wrong = { ...records, [list]: {} };
      expect(() => reviewPortfolio(wrong, asked)).toThrow(`reviewPortfolio: ${list} must be an array`);
      expect(() => portfolioScenarios(wrong)).toThrow(`portfolioScenarios: ${list} must be an array`);
    }
    expect(() => portfolioScenarios(7 as never)).toThrow("portfolioScenarios: records must be an object");
  });
});

describe("scenarios", () => {
  const scenario = portfolioScenarios(records);

  test("are refused where options or changes are none", () => {
    expect(() => scenario(7 as never)).toThrow("portfolioScenarios: options must");
    expect(() => scenario(asked, 7 as never)).toThrow("portfolioScenarios: change must");
    expect(() => scenario(asked, { seller: [] } as never)).toThrow("portfolioScenarios: change must have no field but");
    expect(() => scenario(asked, { sellers: {} as never })).toThrow("portfolioScenarios: sellers must be an array");
  });

  test("know the accounts of the book and no others", () => {
    const found = scenario(asked);
    expect(found.account("a")?.accountId).toBe("a");
    expect(found.account("c")).toBeNull();
    expect(found.portfolio().accounts.map(({ accountId }) => accountId)).toEqual(["a", "b"]);
    expect(found.opportunities().map(({ accountId }) => accountId)).toEqual(["a", "b"]);
    expect(found.stakes().accounts.map(({ accountId }) => accountId)).toEqual(["a", "b"]);
  });
});

describe("passes of a reviewer", () => {
  const company = { products: [], sellers: [] };
  const passed = (...passes: ["learn" | "weigh" | "report", object[]][]) => {
    const reviewer = portfolioReviewer(company, asked);
    for (const [pass, accounts] of passes) for (const account of accounts) reviewer[pass](account as never);
    return reviewer;
  };
  const both = [{ id: "a" }, { id: "b" }];

  test("must see the same accounts, each with as many rows, in whatever order", () => {
    const again = "portfolioReviewer: weigh must see the accounts that learn saw, each with the same rows";
    const whole = passed(["learn", both], ["weigh", both.toReversed()], ["report", both]);
    // A plan that was made is given again.
    expect(whole.plan()).toBe(whole.plan());
    for (const other of [
      [{ id: "a" }, { id: "c" }],
      [{ id: "a" }, { id: "a" }],
      [{ id: "ab" }, { id: "" }],
      ...["owned", "touches", "purchases", "tickets", "surveys", "contracts", "deals", "invoices"].flatMap((list) => [
        [{ id: "a", [list]: [] }, { id: "b" }],
        [{ id: "a", [list]: [{}] }, { id: "b" }],
      ]),
      [null, { id: "b" }],
    ]) {
      expect(() => passed(["learn", both], ["weigh", other as object[]], ["report", both])).toThrow(again);
    }
    // The lists count, and not what they are called.
    const one = [{ id: "a", tickets: [] }];
    expect(() => passed(["learn", one], ["weigh", [{ id: "a", surveys: [] }]], ["report", one])).toThrow(again);
    expect(() =>
      passed(["learn", one], ["weigh", [{ id: "a", tickets: [], name: "A" }]], ["report", one]),
    ).not.toThrow();
  });

  test("must see as many accounts, and come one after the other", () => {
    expect(() => passed(["learn", both], ["weigh", both.slice(1)], ["report", both])).toThrow(
      "portfolioReviewer: weigh must see the 2 accounts that learn saw, got 1",
    );
    const short = passed(["learn", both], ["weigh", both], ["report", both.slice(1)]);
    expect(() => short.plan()).toThrow("portfolioReviewer: report must see the 2 accounts that learn saw, got 1");
    expect(() => short.book()).toThrow("portfolioReviewer: report must see the 2 accounts that learn saw, got 1");
    expect(() => passed(["learn", both], ["weigh", both], ["learn", both])).toThrow(
      'portfolioReviewer: learn must not be called after weigh, got "learn"',
    );
    expect(() => passed(["learn", both], ["weigh", both], ["report", both], ["weigh", both])).toThrow(
      'portfolioReviewer: weigh must not be called after report, got "weigh"',
    );
    expect(() => passed(["learn", both], ["weigh", both]).planTeam("north" as never)).toThrow(
      "portfolioReviewer: planTeam.sellerIds must be an array",
    );
  });

  test("of an account that cannot be read are the same each time", () => {
    const broken = {
      get id(): string {
        throw new Error("no");
      },
    };
    const reviewer = passed(["learn", [broken, { id: "a" }]], ["weigh", [broken, { id: "a" }]], ["report", [broken]]);
    expect(reviewer.report({ id: "a" })?.accountId).toBe("a");
    const { rejected } = reviewer.book();
    expect(rejected[0]).toMatchObject({ records: "accounts", index: 0, path: "id" });
    expect(rejected).toEqual(reviewPortfolio({ ...company, accounts: [broken, { id: "a" }] as never }, asked).rejected);
  });

  test("take the currency that is given, or that no account names", () => {
    const learn =
      (account: object, options: Partial<PortfolioOptions> = {}) =>
      () => {
        portfolioReviewer(company, { ...asked, ...options }).learn(account as never);
      };
    const rule = 'portfolioReviewer: options.currency must be given where accounts name one, got "EUR"';
    expect(learn({ id: "a", currency: "EUR" })).toThrow(rule);
    for (const currency of ["", null, undefined, 7]) expect(learn({ id: "a", currency })).not.toThrow();
    expect(learn({ id: "a", currency: "EUR" }, { currency: "USD" })).not.toThrow();
  });
});

describe("a forecast of renewals", () => {
  const days = { asOf: "2026-11-21", to: "2027-03-31" };
  const asking = (options: object) => () => renewalForecast([], { ...days, ...options });

  test.each<[string, object]>([
    ["options must have no field but", { until: "2027-01-01" }],
    ["options.asOf must be a day", { asOf: "today" }],
    ["options.to must be a day", { to: "2027-02-30" }],
    ["options.to must not lie before 2026-11-21", { to: "2026-11-20" }],
    ["options.resamples must", { resamples: -1 }],
    ["options.resamples must be at most 100000", { resamples: 100_001 }],
    ["options.seed must", { seed: "1" }],
    ["options.model", { model: {} }],
    ["options.model", { model: { kind: "mbg-nbd" } }],
    ["options.standings must be an array", { standings: {} }],
    ["options.standings[0] must be an object", { standings: [null] }],
    ["options.standings[0].accountId must", { standings: [{ standing: { state: "new" } }] }],
    [
      "options.standings[1].standing must be an object",
      { standings: [{ accountId: "a", standing: { state: "new" } }, { accountId: "b" }] },
    ],
    [
      "options.standings[0].standing.state must be one of",
      { standings: [{ accountId: "a", standing: { state: "gone" } }] },
    ],
    ["options.confidence must", { confidence: 1 }],
    ["options.assumptions must", { assumptions: [] }],
  ])("%s", (message, options) => {
    expect(asking(options)).toThrow(`renewalForecast: ${message}`);
  });

  test("and not the last day that it may look at, none but its first, or every state", () => {
    expect(asking({ to: days.asOf, resamples: 0, seed: 0.5 })).not.toThrow();
    for (const state of ["prospect", "new", "active", "slowing", "lapsed", "lost"]) {
      expect(asking({ standings: [{ accountId: "a", standing: { state } }] })).not.toThrow();
    }
  });
});
