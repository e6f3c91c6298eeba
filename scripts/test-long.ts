/**
 * The property tests with 100,000 cases each, from a seed that is printed:
 *
 *   npm run test:long                                  all, some hours
 *   npm run test:long -- test/calendar test/scorecard   those of some folders or files
 *   npm run test:long -- --seed 7 --cases 10000 --minutes 2 test/measures
 *
 * A property that names its own number of cases keeps it. One that takes longer than `--minutes`, 10 unless given, ends
 * with as many cases as it had time for.
 */
import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
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

console.log(`${files.length} files, ${values.cases} cases a property, seed ${values.seed}`);
const { status } = spawnSync("npx", ["vitest", "run", "--reporter=default", ...files], {
  stdio: "inherit",
  env: {
    ...process.env,
    PROPERTY_CASES: values.cases,
    PROPERTY_SEED: values.seed,
    PROPERTY_MINUTES: values.minutes,
  },
});
console.log(`seed ${values.seed}`);
process.exitCode = status ?? 1;
