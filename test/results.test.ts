import * as root from "retention-kit";
import * as adapters from "retention-kit/adapters";
import * as icalendar from "retention-kit/icalendar";
import * as locales from "retention-kit/locales";
import * as schemas from "retention-kit/schemas";
import { expect, test } from "vitest";
import { documentedCalls, functionsOf } from "./support/documented-calls.js";
import { faults } from "./support/faults.js";

/**
 * What every call of the documentation's examples gives: plain data that survive JSON, without NaN, Infinity, −0, `undefined`
 * or holes inside.
 */
const functions = functionsOf({ ...root, ...locales, ...icalendar, ...adapters, ...schemas });

/** Functions whose results are more than data, with the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  planReviewsBySeller: "gives one plan after the other, by an iterator",
  portfolioReviewer: "gives the steps of a review, as functions",
  portfolioScenarios: "gives a function that asks what would be",
  purchaseAccumulator: "gives what adds purchases up, as functions",
};

test("results hold nothing that JSON would change", () => {
  const found = new Set<string>();
  let results = 0;
  const needed = new Set<string>();
  const silent = new Set(functions.map(([name]) => name));
  for (const { name, call, args } of documentedCalls(functions)) {
    let result: unknown;
    try {
      result = call(...args);
    } catch {
      continue;
    }
    silent.delete(name);
    results++;
    const wrong = faults(result, name);
    if (wrong.length > 0 && Object.hasOwn(EXCEPTIONS, name)) {
      needed.add(name);
      continue;
    }
    for (const fault of wrong) found.add(fault);
    if (wrong.length === 0) expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  }
  expect([...found]).toEqual([]);
  expect(results).toBeGreaterThan(280);
  expect([...needed].sort()).toEqual(Object.keys(EXCEPTIONS));
  // Every function has an example that gives a result.
  expect([...silent]).toEqual([]);
});
