/**
 * How the batch functions grow: CPU time for 1,000 rows, 10,000 and so on, and the exponent p of time ~ rows^p between the
 * first size and the last. Each function has a process of its own, and its peak memory at the last size, rows included, is
 * printed too.
 *
 *   npm run bench:growth [-- NAME…]                 up to 100,000 rows; all but the main job and back-tests without names
 *   npm run bench:growth -- --most 1000000 NAME…    up to a million
 *   npm run bench:growth -- money                   plans where no two reviews are alike
 */
import { spawnSync } from "node:child_process";
import { cpuSeconds } from "./growth/cpu-seconds.js";
import { functions } from "./growth/functions.js";
import { plansInMoney } from "./growth/money.js";
import { many } from "./growth/rows.js";

/** These have benchmarks of their own; each is timed here when it is named. */
const NAMED_ONLY = new Set(["reviewPortfolio", "portfolioReviewer", "portfolioScenarios", "backtest"]);

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
  const times: number[] = [];
  for (let count = 1000; count <= most; count *= 10) {
    const work = prepare(count);
    const runs = count <= 10_000 ? 5 : count <= 100_000 ? 2 : 1;
    times.push(Math.min(...many(runs, () => cpuSeconds(work))));
  }
  const [first = NaN] = times;
  const last = times.at(-1) ?? NaN;
  const exponent = Math.log10(last / first) / (times.length - 1);
  const shown = times.map((seconds) => seconds.toPrecision(2)).join("  ");
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(`${name.padEnd(24)} ${shown} CPU s; exponent ${exponent.toFixed(2)}; ${peak} MB`);
}
