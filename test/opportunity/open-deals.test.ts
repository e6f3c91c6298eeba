import {
  portfolioScenarios,
  reviewAgenda,
  reviewPortfolio,
  scoreOpportunity,
  type Account,
  type Deal,
} from "retention-kit";
import { describe as say } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { describe, expect, test } from "vitest";

const asOf = "2026-11-21";
const catalogue = [
  { id: "mill", price: 900 },
  { id: "press", price: 2400 },
  { id: "sieve", price: 100, requires: ["press"] },
  { id: "oven", price: 5200, lifespanMonths: 60 },
];
const account: Account = {
  id: "acme",
  resources: "ample",
  owned: [{ productId: "oven", purchasedOn: "2021-01-10" }],
};
const deal = (fields: Partial<Deal> = {}): Deal => ({
  id: "d1",
  status: "open",
  products: [{ productId: "press" }],
  ...fields,
});
const score = (deals?: readonly Deal[]) => scoreOpportunity({ ...account, deals }, { catalogue, asOf });
const offered = (deals?: readonly Deal[]): string[] =>
  score(deals)
    .offers.map(({ productId }) => productId)
    .sort();

describe("what stands in an open deal", () => {
  test("is not offered twice, nor is what requires it, and the account stays what it is", () => {
    expect(offered()).toEqual(["mill", "oven", "press", "sieve"]);
    expect(offered([deal()])).toEqual(["mill", "oven"]);
    const [without, withDeal] = [score(), score([deal()])];
    expect(withDeal.level).toBe(without.level);
    expect(withDeal.expectedValue).toBeLessThan(without.expectedValue);
    const told = withDeal.reasons.find(({ code }) => code === "opportunity.in-deals");
    expect(told?.params).toEqual({ offers: 2 });
    expect(say(told ?? { code: "" }, en)).toBe("in an open deal already, not offered again: 2");
  });

  test("in every deal of it leaves nothing to offer, and does not say that it owns all", () => {
    const all = score([deal({ products: catalogue.map(({ id }) => ({ productId: id })) })]);
    expect(all.offers).toEqual([]);
    expect(all.expectedValue).toBe(0);
    expect(all.level).toBe(score().level);
  });

  test.each<[string, Partial<Deal>, string[]]>([
    ["a lost one", { status: "lost", closedOn: "2026-10-01" }, ["mill", "oven"]],
    ["one lost half a year ago", { status: "lost", closedOn: "2026-05-21" }, ["mill", "oven", "press", "sieve"]],
    ["one that will be lost tomorrow", { status: "lost", closedOn: "2026-11-22" }, ["mill", "oven", "press", "sieve"]],
    ["one lost today", { status: "lost", closedOn: "2026-11-21" }, ["mill", "oven"]],
    ["one lost on a day that nobody knows", { status: "lost" }, ["mill", "oven", "press", "sieve"]],
    ["one a month past its day", { expectedCloseOn: "2026-10-22" }, ["mill", "oven"]],
    ["one longer past its day", { expectedCloseOn: "2026-10-21" }, ["mill", "oven", "press", "sieve"]],
    ["one expected next year", { expectedCloseOn: "2027-10-21" }, ["mill", "oven"]],
    ["one of tomorrow", { openedOn: "2026-11-22" }, ["mill", "oven", "press", "sieve"]],
    ["one of today", { openedOn: "2026-11-21" }, ["mill", "oven"]],
    ["one without lines", { products: null, amount: 900 }, ["mill", "oven", "press", "sieve"]],
    ["one of what nobody lists", { products: [{ productId: "lamp" }] }, ["mill", "oven", "press", "sieve"]],
    ["a replacement that is due", { products: [{ productId: "oven" }] }, ["mill", "press", "sieve"]],
  ])("%s", (_, fields, expected) => {
    expect(offered([deal(fields)])).toEqual(expected);
  });

  test("declined is told, for as long as the policy says, and not where it was bought or came up again since", () => {
    const lost = deal({ status: "lost", closedOn: "2026-10-01" });
    const told = score([lost]).reasons.find(({ code }) => code === "opportunity.declined");
    expect(told?.params).toEqual({ offers: 2, months: 6 });
    expect(say(told ?? { code: "" }, en)).toBe(
      "declined within the last 6 months or requiring what was, not offered again yet: 2",
    );
    const at = (on: string, declinedMonths?: number): number =>
      scoreOpportunity({ ...account, deals: [lost] }, { catalogue, asOf: on, policy: { declinedMonths } }).offers
        .length;
    expect([at("2027-03-31"), at("2027-04-01")]).toEqual([2, 4]);
    expect([at("2026-10-31", 1), at("2026-11-01", 1), at("2026-10-02", 0)]).toEqual([2, 4, 4]);
    const again = score([lost, deal({ id: "d2", openedOn: "2026-11-01" })]).reasons.map(({ code }) => code);
    expect(again).toContain("opportunity.in-deals");
    expect(again).not.toContain("opportunity.declined");
    // The oven that fell due was declined; one bought since is not due again.
    const oven = deal({ status: "lost", closedOn: "2026-10-01", products: [{ productId: "oven" }] });
    expect(offered([oven])).toEqual(["mill", "press", "sieve"]);
  });

  test("is no spend: only what was won is", () => {
    const won = deal({ id: "d2", status: "won", closedOn: "2026-10-01", amount: 700, products: null });
    const book = (deals: Deal[]) =>
      reviewPortfolio(
        { accounts: [{ id: "acme", deals }], products: catalogue, sellers: [] },
        { asOf, to: "2026-12-20" },
      );
    expect(book([deal({ amount: 9000 })]).accounts[0]?.standing.state).toBe("prospect");
    expect(book([won]).accounts[0]?.standing).toMatchObject({ state: "new", since: "2026-10-01" });
  });

  test("stands in the agenda, what should close first before the others, and what is late says so", () => {
    const deals = [
      deal({ id: "d3", stage: "Proposal", probability: 0.4, expectedCloseOn: "2026-12-20", amount: 2500 }),
      deal({
        id: "d4",
        expectedCloseOn: "2026-11-01",
        products: [{ productId: "mill", amount: 800 }, { productId: "lamp" }],
      }),
      deal({ id: "d5", products: null }),
      deal({ id: "d6", status: "won", closedOn: "2026-10-01" }),
    ];
    const agenda = reviewAgenda({ ...account, deals }, { asOf, minutes: 30 });
    expect(agenda.deals?.map((found) => ({ ...found, reasons: [] }))).toEqual([
      {
        dealId: "d4",
        stage: null,
        amount: 800,
        probability: null,
        expectedCloseOn: "2026-11-01",
        products: ["mill", "lamp"],
        reasons: [],
      },
      {
        dealId: "d3",
        stage: "Proposal",
        amount: 2500,
        probability: 0.4,
        expectedCloseOn: "2026-12-20",
        products: ["press"],
        reasons: [],
      },
      { dealId: "d5", stage: null, amount: null, probability: null, expectedCloseOn: null, products: [], reasons: [] },
    ]);
    expect(agenda.deals?.map(({ reasons }) => reasons.map((why) => say(why, en)).join("; "))).toEqual([
      "deal d4 is open; it was expected to close on 2026-11-01, 20 days ago",
      "deal d3 is open, at stage Proposal; it is expected to close on 2026-12-20",
      "deal d5 is open",
    ]);
    expect(reviewAgenda(account, { asOf, minutes: 30 })).not.toHaveProperty("deals");
    const book = reviewPortfolio(
      { accounts: [{ ...account, deals }], products: catalogue, sellers: [] },
      { asOf, to: "2026-12-20", agenda: "all" },
    );
    expect(book.accounts[0]?.agenda?.deals).toEqual(agenda.deals);
  });

  test("is refused where it is no list of deals", () => {
    expect(() => score("x" as never)).toThrow("scoreOpportunity: deals must be an array");
    expect(() => score([deal({ products: [{ productId: 7 as never }] })])).toThrow("deals[0].products[0].productId");
    expect(() => reviewAgenda({ ...account, deals: [null as never] }, { asOf, minutes: 30 })).toThrow(
      "deals[0] must be",
    );
  });
});

