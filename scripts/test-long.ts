/**
 * The property tests with 100,000 cases each, from a seed that is printed:
 *
 *   npm run test:long                                  all, a day at most
 *   npm run test:long -- test/calendar test/scorecard  those of some folders or files
 *   npm run test:long -- --seed 7 --cases 10000 --minutes 2 test/measures
 *   npm run test:long -- --log out/long.jsonl          goes on where a run with this log was ended
 *   npm run test:long -- --log out/long.jsonl --tell   only says what a log holds
 *
 * A property that names its own number of cases gets the one asked for as well. A file has `--minutes` (10 by default),
 * which its properties share: one that takes longer ends with as many cases as it had time for. In the end it says of each
 * file how many cases its properties had, the fewest first.
 */
import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { parseArgs } from "node:util";

/** A line of the log: of the run, of a property's end, or of a file's. */
type Line = { seed: string } | { file: string; done: true } | { file: string; cases: number; failed: boolean };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: "string", default: "100000" },
    seed: { type: "string" },
    minutes: { type: "string", default: "10" },
    log: { type: "string", default: `out/test-long-${Date.now()}.jsonl` },
    tell: { type: "boolean", default: false },
  },
});
const { log } = values;
const before = existsSync(log) ? linesOf(log) : [];
const begun = before.find((line) => "seed" in line);
const seed = values.seed ?? begun?.seed ?? String(randomInt(2 ** 31));
const numbers = Object.entries({ cases: values.cases, seed, minutes: values.minutes });
for (const [name, text] of numbers) if (!(Number(text) > 0)) throw new Error(`--${name} must be a number above 0`);

const files = readdirSync("test", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".test.ts"))
  .map((name) => `test/${name}`)
  .filter((name) => readFileSync(name, "utf8").includes("fc.assert"))
  .filter((name) => positionals.length === 0 || positionals.some((each) => name.startsWith(each)))
  .sort();
if (files.length === 0) throw new Error(`no property test in ${positionals.join(", ")}`);
const done = new Set(before.flatMap((line) => ("done" in line ? [relative(process.cwd(), line.file)] : [])));
const left = values.tell ? [] : files.filter((name) => !done.has(name));

if (left.length > 0) {
  mkdirSync(dirname(log), { recursive: true });
  if (begun === undefined) appendFileSync(log, `${JSON.stringify({ seed })}\n`);
  console.log(`${left.length} of ${files.length} files, ${values.cases} cases a property, seed ${seed}, log ${log}`);
  const { status } = spawnSync("npx", ["vitest", "run", "--reporter=default", ...left], {
    stdio: "inherit",
    env: {
      ...process.env,
      PROPERTY_CASES: values.cases,
      PROPERTY_SEED: seed,
      PROPERTY_MINUTES: values.minutes,
      PROPERTY_LOG: log,
    },
  });
  process.exitCode = status ?? 1;
}
tellCases(linesOf(log));
console.log(`seed ${seed}`);

function linesOf(name: string): Line[] {
  const lines = readFileSync(name, "utf8").split("\n");
  return lines.filter((text) => text !== "").map((text) => JSON.parse(text) as Line);
}

/** How many cases the properties of each file had: the fewest, the middle one, and the sum. */
function tellCases(lines: readonly Line[]): void {
  const byFile = new Map<string, number[]>();
  for (const line of lines) {
    if (!("cases" in line)) continue;
    const name = relative(process.cwd(), line.file);
    byFile.set(name, [...(byFile.get(name) ?? []), line.cases]);
  }
  const rows = [...byFile].map(([file, unsorted]) => {
    const cases = unsorted.sort((a, b) => a - b);
    const middle = cases[Math.floor(cases.length / 2)] ?? 0;
    return { file, properties: cases.length, fewest: cases[0] ?? 0, middle, sum: cases.reduce((sum, n) => sum + n, 0) };
  });
  rows.sort((a, b) => a.fewest - b.fewest || a.file.localeCompare(b.file));
  console.log("fewest  middle  sum  properties  file");
  for (const { file, properties, fewest, middle, sum } of rows) {
    console.log([fewest, middle, sum, properties, file].join("  "));
  }
  const all = rows.reduce((total, row) => total + row.sum, 0);
  console.log(`${all} cases of ${rows.reduce((total, row) => total + row.properties, 0)} runs in ${rows.length} files`);
}
