import { describe as say } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import fc from "fast-check";
import {
  assumptions,
  defineCatalogue,
  opportunityPolicy,
  scoreOpportunity,
  type Account,
  type Offer,
  type Opportunity,
  type OpportunityPolicyInput,
  type Product,
} from "retention-kit";
import { describe, expect, test } from "vitest";

const asOf = "2026-11-21";
const products: Product[] = [
  { id: "mill", price: 900, margin: 0.5, lifespanMonths: 60 },
  { id: "grinder", price: 300, margin: 0.5 },
  { id: "press", price: 600, margin: 0.25 },
  { id: "oven", price: 2000, margin: 0.3 },
];
const catalogue = defineCatalogue(products);

const score = (
  account: Omit<Account, "id">,
  policy: OpportunityPolicyInput = {},
  list: readonly Product[] = products,
): Opportunity => scoreOpportunity({ id: "acme", ...account }, { catalogue: list, asOf, policy });
const owning = (...ids: string[]): Pick<Account, "owned"> => ({
  owned: ids.map((productId) => ({ productId, purchasedOn: "2026-01-15" })),
});
const codes = ({ reasons }: Pick<Opportunity, "reasons">): string[] => reasons.map(({ code }) => code);
const ids = ({ offers }: Opportunity): string[] => offers.map(({ productId }) => productId).sort();

describe("the level, by the rule that fired first", () => {
  test.each<[string, Omit<Account, "id">, Opportunity["level"], string]>([
    [
      "one product, a budget below any offer",
      { ...owning("mill"), annualBudget: 299 },
      "low",
      "opportunity.low.lacks-means",
    ],
    ["none, and no resources", { ...owning(), resources: "none" }, "low", "opportunity.low.lacks-means"],
    [
      "everything, nothing due",
      { ...owning("mill", "grinder", "press", "oven"), annualBudget: 9e6 },
      "low",
      "opportunity.low.owns-everything",
    ],
    ["one product, a budget", { ...owning("mill"), annualBudget: 300 }, "high", "opportunity.high.few-owned"],
    ["two, ample", { ...owning("mill", "press"), resources: "ample" }, "high", "opportunity.high.few-owned"],
    [
      "two, limited, and nobody knows to how much",
      { ...owning("mill", "press"), resources: "limited" },
      "medium",
      "opportunity.medium.means-unknown",
    ],
    ["two, but no means", { ...owning("mill", "press"), annualBudget: 10 }, "medium", "opportunity.medium.lacks-means"],
    ["three", { ...owning("mill", "press", "oven"), resources: "ample" }, "medium", "opportunity.medium.many-owned"],
    ["none yet", { ...owning(), annualBudget: 5000 }, "medium", "opportunity.medium.nothing-owned"],
    ["two, means unknown", owning("mill", "press"), "medium", "opportunity.medium.means-unknown"],
  ])("%s", (_, account, level, code) => {
    const result = score(account);
    expect(result.level).toBe(level);
    expect(codes(result)[0]).toBe(code);
  });

  test("an owner of everything is not low while a replacement falls due", () => {
    const all = [...(owning("grinder", "press", "oven").owned ?? []), { productId: "mill", purchasedOn: "2022-11-21" }];
    expect(score({ owned: all, resources: "ample" }).level).toBe("medium");
    expect(score({ owned: all, resources: "ample" }, { horizonMonths: 11 }).level).toBe("low");
  });

  test.each([
    [{ standing: "active" }, "high", "opportunity.high.few-owned"],
    [{ standing: "lapsed" }, "medium", "opportunity.medium.lapsed"],
    [{ standing: "lost" }, "medium", "opportunity.medium.lapsed"],
    [{ standing: "prospect" }, "medium", "opportunity.medium.lapsed"],
    [{ standing: "active", buysAgain: 0.3, bookChance: 0.3 }, "high", "opportunity.high.few-owned"],
    [{ standing: "active", buysAgain: 0.29, bookChance: 0.3 }, "medium", "opportunity.medium.unlikely"],
    [{ buysAgain: 0.29 }, "high", "opportunity.high.few-owned"],
    [{ buysAgain: 0.29, policy: { highAtLeastChance: 0.3 } }, "medium", "opportunity.medium.unlikely"],
    [{ buysAgain: 0.1, bookChance: 0.3, policy: { highAtLeastChance: null } }, "high", "opportunity.high.few-owned"],
  ] as const)("a high account is still a customer, and likely to buy: %o", (known, level, code) => {
    const account = { id: "a", ...owning("mill"), annualBudget: 300 };
    const result = scoreOpportunity(account, { catalogue, asOf, ...known });
    expect([result.level, codes(result)[0]]).toEqual([level, code]);
    // What is known of its buying makes nothing of a low account.
    expect(scoreOpportunity({ id: "a", resources: "none" }, { catalogue, asOf, ...known }).level).toBe("low");
  });

  test("of a long catalogue half may be owned by a high account", () => {
    const long = Array.from({ length: 10 }, (_, index) => ({ id: `p${index}`, price: 10 }));
    const owner = (count: number) => ({ ...owning(...long.slice(0, count).map(({ id }) => id)), annualBudget: 100 });
    expect(score(owner(5), {}, long).level).toBe("high");
    expect(score(owner(6), {}, long).level).toBe("medium");
    expect(score(owner(3), { highAtMostShare: null }, long).level).toBe("medium");
  });

  test("to whom nothing is sold does not own all it could", () => {
    expect(codes(score({ owned: [], resources: "ample" }, {}, []))[0]).toBe("opportunity.low.nothing-sold");
    const forFarms = [{ id: "plough", price: 10, segments: ["farm"] }];
    const bakery = score({ owned: [], resources: "ample", segment: "bakery" }, {}, forFarms);
    expect(bakery).toMatchObject({ level: "low", reasons: [{ code: "opportunity.low.nothing-sold" }, {}, {}] });
  });

  test("thresholds are policy, as counts and as a share of what the segment is sold", () => {
    expect(score({ ...owning("mill", "press"), annualBudget: 10 }, { lowAtMostOwned: 2 }).level).toBe("low");
    expect(score({ ...owning(), resources: "ample" }, { highAtLeastOwned: 0 }).level).toBe("high");
    const three = { ...owning("mill", "press", "oven"), resources: "ample" as const };
    expect(score(three, { highAtMostOwned: 3 }).level).toBe("high");
    expect(score(three, { highAtMostShare: 0.75 }).level).toBe("high");
    expect(score(three, { highAtMostShare: 0.74 }).level).toBe("medium");
    expect(score({ ...owning("mill"), resources: "ample" }, { highAtMostShare: 0 }).level).toBe("high");
  });
});

