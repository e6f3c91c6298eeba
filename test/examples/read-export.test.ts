import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Account } from "retention-kit";
import { afterEach, beforeEach, expect, test } from "vitest";
import { generateAccount } from "../../examples/portfolio-review/generate.js";
import { ExportError, readExport } from "../../examples/portfolio-review/read-export.js";
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

test("a missing file is named", async () => {
  rmSync(join(folder, "touches.csv"));
  await expect(read()).rejects.toThrow(ExportError);
  await expect(read()).rejects.toThrow(/touches\.csv is missing/);
});

test("a missing column is named", async () => {
  writeFileSync(join(folder, "leave.csv"), "seller_id,from\nseller-01,2026-12-01\n");
  await expect(read()).rejects.toThrow(/leave\.csv lacks the column to/);
});

test("a file that is no table is named", async () => {
  writeFileSync(join(folder, "products.csv"), 'id,price\n"never closed,3\n1,2,3,4,5\n');
  await expect(read()).rejects.toThrow(/products\.csv (cannot be read as CSV|lacks the column)/);
});
