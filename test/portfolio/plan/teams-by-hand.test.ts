import { portfolioReviewer, reviewPortfolio, type Account, type PortfolioOptions, type Seller } from "retention-kit";
import { describe, expect, test } from "vitest";

const hours = { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]] } as const;
const sellers: Seller[] = ["north", "south"].map((id) => ({
  id,
  timeZone: "UTC",
  calendar: { hours },
  minutesPerDay: 60,
}));
const asked = { asOf: "2026-11-21", to: "2026-12-20", currency: "EUR" } as const;
const due = (id: string, more: Partial<Account> = {}): Account => ({
  id,
  touches: [{ on: "2025-10-01", kind: "review" }],
  ...more,
});

function planOf(accounts: Account[], team: string[], more: Partial<PortfolioOptions> = {}) {
  const reviewer = portfolioReviewer({ products: [], sellers }, { ...asked, ...more });
  accounts.forEach(reviewer.learn);
  accounts.forEach(reviewer.weigh);
  accounts.forEach(reviewer.report);
  return reviewer.planTeam(team);
}

describe("a team that is planned alone", () => {
  const stranger =
    "must hold everyone who may hold the reviews of the accounts reported since the last team, also south";

  test("holds whoever may hold its reviews", () => {
    const accepted: Account[] = [
      due("a", { sellerId: "north" }),
      due("b", { sellerIds: ["north"] }),
      // One that the book does not know holds none.
      due("c", { sellerId: "gone" }),
      due("d", { sellerIds: ["north", "gone"] }),
    ];
    const plan = planOf(accepted, ["north"]);
    expect(plan.booked.map(({ accountId, sellerId }) => [accountId, sellerId]).sort()).toEqual([
      ["a", "north"],
      ["b", "north"],
      ["d", "north"],
    ]);
    expect(plan.load.map(({ sellerId }) => sellerId)).toEqual(["north"]);
    for (const refused of [
      due("e", { sellerId: "south" }),
      due("f", { sellerIds: ["north", "south"] }),
      // Anyone may hold it.
      due("g"),
    ]) {
      expect(() => planOf([...accepted, refused], ["north"])).toThrow(stranger);
      expect(() => planOf([refused], ["north", "south"])).not.toThrow();
      expect(() => planOf([refused], ["south", "north", "gone"])).not.toThrow();
    }
    // What asks for nothing needs no one.
    const rested: Account = { id: "r", sellerId: "south", touches: [{ on: "2026-11-20", kind: "review" }] };
    expect(planOf([due("a", { sellerId: "north" }), rested], ["north"]).booked).toHaveLength(1);
  });

  test("and second persons", () => {
    const policies = { planning: { alsoSellerIds: { a: ["south"] } } };
    const accounts = [due("a", { sellerId: "north" })];
    expect(() => planOf(accounts, ["north"], { policies })).toThrow(stranger);
    expect(planOf(accounts, ["north", "south"], { policies }).booked).toMatchObject([
      { accountId: "a", sellerId: "north", alsoSellerIds: ["south"] },
    ]);
  });

  test("is refused under rules that look beyond it, and not where they look nowhere", () => {
    const accounts = [due("a", { sellerId: "north" })];
    const { booked } = reviewPortfolio({ accounts, products: [], sellers }, asked).plan;
    const refused: [string, Partial<PortfolioOptions>][] = [
      ["previous", { previous: booked }],
      ["policies.planning.groupDaysApart", { policies: { planning: { groupDaysApart: 1 } } }],
      ["policies.attention.priority", { policies: { attention: { priority: "level" } } }],
    ];
    for (const [field, more] of refused) {
      expect(() => planOf(accounts, ["north"], more)).toThrow(
        `portfolioReviewer: options.${field} must not be given where teams are planned apart`,
      );
    }
    for (const more of [
      { previous: [] },
      { policies: { planning: { groupDaysApart: 0 } } },
      { policies: { attention: { priority: "attention" as const } } },
    ]) {
      expect(planOf(accounts, ["north"], more).booked).toHaveLength(1);
    }
  });
});

describe("a booking of the last plan", () => {
  const bookOf = (accounts: Account[], more: Partial<PortfolioOptions> = {}) =>
    reviewPortfolio({ accounts, products: [], sellers }, { ...asked, ...more }).plan;

  test("whose review is asked for no more stays on its day, unless there must be no contact", () => {
    const first = bookOf([due("a", { sellerId: "north" })]).booked;
    const [booking] = first;
    if (booking === undefined) throw new Error("nothing is booked");
    // Told for a day before the plan begins to ask for it: it may be moved, and need not be.
    const soon = { previous: first, from: booking.on, to: booking.on };
    expect(bookOf([due("a", { sellerId: "north" })], soon).booked).toMatchObject([{ on: booking.on, revision: 0 }]);
    const closed = due("a", { sellerId: "north", preferences: { doNotContact: true } });
    expect(bookOf([closed], soon).booked).toEqual([]);
  });

  test("of a second person is not told twice, and one who is the seller is none", () => {
    const policies = { planning: { alsoSellerIds: { a: ["north", "south"], b: ["north"] } } };
    const plan = bookOf([due("a", { sellerId: "north" }), due("b", { sellerId: "north" })], { policies });
    expect(plan.booked.map(({ accountId, alsoSellerIds }) => [accountId, alsoSellerIds]).sort()).toEqual([
      ["a", ["south"]],
      ["b", undefined],
    ]);
  });

  test("accounts of one parent are kept apart by the days of the policy", () => {
    const group = ["a", "b"].map((id) => due(id, { sellerId: "north", parentId: "group" }));
    const apart = (days: number | undefined, accounts = group): number => {
      const planning = days === undefined ? {} : { groupDaysApart: days };
      const on = bookOf(accounts, { policies: { planning } }).booked.map((review) => Date.parse(review.on));
      expect(on).toHaveLength(2);
      return Math.abs((on[0] ?? NaN) - (on[1] ?? NaN)) / 86_400_000;
    };
    expect(apart(undefined)).toBeLessThan(5);
    expect(apart(5)).toBeGreaterThanOrEqual(5);
    expect(apart(12)).toBeGreaterThanOrEqual(12);
    expect(apart(12, [due("a", { sellerId: "north" }), due("b", { sellerId: "north" })])).toBeLessThan(5);
    // The parent itself is of the group.
    const parent = [due("group", { sellerId: "north" }), due("b", { sellerId: "north", parentId: "group" })];
    expect(apart(12, parent)).toBeGreaterThanOrEqual(12);
  });
});
