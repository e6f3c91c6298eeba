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

test.each([
  [0.5362, 0.5411, "53.6%, is below 54.1%"],
  [0.532, 0.5411, "53%, is below 54%"],
  [0.9996, 0.9999, "99.96%, is below 99.99%"],
  [0.002, 0.004, "0.2%, is below 0.4%"],
])("chances that are compared, %d and %d, are told apart", (chance, least, said) => {
  expect(words({ code: "opportunity.medium.unlikely", params: { owned: 2, left: 8, chance, least } }, en)).toContain(
    said,
  );
});

test("every reason code is given by some function", () => {
  const patterns = codePatterns();
  expect(reasonCodes.filter((code) => !patterns.some((pattern) => pattern.test(code)))).toEqual([]);
});
