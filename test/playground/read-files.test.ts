import { expect, test } from "vitest";
import { readFiles } from "../../docs/playground/read-files.js";

const purchases =
  "account_id,on,amount,product_id,quantity\nA,2026-05-02,100,mill,1\nA,2026-06-02,300,mill,2\nB,2026-07-01,50,press,1\n";

test("purchases alone make a book", () => {
  const { accounts, products, sellers, derived, lastDay } = readFiles([{ name: "orders.csv", text: purchases }]);
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
  expect(lastDay).toBe("2026-07-01");
});

test("columns go by their names in any spelling, and a bad line by its place", () => {
  const accounts = "Account ID;Seller Id;Annual Budget;Shoe size\nA;north;700;3\n\nB;north;much;4\n";
  const read = readFiles([
    { name: "export/Accounts 2026.csv", text: accounts },
    { name: "purchases.csv", text: purchases },
    { name: "notes.csv", text: "a,b\n1,2\n" },
  ]);
  expect(read.accounts[0]).toMatchObject({ id: "A", sellerId: "north", annualBudget: 700 });
  expect(read.read[0]?.ignoredColumns).toEqual(["shoe_size"]);
  expect(read.unknown).toEqual(["notes.csv"]);
  expect(read.rejected[0]).toMatchObject({ file: "accounts", line: 4, path: "annualBudget" });
});
