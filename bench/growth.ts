/**
 * How the batch functions grow: CPU time for 1,000 rows, 10,000 and so on, in turns, and the exponent p of time ~ rows^p
 * between the first size and the last. Each function has a process of its own, and its peak memory, rows of all sizes
 * included, is printed too. Each line is a row of the table in docs/performance.md.
 *
 *   npm run bench:growth [-- NAME…]                 up to 100,000 rows; all but the main job and back-tests without names
 *   npm run bench:growth -- --most 1000000 NAME…    up to a million, or the most that is meaningful
 *   npm run bench:growth -- money                   plans where no two reviews are alike
 */
import { spawnSync } from "node:child_process";
import { functions } from "./growth/functions.js";
import { inTurns } from "./growth/in-turns.js";
import { plansInMoney } from "./growth/money.js";

/** These have benchmarks of their own; each is timed here when it is named. */
const NAMED_ONLY = new Set(["reviewPortfolio", "portfolioReviewer", "portfolioScenarios", "backtest"]);
/** Where a million rows are more than anyone has, or than fit into memory. */
const LARGEST: Readonly<Record<string, number>> = {
  reviewPortfolio: 100_000,
  portfolioScenarios: 100_000,
  backtest: 100_000,
};
const SIZES = [1000, 10_000, 100_000, 1_000_000];

const given = process.argv.slice(2);
const most = Number(given[given.indexOf("--most") + 1]) || 100_000;
const unknown = given.filter((name) => !name.startsWith("--") && !(name in functions) && !/^(?:money|\d+)$/.test(name));
if (unknown.length > 0)
  throw new Error(`no function ${unknown.join(", ")}; there are ${Object.keys(functions).join(", ")}`);
const named = given.filter((name) => name in functions);

if (given.includes("--alone")) grow(named[0] ?? "");
else if (given.includes("money")) plansInMoney();
else {
  const names = named.length > 0 ? named : Object.keys(functions).filter((name) => !NAMED_ONLY.has(name));
  for (const name of names) {
    const program = ["--max-old-space-size=8192", process.argv[1] ?? "", "--alone", "--most", String(most), name];
    const { status } = spawnSync(process.execPath, program, { stdio: "inherit" });
    if (status === 0) continue;
    console.log(`${name} failed`);
    process.exitCode = 1;
  }
}

function grow(name: string): void {
  const prepare = functions[name];
  if (prepare === undefined) throw new Error(`no function ${name}`);
  const sizes = SIZES.filter((size) => size <= Math.min(most, LARGEST[name] ?? most));
  const times = inTurns(sizes.map((size) => prepare(size)));
  const exponent = Math.log10((times.at(-1) ?? NaN) / (times[0] ?? NaN)) / (times.length - 1);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  const cells = [`\`${name}\``, ...SIZES.map((_, at) => shown(times[at])), exponent.toFixed(2), `${peak} MB`];
  console.log(`| ${cells.join(" | ")} |`);
}

function shown(seconds: number | undefined): string {
  if (seconds === undefined) return "";
  const digits = (value: number): string => (value < 100 ? String(Number(value.toPrecision(2))) : value.toFixed(0));
  return seconds < 1 ? `${digits(1000 * seconds)} ms` : `${seconds < 10 ? seconds.toFixed(1) : digits(seconds)} s`;
}
