import { joinPlans, portfolioReviewer, reviewPortfolio, type FrozenBook, type PortfolioOptions } from "retention-kit";
import { describe, expect, test } from "vitest";
import { accountsOfTeams, products, sellers } from "../support/accounts-of-teams.js";

const options = { asOf: "2026-11-21", to: "2027-02-20", currency: "EUR", agenda: "none" } as const;
const accounts = accountsOfTeams(180);
const records = { products, sellers };
const teams = [["north", "south"], ["east"], ["west"]];
const teamOf = (ids: readonly string[]) => accounts.filter(({ sellerId }) => ids.includes(sellerId ?? ""));
const json = (value: unknown): string => JSON.stringify(value);

/** What two passes make of the book, as it comes back from a file. */
function frozen(more: Partial<PortfolioOptions<boolean>> = {}): FrozenBook {
  const known = files.get(json(more)) ?? json(freezing({ ...options, ...more }).freeze());
  files.set(json(more), known);
  return JSON.parse(known) as FrozenBook;
}
const files = new Map<string, string>();

function freezing(under: PortfolioOptions<boolean>) {
  const reviewer = portfolioReviewer(records, under);
  accounts.forEach(reviewer.learn);
  accounts.forEach(reviewer.weigh);
  return reviewer;
}

describe("a frozen book", () => {
  const book = reviewPortfolio({ accounts, ...records }, options);

  test("gives the same reports, plan and book in another process", () => {
    const reviewer = portfolioReviewer(records, options, frozen());
    const reports = accounts.map(reviewer.report);
    expect(book.models.purchases).not.toBeNull();
    expect(json({ accounts: reports, plan: reviewer.plan(), ...reviewer.book() })).toBe(json(book));
  });

  test("gives each account's report whoever reports the others", () => {
    const known = frozen();
    for (const ids of teams) {
      const reviewer = portfolioReviewer(records, options, known);
      const own = teamOf(ids).map(reviewer.report);
      const wanted = new Map(book.accounts.map((report) => [report.accountId, report]));
      expect(json(own)).toBe(json(teamOf(ids).map(({ id }) => wanted.get(id))));
    }
  });

  test("lists what the first two passes refused", () => {
    const broken = [...accounts, { id: "broken", purchases: [{ on: "soon", amount: 5 }] }, { id: "a1" }];
    const reviewer = portfolioReviewer(records, options);
    broken.forEach(reviewer.learn);
    broken.forEach(reviewer.weigh);
    const later = portfolioReviewer(records, options, reviewer.freeze());
    const whole = reviewPortfolio({ accounts: broken, ...records }, options);
    expect(later.book().rejected).toEqual(whole.rejected);
    expect(whole.rejected.length).toBeGreaterThan(0);
  });

  test("is refused by name where a part of it is missing", () => {
    const known = { ...frozen(), models: undefined } as unknown as FrozenBook;
    expect(() => portfolioReviewer(records, options, known)).toThrow("frozen.models must be an object");
  });

  test("is made beside rows that no JSON can hold, which are listed", () => {
    const cycle: Record<string, unknown> = { id: "loop", price: 5 };
    cycle.self = cycle;
    const odd = [...products, { id: "big", price: 10n }, cycle] as unknown as typeof products;
    const reviewer = portfolioReviewer({ products: odd, sellers }, options);
    accounts.forEach(reviewer.learn);
    accounts.forEach(reviewer.weigh);
    const known = JSON.parse(json(reviewer.freeze())) as FrozenBook;
    const later = portfolioReviewer({ products: odd, sellers }, options, known);
    const reports = accounts.map(later.report);
    const whole = reviewPortfolio({ accounts, products: odd, sellers }, options);
    expect(json(reports)).toBe(json(whole.accounts));
    expect(whole.rejected.map(({ records, path }) => `${records} ${path}`)).toEqual(["products price"]);
    expect(whole.reasons).toContainEqual({
      code: "portfolio.field.unknown",
      params: { field: "products[].self", rows: 1 },
    });
  });

  test("is refused under other rules, and takes no earlier pass", () => {
    const known = frozen();
    expect(() => portfolioReviewer(records, { ...options, to: "2027-02-21" }, known)).toThrow(
      "frozen must have been made by the same products, sellers and options",
    );
    expect(() => portfolioReviewer({ products, sellers: [] }, options, known)).toThrow("frozen must have been made by");
    expect(() => portfolioReviewer(records, options, [] as never)).toThrow("frozen must be");
    const reviewer = portfolioReviewer(records, options, known);
    expect(() => {
      reviewer.learn({ id: "late" });
    }).toThrow("learn must not be called after freeze");
    expect(() => {
      reviewer.weigh({ id: "late" });
    }).toThrow("weigh must not be called after freeze");
    expect(reviewer.freeze()).toEqual(known);
  });

  test("wants both passes first", () => {
    const reviewer = portfolioReviewer(records, options);
    reviewer.learn({ id: "a" });
    expect(() => reviewer.freeze()).toThrow("weigh must see the 1 accounts that learn saw");
  });
});

