import { expect, test } from "vitest";
import { lastDayOf } from "../../../examples/reading/last-day.js";
import { placeInFile } from "../../../examples/reading/join-export.js";
import { readFiles as readBytes, type ReadFilesOptions } from "../../../examples/reading/read-files.js";

const readFiles = (files: readonly { name: string; text: string }[], options?: ReadFilesOptions) =>
  readBytes(
    files.map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text) })),
    options,
  );

const purchases =
  "account_id,on,amount,product_id,quantity\nA,2026-05-02,100,mill,1\nA,2026-06-02,300,mill,2\nB,2026-07-01,50,press,1\n";

test("purchases alone make a book", () => {
  const { accounts, products, sellers, derived } = readFiles([{ name: "orders.csv", text: purchases }]);
  expect(accounts.map(({ id, sellerId, purchases: bought }) => [id, sellerId, bought?.length])).toEqual([
    ["A", "team", 2],
    ["B", "team", 1],
  ]);
  expect(products).toEqual([
    { id: "mill", price: 150 },
    { id: "press", price: 50 },
  ]);
  expect(sellers).toEqual([{ id: "team", timeZone: "UTC" }]);
  expect(derived).toEqual(["accounts", "products", "sellers"]);
  expect(lastDayOf(accounts)).toBe("2026-07-01");
  expect(lastDayOf(accounts, "2026-06-30")).toBe("2026-06-02");
});

test("columns go by their names in any spelling, and a bad line by its place", () => {
  const accounts = "Account ID;Seller Id;ANNUALBUDGET;Shoe size\nA;north;700;3\n\nB;north;much;4\n";
  const read = readFiles([
    { name: "export/Accounts 2026.csv", text: accounts },
    { name: "purchases.csv", text: purchases },
    { name: "notes.csv", text: "a,b\n1,2\n" },
  ]);
  expect(read.accounts[0]).toMatchObject({ id: "A", sellerId: "north", annualBudget: 700 });
  expect(read.read[0]?.ignoredColumns).toEqual(["shoe_size"]);
  expect(read.unused.map(({ file }) => file)).toEqual(["notes.csv"]);
  expect(read.rejected[0]).toMatchObject({ file: "accounts", line: 4, path: "annualBudget", kept: true });
  // As in the main job, a bad value costs the field, and not the account.
  expect(read.accounts[1]).toMatchObject({ id: "B", sellerId: "north" });
  expect(read.accounts[1]).not.toHaveProperty("annualBudget");
});

test("a file of accounts is known by its own id, as npm start reads it", () => {
  const read = readFiles([{ name: "accounts.csv", text: "Account ID,Account Name,Owner\n1,Mill,Ann\n" }]);
  expect(read.accounts.map(({ id }) => id)).toEqual(["1"]);
  expect(read.accounts[0]).toMatchObject({ name: "Mill", sellerId: "Ann" });
  expect(read.read[0]).toMatchObject({
    ignoredColumns: [],
    notes: ["Account ID read as id", "Account Name read as name", "Owner read as seller_id"],
  });
});

test("a row whose quote is not closed is left out and listed; the next ones are read", () => {
  const text = 'id,name\n1,Mill\n2,"Oven\n3,Press\n4,"Harbor"\n5,"Saw\nmill"\n6,"Open\n7,Last\n';
  const read = readFiles([{ name: "accounts.csv", text }]);
  expect(read.accounts.map(({ id, name }) => [id, name])).toEqual([
    ["1", "Mill"],
    ["3", "Press"],
    ["4", "Harbor"],
    ["5", "Saw\nmill"],
    ["7", "Last"],
  ]);
  expect(read.rejected.map(placeInFile)).toEqual(["accounts.csv:3", "accounts.csv:8"]);
});

test("yes and no, numbers and days are read as spreadsheets and databases write them", () => {
  const tickets = ["TRUE", "False", "1", "0", "maybe"].map((word, at) => `t${at},A,2026-01-05T10:00:00Z,${word}`);
  const bought = [
    ["2026-01-05 13:45:00", ".5"],
    ["2026-01-06T00:00:00Z", "+5"],
    ["2026-01-07 23:30:00+07", "1e3"],
    ["2026-01-08", "12."],
    ["05/04/2026", "much"],
  ];
  const { accounts, rejected } = readFiles([
    { name: "tickets.csv", text: `id,account_id,opened_at,resolved\n${tickets.join("\n")}\n` },
    {
      name: "purchases.csv",
      text: `account_id,on,amount\n${bought.map(([on, paid]) => `A,${on},"${paid}"`).join("\n")}\n`,
    },
  ]);
  expect(accounts[0]?.tickets?.map(({ resolved }) => resolved)).toEqual([true, false, true, false]);
  expect(accounts[0]?.purchases?.map(({ on, amount }) => [on, amount])).toEqual([
    ["2026-01-05", 0.5],
    ["2026-01-06", 5],
    ["2026-01-07", 1000],
    ["2026-01-08", 12],
  ]);
  expect([...new Set(rejected.map(placeInFile))]).toEqual(["purchases.csv:6", "tickets.csv:6"]);
});

test("of two columns for one field the first is read, and the other listed; lines are those of their own file", () => {
  const read = readFiles([
    { name: "purchases-2025.csv", text: "account_id,accountId,on,amount\nA,B,2025-01-05,10\nA,B,bad,10\n" },
    { name: "purchases-2026.csv", text: "account_id,on,amount\nA,2026-01-05,10\nB,worse,10\n" },
  ]);
  expect(read.accounts.find(({ id }) => id === "A")?.purchases?.length).toBe(2);
  expect(read.read[0]?.ignoredColumns).toEqual(["account_id (again)"]);
  expect(read.rejected.map(placeInFile)).toEqual(["purchases-2025.csv:3", "purchases-2026.csv:3"]);
});