describe("means", () => {
  const spent = (amount: number): Pick<Account, "purchases"> => ({
    purchases: [{ on: "2026-01-15", productId: "mill", amount }],
  });

  test("a budget wins over resources, and resources over an estimate", () => {
    expect(score({ annualBudget: 0, resources: "ample", ...spent(900) }).means).toBe("lacks");
    expect(score({ annualBudget: null, resources: "none", ...spent(900) }).means).toBe("lacks");
    expect(score({ annualBudget: null, resources: null, ...spent(900) }).means).toBe("has");
  });

  test("an estimate comes from a year's purchases net of cancellations, lowers coverage and can be switched off", () => {
    const estimated = score(spent(500));
    expect(estimated.means).toBe("has");
    expect(estimated.coverage).toBe(0.75);
    expect(estimated.reasons).toContainEqual({ code: "opportunity.means.estimated", params: { spent: 500 } });
    expect(score(spent(200)).means).toBe("lacks");
    expect(score(spent(200), { budgetFromSpend: 2 }).means).toBe("has");
    expect(score(spent(500), { budgetFromSpend: null })).toMatchObject({ means: "unknown", coverage: 0.5 });
    expect(score({ purchases: [{ on: "2025-11-21", amount: 500 }] }, { budgetYears: 1 }).means).toBe("lacks");
    expect(score({ purchases: [{ on: "2025-11-22", amount: 500 }] }, { budgetYears: 1 }).means).toBe("has");
    const cancelled = [
      { on: "2026-02-01", amount: 500 },
      { on: "2026-02-02", amount: -500 },
    ];
    expect(score({ purchases: cancelled }).means).toBe("lacks");
    expect(score({ purchases: [] }).means).toBe("unknown");
    expect(score({ purchases: [{ on: "2026-02-01" }] }).means).toBe("unknown");
  });

  test("of the last three years the one with the most spent counts", () => {
    const bought = (...rows: [on: string, amount: number][]) =>
      score({ purchases: rows.map(([on, amount]) => ({ on, amount })) });
    // The cheapest offer costs 300.
    const machine = bought(["2024-03-01", 500], ["2024-11-21", 100], ["2024-11-22", 250], ["2026-02-01", 40]);
    expect(machine.means).toBe("has");
    expect(machine.reasons).toContainEqual({
      code: "opportunity.means.earlier-year",
      params: { spent: 600, until: "2024-11-21" },
    });
    const split = bought(["2024-11-21", 200], ["2024-11-22", 200]);
    expect(split.means).toBe("lacks");
    expect(split.reasons).toContainEqual({
      code: "opportunity.means.earlier-year",
      params: { spent: 200, until: "2025-11-21" },
    });
    expect(bought(["2023-11-22", 500]).means).toBe("has");
    const old = bought(["2023-11-21", 500]);
    expect(old.means).toBe("lacks");
    expect(old.reasons).toContainEqual({ code: "opportunity.means.nothing-in-years", params: { years: 3 } });
    expect(codes(score({ purchases: [{ on: "2024-03-01", amount: 500 }] }, { budgetYears: 1 }))).toContain(
      "opportunity.means.nothing-spent",
    );
    expect(bought(["2024-03-01", 500], ["2024-03-02", -450], ["2026-02-01", 40]).reasons).toContainEqual({
      code: "opportunity.means.earlier-year",
      params: { spent: 50, until: "2024-11-21" },
    });
  });

  test("a row of no piece and no money is no purchase, whether or not anything was sent back", () => {
    const nothing = { on: "2026-02-01", quantity: 0, amount: 0 };
    const before = { on: "2024-01-01", amount: 100 };
    expect(score({ purchases: [before, nothing] })).toEqual(score({ purchases: [before] }));
    expect(score({ purchases: [nothing] })).toEqual(score({ purchases: [] }));
  });

  test("what it has by a contract that runs is owned: no offer, and renewed rather than replaced", () => {
    const catalogue = [
      { id: "saas", price: 900, lifespanMonths: 12 },
      { id: "training", price: 500, addOnTo: ["saas"] },
      { id: "setup", price: 300 },
    ];
    const of = (account: Partial<Account>) => {
      const { offers, reasons } = scoreOpportunity({ id: "a", ...account }, { catalogue, asOf });
      return {
        offers: offers.map(({ productId, kind }) => `${productId} ${kind}`).sort(),
        isKnown: !reasons.some(({ code }) => code === "opportunity.ownership.unknown"),
      };
    };
    const saas = { id: "k", productId: "saas", startsOn: "2026-01-01", endsOn: "2026-12-31", amount: 900, per: "year" };
    const withSaas = { offers: ["setup whitespace", "training add-on"], isKnown: true };
    expect(of({ contracts: [saas] })).toEqual(withSaas);
    expect(of({ contracts: [saas], owned: [] })).toEqual(withSaas);
    // Its invoices would have it replaced.
    const invoices = [{ on: "2026-01-01", productId: "saas", amount: 900 }];
    expect(of({ contracts: [saas], purchases: invoices })).toEqual(withSaas);
    expect(of({ purchases: invoices }).offers).toContain("saas replacement");
    const late = { ...saas, startsOn: "2025-10-01", endsOn: "2026-09-30" };
    expect(of({ contracts: [late] })).toEqual(withSaas);
    const without = { offers: ["saas whitespace", "setup whitespace"], isKnown: false };
    expect(of({ contracts: [] })).toEqual(without);
    expect(of({ contracts: [{ ...late, startsOn: "2025-06-01", endsOn: "2026-06-30" }] })).toEqual(without);
    expect(of({ contracts: [{ ...saas, status: "draft" }] })).toEqual(without);
    expect(of({ contracts: [{ ...saas, productId: null }] })).toEqual(without);
    expect(of({ contracts: [{ ...saas, productId: "unlisted" }] })).toEqual({ ...without, isKnown: true });
  });

  test("what it pays under contracts that run counts as spent, where it is more than its purchases", () => {
    const care = { id: "care", startsOn: "2026-01-01", endsOn: "2026-12-31", amount: 50, per: "month" as const };
    const of = (contracts: NonNullable<Account["contracts"]>, more: Partial<Account> = {}) =>
      score({ contracts, ...more });
    // 600 a year.
    const paying = { code: "opportunity.means.contracts", params: { spent: 600 } };
    expect(of([care])).toMatchObject({ means: "has", coverage: 0.25 });
    expect(of([care]).reasons).toContainEqual(paying);
    expect(of([care], { purchases: [{ on: "2024-01-01", amount: 500 }] }).reasons).toContainEqual(paying);
    expect(of([care], { purchases: [{ on: "2026-02-01", amount: 100 }] }).reasons).toContainEqual(paying);
    expect(of([care], { purchases: [{ on: "2026-02-01", amount: 700 }] }).reasons).toContainEqual({
      code: "opportunity.means.estimated",
      params: { spent: 700 },
    });
    expect(of([care], { annualBudget: 0 }).means).toBe("lacks");
    const more = { ...care, id: "hotline", amount: 25, per: "quarter" as const, endsOn: null };
    expect(of([care, more]).reasons).toContainEqual({ code: "opportunity.means.contracts", params: { spent: 700 } });
    // Cancelled, it runs to its end; one that renews by itself goes on.
    expect(of([{ ...care, status: "cancelled" }]).reasons).toContainEqual(paying);
    expect(of([{ ...care, endsOn: "2026-06-30", autoRenews: true }]).reasons).toContainEqual(paying);
    // One that another renewed counts until that one begins: 55 a month, and not 105.
    const old = { ...care, endsOn: "2026-06-30", autoRenews: true };
    const renewal = { ...care, id: "care-2", amount: 55, startsOn: "2026-07-01", renewedFrom: "care" };
    const paysNow = { code: "opportunity.means.contracts", params: { spent: 660 } };
    expect(of([old, renewal]).reasons).toContainEqual(paysNow);
    for (const later of [{ startsOn: "2026-12-01" }, { status: "draft" as const }]) {
      expect(of([old, { ...renewal, ...later }]).reasons).toContainEqual(paying);
    }
    const over = { endsOn: "2026-06-30" };
    for (const ended of [
      over,
      { ...over, autoRenews: true, status: "cancelled" as const },
      { endsOn: null, status: "cancelled" as const },
      { status: "draft" as const },
      { status: "expired" as const },
      { startsOn: "2026-12-01" },
      { amount: null, per: null },
    ]) {
      expect(of([{ ...care, ...ended }]).means).toBe("unknown");
    }
    expect(() => of([{ ...care, startsOn: "1 May" }])).toThrow("scoreOpportunity: contracts[0].startsOn");
  });

  test("limited resources go as far as a year's money, ample ones have no limit", () => {
    const purchases = [{ on: "2026-02-01", amount: 500 }];
    expect(score({ resources: "limited", purchases })).toMatchObject({ means: "has" });
    expect(score({ resources: "limited", purchases }).offers.every(({ price }) => price <= 500)).toBe(true);
    expect(score({ resources: "ample", purchases }).offers.some(({ price }) => price > 500)).toBe(true);
    expect(score({ resources: "limited", purchases: [{ on: "2023-02-01", amount: 500 }] }).means).toBe("lacks");
  });

  test("an amount that is missing is the list price of the pieces", () => {
    const { reasons } = score({ purchases: [{ on: "2026-02-01", productId: "grinder", quantity: 3 }] });
    expect(reasons).toContainEqual({ code: "opportunity.means.estimated", params: { spent: 900 } });
  });

  test("the cheapest offer is one with all that it requires", () => {
    const list: Product[] = [
      { id: "base", price: 800 },
      { id: "module", price: 50, requires: ["base"] },
    ];
    expect(score({ annualBudget: 100, owned: [] }, {}, list)).toMatchObject({ means: "lacks", offers: [] });
    expect(score({ annualBudget: 800, owned: [] }, {}, list).offers).toMatchObject([{ productId: "base" }]);
  });

  test("unknown means are named, and everything open counts", () => {
    const result = score(owning("mill"));
    expect(codes(result)).toContain("opportunity.means.unknown");
    expect(result.coverage).toBe(0.5);
    expect(ids(result)).toEqual(["grinder", "oven", "press"]);
    expect(result.offers.every(({ chosen }) => chosen)).toBe(true);
  });
});

