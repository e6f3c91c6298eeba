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
      expect(() => planOf([...accepted, refused], ["north"])).toThrow(
        `portfolioReviewer: planTeam.sellerIds ${stranger}`,
      );
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

describe("a review that is booked after its ideal day", () => {
  const dayAfter = (on: string, days: number): string =>
    new Date(Date.parse(on) + days * 86_400_000).toISOString().slice(0, 10);
  // Something could be sold, so that the ideal day comes months before the last one.
  const products = [{ id: "mill", price: 900 }];
  /** Reviewed on the day from which the next review is best held on the one named. */
  const idealOn = (wanted: string): Account => {
    const accounts = Array.from({ length: 400 }, (_, days) =>
      due("a", { sellerId: "north", touches: [{ on: dayAfter(wanted, -days), kind: "review" }] }),
    );
    const found = reviewPortfolio(
      { accounts: accounts.map((account, index) => ({ ...account, id: `a${index}` })), products, sellers },
      asked,
    ).accounts.findIndex(({ nextReview }) => nextReview.idealOn === wanted);
    const account = accounts[found];
    if (account === undefined) throw new Error(`no review is best held on ${wanted}`);
    return account;
  };
  const toldOf = (account: Account): unknown[] =>
    reviewPortfolio({ accounts: [account], products, sellers }, asked).plan.booked.flatMap(({ on, reasons }) => [
      on,
      ...reasons.filter(({ code }) => code.startsWith("planning.day.")),
    ]);

  test("says so, as does one before it or on it; the sellers work on Mondays and Tuesdays", () => {
    const ideal = "2026-11-22";
    expect(toldOf(idealOn(ideal))).toEqual([
      "2026-11-23",
      { code: "planning.day.late", params: { days: 1, idealOn: ideal } },
    ]);
    expect(toldOf(idealOn("2026-11-24"))).toEqual(["2026-11-24", { code: "planning.day.ideal" }]);
    expect(toldOf(idealOn("2026-11-25"))).toEqual([
      "2026-11-24",
      { code: "planning.day.early", params: { days: 1, idealOn: "2026-11-25" } },
    ]);
  });
});

describe("a customer whose interval is up, and for whose review no day has room", () => {
  // Twenty minutes a day: enough for a call of fifteen, too few for any review.
  const short = sellers.map((seller) => ({ ...seller, minutesPerDay: 20 }));
  const purchases = Array.from({ length: 12 }, (_, at) => ({
    on: new Date(Date.parse("2026-11-16") - at * 30 * 86_400_000).toISOString().slice(0, 10),
    amount: 50,
  }));
  const callsOf = (more: Partial<Account>) =>
    reviewPortfolio(
      { accounts: [due("a", { sellerId: "north", purchases, ...more })], products: [], sellers: short },
      asked,
    ).plan.coverageMissed.map(({ call }) => call);
  const callOf = (more: Partial<Account>) => callsOf(more)[0]?.on ?? null;

  test("is called on the first day that suits it", () => {
    expect(callOf({})).toBe("2026-11-23");
    // By its own seller, whoever else is free before, or by the first of those who may.
    const callerOf = (more: Partial<Account>) => callsOf(more)[0]?.sellerId;
    expect([callerOf({}), callerOf({ sellerId: "south" }), callerOf({ sellerId: null })]).toEqual([
      "north",
      "south",
      "north",
    ]);
    expect(callerOf({ sellerId: null, sellerIds: ["south"] })).toBe("south");
    expect(callOf({ preferences: { channels: ["call"] } })).toBe("2026-11-23");
    expect(callOf({ preferences: { channels: ["email"] } })).toBeNull();
    expect(callOf({ preferences: { channels: null } })).toBe("2026-11-23");
    expect(callOf({ sellerIds: ["south"], sellerId: null })).toBe("2026-11-23");
    // It wants calls on Tuesdays alone.
    expect(callOf({ preferences: { hours: { tue: [["09:00", "12:00"]] } } })).toBe("2026-11-24");
    // It was called on Friday the 20th and wants at least a week between two contacts, or eleven days.
    const talked = (daysBetween: number) =>
      callOf({
        touches: [
          { on: "2025-10-01", kind: "review" },
          { on: "2026-11-20", kind: "email" },
        ],
        preferences: { daysBetweenContacts: daysBetween },
      });
    expect([talked(3), talked(4), talked(10), talked(11)]).toEqual([
      "2026-11-23",
      "2026-11-24",
      "2026-11-30",
      "2026-12-01",
    ]);
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

  test("holds the next review alone, and none of those after it", () => {
    const months = (idealMonths: number) => ({ idealMonths, maximumMonths: idealMonths + 1 });
    const intervals = { high: months(1), medium: months(2), low: months(3) };
    const policies = { planning: { alsoSellerIds: { a: ["south"] } }, reviews: { intervals } };
    const plan = bookOf([due("a", { sellerId: "north" })], { policies, to: "2027-05-20" });
    expect(plan.booked.length).toBeGreaterThan(1);
    const inOrder = plan.booked.toSorted((a, b) => (a.on < b.on ? -1 : 1));
    const expected = [["south"], ...inOrder.slice(1).map(() => undefined)];
    expect(inOrder.map(({ alsoSellerIds }) => alsoSellerIds)).toEqual(expected);
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
