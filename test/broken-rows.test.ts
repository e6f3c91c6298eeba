import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as root from "retention-kit";
import * as adapters from "retention-kit/adapters";
import * as schemas from "retention-kit/schemas";
import { expect, test } from "vitest";
import { type Call, documentedCalls, functionsOf, type Path, replaced, valueAt } from "./support/documented-calls.js";

/**
 * Broken rows in every list of every function that answers with what it has left out. The functions are those of the
 * reports of the public surface, so that a new one fails here until it says where its rows stand. None may throw for a row,
 * and the good rows before it must come out as without it.
 */

/** Where the rows stand in the arguments of the documentation's first call. */
const ROWS: Record<string, Path[]> = {
  advocates: [[0]],
  allocateReviews: [[0]],
  backtest: [[0, "accounts"]],
  cohortTable: [[0]],
  detectRecurringProblems: [[0]],
  evaluateServiceStandards: [[0]],
  experimentResult: [[1]],
  fitEffortWeights: [[1]],
  fitResponse: [[0]],
  fitWordOfMouth: [[0, "customers"]],
  fromHubSpot: [[0, "companies"]],
  fromSalesforce: [[0, "accounts"]],
  fromTwenty: [[0, "companies"]],
  fromZendesk: [[0, "tickets"]],
  loyaltyObservations: [[0]],
  partsDemand: [[0]],
  planReviews: [[0]],
  planReviewsBySeller: [[0]],
  predictPurchases: [[1]],
  predictSpend: [[1]],
  purchaseObservations: [[0]],
  rankOpportunities: [[0]],
  rankValueDrivers: [[0]],
  renewalForecast: [[0]],
  repeatPurchaseRate: [[0]],
  revenueRetention: [[0]],
  reviewPortfolio: [
    [0, "accounts"],
    [0, "products"],
    [0, "sellers"],
  ],
  sizeTeam: [[0]],
  splitHoldout: [[0]],
  summarizePurchases: [[0]],
  ticketDueTimes: [[0]],
  ticketsFromEvents: [[0]],
  touchProgress: [[0]],
  usageTrend: [[0]],
  ...Object.fromEntries(Object.keys(schemas).flatMap((name) => (/^parse[A-Z]/.test(name) ? [[name, [[0]]]] : []))),
};

/** Those that take no rows from a host, though their result lists what was left out of the rows behind it. */
const NO_ROWS = ["joinPlans"];