describe("what is open", () => {
  const list: Product[] = [
    { id: "mill", price: 900, lifespanMonths: 60 },
    { id: "sieve", price: 100, addOnTo: ["mill", "press"] },
    { id: "school-kit", price: 50, segments: ["school"] },
    { id: "care", price: 400, addOnTo: ["mill"], kind: "service-contract" },
    { id: "press", price: 600 },
  ];

  test("a product for a segment only to that segment; to an unknown one not, and it says so", () => {
    expect(ids(score({ segment: "school", ...owning() }, {}, list))).toContain("school-kit");
    expect(ids(score({ segment: "farm", ...owning() }, {}, list))).not.toContain("school-kit");
    const unknown = score({ ...owning(), resources: "ample" }, {}, list);
    expect(ids(unknown)).not.toContain("school-kit");
    expect(codes(unknown)).toContain("opportunity.segment.unknown");
    expect(unknown.coverage).toBeCloseTo(2 / 3, 12);
  });

  test("an add-on only to an owner of something it adds to", () => {
    expect(ids(score({ segment: "farm", ...owning() }, {}, list))).not.toContain("sieve");
    const offer = score({ segment: "farm", ...owning("press") }, {}, list).offers.find((o) => o.productId === "sieve");
    expect(offer).toMatchObject({ kind: "add-on", reasons: [{ params: { to: "press" } }, {}] });
  });

  test.each([
    [10, 40, false],
    [10, 40.01, true],
    [0, 1000, false],
  ])("a contract of 400 for %d hours at %d: offered %s", (hours, hourCost, offered) => {
    const owned = [{ productId: "mill", purchasedOn: "2026-01-15", maintenanceHoursPerYear: hours }];
    const result = score({ segment: "farm", owned, resources: "ample" }, { hourCost }, list);
    expect(ids(result).includes("care")).toBe(offered);
    expect(result.coverage).toBe(1);
    if (offered) {
      expect(result.offers.find(({ productId }) => productId === "care")).toMatchObject({
        kind: "service-contract",
        probability: 0.3,
        reasons: [{ params: { hours, hourCost, price: 400 } }, { code: "opportunity.offer.margin-missing" }],
      });
    }
  });

  test("a contract is not offered where hours or their cost are unknown, which is named and lowers coverage", () => {
    const withHours = [{ productId: "mill", purchasedOn: "2026-01-15", maintenanceHoursPerYear: 99 }];
    for (const [owned, hourCost] of [
      [withHours, null],
      [owning("mill").owned, 50],
    ] as const) {
      const result = score({ segment: "farm", owned: owned ?? [], resources: "ample" }, { hourCost }, list);
      expect(ids(result)).not.toContain("care");
      expect(result.reasons).toContainEqual({ code: "opportunity.contract.unknown", params: { productId: "care" } });
      expect(result.coverage).toBe(0.75);
    }
    expect(codes(score({ segment: "farm", ...owning("press") }, {}, list))).not.toContain(
      "opportunity.contract.unknown",
    );
  });

  test("hours of several pieces and products add up", () => {
    const owned = [
      { productId: "mill", purchasedOn: "2026-01-15", maintenanceHoursPerYear: 6 },
      { productId: "mill", purchasedOn: "2026-01-15", maintenanceHoursPerYear: 5 },
    ];
    expect(ids(score({ segment: "farm", owned }, { hourCost: 40 }, list))).toContain("care");
  });

  test("a replacement due by the last day of the horizon, in calendar months", () => {
    const due = (purchasedOn: string, horizonMonths: number): boolean =>
      ids(score({ owned: [{ productId: "mill", purchasedOn }] }, { horizonMonths }, list)).includes("mill");
    expect(due("2022-11-21", 12)).toBe(true);
    expect(due("2022-11-22", 12)).toBe(false);
    expect(due("2010-01-01", 0)).toBe(true);
    const offer = score({ owned: [{ productId: "mill", purchasedOn: "2021-12-31" }] }, {}, list).offers;
    expect(offer.find(({ productId }) => productId === "mill")).toMatchObject({
      kind: "replacement",
      probability: 0.4,
      reasons: [{ params: { purchasedOn: "2021-12-31", dueOn: "2026-12-31" } }, {}],
    });
  });

  test("a required product must be owned or in the same set", () => {
    const tied: Product[] = [
      { id: "base", price: 800, segments: ["farm"] },
      { id: "module", price: 50, requires: ["base"] },
      { id: "plug", price: 5, requires: ["module"] },
    ];
    expect(ids(score({ segment: "school", owned: [] }, {}, tied))).toEqual([]);
    expect(ids(score({ segment: "farm", owned: [] }, {}, tied))).toEqual(["base", "module", "plug"]);
    expect(ids(score({ segment: "school", ...owning("base") }, {}, tied))).toEqual(["module", "plug"]);
    const [, , plug] = score({ segment: "farm", owned: [] }, {}, tied).offers;
    expect(plug).toMatchObject({ productId: "plug", requires: ["module", "base"] });
  });
});

