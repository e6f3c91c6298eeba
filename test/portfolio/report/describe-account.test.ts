import {
  describeAccount,
  nextBestActions,
  reviewPortfolio,
  type Account,
  type PortfolioOptions,
  type Seller,
} from "retention-kit";
import { describe, expect, test } from "vitest";

const asOf = "2026-11-21";
const options = { asOf, to: "2027-02-20" } as const;
const products = [
  { id: "mill", price: 900 },
  { id: "press", price: 2400 },
];
const sellers: Seller[] = [
  { id: "north", timeZone: "UTC", calendar: { hours: { mon: [["09:00", "17:00"]] } }, minutesPerDay: 60 },
];
const hard = { id: "T", openedAt: "2026-11-20T09:00:00Z", topic: "noise", resolved: false, contacts: 9, transfers: 9 };
const old = { id: "T0", openedAt: "2024-11-20T09:00:00Z", resolved: false };
const accounts: Account[] = Array.from({ length: 20 }, (_, index) => ({
  id: `a${index}`,
  sellerId: "north",
  resources: "ample",
  touches: index % 2 === 0 ? [{ on: "2026-11-01", kind: "review" }] : [],
  owned: [{ productId: "mill", purchasedOn: "2021-03-01" }],
  ...(index % 3 === 0 && { tickets: [old, hard] }),
  ...(index % 5 === 0 && {
    surveys: [
      { at: "2026-11-02T09:00:00Z", metric: "csat", score: 1, scale: { min: 1, max: 5, higherIsBetter: true } },
    ],
  }),
}));
const records = { accounts, products, sellers };
const bookWith = (more: Partial<PortfolioOptions>) => reviewPortfolio(records, { ...options, ...more });

test("an account with a line that was refused is described without that line, as the book was made", () => {
  const broken: Account = { ...accounts[0], id: "broken", tickets: [hard, { ...hard, id: "U", openedAt: "soon" }] };
  const withIt = { ...records, accounts: [broken] };
  const withoutIt = { ...records, accounts: [{ ...broken, tickets: [hard] }] };
  const told = (given: typeof records) =>
    describeAccount(reviewPortfolio(given, options), "broken", { accounts: given.accounts, products }, options);
  expect(told(withIt)).toEqual(told(withoutIt));
});

describe("agendas of the main job", () => {
  const usual = reviewPortfolio(records, options);
  const booked = new Set(usual.plan.booked.map(({ accountId }) => accountId));

  test("are made of booked accounts unless all or none are asked for", () => {
    expect(booked.size).toBeGreaterThan(0);
    expect(booked.size).toBeLessThan(accounts.length);
    for (const { accountId, agenda } of usual.accounts) expect(agenda !== null).toBe(booked.has(accountId));
    expect(bookWith({ agenda: "all" }).accounts.every(({ agenda }) => agenda !== null)).toBe(true);
    expect(bookWith({ agenda: "none" }).accounts.every(({ agenda }) => agenda === null)).toBe(true);
    const unplanned = reviewPortfolio(records, { ...options, plan: false });
    expect(unplanned.accounts.every(({ agenda }) => agenda === null)).toBe(true);
  });

  test("change nothing else", () => {
    const without = (book: typeof usual) => ({
      ...book,
      accounts: book.accounts.map((one) => ({ ...one, agenda: null })),
    });
    expect(without(bookWith({ agenda: "all" }))).toEqual(without(usual));
    expect(without(bookWith({ agenda: "none" }))).toEqual(without(usual));
  });

  test("are refused where the option is none of the three", () => {
    expect(() => bookWith({ agenda: "some" as "all" })).toThrow("agenda");
  });

  test("leave a seller's list as it is, but for the questions of a review to hold", () => {
    const list = (agenda: "booked" | "all") => nextBestActions(bookWith({ agenda }), { sellerId: "north", asOf });
    expect(list("booked")).toEqual(list("all"));
    expect(list("booked")[0]).toMatchObject({ action: "solve-problem", params: { topic: "noise" } });
  });

  test("begin with the problem that a picture names", () => {
    const { accounts: pictures } = bookWith({ agenda: "all" });
    for (const {
      openProblems: [first],
      agenda,
    } of pictures) {
      const asked = [...(agenda?.questions ?? []), ...(agenda?.leftOut ?? [])].find(
        ({ code }) => code === "conversation.question.ticket-open",
      );
      const { ticketId, topic, openedOn } = first ?? {};
      expect(asked?.params ?? {}).toEqual(first === undefined ? {} : { ticketId, topic, openedOn });
    }
    expect(pictures.filter(({ openProblems: [first] }) => first?.ticketId === "T")).toHaveLength(7);
  });
});

describe("describeAccount", () => {
  const all = bookWith({ agenda: "all" });

  test("gives the agenda that the main job would have given", () => {
    const book = bookWith({ agenda: "none" });
    for (const picture of all.accounts) {
      const { efforts, ...described } = describeAccount(book, picture.accountId, records, options);
      const { accountId, agenda, invitation } = picture;
      expect(described).toEqual({ accountId, agenda, invitation });
      expect(efforts).toHaveLength(picture.effort?.tickets ?? 0);
    }
  });

  test("gives each ticket's effort with its contributions", () => {
    const { efforts } = describeAccount(all, "a0", records, options);
    expect(efforts).toEqual([all.accounts[0]?.effort?.hardest]);
  });

  test("refuses an account that is not there", () => {
    expect(() => describeAccount(all, "b", records, options)).toThrow("must be in book.accounts");
    expect(() => describeAccount(all, "a1", { ...records, accounts: [] }, options)).toThrow(
      "must be in records.accounts",
    );
  });
});
