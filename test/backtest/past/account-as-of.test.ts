import type { Account, Contract, Ticket } from "retention-kit";
import { expect, test } from "vitest";
import { accountAsOf } from "../../../src/backtest/past/account-as-of.js";
import { datedAccount } from "../../../src/backtest/past/dated-account.js";
import { readAccounts } from "../../../src/backtest/past/read-accounts.js";
import { dayNumber, parseDay } from "../../../src/calendar/days/plain-date.js";

const AS_OF = dayNumber("test", "asOf", "2026-06-30");
const cut = (account: Account): Account => accountAsOf(datedAccount(account, 0), AS_OF);
const cutTicket = (ticket: Ticket, timeZone = "UTC"): Ticket | undefined =>
  cut({ id: "acme", timeZone, tickets: [ticket] }).tickets?.[0];

test("dated rows end with the day, which is in", () => {
  const rows = ["2026-06-29", "2026-06-30", "2026-07-01"];
  const scale = { min: 1, max: 5, higherIsBetter: true };
  const account = cut({
    id: "acme",
    purchases: rows.map((on) => ({ on })),
    touches: rows.map((on) => ({ on, kind: "call" })),
    owned: rows.map((purchasedOn) => ({ productId: "mill", purchasedOn })),
    surveys: rows.map((on) => ({ at: `${on}T23:30:00Z`, metric: "csat", score: 4, scale })),
    signals: rows.map((on) => ({ code: "news", on, reviewBy: "2026-09-01" })),
    usage: rows.map((on) => ({ on, value: 1 })),
    contracts: rows.map((startsOn) => ({ id: startsOn, startsOn })),
    invoices: rows.map((dueOn) => ({ dueOn, amount: 10 })),
  });
  for (const list of [
    "purchases",
    "touches",
    "owned",
    "surveys",
    "signals",
    "usage",
    "contracts",
    "invoices",
  ] as const) {
    expect(account[list], list).toHaveLength(2);
  }
});

test("the day is that of the account's zone", () => {
  const at = "2026-06-30T22:30:00Z";
  expect(cutTicket({ id: "t", openedAt: at })).toBeDefined();
  expect(cutTicket({ id: "t", openedAt: at }, "Europe/Berlin")).toBeUndefined();
});

test("lists that are not there stay away, and null is as good as none", () => {
  expect(cut({ id: "acme", tickets: null, name: "Acme" })).toStrictEqual({ id: "acme", tickets: null, name: "Acme" });
});

test("a ticket solved later is open, and its counts are unknown", () => {
  const openedAt = "2026-06-01T09:00:00Z";
  const story = { contacts: 3, reopens: 1, channels: ["phone"], resolution: "replaced", topic: "leak" };
  const solvedBefore = { id: "t", openedAt, resolvedAt: "2026-06-20T09:00:00Z", resolved: true, ...story };
  expect(cutTicket(solvedBefore)).toStrictEqual(solvedBefore);
  const later = cutTicket({
    ...solvedBefore,
    resolvedAt: "2026-07-02T09:00:00Z",
    firstRepliedAt: "2026-06-02T09:00:00Z",
  });
  expect(later).toMatchObject({ resolved: false, resolvedAt: null, contacts: null, reopens: null, channels: null });
  expect(later).toMatchObject({ firstRepliedAt: "2026-06-02T09:00:00Z", replies: null, topic: "leak" });
  expect(later).not.toHaveProperty("resolution");
});

test("a ticket answered later had no answer", () => {
  const openedAt = "2026-06-29T09:00:00Z";
  const late = cutTicket({ id: "t", openedAt, firstRepliedAt: "2026-07-01T09:00:00Z", replies: 2, resolved: false });
  expect(late).toMatchObject({ firstRepliedAt: null, replies: 0, resolved: false });
});

test("a ticket that says it is solved, and not when, is unknown", () => {
  expect(cutTicket({ id: "t", openedAt: "2026-06-01T09:00:00Z", resolved: true })?.resolved).toBeNull();
});

test("a ticket merged into a later one stood alone", () => {
  const tickets = [
    { id: "a", openedAt: "2026-06-01T09:00:00Z", mergedInto: "b" },
    { id: "b", openedAt: "2026-07-01T09:00:00Z" },
    { id: "c", openedAt: "2026-06-02T09:00:00Z", mergedInto: "a" },
  ];
  const merged = cut({ id: "acme", tickets }).tickets?.map(({ id, mergedInto }) => [id, mergedInto]);
  expect(merged).toStrictEqual([
    ["a", undefined],
    ["c", "a"],
  ]);
});

test("a deal closed later is open, and what is said of it today unknown", () => {
  const deals = [
    { id: "before", status: "won" as const, openedOn: "2026-01-01", closedOn: "2026-06-30", stage: "signed" },
    { id: "later", status: "lost" as const, openedOn: "2026-06-01", closedOn: "2026-07-01", stage: "lost", amount: 5 },
    { id: "opened-later", status: "open" as const, openedOn: "2026-07-01" },
    { id: "closed-some-day", status: "won" as const, openedOn: "2026-06-01" },
    { id: "no-day", status: "open" as const },
  ];
  const left = cut({ id: "acme", deals }).deals;
  expect(left?.map(({ id, status }) => [id, status])).toStrictEqual([
    ["before", "won"],
    ["later", "open"],
  ]);
  expect(left?.[0]).toStrictEqual(deals[0]);
  expect(left?.[1]).toMatchObject({ amount: 5, stage: null, probability: null, closedOn: null });
});

test("a contract cancelled some day ran, unless its end has passed", () => {
  const contracts = [
    { id: "ended", startsOn: "2025-01-01", endsOn: "2025-12-31", status: "expired" as const },
    { id: "running", startsOn: "2026-01-01", endsOn: "2026-12-31", status: "cancelled" as const },
  ];
  expect(cut({ id: "acme", contracts }).contracts?.map(({ status }) => status)).toStrictEqual(["expired", null]);
});