describe("contracts, successors and pieces", () => {
  const due = "2021-06-01";
  test("a contract that ends is renewed, not replaced, and its owner owns everything", () => {
    const list: Product[] = [{ id: "care", price: 200, kind: "service-contract", lifespanMonths: 12 }];
    const result = score({ owned: [{ productId: "care", purchasedOn: due }], annualBudget: 900 }, {}, list);
    expect(result).toMatchObject({ level: "low", offers: [] });
    expect(codes(result)[0]).toBe("opportunity.low.owns-everything");
  });

  const upgrades: Product[] = [
    { id: "old", price: 500, lifespanMonths: 60, discontinued: true },
    { id: "new", price: 700, lifespanMonths: 60, replaces: ["old", "older"] },
  ];
  test("what falls due is replaced by its successor", () => {
    const { offers } = score({ owned: [{ productId: "old", purchasedOn: due }] }, {}, upgrades);
    expect(offers).toMatchObject([{ productId: "new", kind: "replacement", price: 700 }]);
    expect(offers[0]?.reasons.slice(0, 2)).toEqual([
      { code: "opportunity.offer.replacement", params: { purchasedOn: due, dueOn: "2026-06-01" } },
      { code: "opportunity.offer.upgrade", params: { from: "old" } },
    ]);
  });
  test("before it falls due the successor is an upgrade", () => {
    const { offers } = score({ owned: [{ productId: "old", purchasedOn: "2025-06-01" }] }, {}, upgrades);
    expect(offers).toMatchObject([{ productId: "new", kind: "whitespace" }]);
    expect(offers[0]?.reasons[0]).toEqual({ code: "opportunity.offer.upgrade", params: { from: "old" } });
  });
  test("an owner of the successor is not offered what it succeeds", () => {
    const sold = upgrades.map((product) => ({ ...product, discontinued: false }));
    expect(ids(score(owning("new"), {}, sold))).toEqual([]);
    expect(ids(score(owning("old"), {}, sold))).toEqual(["new"]);
    expect(ids(score(owning(), {}, sold))).toEqual(["new", "old"]);
  });

  describe("products that do the same job", () => {
    const family = (...list: Product[]): Product[] => list.map((product) => ({ ...product, family: "mills" }));
    const mills = [
      ...family(
        { id: "small", price: 500, lifespanMonths: 60 },
        { id: "large", price: 900, lifespanMonths: 60 },
        { id: "older", price: 800, lifespanMonths: 60, discontinued: true },
      ),
      { id: "sieve", price: 50 },
    ];
    const offered = ({ offers }: { offers: readonly Offer[] }) =>
      offers.map(({ productId, kind }) => [productId, kind]);

    test("are not offered to an owner of one, which is replaced by itself", () => {
      const on = (purchasedOn: string) => score({ owned: [{ productId: "small", purchasedOn }] }, {}, mills);
      expect(offered(on("2025-06-01"))).toEqual([["sieve", "whitespace"]]);
      expect(offered(on(due))).toEqual([
        ["small", "replacement"],
        ["sieve", "whitespace"],
      ]);
      // Without the family there would be one offer more.
      const apart = mills.map((product) => ({ ...product, family: null }));
      expect(ids(score(owning("small"), {}, apart))).toContain("large");
    });

    test("replace one that falls due and is not sold any more: a successor, else the one of the nearest price", () => {
      const owned = [{ productId: "older", purchasedOn: due, quantity: 2 }];
      const result = score({ owned }, {}, mills);
      expect(offered(result)).toEqual([
        ["large", "replacement"],
        ["sieve", "whitespace"],
      ]);
      expect(result.offers[0]).toMatchObject({ quantity: 2 });
      expect(result.offers[0]?.reasons.slice(0, 2)).toEqual([
        { code: "opportunity.offer.replacement", params: { purchasedOn: due, dueOn: "2026-06-01" } },
        { code: "opportunity.offer.same-job", params: { from: "older" } },
      ]);
      const successor = mills.map((each) => (each.id === "small" ? { ...each, replaces: ["older"] } : each));
      expect(offered(score({ owned }, {}, successor))[0]).toEqual(["small", "replacement"]);
      const later = score({ owned: [{ productId: "older", purchasedOn: "2025-06-01" }] }, {}, mills);
      expect(offered(later)).toEqual([["sieve", "whitespace"]]);
    });

    test("are alternatives to who has none of them, of which a set holds the one that makes it worth most", () => {
      const chosen = (annualBudget: number, list = mills) =>
        score({ owned: [], annualBudget }, {}, list)
          .offers.filter((offer) => offer.chosen)
          .map(({ productId }) => productId);
      expect(offered(score({ owned: [], annualBudget: 2000 }, {}, mills))).toHaveLength(3);
      expect(chosen(2000)).toEqual(["large", "sieve"]);
      expect(chosen(800)).toEqual(["small", "sieve"]);
      // What another one requires may stand beside it.
      const tied = mills.map((each) => (each.id === "sieve" ? { ...each, price: 600, requires: ["small"] } : each));
      expect(chosen(2000, tied)).toEqual(["large", "sieve", "small"]);
    });
  });

  test("all pieces that fall due are one offer, of as many as the budget pays for", () => {
    const fleet = (annualBudget: number) =>
      score(
        {
          owned: [
            { productId: "mill", purchasedOn: due, quantity: 3 },
            { productId: "mill", purchasedOn: "2021-09-01" },
            { productId: "mill", purchasedOn: "2025-09-01", quantity: 5 },
          ],
          annualBudget,
        },
        {},
        products.slice(0, 1),
      );
    const [offer] = fleet(3600).offers;
    expect(offer).toMatchObject({ productId: "mill", kind: "replacement", price: 900, quantity: 4 });
    expect(offer?.value).toBeCloseTo(0.4 * 900 * 4 * 0.5, 9);
    // 3 × 900 are 2,700, and a fourth is a unit too dear; below one nothing can be paid.
    const [fewer] = fleet(3599).offers;
    expect(fewer).toMatchObject({ productId: "mill", quantity: 3 });
    expect(fewer?.value).toBeCloseTo(0.4 * 900 * 3 * 0.5, 9);
    expect(fewer?.reasons[1]).toEqual({ code: "opportunity.offer.some-pieces", params: { pieces: 3, due: 4 } });
    expect(say(fewer?.reasons[1] ?? { code: "" }, en)).toBe("4 pieces due, of which the budget covers 3");
    expect(fleet(900)).toMatchObject({ means: "has", offers: [{ quantity: 1 }] });
    expect(fleet(899)).toMatchObject({ means: "lacks", offers: [] });
    const bought = score({ purchases: [{ on: due, productId: "mill", quantity: 2 }], resources: "ample" });
    expect(bought.offers.find(({ productId }) => productId === "mill")?.quantity).toBe(2);
  });

  test("what is sold no more, or to no segment, is offered to nobody", () => {
    const list: Product[] = [
      { id: "gone", price: 10, discontinued: true },
      { id: "none", price: 10, segments: [] },
      { id: "later", price: 10, soldFrom: "2026-11-22" },
    ];
    expect(score({ owned: [], segment: "cafe", resources: "ample" }, {}, list)).toMatchObject({
      level: "low",
      offers: [],
    });
  });
});

