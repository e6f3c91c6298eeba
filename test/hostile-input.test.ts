import { fileURLToPath } from "node:url";
import * as root from "retention-kit";
import * as icalendar from "retention-kit/icalendar";
import * as locales from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import * as schemas from "retention-kit/schemas";
import { expect, test } from "vitest";
import { documented, runExample } from "./support/doc-examples.js";

/**
 * Every call of the documentation's examples again, with one list in it replaced by what is no list, or one row by what
 * is no row: each must be refused by a `RetentionError` or left out, never end in another error.
 */
type Path = (string | number)[];

const calls: { name: string; call: (...args: unknown[]) => unknown; args: unknown[] }[] = [];
const recording = (name: string, call: unknown): unknown =>
  typeof call !== "function" || /^[A-Z]/.test(name)
    ? call
    : (...args: unknown[]): unknown => {
        calls.push({ name, call: call as (...args: unknown[]) => unknown, args });
        return (call as (...args: unknown[]) => unknown)(...args);
      };
const names = { ...root, ...locales, ...icalendar };
const scope = {
  ...schemas,
  ...Object.fromEntries(Object.entries(names).map(([name, value]) => [name, recording(name, value)])),
  en,
};
for (const { examples } of documented(fileURLToPath(new URL("../src", import.meta.url)))) {
  for (const example of examples) {
    try {
      runExample(example, scope);
    } catch {
      // Some examples need a locale that is not here; what they called before is enough.
    }
  }
}

/** Places of lists of rows, and of their first rows, up to two levels below the arguments. */
function rowPlaces(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null || path.length > 3) return [];
  if (Array.isArray(value)) {
    const holdsRows =
      value.length > 0 && value.every((row) => typeof row === "object" && row !== null && !Array.isArray(row));
    if (path.length > 0 && holdsRows) return [path, [...path, 0]];
    if (path.length > 0) return [];
  }
  return Object.entries(value).flatMap(([key, inner]) =>
    rowPlaces(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}

/** Lists that only this library makes, or that a type of the caller's own describes. */
const OURS = /^(nextBestActions|joinPlans|comparePlans|loadOf|matchValue|describe|predictionInterval)$/;

const seen = new Map<string, number>();
const places = calls.flatMap(({ name, call, args }) => {
  const times = (seen.get(name) ?? 0) + 1;
  seen.set(name, times);
  if (times > 2 || OURS.test(name)) return [];
  return rowPlaces(args).map((path) => ({ name, call, args, path }));
});

test("no list and no row of the wrong kind ends in anything but a RetentionError", () => {
  const wrong: string[] = [];
  for (const { name, call, args, path } of places) {
    for (const hostile of [null, "x", 7]) {
      try {
        call(...(replaced(args, path, hostile) as unknown[]));
      } catch (error) {
        if (!(error instanceof root.RetentionError)) {
          wrong.push(`${name}, ${path.join(".")} = ${JSON.stringify(hostile)}: ${String(error)}`);
        }
      }
    }
  }
  expect(places.length).toBeGreaterThan(100);
  expect(wrong).toEqual([]);
});