test("an invoice paid later is open, and a contact who left later is there", () => {
  const account = cut({
    id: "acme",
    invoices: [{ dueOn: "2026-06-01", paidOn: "2026-07-05", amount: 10 }],
    contacts: [
      { id: "a", left: "2026-07-01" },
      { id: "b", left: "2026-06-01" },
      { id: "c", left: true },
    ],
  });
  expect(account.invoices?.[0]?.paidOn).toBeNull();
  expect(account.contacts?.map(({ left }) => left)).toStrictEqual([false, "2026-06-01", null]);
});

test("what bears no day is left out where it can only be of today", () => {
  const undated = {
    annualBudget: 900,
    sentiment: "negative" as const,
    exposures: { reward: 1 },
    status: "churned" as const,
  };
  expect(cut({ id: "acme", segment: "cafe", ...undated })).toStrictEqual({ id: "acme", segment: "cafe" });
  const since = { status: "customer" as const, statusSince: "2026-06-30" };
  expect(cut({ id: "acme", ...since })).toStrictEqual({ id: "acme", ...since });
  expect(cut({ id: "acme", ...since, statusSince: "2026-07-01" })).toStrictEqual({ id: "acme" });
});

test.each([
  ["purchases[0].on", { purchases: [{ on: "2026-02-30" }] }],
  ["purchases[0].amount", { purchases: [{ on: "2026-02-20", amount: NaN }] }],
  ["tickets[0].openedAt", { tickets: [{ id: "t", openedAt: "2026-02-20" }] }],
  ["tickets[0].resolvedAt", { tickets: [{ id: "t", openedAt: 0, resolvedAt: "soon" }] }],
  ["invoices[0].paidOn", { invoices: [{ dueOn: "2026-01-01", paidOn: "soon", amount: 1 }] }],
  ["timeZone", { timeZone: "Mars/Olympus" }],
])("a wrong %s is named", (path, fields) => {
  expect(() => datedAccount({ id: "acme", ...fields }, 0)).toThrow(expect.objectContaining({ path }));
});

test("a contract that had no end until it was left has none before, and a term has its end", () => {
  const month = { productId: "care", amount: 10, per: "month" as const };
  const read = (...contracts: Contract[]) => {
    const accounts = contracts.map((contract, index) => ({ id: `c${index}`, contracts: [contract] }));
    return readAccounts(accounts).accepted.map((dated) => accountAsOf(dated, AS_OF).contracts?.[0]);
  };
  const runs: Contract = { id: "open", startsOn: "2025-01-08", ...month };
  // The records go up to this day.
  const late: Contract = { id: "late", startsOn: "2026-11-01", amount: 10, per: "year" };
  const left: Contract = { id: "left", startsOn: "2025-03-11", endsOn: "2026-09-02", status: "cancelled", ...month };
  expect(read(runs, left, late)[1]).toEqual({ ...left, endsOn: null, noticeOn: null, status: null });
  // The day itself is not over yet.
  expect(read(runs, { ...left, endsOn: "2026-06-30" }, late)[1]?.endsOn).toBeNull();
  expect(read(runs, { ...left, endsOn: "2026-06-29" }, late)[1]).toMatchObject({ endsOn: "2026-06-29" });
  // Nothing of its kind runs without an end: it is a term.
  const isKept = (contract: Contract, ...others: Contract[]): boolean =>
    read(contract, late, ...others)[0]?.endsOn === contract.endsOn;
  expect(isKept(left)).toBe(true);
  expect(isKept(left, { ...runs, productId: "lease" })).toBe(true);
  expect(isKept(left, { ...runs, amount: 120, per: "year" })).toBe(true);
  expect(isKept(left, { ...runs, status: "draft" })).toBe(true);
  expect(isKept({ ...left, autoRenews: true }, runs)).toBe(true);
  expect(isKept(left, runs)).toBe(false);
  // A year to the day: a term where others of a year were renewed, or run on beyond the records.
  const year: Contract = { id: "year", startsOn: "2025-10-01", endsOn: "2026-09-30", ...month };
  expect(isKept(year, runs)).toBe(false);
  const before: Contract = { id: "before", startsOn: "2024-02-05", endsOn: "2025-02-04", ...month };
  expect(isKept(year, runs, before, { ...runs, id: "next", startsOn: "2025-02-05", renewedFrom: "before" })).toBe(true);
  expect(isKept(year, runs, { ...before, startsOn: "2026-02-05", endsOn: "2027-02-04" })).toBe(true);
  expect(isKept(year, runs, { ...before, startsOn: "2026-02-05", endsOn: "2027-02-04", status: "cancelled" })).toBe(
    false,
  );
  // Runs on beyond the last purchase, whatever others have signed for later; or beyond the day that is said.
  const term: Contract = { ...year, startsOn: "2026-01-01", endsOn: "2026-12-31" };
  const endOf = (signed: Contract[], until?: string) => {
    const others = [{ contracts: [runs] }, { contracts: signed, purchases: [{ on: "2026-11-01" }] }];
    const accounts = [{ contracts: [term] }, ...others].map((account, index) => ({ id: `a${index}`, ...account }));
    const { accepted } = readAccounts(accounts, until === undefined ? null : parseDay(until));
    return accepted.map((dated) => accountAsOf(dated, AS_OF).contracts?.[0]?.endsOn)[0];
  };
  expect(endOf([])).toBe("2026-12-31");
  expect(endOf([{ id: "signed", startsOn: "2027-01-01" }])).toBe("2026-12-31");
  expect(endOf([], "2026-12-31")).toBeNull();
});
