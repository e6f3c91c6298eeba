import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Account, reviewPortfolio } from "retention-kit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { generateAccount } from "../../examples/portfolio-review/generate.js";
import { readExport } from "../../examples/portfolio-review/read-export.js";
import { tableNames } from "../../examples/portfolio-review/tables.js";
import { writeExport } from "../../examples/portfolio-review/write-export.js";

const ACCOUNTS = 20;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "export-"));
  writeExport(folder, ACCOUNTS);
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A file cannot tell a null from a field left out: both are unknown. */
const withoutNulls = (account: Account): unknown =>
  JSON.parse(JSON.stringify(account, (_, value: unknown) => value ?? undefined));

const read = () => readExport(folder, () => undefined);

test("what was written is read back, account by account", async () => {
  const { accounts } = await read();
  for (let index = 0; index < ACCOUNTS; index++) {
    const account = generateAccount(index);
    expect(accounts.find(({ id }) => id === account.id)).toEqual(withoutNulls(account));
  }
});

test("each dirty row is left out with its file, line and field, and no other", async () => {
  const { rejected } = await read();
  const fields = rejected.map(({ file, path }) => `${file}: ${path}`);
  expect(fields).toEqual([
    "accounts: id",
    "accounts: annualBudget",
    "accounts: resources",
    "accounts: timeZone",
    "products: price",
    "owned: productId",
    "owned: purchasedOn",
    "touches: on",
    "touches: accountId",
    "purchases: amount",
    "purchases: accountId",
    "tickets: openedAt",
    "surveys: scale.higherIsBetter",
    "contracts: endsOn",
    "sellers: minutesPerDay",
  ]);
  const [, budget] = rejected;
  const line = readFileSync(join(folder, "accounts.csv"), "utf8").split("\n")[(budget?.line ?? 0) - 1];
  expect(line).toContain("about 2000");
});

test("what a missing file would hold is unknown, and not none", async () => {
  rmSync(join(folder, "touches.csv"));
  const { accounts, rowCounts, rejected } = await read();
  expect(accounts.every(({ touches }) => touches === undefined)).toBe(true);
  expect(accounts.some(({ tickets }) => tickets != null)).toBe(true);
  expect(rowCounts).not.toHaveProperty("touches");
  expect(rejected.every(({ file }) => file !== "touches")).toBe(true);
});

test("a folder of purchases alone makes a book, with columns in any spelling and days as databases write them", async () => {
  tableNames.forEach((name) => {
    rmSync(join(folder, `${name}.csv`));
  });
  const lines = [
    "Account ID,On,Amount,ProductId,Ship Mode",
    "A,2026-05-02 00:00:00,100,mill,sea",
    "A,2026-06-02,300,mill,air",
    "A,2026-07-02,200,mill,sea",
  ];
  writeFileSync(join(folder, "purchases.csv"), lines.join("\n"));
  const { accounts, products, sellers, derived, ignoredColumns, rejected } = await read();
  expect(accounts).toEqual([
    {
      id: "A",
      sellerId: "team",
      purchases: [
        { on: "2026-05-02", amount: 100, productId: "mill" },
        { on: "2026-06-02", amount: 300, productId: "mill" },
        { on: "2026-07-02", amount: 200, productId: "mill" },
      ],
    },
  ]);
  expect(products).toEqual([{ id: "mill", price: 200 }]);
  expect(sellers).toEqual([{ id: "team", timeZone: "UTC" }]);
  expect(derived).toEqual(["accounts", "products", "sellers"]);
  expect(ignoredColumns).toEqual(["purchases.csv: ship_mode"]);
  expect(rejected).toEqual([]);
});

test("what is owned is read where no column says whether all of it is known", async () => {
  writeFileSync(join(folder, "accounts.csv"), "id,seller_id\nA,seller-01\n");
  writeFileSync(join(folder, "owned.csv"), "account_id,product_id,purchased_on\nA,espresso,2026-01-05\n");
  const [account] = (await read()).accounts;
  expect(account?.owned).toEqual([{ productId: "espresso", purchasedOn: "2026-01-05" }]);
});

test("a purchase of what the catalogue lacks counts, and its line is found again", async () => {
  const file = join(folder, "purchases.csv");
  const text = readFileSync(file, "utf8");
  const { accounts, products, sellers } = await read();
  const id = accounts[3]?.id ?? "";
  const header = text.slice(0, text.indexOf("\n")).split(",");
  const cells: Record<string, string> = { account_id: id, on: "2026-05-02", amount: "77", product_id: "none-such" };
  writeFileSync(file, `${text.trimEnd()}\n${header.map((column) => cells[column] ?? "").join(",")}\n`);
  const again = await read();
  expect(again.accounts[3]?.purchases?.at(-1)).toEqual({ on: "2026-05-02", amount: 77, productId: "none-such" });
  const book = reviewPortfolio({ ...again, products, sellers }, { asOf: "2026-11-21", to: "2027-02-20" });
  expect(accounts).toHaveLength(again.accounts.length);
  const line = text.trimEnd().split("\n").length + 1;
  expect(book.rejected.map(again.inFile)).toContainEqual(
    expect.objectContaining({ file: "purchases", line, kept: true }),
  );
});

test("a folder without any of the files is refused", async () => {
  const empty = mkdtempSync(join(tmpdir(), "empty-"));
  await expect(readExport(empty, () => undefined)).rejects.toThrow(/holds no file of an export: accounts\.csv/);
  rmSync(empty, { recursive: true });
});

test("a missing column is named", async () => {
  writeFileSync(join(folder, "leave.csv"), "seller_id,from\nseller-01,2026-12-01\n");
  await expect(read()).rejects.toThrow(/leave\.csv lacks the column to/);
});

test("a file that is no table is named", async () => {
  writeFileSync(join(folder, "products.csv"), 'id,price\n"never closed,3\n1,2,3,4,5\n');
  await expect(read()).rejects.toThrow(/products\.csv (cannot be read as CSV|lacks the column)/);
});
