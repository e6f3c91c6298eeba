import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type AdaptedRecords, fromHubSpot, fromSalesforce, fromZendesk } from "retention-kit/adapters";

/** Whole responses in place of their rows, as programs and command lines hand them over. */
const madeUp = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../../examples/crm/made-up/${name}.json`, import.meta.url), "utf8")) as Record<
    string,
    unknown
  >;
const wrapped = (objects: object, page: (name: string, rows: readonly unknown[]) => unknown): object =>
  Object.fromEntries(
    Object.entries(objects).map(([name, rows]) => [name, Array.isArray(rows) ? page(name, rows) : (rows as unknown)]),
  );
const told = ({ accounts, products, sellers, left, counts }: AdaptedRecords): unknown => ({
  accounts,
  products,
  sellers,
  left,
  counts,
});
const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const salesforce = (objects: object): unknown =>
  told(fromSalesforce(objects, { asOf: "2026-06-30", currency: "USD", timeZone: "America/New_York" }));
const hubSpot = (objects: object): unknown =>
  told(fromHubSpot(objects, { asOf: "2026-04-15", currency: "USD", timeZone: "America/New_York" }));
const zendesk = (objects: object): unknown => told(fromZendesk(objects, { timeZone: "Europe/London" }));

test("what `sf data query --json` prints is read as the rows in it", () => {
  const objects = madeUp("salesforce");
  const printed = wrapped(objects, (_, records) => ({
    status: 0,
    result: { records, totalSize: records.length, done: true },
    warnings: [],
  }));
  expect(salesforce(printed)).toEqual(salesforce(objects));
});

test("a query of the command line that found nothing is an empty list", () => {
  const none = { status: 0, result: { records: [], totalSize: 0, done: true }, warnings: [] };
  expect(salesforce({ accounts: none })).toEqual(salesforce({ accounts: [] }));
});

test.each([
  ["its only page", (_: string, results: readonly unknown[]): unknown => ({ results, paging: null })],
  [
    "several pages",
    (_: string, rows: readonly unknown[]): unknown => [
      { results: rows.slice(0, 2), paging: { next: { after: "2", link: "https://api.hubapi.com" } } },
      { results: rows.slice(2) },
    ],
  ],
])("HubSpot's response is read as the rows of %s", (_, page) => {
  const objects = madeUp("hubspot");
  expect(hubSpot(wrapped(objects, page))).toEqual(hubSpot(objects));
});

test.each([
  [
    "by numbers",
    (name: string, rows: readonly unknown[]): unknown => ({
      [snakeCase(name)]: rows,
      next_page: null,
      previous_page: null,
      count: rows.length,
    }),
  ],
  [
    "by cursor",
    (name: string, rows: readonly unknown[]): unknown => ({
      [snakeCase(name)]: rows,
      meta: { has_more: false, after_cursor: "x" },
      links: { next: null },
    }),
  ],
])("Zendesk's response of pages %s is read as its rows", (_, page) => {
  const objects = madeUp("zendesk");
  expect(zendesk(wrapped(objects, page))).toEqual(zendesk(objects));
});
