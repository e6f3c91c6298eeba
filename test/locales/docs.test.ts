import { readFileSync } from "node:fs";
import * as locales from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { km } from "retention-kit/locales/km";
import { expect, test } from "vitest";
import { runExample, stepsOf } from "../support/doc-examples.js";

const page = readFileSync(new URL("../../docs/locales.md", import.meta.url), "utf8");

test("the examples of the page on words hold", () => {
  const examples = [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, code = ""]) => code.replace(/^import .*\n/gm, ""));
  expect(examples.length).toBeGreaterThan(0);
  for (const code of examples) {
    const steps = stepsOf(code);
    expect(steps.some(({ expected }) => expected !== null)).toBe(true);
    expect(runExample({ steps }, { ...locales, en, km })).toEqual([]);
  }
});
