import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as root from "retention-kit";
import * as adapters from "retention-kit/adapters";
import * as icalendar from "retention-kit/icalendar";
import * as locales from "retention-kit/locales";
import * as schemas from "retention-kit/schemas";
import { expect, test } from "vitest";
import { functionsOf } from "../support/documented-calls.js";

const tests = fileURLToPath(new URL("..", import.meta.url));

/** The tests that draw their cases, but this one. */
const drawing = readdirSync(tests, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".test.ts") && !path.endsWith("every-function.test.ts"))
  .map((path) => readFileSync(`${tests}/${path}`, "utf8"))
  .filter((text) => text.includes("fc.property("));

/** Public functions that no test of drawn cases names. The list only gets shorter. */
const UNDRAWN: readonly string[] = [];

test("every public function is held to a property of drawn cases", () => {
  const names = functionsOf({ ...root, ...locales, ...icalendar, ...adapters, ...schemas }).map(([name]) => name);
  const undrawn = names.filter((name) => !drawing.some((text) => new RegExp(`\\b${name}\\(|\\b${name},`).test(text)));
  expect(undrawn.sort()).toEqual(UNDRAWN);
});
