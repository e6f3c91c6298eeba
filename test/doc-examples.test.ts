import { fileURLToPath } from "node:url";
import * as root from "retention-kit";
import * as adapters from "retention-kit/adapters";
import * as icalendar from "retention-kit/icalendar";
import * as locales from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { hi } from "retention-kit/locales/hi";
import { km } from "retention-kit/locales/km";
import { lo } from "retention-kit/locales/lo";
import * as schemas from "retention-kit/schemas";
import { expect, test } from "vitest";
import { differences, documented, runExample } from "./support/doc-examples.js";

const scope: Record<string, unknown> = { ...root, ...locales, ...schemas, ...adapters, ...icalendar, en, km, lo, hi };
const subjects = documented(fileURLToPath(new URL("../src", import.meta.url)));
const examples = subjects.flatMap(({ examples }) => examples);

test.each(examples.map((example) => [example.subject, example] as const))("the example of %s holds", (_, example) => {
  expect(runExample(example, scope)).toEqual([]);
});

test("every public function and class has an example with a value", () => {
  const withoutValue = subjects
    .filter(({ subject, internal }) => subject in scope && !internal)
    .filter(({ examples }) => !examples.some(({ steps }) => steps.some(({ expected }) => expected !== null)))
    .map(({ file, subject }) => `${file}: ${subject}`);
  expect(withoutValue).toEqual([]);
});

test("every example shows its imports", () => {
  const without = examples.filter(({ code }) => !/^import .* from "retention-kit[^"]*";$/m.test(code));
  expect(without.map(({ file, subject }) => `${file}: ${subject}`)).toEqual([]);
});

test("every exported function is found by the examples' reader", () => {
  const found = new Set(subjects.map(({ subject }) => subject));
  const missed = Object.entries(scope).filter(([name, value]) => typeof value === "function" && !found.has(name));
  expect(missed.map(([name]) => name)).toEqual([]);
});

test("a promise that does not hold is noticed", () => {
  expect(differences({ share: 0.86, lower: 0.49 }, "{ share: 0.8, lower: 0.49 }")).not.toEqual([]);
  expect(differences({ share: 0.8, lower: 0.49 }, "{ share: 0.8 }")).not.toEqual([]);
  expect(differences({ share: 0.8, lower: 0.49 }, "{ share: 0.8, ... }")).toEqual([]);
  expect(differences([1, 2], "[1]")).not.toEqual([]);
  expect(differences([1, 2], "[1, ...]")).toEqual([]);
  expect(differences("a", '"b"')).not.toEqual([]);
  expect(differences(0.90211, "0.9021")).toEqual([]);
});