/** Functions of the public surface whose result says what was left out. */
function batchFunctions(): string[] {
  const reports = ["index", "schemas", "adapters"].map((name) =>
    readFileSync(fileURLToPath(new URL(`../etc/${name}.api.md`, import.meta.url)), "utf8"),
  );
  const all = reports.join("\n");
  const saying = new Set(
    [...all.matchAll(/^interface (\w+)[^{]*\{\n([\s\S]*?)^\}/gm)].flatMap(([, name = "", body = ""]) =>
      /^ +(?:readonly )?(?:rejected|left): /m.test(body) ? [name] : [],
    ),
  );
  return [...all.matchAll(/^function (\w+)([\s\S]*?);\n\n/gm)].flatMap(([, name = "", rest = ""]) => {
    const result = rest.split("): ").at(-1) ?? "";
    return (result.match(/\w+/g) ?? []).some((word) => saying.has(word)) ? [name] : [];
  });
}

const throwing = (): never => {
  throw new Error("not loaded");
};
const cycle: Record<string, unknown> = { id: "round" };
cycle.self = cycle;
class Row {
  id = "an instance";
}
const revoked = Proxy.revocable({}, {});
revoked.revoke();

const OWN_FIELD = "a field named __proto__";

/** Rows that are none. */
const NO_ROW: [string, unknown][] = [
  ["undefined", undefined],
  ["null", null],
  ["a number", 7],
  ["a text", "x"],
  ["a bigint", 10n],
  ["a symbol", Symbol("x")],
  ["a function", throwing],
  ["a list", []],
  ["an empty object", {}],
  ["a Map", new Map([["id", "x"]])],
  ["a cycle", cycle],
  ["an instance", new Row()],
  ["a date", new Date(NaN)],
  // Its field is one of the host's own, which the main job tells.
  [OWN_FIELD, JSON.parse('{"__proto__": {"id": "x"}}')],
  ["an object without a prototype", Object.create(null)],
  ["a proxy that throws", new Proxy({}, { get: throwing, ownKeys: throwing, getPrototypeOf: throwing })],
  ["a proxy that is revoked", revoked.proxy],
];

const holes = new Array<unknown>(3);
/** Values that no field should have. */
const NO_VALUE: [string, unknown][] = [
  ["a large number", 1e308],
  ["NaN", NaN],
  ["a text", "x"],
  ["a day that is none", "2026-02-30"],
  ["a moment that is none", "2026-02-30T25:61:00Z"],
  ["a lone surrogate", "\ud800"],
  ["__proto__", "__proto__"],
  ["a text of a megabyte", "x".repeat(1e6)],
  ["a bigint", 10n],
  ["a symbol", Symbol("x")],
  ["a function", throwing],
  ["a Map", new Map()],
  ["a date that is none", new Date(NaN)],
  ["a cycle", cycle],
  ["a list with holes", holes],
  ["a list of null", [null]],
  ["an object", { toString: throwing, valueOf: throwing, toJSON: throwing }],
  ["a proxy that throws", new Proxy({}, { get: throwing, ownKeys: throwing })],
  ["a boxed number", Object(3)],
  ["null", null],
];

/** A copy of a row in which one field throws when it is read. */
function withGetter(row: object, name: string): object {
  return Object.defineProperty({ ...row }, name, { enumerable: true, get: throwing });
}

/** Places of the fields of a row, of each list the first entry. */
function fieldsOf(row: unknown, deepest: number, path: Path = []): Path[] {
  if (typeof row !== "object" || row === null || row instanceof Date || path.length === deepest) return [];
  const entries: [string | number, unknown][] = Array.isArray(row)
    ? row.length === 0
      ? []
      : [[0, (row as unknown[])[0]]]
    : Object.entries(row);
  return entries.flatMap(([name, value]) => [[...path, name], ...fieldsOf(value, deepest, [...path, name])]);
}

function brokenRows(good: object): [string, unknown][] {
  const fields = fieldsOf(good, 4);
  return [
    ...NO_ROW,
    ...Object.keys(good).map((name): [string, unknown] => [`${name} that throws`, withGetter(good, name)]),
    ...fields.flatMap((path) =>
      NO_VALUE.map(([kind, value]): [string, unknown] => [`${path.join(".")}: ${kind}`, replaced(good, path, value)]),
    ),
  ];
}

/** What a result says, without what was left out and what it counts. */
function shown(result: unknown): string {
  const whole: unknown =
    typeof result === "object" && result !== null && Symbol.iterator in result && !Array.isArray(result)
      ? [...(result as Iterable<unknown>)]
      : result;
  return JSON.stringify(whole, (name, value: unknown) =>
    ["rejected", "rejectedCounts", "left", "read", "unreadable"].includes(name) ? undefined : value,
  );
}

/** Whether a result says of a row at an index that all of it was left out. */
function leftOut(result: unknown, index: number): boolean {
  const { rejected = [] } = result as { rejected?: { index: number; kept?: true; id?: string }[] };
  return rejected.some((each) => each.index === index && each.kept !== true && each.id === undefined);
}

const functions = [...functionsOf(root), ...functionsOf(adapters), ...functionsOf(schemas)];
const calls = documentedCalls(functions);

test("every function that says what it has left out is here", () => {
  expect(batchFunctions().sort()).toEqual([...Object.keys(ROWS), ...NO_ROWS].sort());
});

/** Whose calls take long: the others run with every change. */
const SLOW = ["backtest", "reviewPortfolio"];
const rowsOf = (slow: boolean): [string, Path[]][] =>
  Object.entries(ROWS).filter(([name]) => SLOW.includes(name) === slow);

const neverThrows = (name: string, places: Path[]): void => {
  const wrong: string[] = [];
  let cases = 0;
  for (const place of places) {
    const { call, args }: Call =
      calls.find((each) => each.name === name && isListOfRows(valueIn(each.args, place))) ?? expect.fail(name);
    const rows = valueAt(args, place) as object[];
    const good = rows[0] ?? expect.fail(name);
    const before = shown(call(...args));
    for (const [what, row] of brokenRows(good)) {
      cases++;
      const told = `${place.join(".")} + ${what}`;
      try {
        const result = call(...(replaced(args, place, [...rows, row]) as unknown[]));
        const after = shown(result);
        if (/:(NaN|Infinity)/.test(after)) wrong.push(`${told}: no number`);
        // What a row changes that was left out as a whole, it must not.
        if (
          what !== OWN_FIELD &&
          NO_ROW.some(([kind]) => kind === what) &&
          leftOut(result, rows.length) &&
          after !== before
        ) {
          wrong.push(`${told}: changes what the others give`);
        }
      } catch (error) {
        wrong.push(`${told}: ${String(error).slice(0, 200)}`);
      }
    }
  }
  expect(cases).toBeGreaterThan(NO_ROW.length);
  expect(wrong).toEqual([]);
};

test.each(rowsOf(false))("%s never throws for a row", neverThrows);
test.each(rowsOf(true))("%s never throws for a row", { tags: ["slow"] }, neverThrows);

function isListOfRows(value: unknown): boolean {
  return Array.isArray(value) && typeof value[0] === "object";
}

function valueIn(args: unknown, path: Path): unknown {
  try {
    return valueAt(args, path);
  } catch {
    return undefined;
  }
}