describe("ownership", () => {
  test("owned wins over purchases, and an empty list means nothing", () => {
    const purchases = [{ on: "2026-01-15", productId: "grinder" }];
    expect(ids(score({ owned: [], purchases }))).toContain("grinder");
    expect(ids(score({ purchases }))).not.toContain("grinder");
  });

  test("purchases count net of returns, by pieces or by a negative amount", () => {
    const bought = { on: "2026-01-15", productId: "grinder", quantity: 2 };
    const left = (...more: Account["purchases"] & {}): boolean =>
      !ids(score({ purchases: [bought, ...more], resources: "ample" })).includes("grinder");
    expect(left()).toBe(true);
    expect(left({ on: "2026-02-01", productId: "grinder", quantity: -1 })).toBe(true);
    expect(left({ on: "2026-02-01", productId: "grinder", quantity: -2 })).toBe(false);
    // No one knows what was paid for it, so that a credit must say how many came back.
    const credit = { on: "2026-02-01", productId: "grinder", amount: -300 };
    expect(left(credit, credit)).toBe(true);
    expect(left({ ...credit, quantity: 1 })).toBe(true);
    expect(left({ ...credit, quantity: 1 }, { ...credit, quantity: 1 })).toBe(false);
  });

  test("age counts from the latest purchase kept, in any order of rows, and from the oldest piece owned", () => {
    const mills = [
      { on: "2025-03-01", productId: "mill", quantity: 1 },
      { on: "2019-03-01", productId: "mill", quantity: 1 },
    ];
    const isDue = (account: Omit<Account, "id">): boolean =>
      ids(score({ resources: "ample", ...account })).includes("mill");
    expect(isDue({ purchases: mills })).toBe(false);
    expect(isDue({ purchases: [{ on: "2025-04-01", productId: "mill", quantity: -1 }, ...mills] })).toBe(true);
    const owned = mills.map(({ on, productId }) => ({ productId, purchasedOn: on }));
    expect(isDue({ owned })).toBe(true);
    expect(isDue({ owned: owned.toReversed() })).toBe(true);
  });

  test("what is dated after the day has not happened", () => {
    const owned = [{ productId: "grinder", purchasedOn: "2026-11-22" }];
    const result = score({ owned, purchases: [{ on: "2027-01-01", productId: "press", amount: 600 }] });
    expect(ids(result)).toEqual(["grinder", "mill", "oven", "press"]);
    expect(result.reasons).toContainEqual({ code: "opportunity.future-purchases", params: { purchases: 2 } });
    expect(result.means).toBe("unknown");
  });

  test("an account of which nobody recorded anything is taken to own nothing, and says so", () => {
    const result = score({ resources: "ample" });
    expect(codes(result)).toContain("opportunity.ownership.unknown");
    expect(result.coverage).toBe(0.5);
    expect(score({ resources: "ample", owned: [] }).coverage).toBe(1);
  });

  test("no pieces of a product are no ownership", () => {
    expect(ids(score({ owned: [{ productId: "mill", purchasedOn: "2026-01-15", quantity: 0 }] }))).toContain("mill");
  });
});