describe("teams planned one by one", () => {
  test("have together the plan of the whole book, where it is given what a review left out costs", () => {
    const fixed = { ...options, policies: { planning: { unbookedPenalty: 400 } } };
    const whole = reviewPortfolio({ accounts, ...records }, fixed).plan;
    const reviewer = portfolioReviewer(records, fixed, frozen(fixed));
    const parts = teams.map((ids) => {
      teamOf(ids).forEach(reviewer.report);
      return reviewer.planTeam(ids);
    });
    const joined = joinPlans(parts);
    expect(whole.booked.length).toBeGreaterThan(60);
    expect(whole.unbooked.length).toBeGreaterThan(5);
    expect(json(joined.booked)).toBe(json(whole.booked));
    expect(json(joined.unbooked)).toBe(json(whole.unbooked));
    expect(joined.load).toEqual(whole.load);
    expect(joined.cost).toBeCloseTo(whole.cost, 6);
    const missed = parts.flatMap(({ coverageMissed }) => coverageMissed).map(json);
    expect(missed.sort()).toEqual(whole.coverageMissed.map(json).sort());
  });

  test("forget what was planned", () => {
    const reviewer = portfolioReviewer(records, options, frozen());
    teamOf(["east"]).forEach(reviewer.report);
    expect(reviewer.planTeam(["east"]).booked).not.toEqual([]);
    expect(reviewer.planTeam(["east"]).booked).toEqual([]);
    expect(() => reviewer.plan()).toThrow("plan must not be called after planTeam");
  });

  test("hold everyone who may hold their reviews", () => {
    const reviewer = portfolioReviewer(records, options, frozen());
    teamOf(["east", "west"]).forEach(reviewer.report);
    expect(() => reviewer.planTeam(["east"])).toThrow("also west");
    expect(reviewer.planTeam(["east", "west"]).booked).not.toEqual([]);
    reviewer.report({ ...teamOf(["east"])[0], id: "shared", sellerIds: ["east", "north"] });
    expect(() => reviewer.planTeam(["east"])).toThrow("also north");
    const anybodys = portfolioReviewer(records, options, frozen());
    anybodys.report({ id: "anybody's" });
    expect(() => anybodys.planTeam(["east"])).toThrow("also ");
    expect(anybodys.planTeam(sellers.map(({ id }) => id)).booked.length).toBe(1);
  });

  test.each<[string, Partial<PortfolioOptions>]>([
    [
      "previous",
      { previous: [{ key: "k", accountId: "a1", sellerId: "east", on: "2026-12-01", status: "planned", revision: 0 }] },
    ],
    ["policies.planning.groupDaysApart", { policies: { planning: { groupDaysApart: 3 } } }],
    ["policies.attention.priority", { policies: { attention: { priority: "level" } } }],
  ])("are refused under rules that look beyond a team: %s", (field, more) => {
    const reviewer = portfolioReviewer(records, { ...options, ...more }, frozen(more));
    teamOf(["east"]).forEach(reviewer.report);
    expect(() => reviewer.planTeam(["east"])).toThrow(
      `options.${field} must not be given where teams are planned apart`,
    );
  });

  test("are null without a plan", () => {
    const reviewer = portfolioReviewer(records, { ...options, plan: false }, frozen({ plan: false }));
    expect(reviewer.planTeam(["east"])).toBeNull();
  });
});
