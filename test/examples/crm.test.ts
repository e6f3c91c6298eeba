import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { bookOf, type CrmBook, type CrmExample, examples } from "../../examples/crm/books.js";
import { recount } from "../recount/recount.js";

/** Lines of a user's code that each system may take. */
const mostLines: Record<string, number> = {
  hubspot: 20,
  salesforce: 20,
  zendesk: 20,
  twenty: 20,
  northwind: 40,
  pipeline: 40,
  adventureworks: 40,
};

test.each(Object.entries(mostLines))("%s takes at most %i lines from its rows to a plan", (name, most) => {
  const code = readFileSync(new URL(`../../examples/crm/${name}.ts`, import.meta.url), "utf8");
  expect(code.trimEnd().split("\n").length).toBeLessThanOrEqual(most);
});

/** Accounts that were refused, or left out although nobody has deleted or merged them. */
function lost({ records, book }: CrmBook): number {
  const refused = records.accounts.length - book.accounts.length;
  const objects = ["companies", "accounts", "organizations"];
  const left = (records.left ?? []).filter(
    ({ object, whole, why }) => objects.includes(object) && whole && !["deleted", "merged", "archived"].includes(why),
  );
  return refused + left.length;
}

describe.each(examples.map((example) => [example.name, example] as const))("%s", (_, example: CrmExample) => {
  test("made-up rows of the same shapes come to a plan, and no account is lost", () => {
    const found = bookOf(example, "madeUp");
    expect(found?.book.plan.booked.length).toBeGreaterThan(0);
    expect(found && lost(found)).toBe(0);
  });

  test("the real rows come to a plan, and at most 2% of the accounts are lost", ({ skip }) => {
    const found = bookOf(example, "shared");
    if (found === null) return skip("../shared/data/crm is not beside this checkout");
    expect(found.book.plan.booked.length).toBeGreaterThan(0);
    expect(lost(found) / found.records.accounts.length).toBeLessThanOrEqual(0.02);
  });

  test("SQL over the made-up rows finds the same accounts and the same spend", async () => {
    const { records } = bookOf(example, "madeUp") ?? {};
    const folder = fileURLToPath(new URL("../../examples/crm/made-up/", import.meta.url));
    const intervals = (records?.accounts ?? []).map(({ id }) => ({
      id,
      idealMonths: 6,
      maximumMonths: 9,
      knowsTouches: true,
    }));
    const counted = await recount(example.name, folder, example.madeUp.asOf, intervals);
    expect(counted.map(({ id }) => id)).toEqual((records?.accounts ?? []).map(({ id }) => id).sort());
    const spends = new Map(
      (records?.accounts ?? []).map(({ id, purchases, deals }) => [
        id,
        (
          purchases ?? (deals ?? []).flatMap(({ status, products }) => (status === "won" ? (products ?? []) : []))
        ).reduce((sum, { amount }) => sum + (amount ?? 0), 0),
      ]),
    );
    for (const { id, spend } of counted) expect(spends.get(id)).toBeCloseTo(spend, 6);
  });
});