describe("value", () => {
  test("is probability × price × margin, ranked, and the chosen ones add up to the expected value", () => {
    const result = score({ ...owning("mill"), annualBudget: 900 });
    expect(result.offers.map(({ productId, value, chosen }) => [productId, value, chosen])).toEqual([
      ["grinder", 0.1 * 300 * 0.5, true],
      ["press", 0.1 * 600 * 0.25, true],
    ]);
    expect(result.expectedValue).toBe(30);
    expect(result.reasons).toContainEqual({ code: "opportunity.beyond-budget", params: { offers: 1 } });
  });

  test("a set that may not be the best one says by how much a better one could exceed it", () => {
    // 300 products of which each requires two earlier ones, more than can be told apart in the steps there are.
    let drawn = 1;
    const draw = (below: number): number => (drawn = (drawn * 48_271) % 2_147_483_647) % below;
    const tangled = Array.from({ length: 300 }, (_, index) => ({
      id: `p${index}`,
      price: (500 + draw(30_000)) / 100,
      margin: 0.1 + draw(80) / 100,
      ...(index > 1 && { requires: [`p${draw(index)}`, `p${draw(index)}`] }),
    }));
    const result = score({ owned: [], annualBudget: 15_000 }, {}, tangled);
    expect(result.gap).toBeGreaterThan(0);
    expect(result.reasons).toContainEqual({
      code: "opportunity.chosen.gap",
      params: { more: Math.ceil(100 * result.gap * result.expectedValue) / 100 },
    });
    expect(score({ owned: [], annualBudget: 900 })).toMatchObject({ gap: 0 });
    expect(codes(score({ owned: [], annualBudget: 900 }))).not.toContain("opportunity.chosen.gap");
  });

  test("a missing margin counts as 1, and the offer says so", () => {
    const [offer] = score({ owned: [] }, {}, [{ id: "mill", price: 10 }]).offers;
    expect(offer).toMatchObject({ margin: 1, value: 1, reasons: [{}, { code: "opportunity.offer.margin-missing" }] });
  });

  test("is marked uncalibrated, and lists the assumptions that were made", () => {
    const result = score(owning());
    expect(result.calibrated).toBe(false);
    expect(codes(result)).toContain("opportunity.uncalibrated");
    expect(result.assumptions.map(({ key }) => key)).toEqual([
      "opportunity.probability",
      "opportunity.scoreWeights",
      "opportunity.highAtMostShare",
      "opportunity.budgetYears",
      "opportunity.declinedMonths",
    ]);
    const given = { whitespace: 0.2, replacement: 0.2, "add-on": 0.2, "service-contract": 0.2 };
    expect(score(owning(), { probability: given }).assumptions.map(({ key }) => key)).toEqual([
      "opportunity.scoreWeights",
      "opportunity.highAtMostShare",
      "opportunity.budgetYears",
      "opportunity.declinedMonths",
    ]);
    const own = assumptions("published", { "opportunity.probability": { ...given, whitespace: 0.5 } });
    const [offer] = scoreOpportunity({ id: "a" }, { catalogue, asOf, assumptions: own }).offers;
    expect(offer?.probability).toBe(0.5);
  });

  test("compares money in minor units, so that rounding errors of decimals do not decide", () => {
    const list = [
      { id: "a", price: 0.1 },
      { id: "b", price: 0.2 },
    ];
    const { offers } = score({ owned: [], annualBudget: 0.3 }, {}, list);
    expect(offers.every(({ chosen }) => chosen)).toBe(true);
  });
});

