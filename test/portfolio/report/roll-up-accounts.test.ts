import { reviewPortfolio, rollUpAccounts, workingWeek, type Account } from "retention-kit";
import { expect, test } from "vitest";

const options = { asOf: "2026-11-21", to: "2027-02-20" };
const sellers = [{ id: "north", timeZone: "UTC", calendar: workingWeek("mon-fri", "09:00-17:00"), minutesPerDay: 120 }];
const products = [
  { id: "mill", price: 900 },
  { id: "press", price: 2400 },
];
const bookOf = (accounts: Account[]) => reviewPortfolio({ accounts, products, sellers }, options);
const bought = (...days: string[]) => days.map((on) => ({ on, productId: "mill", amount: 100 }));

test("chains of parents end at the top, and every account is in one group", () => {
  const book = bookOf([
    { id: "d", parentId: "c" },
    { id: "c", parentId: "b" },
    { id: "b", parentId: "a" },
    { id: "alone" },
    { id: "child", parentId: "not in the book" },
    { id: "sibling", parentId: "not in the book" },
    { id: "y", parentId: "x" },
    { id: "x", parentId: "y" },
    { id: "tail", parentId: "y" },
    { id: "own", parentId: "own" },
  ]);
  expect(
    Object.fromEntries(rollUpAccounts(book, { by: "parentId" }).map(({ id, accountIds }) => [id, accountIds])),
  ).toEqual({
    a: ["d", "c", "b"],
    alone: ["alone"],
    "not in the book": ["child", "sibling"],
    x: ["y", "x", "tail"],
    own: ["own"],
  });
});

test("standing and money are those of the accounts", () => {
  const accounts: Account[] = Array.from({ length: 90 }, (_, index) => ({
    id: `a${index}`,
    parentId: index % 3 === 0 ? null : `a${index - (index % 3)}`,
    annualBudget: 5000,
    purchases: index % 5 === 4 ? [] : bought("2025-03-01", `2026-0${1 + (index % 9)}-15`, "2026-10-15"),
    contracts:
      index % 4 === 0
        ? [{ id: `C${index}`, startsOn: "2026-01-01", endsOn: "2026-12-31", amount: 50, per: "month" }]
        : [],
  }));
  const book = bookOf(accounts);
  expect(book.rejected).toEqual([]);
  const groups = rollUpAccounts(book, { by: "parentId" });
  expect(groups).toHaveLength(30);
  const total = (money: "valueAtRisk" | "attention" | "growth"): number =>
    groups.reduce((sum, group) => sum + (group[money] ?? 0), 0);
  expect(total("valueAtRisk")).toBeCloseTo(book.valueAtRisk?.amount ?? NaN, 6);
  expect(total("attention")).toBeCloseTo(
    book.accounts.reduce((sum, { attention }) => sum + attention.total, 0),
    6,
  );
  for (const { accountIds, states, state, renewal, renewalOn } of groups) {
    const members = book.accounts.filter(({ accountId }) => accountIds.includes(accountId));
    expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(accountIds.length);
    if (members.some(({ standing }) => standing.state === "active")) expect(state).toBe("active");
    const contracts = members.flatMap((member) => member.renewal ?? []);
    expect(renewal).toBe(contracts.length === 0 ? null : 600 * contracts.length);
    expect(renewalOn).toBe(contracts.length === 0 ? null : "2026-12-31");
  }
});

test("by anything else, as you say", () => {
  const book = bookOf([{ id: "a1" }, { id: "b1" }, { id: "a2" }]);
  const groups = rollUpAccounts(book, { by: (id) => (id.startsWith("a") ? "a" : null) });
  expect(groups.map(({ id, accountIds }) => [id, accountIds])).toEqual([
    ["a", ["a1", "a2"]],
    ["b1", ["b1"]],
  ]);
  expect(() => rollUpAccounts(book, { by: "segment" as "parentId" })).toThrow(
    'rollUpAccounts: options.by must be "parentId" or a function of an account\'s id, got "segment"',
  );
  expect(rollUpAccounts(bookOf([]), { by: "parentId" })).toEqual([]);
});
