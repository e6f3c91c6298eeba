import { readdirSync, readFileSync } from "node:fs";
import * as root from "retention-kit";
import * as icalendar from "retention-kit/icalendar";
import * as locales from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { hi } from "retention-kit/locales/hi";
import { km } from "retention-kit/locales/km";
import { lo } from "retention-kit/locales/lo";
import * as schemas from "retention-kit/schemas";
import { expect, test } from "vitest";
import { runExample, stepsOf } from "./support/doc-examples.js";

/** The blocks of code of every page that begins with an import: one program a page, with the values that it promises. */
const folder = new URL("../docs/", import.meta.url);
const pages = readdirSync(folder)
  .filter((name) => name.endsWith(".md"))
  .map((name) => {
    const blocks = readFileSync(new URL(name, folder), "utf8").matchAll(/^```ts\n([\s\S]*?)^```$/gm);
    return { name, code: Array.from(blocks, ([, block = ""]) => block).join("\n") };
  })
  .filter(({ code }) => code.startsWith("import"));

test.each(pages)("the code of docs/$name does what it says", ({ name, code }) => {
  const scope = { ...root, ...schemas, ...icalendar, ...locales, en, hi, km, lo };
  const steps = stepsOf(code.replaceAll(/^import .*;$/gm, ""));
  const last = steps.at(-1);
  const thrown = /^\/\/ RetentionError: (.*)$/m.exec(code)?.[1];
  if (thrown !== undefined && last !== undefined) {
    expect(() => runExample({ file: name, subject: name, steps }, scope)).toThrow(thrown);
    steps.pop();
  }
  expect(runExample({ file: name, subject: name, steps }, scope)).toEqual([]);
});

test("the pages that can be run are found", () => {
  expect(pages.map(({ name }) => name)).toEqual([
    "contracts.md",
    "evidence.md",
    "in-your-crm.md",
    "locales.md",
    "purchase-models.md",
  ]);
});
