/**
 * The property tests with 100,000 cases each, from a seed that is printed:
 *
 *   npm run test:long                                  all, a day at most
 *   npm run test:long -- test/calendar test/scorecard  those of some folders or files
 *   npm run test:long -- --seed 7 --cases 10000 --hours 2 test/measures
 *   npm run test:long -- --log out/long.jsonl          goes on where a run with this log was ended
 *   npm run test:long -- --log out/long.jsonl --tell   only says what a log holds
 *
 * It goes round in turns. In each those properties take part that would have all their cases within so many seconds, and may
 * take twice as long; at first that is `--seconds`, 2 by default, and all take part, then it is twice as much in every turn.
 * What is quick is thus done first, and what fails keeps nothing else from its turn. The cases of each turn are from a seed of
 * their own, the first one and so many more as there were cases before. A property that names its own number of cases gets
 * the one asked for as well. In the end it says of each file how many cases its properties had, the fewest first, and which
 * tests failed.
 */
import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { appendFileSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import {
  casesHad,
  isBeginning,
  isRun,
  isTest,
  longLines,
  runKey,
  secondsLeft,
  testKey,
  testsOver,
  type LongLine,
} from "../test/support/long-log.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: "string" },
    seed: { type: "string" },
    seconds: { type: "string", default: "2" },
    hours: { type: "string", default: "24" },
    log: { type: "string", default: `out/test-long-${Date.now()}.jsonl` },
    tell: { type: "boolean", default: false },
  },
});
const { log } = values;
const before = longLines(log);
const begun = before.find(isBeginning);
const seed = values.seed ?? begun?.seed ?? String(randomInt(2 ** 30));
const cases = values.cases ?? begun?.cases ?? "100000";
const numbers = Object.entries({ cases, seed, seconds: values.seconds, hours: values.hours });
for (const [name, text] of numbers) if (!(Number(text) > 0)) throw new Error(`--${name} must be a number above 0`);
if ((begun?.seed ?? seed) !== seed) throw new Error("a log is of one seed: name another log for another seed");

const files = readdirSync("test", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".test.ts"))
  .map((name) => `test/${name}`)
  .filter((name) => readFileSync(name, "utf8").includes("fc.assert"))
  .filter((name) => positionals.length === 0 || positionals.some((each) => name.startsWith(each)))
  .sort();
if (files.length === 0) throw new Error(`no property test in ${positionals.join(", ")}`);

if (!values.tell) {
  mkdirSync(dirname(log), { recursive: true });
  if (begun === undefined) add({ seed, cases });
  const until = Date.now() + Number(values.hours) * 3_600_000;
  let seconds = Math.max(Number(values.seconds), ...before.flatMap((line) => ("turn" in line ? [line.turn] : [])));
  for (; Date.now() < until; seconds *= 2) {
    const known = longLines(log);
    const open = testsOpen(known);
    const left = files.filter((file) => open.get(file) !== undefined);
    if (left.length === 0) break;
    const now = left.filter((file) => (open.get(file) ?? 0) <= seconds);
    if (now.length === 0) continue;
    add({ turn: seconds });
    console.log(
      `${now.length} of ${files.length} files, ${seconds} s a property, ${cases} cases, seed ${seed}, ${log}`,
    );
    spawnSync("npx", ["vitest", "run", "--reporter=default", ...now], {
      stdio: "inherit",
      env: {
        ...process.env,
        PROPERTY_CASES: cases,
        PROPERTY_SEED: seed,
        PROPERTY_SECONDS: String(seconds),
        PROPERTY_UNTIL: String(until),
        PROPERTY_LOG: log,
      },
    });
  }
}
const lines = longLines(log);
tellCases(lines);
tellFailures(lines);
console.log(`seed ${seed}`);

function add(line: LongLine): void {
  appendFileSync(log, `${JSON.stringify(line)}\n`);
}

/** The files that lack cases, each with the seconds after which the next of its properties would have them. */
function testsOpen(known: readonly LongLine[]): Map<string, number> {
  const over = testsOver(known);
  const left = secondsLeft(known, Number(cases));
  const ended = new Set(known.flatMap((line) => ("done" in line ? [line.file] : [])));
  const open = new Map(files.filter((file) => !ended.has(file)).map((file) => [file, 0]));
  for (const line of known.filter(isTest)) {
    if (over.has(testKey(line))) continue;
    open.set(line.file, Math.min(left.get(testKey(line)) ?? 0, open.get(line.file) ?? Infinity));
  }
  return open;
}

/** How many cases the properties of each file had: the fewest, the middle one, and the sum, with the seconds they took. */
function tellCases(known: readonly LongLine[]): void {
  const had = casesHad(known);
  const byFile = new Map<string, { cases: Map<string, number>; seconds: number }>();
  for (const line of known) {
    if (!isRun(line)) continue;
    const of = byFile.get(line.file) ?? { cases: new Map<string, number>(), seconds: 0 };
    of.cases.set(runKey(line), had.get(runKey(line)) ?? 0);
    of.seconds += line.seconds;
    byFile.set(line.file, of);
  }
  const rows = [...byFile].map(([file, of]) => {
    const sorted = [...of.cases.values()].sort((a, b) => a - b);
    const whole = sorted.filter((each) => each >= Number(cases)).length;
    const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
    const sum = sorted.reduce((total, each) => total + each, 0);
    return { file, properties: sorted.length, whole, fewest: sorted[0] ?? 0, middle, sum, seconds: of.seconds };
  });
  rows.sort((a, b) => a.fewest - b.fewest || a.file.localeCompare(b.file));
  console.log("fewest  middle  sum  properties  with all  seconds  file");
  for (const { file, properties, whole, fewest, middle, sum, seconds } of rows)
    console.log([fewest, middle, sum, properties, whole, Math.round(seconds), file].join("  "));
  const total = (key: "sum" | "properties" | "whole") => rows.reduce((sum, row) => sum + row[key], 0);
  console.log(`${total("sum")} cases of ${total("properties")} properties in ${rows.length} files`);
  console.log(`${total("whole")} of them have ${cases} cases`);
}

/** The tests that failed when they were last run; one that only wants more cases may have them yet. */
function tellFailures(known: readonly LongLine[]): void {
  const last = new Map(known.filter(isTest).map((line) => [testKey(line), line]));
  const failed = [...last.values()].filter(({ passed }) => !passed);
  for (const { file, test, whole, message } of failed)
    console.log(`\n${whole ? "failed" : "failed before it had all cases"}: ${file}: ${test}\n${message ?? ""}`);
  console.log(`\n${failed.length} tests failed`);
  if (failed.length > 0) process.exitCode = 1;
}
