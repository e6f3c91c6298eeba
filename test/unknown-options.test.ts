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
import { documented, runExample } from "./support/doc-examples.js";

/** Every option that an example leaves out is given as `undefined`: the result must be the same. */

type Call = (...values: unknown[]) => unknown;
const scope: Record<string, unknown> = { ...root, ...adapters, ...icalendar, ...locales, ...schemas, en, hi, km, lo };
const examples = documented(fileURLToPath(new URL("../src", import.meta.url))).flatMap(({ subject, examples }) =>
  subject !== "RetentionError" && typeof scope[subject] === "function"
    ? examples.map((example) => ({ subject, example }))
    : [],
);

/** The names that a function knows, as its message on an unknown one lists them. */
function namesKnown(call: Call, values: unknown[], at: number, field: object): string[] {
  try {
    call(...values.map((value, index) => (index === at ? { ...field, notAField: 1 } : value)));
  } catch (error) {
    return /must have no field but (.*?), got /.exec(String(error))?.[1]?.split(", ") ?? [];
  }
  return [];
}

const told = (make: () => unknown): string => {
  try {
    return JSON.stringify(make());
  } catch (error) {
    return String(error);
  }
};

test.each(examples)("$subject takes undefined for every option", ({ subject, example }) => {
  const wrong: string[] = [];
  const call = scope[subject] as Call;
  const watched: Call = (...values) => {
    const result = call(...values);
    values.forEach((value, at) => {
      if (typeof value !== "object" || value === null || Array.isArray(value)) return;
      for (const name of namesKnown(call, values, at, value).filter((name) => !(name in value))) {
        const again = told(() =>
          call(...values.map((old, index) => (index === at ? { ...value, [name]: undefined } : old))),
        );
        if (again !== JSON.stringify(result)) wrong.push(`${name}: ${again.slice(0, 200)}`);
      }
    });
    return result;
  };
  runExample(example, { ...scope, [subject]: watched });
  expect(wrong).toEqual([]);
});
