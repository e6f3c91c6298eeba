import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { reviewPortfolio } from "retention-kit";
import { type AdaptedRecords, fromHubSpot, fromSalesforce, fromTwenty, fromZendesk } from "retention-kit/adapters";
import { parseAccounts, parseProducts, parseSellers } from "retention-kit/schemas";
import { describe, expect, test } from "vitest";

/** The rows of real systems beside the checkout, and what other exports of the same systems may do to them. */
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const adapters = {
  hubspot: { adapt: fromHubSpot, accounts: "companies", stage: /^(dealstage|hs_pipeline_stage)$/ },
  salesforce: { adapt: fromSalesforce, accounts: "accounts", stage: /^(StageName|Status)$/ },
  zendesk: { adapt: fromZendesk, accounts: "organizations", stage: /^status$/ },
  twenty: { adapt: fromTwenty, accounts: "companies", stage: /^(stage|status)$/ },
} as const;
const pathOf = (name: string): string =>
  fileURLToPath(new URL(`../../../shared/data/crm/${name}.json`, import.meta.url));

/** What says that a row is another's, or not there: to change it is to lose an account rightly. */
const IDENTITY =
  /^(id|Id|hs_object_id|archived|isDeleted|IsDeleted|MasterRecordId|deletedAt|deleted_at|hs_merged_object_ids|results|data|edges|node)$/;

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|\+00:?00)$/;
/** Moments of 1970 are seconds that somebody took for milliseconds: as a number they can be read again. */
const isMoment = (value: Json): value is string => typeof value === "string" && MOMENT.test(value) && value >= "1990";
const utc = (text: string): string => new Date(text.replace(/\+00:?00$/, "Z")).toISOString();

/** The same moment in the forms that exports write. */
const forms: Record<string, (text: string) => Json> = {
  "with Z and without fractions": (text) => `${utc(text).slice(0, 19)}Z`,
  "with +00:00": (text) => utc(text).replace("Z", "+00:00"),
  "with +0000": (text) => utc(text).replace("Z", "+0000"),
  "with microseconds": (text) => utc(text).replace("Z", "000Z"),
  "with a blank and +00": (text) => `${utc(text).slice(0, 19).replace("T", " ")}+00`,
  "in another offset": (text) =>
    `${new Date(Date.parse(utc(text)) + 5.5 * 3_600_000).toISOString().slice(0, 19)}+05:30`,
  "in milliseconds": (text) => Date.parse(utc(text)),
  "in milliseconds as text": (text) => String(Date.parse(utc(text))),
};

function mapped(value: Json, change: (value: Json, key: string) => Json | undefined, key = ""): Json | undefined {
  if (Array.isArray(value)) return value.flatMap((each) => mapped(each, change, key) ?? []);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, each]) => {
        const found = mapped(each, change, name);
        return found === undefined ? [] : [[name, found]];
      }),
    );
  }
  return change(value, key);
}

function valid(adapted: AdaptedRecords): void {
  expect(JSON.parse(JSON.stringify(adapted))).toEqual(adapted);
  expect(parseAccounts(adapted.accounts).rejected).toEqual([]);
  expect(parseProducts(adapted.products).rejected).toEqual([]);
  expect(parseSellers(adapted.sellers).rejected).toEqual([]);
  for (const { rows, used, left } of Object.values(adapted.counts)) expect(used + left).toBe(rows);
  // What was left out as a whole is listed, row by row.
  for (const [object, { left }] of Object.entries(adapted.counts)) {
    const listed = adapted.left.filter((row) => row.object === object && row.whole);
    expect([object, listed.reduce((sum, { count }) => sum + count, 0)]).toEqual([object, left]);
  }
}

describe.each(Object.entries(adapters))("%s", (name, { adapt, accounts: list, stage }) => {
  const path = pathOf(name);
  if (!existsSync(path)) {
    test.skip(`${path} is not beside this checkout`, () => undefined);
    return;
  }
  const rows = JSON.parse(readFileSync(path, "utf8")) as Record<string, Json>;
  const options = { timeZone: "Europe/Oslo", currency: "USD" };
  const original = adapt(rows, options);
  const isThere = (row: { deletedAt?: Json; IsDeleted?: Json; archived?: Json }): boolean =>
    ![row.deletedAt, row.IsDeleted, row.archived].some(Boolean);
  const given = (rows[list] as { deletedAt?: Json }[]).filter(isThere).length;

  test("as they come", () => {
    valid(original);
    expect(original.accounts.length).toBeGreaterThanOrEqual(0.98 * given);
  });

  test.each(Object.entries(forms))("moments %s are the same moments", (_, form) => {
    const others = mapped(rows, (value) => (isMoment(value) ? form(value) : value)) as typeof rows;
    // Seconds are all that some forms keep.
    const coarse = mapped(rows, (value) => (isMoment(value) ? `${utc(value).slice(0, 19)}Z` : value)) as typeof rows;
    const expected = adapt(coarse, options);
    const found = adapt(others, options);
    const plain = ({ accounts, products, sellers, counts }: AdaptedRecords): string =>
      JSON.stringify({ accounts, products, sellers, counts })
        .replaceAll(/\.\d{3}(000)?Z/g, "Z")
        .replaceAll(/(\d{10})\d{3}\b/g, "$1000");
    expect(plain(found)).toBe(plain(expected));
  });

  test("stages that nobody knows leave deals and tickets open or listed, and lose no account", () => {
    const others = mapped(rows, (value, key) => (stage.test(key) ? "stage_of_our_own_7" : value)) as typeof rows;
    const adapted = adapt(others, options);
    valid(adapted);
    expect(adapted.accounts).toHaveLength(original.accounts.length);
  });

  test("fields that are missing, empty or of another kind lose no account and throw nothing", () => {
    const kinds: ((value: Json) => Json | undefined)[] = [
      () => undefined,
      () => null,
      () => "",
      (value) => (typeof value === "number" ? String(value) : value),
      (value) => (typeof value === "string" && value !== "" && !Number.isNaN(Number(value)) ? Number(value) : value),
      () => "soon",
      () => -1,
      () => true,
      () => [],
      () => ({ value: 7 }),
      (value) => (typeof value === "string" && /^\d{4}-\d{2}-\d{2}/.test(value) ? value.slice(0, 7) : value),
      (value) => (typeof value === "boolean" ? String(value) : value),
    ];
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 2, max: 30 }), (seed, oneIn) => {
        let state = (seed % 2147483646) + 1;
        const pick = (): number => (state = (state * 48271) % 2147483647);
        const others = mapped(rows, (value, key) => {
          if (IDENTITY.test(key) || pick() % oneIn !== 0) return value;
          return (kinds[pick() % kinds.length] ?? ((same: Json) => same))(value);
        }) as typeof rows;
        const adapted = adapt(others, options);
        valid(adapted);
        expect(adapted.accounts.length).toBeGreaterThanOrEqual(0.98 * original.accounts.length);
        const book = reviewPortfolio(adapted, {
          asOf: "2026-11-21",
          to: "2026-12-20",
          plan: false,
          agenda: "none",
          currency: "USD",
        });
        expect(book.accounts).toHaveLength(adapted.accounts.length);
        expect(book.rejected.filter(({ kept }) => kept !== true)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});
