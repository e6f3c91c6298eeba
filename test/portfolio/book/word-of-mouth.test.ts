import {
  assumptions,
  reviewPortfolio,
  type Account,
  type PortfolioOptions,
  type Ticket,
  type WordOfMouthPolicy,
} from "retention-kit";
import { describe, expect, test } from "vitest";

const options: PortfolioOptions = { asOf: "2026-11-21", to: "2027-02-20" };
const review = (accounts: Account[], more: Partial<PortfolioOptions> = {}) =>
  reviewPortfolio({ accounts, products: [], sellers: [] }, { ...options, ...more });

const solved = (id: string, hours: number, more: Partial<Ticket> = {}): Ticket => ({
  id,
  openedAt: "2026-10-05T08:00:00Z",
  resolvedAt: new Date(Date.parse("2026-10-05T08:00:00Z") + hours * 3_600_000).toISOString(),
  resolved: true,
  contacts: 1,
  transfers: 0,
  ...more,
});
const open = (id: string, openedAt: string): Ticket => ({ id, openedAt, resolved: false, contacts: 1 });
const accountWith = (id: string, ...tickets: Ticket[]): Account => ({ id, tickets });

// One customer: dissatisfied .87 · 12 + .13 · 25 = 13.69 people told, resolved 5.
const DISSATISFIED = 13.69;
const RESOLVED = 5;

describe("outcomes of tickets", () => {
  test.each<[string, Ticket[], string | null]>([
    ["solved within a day at little effort", [solved("T", 3)], "satisfiedQuickly"],
    ["solved after two days", [solved("T", 48)], "satisfied"],
    ["solved within a day after some effort", [solved("T", 3, { contacts: 3, transfers: 1 })], "satisfied"],
    [
      "solved within a day at very high effort",
      [solved("T", 3, { contacts: 6, transfers: 4, repeatedInformation: 3, reopens: 2 })],
      "unsatisfied",
    ],
    ["open for a month", [open("T", "2026-10-21T08:00:00Z")], "unsatisfied"],
    [
      "open for a month on the day, solved later",
      [{ ...open("T", "2026-10-21T08:00:00Z"), resolved: true, resolvedAt: "2026-11-25T08:00:00Z" }],
      "unsatisfied",
    ],
    ["open since today", [open("T", "2026-11-21T08:00:00Z")], null],
    ["of unknown end", [{ id: "T", openedAt: "2026-10-05T08:00:00Z" }], null],
    ["solved, nobody knows when", [{ ...solved("T", 3), resolvedAt: null }], "satisfied"],
    ["two, of which the worse counts", [solved("T1", 3), open("T2", "2026-10-21T08:00:00Z")], "unsatisfied"],
    ["older than a year", [open("T", "2025-10-21T08:00:00Z")], null],
    ["merged into another", [{ ...open("T", "2026-10-21T08:00:00Z"), mergedInto: "T0" }], null],
  ])("%s", (_, tickets, outcome) => {
    const [account] = review([accountWith("a", ...tickets)]).accounts;
    expect(account?.wordOfMouth?.outcome ?? null).toBe(outcome);
  });

  test("the day ends by the clocks of the account", () => {
    // Six in the evening of the day in Los Angeles.
    const late = { ...open("T", "2026-10-21T08:00:00Z"), resolved: true, resolvedAt: "2026-11-22T02:00:00Z" };
    const since = open("T", "2026-11-21T02:00:00Z");
    const outcomeIn = (timeZone: string, ticket: Ticket): string | null =>
      review([{ ...accountWith("a", ticket), timeZone }]).accounts[0]?.wordOfMouth?.outcome ?? null;
    expect(["UTC", "America/Los_Angeles"].map((zone) => outcomeIn(zone, late))).toEqual(["unsatisfied", "satisfied"]);
    // Open for 22 hours at the end of the day in UTC, for 30 in Los Angeles.
    expect(["UTC", "America/Los_Angeles"].map((zone) => outcomeIn(zone, since))).toEqual([null, "unsatisfied"]);
  });

  test("the time standard is that of the effort policy", () => {
    const policies = { effort: { timeStandard: { calendarMinutes: 60 } } };
    const [account] = review([accountWith("a", solved("T", 3))], { policies }).accounts;
    expect(account?.wordOfMouth?.outcome).toBe("satisfied");
  });
});