describe("a deal that is open long after its day", () => {
  const stale = deal({ expectedCloseOn: "2026-09-01" });

  test("keeps nothing from being offered, and is told of", () => {
    const told = score([stale]).reasons.find(({ code }) => code === "opportunity.deals-stale");
    expect(told?.params).toEqual({ deals: 1, days: 30 });
    expect(say(told ?? { code: "" }, en)).toBe(
      "open more than 30 days past the expected day, so that what is in it is offered again: 1 deal",
    );
    expect(score([stale]).expectedValue).toBe(score().expectedValue);
    // Another deal of the same is believed in.
    expect(offered([stale, deal({ id: "d2" })])).toEqual(["mill", "oven"]);
    const isTold = (fields: Partial<Deal>): boolean =>
      score([deal(fields)]).reasons.some(({ code }) => code === "opportunity.deals-stale");
    expect(isTold({ expectedCloseOn: "2026-10-22" })).toBe(false);
    expect(isTold({ expectedCloseOn: "2026-09-01", products: [{ productId: "lamp" }] })).toBe(false);
    expect(isTold({ expectedCloseOn: "2026-09-01", openedOn: "2026-11-22" })).toBe(false);
    expect(isTold({ expectedCloseOn: "2026-09-01", status: "lost", closedOn: "2026-09-02" })).toBe(false);
  });

  test("counts by the days of the policy of signals, as its money does, and under other rules anew", () => {
    const records = {
      accounts: [{ ...account, deals: [{ ...stale, amount: 1000 }] }],
      products: catalogue,
      sellers: [],
    };
    const options = { asOf, to: "2027-02-20", plan: false } as const;
    const offersOf = ({ accounts }: { accounts: readonly { opportunity: { offers: readonly unknown[] } }[] }): number =>
      accounts[0]?.opportunity.offers.length ?? NaN;
    const patient = { policies: { signals: { dealDays: 90 } } };
    expect(offersOf(reviewPortfolio(records, options))).toBe(4);
    expect(offersOf(reviewPortfolio(records, { ...options, ...patient }))).toBe(2);
    const under = portfolioScenarios(records);
    expect(offersOf(under(options).portfolio())).toBe(4);
    expect(offersOf(under({ ...options, ...patient }).portfolio())).toBe(2);
    expect(under({ ...options, ...patient }).portfolio().accounts[0]?.growth).toEqual(
      reviewPortfolio(records, { ...options, ...patient }).accounts[0]?.growth,
    );
  });
});
