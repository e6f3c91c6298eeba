import { advocates, mbgNbdModel, reviewPortfolio, type Account, type AdvocatesOptions } from "retention-kit";
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

test("each reason tells its numbers", () => {
  const surveys = (score: number) => [{ ...nps, at: "2026-11-10T09:00:00Z", score }];
  const reasons = (more: Partial<Account>, options: Partial<AdvocatesOptions> = {}) => {
    const { advocates: asked, leftOut } = ask([{ ...good, ...more }], options);
    return (asked[0] ?? leftOut[0])?.reasons ?? [];
  };
  expect(reasons({ touches: [{ on: "2026-11-01", kind: "call", about: "event" }] }, { askAgainDays: 30 })).toEqual([
    { code: "portfolio.advocate.asked-lately", params: { on: "2026-11-01", days: 30 } },
  ]);
  // The last of several counts, in whichever order they stand, and one without a subject is about nothing.
  const touches = ["2026-11-03", "2026-11-05", "2026-11-04"].map((on) => ({
    on,
    kind: "call" as const,
    about: "event",
  }));
  expect(reasons({ touches: [...touches, { on: "2026-11-06", kind: "call" }] })[0]?.params?.on).toBe("2026-11-05");
  expect(reasons({ touches }, { askAgainDays: 16 }).map(({ code }) => code)).not.toContain(
    "portfolio.advocate.asked-lately",
  );
  expect(reasons({ surveys: surveys(6) })).toEqual([
    { code: "portfolio.advocate.detractor", params: { on: "2026-11-10" } },
  ]);
  expect(reasons({ surveys: surveys(9) })).toContainEqual({
    code: "portfolio.advocate.promoter",
    params: { on: "2026-11-10" },
  });
  expect(reasons({ purchases: [] })[0]).toEqual({
    code: "portfolio.advocate.not-active",
    params: { state: "prospect" },
  });
  expect(reasons({ tickets: [ticket(null)] })[0]).toEqual({
    code: "portfolio.advocate.problem-open",
    params: { topic: "noise" },
  });
  const alike = ask([{ ...good, segment: "bakery" }], { like: { segment: "bakery" } }).advocates[0];
  expect(alike?.reasons.map(({ code }) => code)).toEqual([
    "portfolio.advocate.alike",
    "portfolio.advocate.active",
    "portfolio.advocate.friendly",
  ]);
});

test("who may be asked is somebody friendly who is there, and whose own preferences stand above the account's", () => {
  const contactOf = (contact: object, more: Partial<Account> = {}) =>
    ask([{ ...good, ...more, contacts: [{ id: "P1", friendly: true, ...contact }] }]).advocates[0]?.contactId;
  expect(contactOf({ left: true })).toBeUndefined();
  expect(contactOf({ left: false })).toBe("P1");
  expect(contactOf({ left: asOf })).toBeUndefined();
  expect(contactOf({ preferences: { doNotContact: true } })).toBeUndefined();
  expect(contactOf({ friendly: false })).toBeUndefined();
  expect(contactOf({ friendly: null })).toBeUndefined();
  const never = { preferences: { doNotContact: true } };
  expect(contactOf({}, never)).toBeUndefined();
  expect(contactOf({ preferences: { doNotContact: false } }, never)).toBe("P1");
});

test("a chance of buying that is known decides between those alike, and rows that are none are passed over", () => {
  const seldom = ["2025-08-03", "2026-02-02", "2026-11-05"].map((on) => ({ on, amount: 100 }));
  const accounts = [
    { ...good, id: "b-seldom", purchases: seldom },
    { ...good, id: "c-often" },
    { ...good, id: "a-seldom", purchases: seldom },
  ];
  const models = { purchases: mbgNbdModel({ r: 1.2, alpha: 6, a: 0.5, b: 3 }, { timeUnit: "week" }) };
  const book = reviewPortfolio({ accounts, products: [], sellers: [] }, { asOf, to: "2027-02-20", models });
  const chances = new Map(book.accounts.map(({ accountId, loyalty }) => [accountId, loyalty?.probability]));
  expect(chances.get("c-often")).toBeGreaterThan(chances.get("a-seldom") ?? 1);
  const found = advocates(accounts, { book, asOf });
  expect(found.advocates.map(({ accountId }) => accountId)).toEqual(["c-often", "a-seldom", "b-seldom"]);
  for (const { accountId, loyalty } of found.advocates) expect(loyalty).toBe(chances.get(accountId));
  // One of whom no one knows it comes after all others.
  const unknown = book.accounts.map((report) =>
    report.accountId === "c-often" ? { ...report, loyalty: null } : report,
  );
  const [first, , last] = advocates(accounts, { book: { accounts: unknown }, asOf }).advocates;
  expect([first?.accountId, last?.accountId, last?.loyalty]).toEqual(["a-seldom", "c-often", null]);
  const holes = {
    contacts: [null, ...contacts],
    touches: [null, { on: "2026-11-01", kind: "call" as const }],
  } as never;
  expect(ask([{ ...good, ...(holes as object) }]).advocates[0]?.contactId).toBe("P1");
});

test("options are checked by name", () => {
  const asking = (options: object) => () => ask([good], options);
  expect(asking({ book: 7 })).toThrow("advocates: book must be an object");
  expect(asking({ like: 7 })).toThrow("advocates: like must");
  expect(asking({ asked: [] })).toThrow("advocates: options must have no field but");
  expect(asking({ mostEffort: 5.1 })).toThrow("advocates: mostEffort must be at most 5, got 5.1");
  expect(asking({ mostEffort: 1, askAgainDays: 0, count: 1 })).not.toThrow();
  expect(asking({ assumptions: 7 })).toThrow("advocates: options.assumptions must");
  expect(asking({ count: 0 })).toThrow("advocates: count must be at least 1, got 0");
  expect(asking({ count: 1.5 })).toThrow("advocates: count must be a whole number, got 1.5");
  expect(asking({ askAgainDays: -1 })).toThrow("advocates: askAgainDays must be at least 0, got -1");
  expect(asking({ mostEffort: 0.5 })).toThrow("advocates: mostEffort must be at least 1, got 0.5");
  expect(asking({ askedAbout: "event" })).toThrow("advocates: askedAbout must be");
  expect(asking({ asOf: "today" })).toThrow("advocates: asOf must be a day that exists");
  expect(asking({ book: { accounts: {} } })).toThrow("advocates: book.accounts must");
  expect(asking({ book: { accounts: [{}] } })).toThrow("advocates: book.accounts[0].accountId must");
  expect(asking({ book: { accounts: [{ accountId: "a" }] } })).toThrow("advocates: book.accounts[0].standing must");
  expect(asking({ book: { accounts: [{ accountId: "a", standing: {} }] } })).toThrow(
    "advocates: book.accounts[0].standing.state must",
  );
  expect(asking({ book: { accounts: [{ accountId: "a", standing: { state: "active" } }] } })).toThrow(
    "advocates: book.accounts[0].openProblems must",
  );
});
