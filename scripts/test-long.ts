/**
 * The property tests with 100,000 cases each, from a seed that is printed:
 *
 *   npm run test:long                                  all, some hours
 *   npm run test:long -- test/calendar test/scorecard   those of some folders or files
 *   npm run test:long -- --seed 7 --cases 10000 --minutes 2 test/measures
 *
 * A property that names its own number of cases keeps it. One that takes longer than `--minutes` (10 by default) ends
 * with as many cases as it had time for. In the end it says of each file how many cases its properties had, the fewest first.
 */
import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: "string", default: "100000" },
    seed: { type: "string", default: String(randomInt(2 ** 31)) },
    minutes: { type: "string", default: "10" },
  },
});
const numbers = Object.entries(values).map(([name, text]) => [name, Number(text)] as const);
for (const [name, number] of numbers) if (!(number > 0)) throw new Error(`--${name} must be a number above 0`);

const files = readdirSync("test", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".test.ts"))
  .map((name) => `test/${name}`)
  .filter((name) => readFileSync(name, "utf8").includes("fc.assert"))
  .filter((name) => positionals.length === 0 || positionals.some((each) => name.startsWith(each)))
  .sort();
if (files.length === 0) throw new Error(`no property test in ${positionals.join(", ")}`);

const log = join(mkdtempSync(join(tmpdir(), "test-long-")), "properties.jsonl");
writeFileSync(log, "");
console.log(`${files.length} files, ${values.cases} cases a property, seed ${values.seed}`);
const { status } = spawnSync("npx", ["vitest", "run", "--reporter=default", ...files], {
  stdio: "inherit",
  env: {
    ...process.env,
    PROPERTY_CASES: values.cases,
    PROPERTY_SEED: values.seed,
    PROPERTY_MINUTES: values.minutes,
    PROPERTY_LOG: log,
  },
});
tellCases(readFileSync(log, "utf8"));
console.log(`seed ${values.seed}`);
process.exitCode = status ?? 1;

/** How many cases the properties of each file had: the fewest, the middle one, and how many properties had all. */
function tellCases(lines: string): void {
  const byFile = new Map<string, number[]>();
  for (const line of lines.split("\n").filter((text) => text !== "")) {
    const { file, cases } = JSON.parse(line) as { file: string; cases: number };
    const name = relative(process.cwd(), file);
    byFile.set(name, [...(byFile.get(name) ?? []), cases]);
  }
  const rows = [...byFile].map(([file, unsorted]) => {
    const cases = unsorted.sort((a, b) => a - b);
    const middle = cases[Math.floor(cases.length / 2)] ?? 0;
    return { file, properties: cases.length, fewest: cases[0] ?? 0, middle, sum: cases.reduce((sum, n) => sum + n, 0) };
  });
  rows.sort((a, b) => a.fewest - b.fewest || a.file.localeCompare(b.file));
  console.log("fewest  middle  properties  file");
  for (const { file, properties, fewest, middle } of rows) {
    console.log(
      [String(fewest).padStart(6), String(middle).padStart(7), String(properties).padStart(11), file].join(" "),
    );
  }
  const total = rows.reduce((sum, row) => sum + row.sum, 0);
  console.log(`${total} cases of ${rows.reduce((sum, row) => sum + row.properties, 0)} properties`);
}