describe("word of mouth of a book", () => {
  const accounts = [
    accountWith("unhappy", open("T1", "2026-10-21T08:00:00Z")),
    accountWith("happy", solved("T2", 3)),
    accountWith("slow", solved("T3", 48)),
    ...Array.from({ length: 7 }, (_, index) => accountWith(`quiet-${index}`)),
    { id: "unknown" },
  ];
  const policies = { wordOfMouth: { wonPerHearer: 0.02, lostPerHearer: 0.01, customerValue: 1000 } };

  test("counts outcomes, and as many silent as the complain share asks for", () => {
    const { wordOfMouth } = review(accounts, { policies });
    // Half of those with a problem report it: three did, so three did not. The account without tickets field is no customer here.
    expect(wordOfMouth?.cohort).toMatchObject({
      customers: 10,
      outcomes: { silent: 3, unsatisfied: 1, satisfied: 1, satisfiedQuickly: 1 },
    });
    expect(wordOfMouth?.shares).toEqual({ silent: 0.3, unsatisfied: 0.1, satisfied: 0.1, satisfiedQuickly: 0.1 });
    expect(wordOfMouth?.reasons).toEqual([
      { code: "portfolio.word-of-mouth.silent", params: { silent: 3, reported: 3, complainShare: 0.5 } },
    ]);
    expect(wordOfMouth?.projection.assumptions.map(({ key }) => key)).toContain("wordOfMouth.complainShare");
    const threeQuarters = assumptions("published", { "wordOfMouth.complainShare": 0.75 });
    expect(review(accounts, { assumptions: threeQuarters }).wordOfMouth?.cohort.outcomes.silent).toBe(1);
    const all = assumptions("published", { "wordOfMouth.complainShare": 1 });
    expect(review(accounts, { assumptions: all }).accounts[5]?.wordOfMouth).toBeNull();
  });

  test("each account tells as the published counts say", () => {
    const told = (id: string) =>
      review(accounts, { policies }).accounts.find(({ accountId }) => accountId === id)?.wordOfMouth;
    expect(told("unhappy")?.hearers.mean).toBeCloseTo(DISSATISFIED, 9);
    expect(told("unhappy")?.money?.mean).toBeCloseTo(-DISSATISFIED * 0.01 * 1000, 6);
    expect(told("happy")?.hearers.mean).toBeCloseTo(RESOLVED, 9);
    expect(told("happy")?.money?.mean).toBeCloseTo(RESOLVED * 0.02 * 1000, 6);
    expect(told("quiet-3")).toMatchObject({ outcome: "silent", probability: 3 / 7 });
    expect(told("quiet-3")?.hearers.mean).toBeCloseTo((3 / 7) * DISSATISFIED, 9);
    expect(told("unknown")).toBeNull();
  });

  test("the accounts add up to what the book's own customers tell", () => {
    const { accounts: pictures, wordOfMouth } = review(accounts, { policies });
    const sum = pictures.reduce((total, picture) => total + (picture.wordOfMouth?.hearers.mean ?? 0), 0);
    expect(sum).toBeCloseTo(4 * DISSATISFIED + 2 * RESOLVED, 9);
    expect(wordOfMouth?.projection.byGeneration[0]?.hearers.mean).toBeCloseTo(sum, 9);
    // Those who are won tell in turn: two outcomes of five people each win .02, so K = (2 · 5 · .02) / 10.
    expect(wordOfMouth?.projection.hearers.mean).toBeCloseTo(sum / (1 - 0.02), 6);
  });

  test("without the hearers' probabilities it holds hearers only, and says why", () => {
    const { wordOfMouth } = review(accounts);
    expect(wordOfMouth?.projection).toMatchObject({ won: null, lost: null, net: null, money: null });
    expect(wordOfMouth?.projection.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining([
        "word-of-mouth.unknown.won",
        "word-of-mouth.unknown.lost",
        "word-of-mouth.unknown.value",
      ]),
    );
  });

  test("a hearer is worth what an account is worth on average, unless given", () => {
    const buyers = Array.from({ length: 60 }, (_, index) => ({
      ...accountWith(`b${index}`, ...(index % 2 === 0 ? [solved(`T${index}`, 3)] : [])),
      purchases: Array.from({ length: 3 + (index % 5) }, (_, count) => ({
        on: `2026-${String(10 - count).padStart(2, "0")}-1${index % 9}`,
        amount: 50 + index,
      })),
    }));
    const book = review(buyers, { policies: { wordOfMouth: { wonPerHearer: 0.02, lostPerHearer: 0.01 } } });
    const { worth = NaN, accounts: count = NaN } = book.valueAtRisk ?? {};
    expect(book.wordOfMouth?.cohort.customerValue).toBeCloseTo(worth / count, 9);
    expect(book.wordOfMouth?.projection.money?.mean).toBeCloseTo(
      ((book.wordOfMouth?.projection.net?.mean ?? NaN) * worth) / count,
      6,
    );
  });

  test("accounts whose problems are not decided are customers with nothing to tell yet", () => {
    const book = review([...accounts, accountWith("new", open("T9", "2026-11-21T08:00:00Z"))], { policies });
    expect(book.wordOfMouth?.cohort.customers).toBe(11);
    expect(book.wordOfMouth?.reasons).toContainEqual({
      code: "portfolio.word-of-mouth.undecided",
      params: { accounts: 1 },
    });
    expect(book.accounts.at(-1)?.wordOfMouth).toBeNull();
  });

  test("nobody with a problem: nobody hears", () => {
    const book = review([accountWith("a"), accountWith("b")], { policies });
    expect(book.wordOfMouth?.projection.hearers.mean).toBe(0);
    expect(book.accounts.map(({ wordOfMouth }) => wordOfMouth)).toEqual([null, null]);
  });

  test("where it is not known of any problem how it ended, no one knows how many hear of it", () => {
    const undecided = accountWith("new", open("T9", "2026-11-21T08:00:00Z"));
    const book = review([undecided, accountWith("quiet")], { policies });
    expect(book.wordOfMouth).toBeNull();
    expect(book.reasons).toContainEqual({ code: "portfolio.word-of-mouth.undecided", params: { accounts: 1 } });
    expect(book.reasons.map(({ code }) => code)).not.toContain("portfolio.word-of-mouth.tickets-unknown");
    expect(book.accounts.map(({ wordOfMouth }) => wordOfMouth)).toEqual([null, null]);
  });

  test("without any account's tickets there is none, and the reason says so", () => {
    const book = review([{ id: "a" }, { id: "b" }]);
    expect(book.wordOfMouth).toBeNull();
    expect(book.reasons.map(({ code }) => code)).toContain("portfolio.word-of-mouth.tickets-unknown");
  });

  test.each([
    [{ wonPerHearer: 1.2 }, /wonPerHearer must/],
    [{ quickEffort: 4 }, /policies\.wordOfMouth\.unsatisfiedEffort must be above 4/],
    [{ perHearer: 0.1 }, /policies\.wordOfMouth must have no field but/],
  ])("refuses the policy %o", (wordOfMouth, message) => {
    expect(() => review(accounts, { policies: { wordOfMouth: wordOfMouth as WordOfMouthPolicy } })).toThrow(message);
  });
});
