import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Account, reviewPortfolio } from "retention-kit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { generateAccount } from "../../examples/portfolio-review/generate.js";
import { placeInFile, readExport } from "../../examples/portfolio-review/read-export.js";
import { tableNames } from "../../examples/reading/tables.js";
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

const read = () => readExport(folder);

test("what was written is read back, account by account", () => {
  const { accounts } = read();
  for (let index = 0; index < ACCOUNTS; index++) {
    const account = generateAccount(index);
    expect(accounts.find(({ id }) => id === account.id)).toEqual(withoutNulls(account));
  }
});

test("each dirty row is left out with its file, line and field, and no other", () => {
  const { rejected } = read();
  const fields = rejected.map(({ file, path }) => `${file}: ${path}`);
  expect(fields).toEqual([
    "accounts: id",
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
  const price = rejected.find(({ path }) => path === "price");
  const line = readFileSync(join(folder, "products.csv"), "utf8").split("\n")[(price?.line ?? 0) - 1];
  expect(line).toContain("on request");
});

test("what a missing file would hold is unknown, and not none", () => {
  rmSync(join(folder, "touches.csv"));
  const { accounts, read: files, rejected } = read();
  expect(accounts.every(({ touches }) => touches === undefined)).toBe(true);
  expect(accounts.some(({ tickets }) => tickets != null)).toBe(true);
  expect(files.map(({ table }) => table)).not.toContain("touches");
  expect(rejected.every(({ file }) => file !== "touches")).toBe(true);
});

test("a folder of purchases alone makes a book, with columns in any spelling and days as databases write them", () => {
  tableNames.forEach((name) => {
    rmSync(join(folder, `${name}.csv`), { force: true });
  });
  const lines = [
    "Account ID,On,Amount,ProductId,Ship Mode",
    "A,2026-05-02 00:00:00,100,mill,sea",
    "A,2026-06-02,300,mill,air",
    "A,2026-07-02,200,mill,sea",
  ];
  writeFileSync(join(folder, "purchases.csv"), lines.join("\n"));
  const { accounts, products, sellers, derived, read: files, rejected } = read();
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
  expect(files.map(({ ignoredColumns }) => ignoredColumns)).toEqual([["ship_mode"]]);
  expect(rejected).toEqual([]);
});

test("what is owned is read where no column says whether all of it is known", () => {
  writeFileSync(join(folder, "accounts.csv"), "id,seller_id\nA,seller-01\n");
  writeFileSync(join(folder, "owned.csv"), "account_id,product_id,purchased_on\nA,espresso,2026-01-05\n");
  const [account] = read().accounts;
  expect(account?.owned).toEqual([{ productId: "espresso", purchasedOn: "2026-01-05" }]);
});

test("a purchase of what the catalogue lacks counts, and its line is found again", () => {
  const file = join(folder, "purchases.csv");
  const text = readFileSync(file, "utf8");
  const { accounts, products, sellers } = read();
  const id = accounts[3]?.id ?? "";
  const header = text.slice(0, text.indexOf("\n")).split(",");
  const cells: Record<string, string> = { account_id: id, on: "2026-05-02", amount: "77", product_id: "none-such" };
  writeFileSync(file, `${text.trimEnd()}\n${header.map((column) => cells[column] ?? "").join(",")}\n`);
  const again = read();
  expect(again.accounts[3]?.purchases?.at(-1)).toEqual({ on: "2026-05-02", amount: 77, productId: "none-such" });
  const book = reviewPortfolio({ ...again, products, sellers }, { asOf: "2026-11-21", to: "2027-02-20" });
  expect(accounts).toHaveLength(again.accounts.length);
  const line = text.trimEnd().split("\n").length + 1;
  expect(book.rejected.map(again.inFile)).toContainEqual(
    expect.objectContaining({ file: "purchases", line, kept: true }),
  );
});

test("a folder without any of the files is refused", () => {
  const empty = mkdtempSync(join(tmpdir(), "empty-"));
  expect(() => readExport(empty)).toThrow(/holds no file of an export: accounts\.csv/);
  rmSync(empty, { recursive: true });
});

test("a missing column is named", () => {
  writeFileSync(join(folder, "leave.csv"), "seller_id,from\nseller-01,2026-12-01\n");
  expect(read).toThrow(/leave\.csv lacks the column to/);
});

test("a line whose quote is never closed, or with more cells than the first line, is left out and the others are read", () => {
  writeFileSync(join(folder, "products.csv"), 'id,price\n"never closed,3\nmill,2,50\noven,4\n');
  const { products, rejected } = read();
  expect(products.map(({ id }) => id)).toEqual(["oven"]);
  const places = rejected.map(placeInFile);
  expect(places).toEqual(expect.arrayContaining(["products.csv:2", "products.csv:3"]));
});

test("a folder whose files have names of one's own is read by their columns", () => {
  const own = mkdtempSync(join(tmpdir(), "own-"));
  writeFileSync(join(own, "may.txt"), "Customer No.\tOrder Date\tTotal\nA\t31.05.2026\t1.200,50\n");
  writeFileSync(join(own, "readme.md"), "Not a table.");
  const { accounts, read: files } = readExport(own);
  expect(files.map(({ file, table }) => [file, table])).toEqual([["may.txt", "purchases"]]);
  expect(accounts.map(({ id, purchases }) => [id, purchases])).toEqual([["A", [{ on: "2026-05-31", amount: 1200.5 }]]]);
  rmSync(own, { recursive: true });
});
