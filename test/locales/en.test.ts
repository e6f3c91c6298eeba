import { describe as words } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { expect, test } from "vitest";
import { codePatterns, reasonParameters } from "../support/reason-parameters.js";
import { reasonCodes, samples } from "../support/reason-samples.js";

test("the codes are read from the types", () => {
  const parameters = reasonParameters();
  expect(parameters.get("reviews.overdue")).toEqual(new Map([["days", "number"]]));
  expect(parameters.get("reviews.clock.never-touched")).toEqual(new Map());
  expect([...parameters.keys()].sort()).toEqual(Object.keys(en.words).sort());
});

test.each(reasonCodes)("%s has a sentence in English for every value", (code) => {
  for (const params of samples(code)) {
    const sentence = words({ code, params }, en);
    expect(sentence).toBe(sentence.trim());
    expect(sentence).not.toBe("");
    expect(sentence).not.toMatch(/undefined|NaN|null|Infinity|\[object|\.$| {2}|\d\.\d{4}/);
  }
});

test("every reason code is given by some function", () => {
  const patterns = codePatterns();
  expect(reasonCodes.filter((code) => !patterns.some((pattern) => pattern.test(code)))).toEqual([]);
});
