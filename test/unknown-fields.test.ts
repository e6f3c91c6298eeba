import * as root from "retention-kit";
import * as adapters from "retention-kit/adapters";
import * as icalendar from "retention-kit/icalendar";
import * as locales from "retention-kit/locales";
import { expect, test } from "vitest";
import { documentedCalls, functionsOf, type Path, replaced, valueAt } from "./support/documented-calls.js";
import { readInputTypes } from "./support/input-types.js";

/**
 * Whatever may be left out may be `undefined` or `null` as well, which is what a form, a database or a host's API gives
 * for what is not known. Both lists come from the types: what public functions take, as the compiler sees it.
 */
const inputs = readInputTypes(["index", "adapters/index", "icalendar/index", "locales/index"]);

const SLOW = [
  "backtest",
  "reviewPortfolio",
  "portfolioReviewer",
  "portfolioScenarios",
  "simulateWordOfMouth",
  "sensitivity",
  "describeAccount",
];

/** Fields of which `null` has a meaning of its own: it turns off what would hold by default. */
const MEANS_NONE = ["budgetFromSpend", "highAtMostShare", "highAtLeastChance", "priorDeviation", "interceptDeviation"];
const MEANS_NONE_IN = ["loyaltyObservations purchases"];

test("the type of everything that may be left out takes undefined and null", () => {
  const lacking = inputs.optional.filter(({ takesUnknown }) => !takesUnknown);
  // A result that is handed back has its own parts, or not.
  expect(lacking.filter(({ key }) => !inputs.ofResults.has(key)).map(({ key, path }) => `${key}, ${path}`)).toEqual([]);
  expect(lacking.length).toBeLessThan(inputs.optional.length / 20);
  expect(inputs.optional.length).toBeGreaterThan(700);
});

const functions = functionsOf({ ...root, ...adapters, ...icalendar, ...locales });
const documented = documentedCalls(functions);
/** The first calls of each function, of those that take long the first alone. */
const calls = functions.flatMap(([name]) =>
  documented.filter((call) => call.name === name).slice(0, SLOW.includes(name) ? 1 : 3),
);

/** What a call gives, or refuses; without a `null` of the field, as some results repeat what they were given. */
function answer(call: (...args: unknown[]) => unknown, args: unknown[], field: string): string {
  try {
    const result = call(...args);
    if (typeof result === "function") return "a function";
    return JSON.stringify(result, (name, value: unknown) => (name === field && value === null ? undefined : value));
  } catch (error) {
    return String(error).replace(/, got .*/, "");
  }
}

/** A copy in which a field does not stand. */
function without(args: unknown, path: Path): unknown {
  const holder = { ...(valueAt(args, path.slice(0, -1)) as object) };
  Reflect.deleteProperty(holder, path.at(-1) ?? "");
  return replaced(args, path.slice(0, -1), holder);
}

/** Of a field of each place both are tried, or one in turn. */
function asGoodAsLeftOut(chosen: typeof calls, atLeast: number, inTurn = false): void {
  const wrong = new Set<string>();
  let places = 0;
  for (const { name, call, args } of chosen) {
    for (const path of inputs.placesToLeaveOut(name, args)) {
      places++;
      const left = without(args, path) as unknown[];
      const field = String(path.at(-1));
      const expected = answer(call, left, field);
      for (const unknown of inTurn ? [places % 2 === 0 ? null : undefined] : [undefined, null]) {
        const told = answer(call, replaced(args, path, unknown) as unknown[], field);
        if (
          told === expected ||
          (unknown === null && (MEANS_NONE.includes(field) || MEANS_NONE_IN.includes(`${name} ${field}`)))
        )
          continue;
        let at = 0;
        while (told[at] === expected[at]) at++;
        const around = (text: string): string => text.slice(Math.max(0, at - 60), at + 60);
        wrong.add(`${name}, ${path.join(".")} = ${unknown}: ${around(told)}, not ${around(expected)}`);
      }
    }
  }
  expect([...wrong]).toEqual([]);
  expect(places).toBeGreaterThan(atLeast);
}

test("a field that is undefined or null is as good as left out", () => {
  asGoodAsLeftOut(
    calls.filter(({ name }) => !SLOW.includes(name)),
    1000,
  );
});

test("so it is where a call takes long", { tags: ["slow"] }, () => {
  asGoodAsLeftOut(
    calls.filter(({ name }) => SLOW.includes(name)),
    200,
    true,
  );
});