describe("the score", () => {
  // By docs/opportunity.md: reach 40, means 30, few 20, need 10.
  test.each<[string, Omit<Account, "id">, number]>([
    ["all four open, payable, nothing owned", { owned: [], annualBudget: 3800 }, 40 + 30 + 20 * (1 - 0.5 / 1.5)],
    ["one of four owned", { ...owning("mill"), annualBudget: 2900 }, 40 * (3 / 4) + 30 + 20],
    ["one owned, one of three payable", { ...owning("mill"), annualBudget: 300 }, 40 * (1 / 4) + 30 + 20],
    ["one owned, no means", { ...owning("mill"), resources: "none" }, 20],
    ["all owned", { ...owning("mill", "grinder", "press", "oven"), resources: "ample" }, 20 * (1 - 1 / 1.5)],
    ["means unknown, its weight to the others", owning("mill"), (40 * (3 / 4) + 20) / 0.7],
  ])("%s", (_, account, expected) => {
    const result = score(account);
    expect(result.score).toBeCloseTo(expected, 10);
  });

  test("a replacement that is due is a need", () => {
    const owned = [{ productId: "mill", purchasedOn: "2020-01-01" }];
    expect(score({ owned, resources: "ample" }).score).toBeCloseTo(40 * (3 / 4) + 30 + 20 + 10, 10);
  });
});

const anyAccount: fc.Arbitrary<Account> = fc.record(
  {
    id: fc.constant("acme"),
    segment: fc.constantFrom("farm", "school"),
    annualBudget: fc.option(fc.integer({ min: 0, max: 500_000 }).map((cents) => cents / 100)),
    resources: fc.option(fc.constantFrom("none", "limited", "ample")),
    owned: fc.array(
      fc.record(
        {
          productId: fc.constantFrom("mill", "grinder", "press", "oven", "sieve", "care"),
          purchasedOn: fc.constantFrom("2019-05-31", "2022-02-28", "2026-06-30", "2027-01-01"),
          quantity: fc.integer({ min: 0, max: 3 }),
          maintenanceHoursPerYear: fc.integer({ min: 0, max: 30 }),
        },
        { requiredKeys: ["productId", "purchasedOn"] },
      ),
    ),
    purchases: fc.array(
      fc.record(
        {
          productId: fc.constantFrom("mill", "grinder", "press", "oven", "sieve", "care"),
          on: fc.constantFrom("2019-05-31", "2022-02-28", "2026-06-30", "2027-01-01"),
          amount: fc.integer({ min: -900, max: 900 }),
          quantity: fc.integer({ min: -2, max: 3 }),
        },
        { requiredKeys: ["on"] },
      ),
    ),
  },
  { requiredKeys: ["id"] },
);

const wide: Product[] = [
  ...products,
  { id: "sieve", price: 99.95, margin: 0.6, addOnTo: ["mill", "press"], requires: ["grinder"] },
  { id: "care", price: 350, addOnTo: ["mill", "oven"], kind: "service-contract", lifespanMonths: 12 },
  { id: "tray", price: 19.99, margin: 0.7, requires: ["oven"], segments: ["farm"] },
  { id: "lid", price: 4.5, requires: ["tray"] },
];

describe("for any account", () => {
  test("points add up to the score, the offers fit the budget with all they require, values add up", () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        const result = scoreOpportunity(account, { catalogue: wide, asOf, policy: { hourCost: 20 } });
        const { score, contributions, offers, expectedValue, coverage } = result;
        expect(contributions.reduce((sum, { points }) => sum + points, 0)).toBe(score);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100 + 1e-9);
        expect(coverage).toBeGreaterThanOrEqual(0);
        expect(coverage).toBeLessThanOrEqual(1);
        const chosen = offers.filter((offer) => offer.chosen);
        expect(expectedValue).toBeCloseTo(
          chosen.reduce(
            (sum, { probability, price, quantity, margin }) => sum + probability * price * quantity * margin,
            0,
          ),
          9,
        );
        const cents = chosen.reduce((sum, { price, quantity }) => sum + Math.round(price * 100) * quantity, 0);
        expect(cents).toBeLessThanOrEqual(Math.round((account.annualBudget ?? Infinity) * 100));
        for (const { requires } of chosen) {
          for (const id of requires) expect(chosen.some(({ productId }) => productId === id)).toBe(true);
        }
        expect(offers.map(({ value }) => value)).toEqual(offers.map(({ value }) => value).sort((a, b) => b - a));
        expect(JSON.parse(JSON.stringify(result))).toEqual(result);
      }),
      { numRuns: 170 },
    );
  });

  test("neither the order of the products nor that of the rows matters, nor whether the forms were resolved or stored", () => {
    fc.assert(
      fc.property(anyAccount, fc.boolean(), (account, stored) => {
        const result = scoreOpportunity(account, { catalogue: wide, asOf, policy: { hourCost: 20 } });
        const shuffled: Account = {
          ...account,
          ...(account.owned && { owned: account.owned.toReversed() }),
          ...(account.purchases && { purchases: account.purchases.toReversed() }),
        };
        const kept = <T>(value: T): T => (stored ? (JSON.parse(JSON.stringify(value)) as T) : value);
        const options = {
          catalogue: kept(defineCatalogue(wide.toReversed())),
          asOf,
          policy: kept(opportunityPolicy({ hourCost: 20 })),
        };
        expect(scoreOpportunity(shuffled, options)).toEqual(result);
      }),
    );
  });

  test("nor does the order of returns of one day", () => {
    const purchases = [
      { productId: "mill", on: "2022-02-28", quantity: -1 },
      { productId: "mill", on: "2019-05-31", amount: 3, quantity: 2 },
      { on: "2022-02-28", amount: -2 },
    ];
    const of = (rows: Account["purchases"]) =>
      scoreOpportunity({ id: "acme", annualBudget: 300, owned: [], purchases: rows }, { catalogue: wide, asOf });
    expect(of(purchases.toReversed())).toEqual(of(purchases));
  });

  test("more budget never lowers the expected value", () => {
    fc.assert(
      fc.property(anyAccount, fc.nat({ max: 4000 }), fc.nat({ max: 4000 }), (account, less, more) => {
        const value = (annualBudget: number): number =>
          scoreOpportunity({ ...account, annualBudget }, { catalogue: wide, asOf, policy: { hourCost: 20 } })
            .expectedValue;
        expect(value(less + more)).toBeGreaterThanOrEqual(value(less) - 1e-9);
      }),
    );
  });

  test("the account is left as it was", () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        const before = JSON.stringify(account);
        scoreOpportunity(deepFrozen(account), { catalogue: wide, asOf });
        expect(JSON.stringify(account)).toBe(before);
      }),
    );
  });
});

function deepFrozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(deepFrozen);
    Object.freeze(value);
  }
  return value;
}

describe("refuses, naming the field", () => {
  test.each<[string, unknown, string]>([
    ["no id", {}, "id must be a text"],
    ["a product that is no text", { owned: [{ productId: 7, purchasedOn: asOf }] }, "owned[0].productId"],
    ["the same in a purchase", { purchases: [{ on: asOf }, { on: asOf, productId: 7 }] }, "purchases[1].productId"],
    ["an amount in words", { purchases: [{ on: asOf, amount: "5" }] }, "purchases[0].amount must be a finite number"],
    ["a quantity in words", { purchases: [{ on: asOf, quantity: "5" }] }, "purchases[0].quantity must be a finite"],
    [
      "a day that does not exist",
      { owned: [{ productId: "mill", purchasedOn: "2026-02-30" }] },
      "owned[0].purchasedOn",
    ],
    ["a purchase of another account", { purchases: [{ on: asOf, accountId: "bolt" }] }, "purchases[0].accountId"],
    ["a negative budget", { annualBudget: -1 }, "annualBudget must be at least 0"],
    ["a budget in words", { annualBudget: "900" }, "annualBudget must be a finite number"],
    ["unknown resources", { resources: "plenty" }, "resources must be one of"],
    ["an amount that is no number", { purchases: [{ on: asOf, amount: NaN }] }, "purchases[0].amount"],
    [
      "a negative quantity owned",
      { owned: [{ productId: "mill", purchasedOn: asOf, quantity: -1 }] },
      "owned[0].quantity",
    ],
    ["rows that are no list", { owned: "mill" }, "owned must be an array"],
    ["a row that is no object", { purchases: [null] }, "purchases[0] must be an object"],
  ])("%s", (_, account, message) => {
    const row = { ...(message.startsWith("id") ? {} : { id: "acme" }), ...(account as object) } as Account;
    expect(() => scoreOpportunity(row, { catalogue, asOf })).toThrow(`scoreOpportunity: ${message}`);
  });

  test("another currency than the catalogue's", () => {
    const euros = defineCatalogue(products, { currency: "EUR" });
    const scored = (currency?: string): Opportunity =>
      scoreOpportunity({ id: "a", ...(currency !== undefined && { currency }) }, { catalogue: euros, asOf });
    expect(() => scored("USD")).toThrow("scoreOpportunity: currency must be that of the call, EUR");
    expect(scored("EUR").currency).toBe("EUR");
    expect(scored().currency).toBe("EUR");
    expect(scoreOpportunity({ id: "a", currency: "USD" }, { catalogue, asOf }).currency).toBe("USD");
    expect(scoreOpportunity({ id: "a" }, { catalogue, asOf }).currency).toBeNull();
  });

  test("a day that does not exist and an unknown policy field", () => {
    expect(() => scoreOpportunity({ id: "a" }, { catalogue, asOf: "2026-13-01" })).toThrow("asOf must be a day");
    const policy = { horizon: 3 } as OpportunityPolicyInput;
    expect(() => scoreOpportunity({ id: "a" }, { catalogue, asOf, policy })).toThrow("policy must have no field but");
  });
});

test("products with the names of built-in properties are products like others", () => {
  const list = [
    { id: "__proto__", price: 10 },
    { id: "constructor", price: 20, requires: ["__proto__"] },
  ];
  const owned = [{ productId: "__proto__", purchasedOn: "2026-01-15" }];
  expect(ids(score({ owned }, {}, list))).toEqual(["constructor"]);
});

test("what was bought in an earlier year without an amount says nothing of means; bought for nothing, it does", () => {
  const meansOf = (purchases: Account["purchases"]) =>
    scoreOpportunity({ id: "acme", purchases }, { catalogue: [{ id: "mill", price: 900 }], asOf: "2026-11-21" }).means;
  for (const on of ["2025-03-01", "2024-03-01", "2026-03-01"]) {
    expect([on, meansOf([{ on }])]).toEqual([on, "unknown"]);
    expect([on, meansOf([{ on, amount: 0 }])]).toEqual([on, "lacks"]);
    expect([on, meansOf([{ on }, { on: "2026-05-01", amount: 20 }])]).toEqual([on, "lacks"]);
  }
});
