import { advocates, reviewPortfolio, type Account, type AdvocatesOptions } from "retention-kit";
import { describe as words } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { describe, expect, test } from "vitest";

const asOf = "2026-11-21";
const purchases = ["2026-08-03", "2026-09-02", "2026-10-01", "2026-11-05"].map((on) => ({ on, amount: 100 }));
const contacts = [{ id: "P1", friendly: true }];
const nps = { metric: "nps", scale: { min: 0, max: 10, higherIsBetter: true } } as const;
const good: Account = { id: "good", sellerId: "north", purchases, contacts };
const ticket = (resolvedAt: string | null, more: object = {}) => ({
  id: "T",
  topic: "noise",
  openedAt: "2026-10-05T09:00:00Z",
  resolvedAt,
  ...more,
});

function ask(accounts: Account[], options: Partial<AdvocatesOptions> = {}): ReturnType<typeof advocates> {
  const book = reviewPortfolio({ accounts, products: [], sellers: [] }, { asOf, to: "2027-02-20" });
  return advocates(accounts, { book, asOf, ...options });
}
const against = (more: Partial<Account>, options: Partial<AdvocatesOptions> = {}): string[] =>
  ask([{ ...good, ...more }], options).leftOut.flatMap(({ reasons }) => reasons.map(({ code }) => code));

describe("whom to ask", () => {
  test("are active customers with somebody friendly", () => {
    const [advocate] = ask([good]).advocates;
    expect([advocate?.accountId, advocate?.sellerId, advocate?.contactId]).toEqual(["good", "north", "P1"]);
    expect(advocate?.reasons.map((reason) => words(reason, en))).toEqual(["keeps buying", "P1 is friendly"]);
    expect(against({ purchases: [] })).toEqual(["portfolio.advocate.not-active"]);
    expect(against({ contacts: [] })).toEqual(["portfolio.advocate.nobody-friendly"]);
    expect(against({ contacts: [{ id: "P1", friendly: true, left: "2026-11-01" }] })).toEqual([
      "portfolio.advocate.nobody-friendly",
    ]);
    expect(against({ contacts: [{ id: "P1", friendly: true, left: "2026-12-01" }] })).toEqual([]);
  });

  test("had little trouble", () => {
    expect(against({ tickets: [ticket(null)] })).toContain("portfolio.advocate.problem-open");
    const hard = ticket("2026-11-10T09:00:00Z", { contacts: 9, transfers: 5, reopens: 3, repeatedInformation: 4 });
    expect(against({ tickets: [hard] })).toContain("portfolio.advocate.effort-high");
    expect(against({ tickets: [hard] }, { mostEffort: 5 })).toEqual([]);
    expect(against({ sentiment: "negative" })).toEqual(["portfolio.advocate.sentiment"]);
    expect(against({ preferences: { doNotContact: true } })).toEqual(["portfolio.advocate.do-not-contact"]);
    expect(against({ surveys: [{ ...nps, at: "2026-11-10T09:00:00Z", score: 6 }] })).toEqual([
      "portfolio.advocate.detractor",
    ]);
  });

  test("were not asked lately", () => {
    const asked = (on: string, about = "reference"): string[] => against({ touches: [{ on, kind: "call", about }] });
    // 180 days before 21 November is 25 May.
    expect(asked("2026-05-25")).toEqual([]);
    expect(asked("2026-05-26")).toEqual(["portfolio.advocate.asked-lately"]);
    expect(asked("2026-11-01", "invoice")).toEqual([]);
    expect(asked("2026-12-01")).toEqual([]);
  });

  test("come in order: those like the prospect, those who would recommend, by id", () => {
    const accounts: Account[] = [
      { ...good, id: "c" },
      { ...good, id: "b" },
      { ...good, id: "promoter", surveys: [{ ...nps, at: "2026-11-10T09:00:00Z", score: 9 }] },
      { ...good, id: "bakery", segment: "bakery", size: "small" },
      { ...good, id: "large-bakery", segment: "bakery", size: "large" },
    ];
    const names = (options: Partial<AdvocatesOptions>): string[] =>
      ask(accounts, options).advocates.map(({ accountId }) => accountId);
    expect(names({ like: { segment: "bakery", size: "small" } })).toEqual([
      "bakery",
      "large-bakery",
      "promoter",
      "b",
      "c",
    ]);
    expect(names({ count: 2 })[0]).toBe("promoter");
    expect(names({ count: 2 })).toHaveLength(2);
  });

  test("name a champion first, and refuse what is wrong", () => {
    const several = [
      { id: "A", friendly: true },
      { id: "B", friendly: true, role: "champion" },
    ];
    expect(ask([{ ...good, contacts: several }]).advocates[0]?.contactId).toBe("B");
    expect(() => ask([good], { mostEffort: 9 })).toThrow("advocates: mostEffort must be at most 5");
    expect(() => ask([good], { like: { kind: "x" } as object })).toThrow("advocates: like must have no field but");
    expect(ask([good, {} as Account]).rejected).toHaveLength(1);
  });
});
