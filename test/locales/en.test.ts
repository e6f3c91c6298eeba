import { describe as words } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { expect, test } from "vitest";
import { codePatterns, reasonParameters } from "../support/reason-parameters.js";

const parameters = reasonParameters();

/** Parameters of a code: the first of each value, then each other value in turn. */
function samples(code: string): Record<string, string | number>[] {
  const values = [...(parameters.get(code) ?? [])].map(([name, kind]): [string, (string | number)[]] => [
    name,
    kind === "string" ? ["sample", "2026-11-21"] : kind === "number" ? [2, 0, 1, 1 / 3, 1_234_567.891, -2] : kind,
  ]);
  const first = Object.fromEntries(values.map(([name, [value = ""]]) => [name, value]));
  return [first, ...values.flatMap(([name, [, ...others]]) => others.map((value) => ({ ...first, [name]: value })))];
}

test("the codes are read from the types", () => {
  expect(parameters.get("reviews.overdue")).toEqual(new Map([["days", "number"]]));
  expect(parameters.get("reviews.clock.never-touched")).toEqual(new Map());
  expect([...parameters.keys()].sort()).toEqual(Object.keys(en.words).sort());
});

test.each([...parameters.keys()])("%s has a sentence in English for every value", (code) => {
  for (const params of samples(code)) {
    const sentence = words({ code, params }, en);
    expect(sentence).toBe(sentence.trim());
    expect(sentence).not.toBe("");
    expect(sentence).not.toMatch(/undefined|NaN|null|Infinity|\[object|\.$| {2}|\d\.\d{4}/);
  }
});

test("every reason code is given by some function", () => {
  const patterns = codePatterns();
  expect([...parameters.keys()].filter((code) => !patterns.some((pattern) => pattern.test(code)))).toEqual([]);
});
