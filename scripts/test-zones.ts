/**
 * The suite under twelve time zones of the host, its language changing from one to the next, and its clock standing at
 * midnight of a leap day there, and at both changes of its clock. Nothing in the library looks at any of them:
 *
 *   npm run test:zones                              all tests in the first zone, an hour or more in all
 *   npm run test:zones -- test/calendar test/reviews   those of some folders or files
 *   npm run test:zones -- --zones 3 test/calendar      in the first three zones
 *   npm run test:zones -- --log out/zones.jsonl        goes on where a run with this log was ended
 *   npm run test:zones -- --log out/zones.jsonl --minutes 30   begins no part after half an hour
 *
 * The first run goes in parts of some files, so that little is done again after an interruption.
 * The first run writes down which files ask the host for its clock, zone or language (`test/support/host-watch.ts`). The
 * others have the same inputs in every zone, so that only these run in all of them, with those that import a module which
 * asks. That the library itself asks for nothing is held by the first run too: it fails where a file of `src` does.
 */
import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { parseArgs } from "node:util";

/** Both ends of the earth's day, half and quarter hours, a day left out, clock changes in both halves of the year. */
const ZONES = [
  "America/New_York",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "UTC",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
  "Europe/Dublin",
  "America/St_Johns",
  "Asia/Phnom_Penh",
  "America/Sao_Paulo",
];
/** As texts, dates and sort orders of a host may follow them. */
const LANGUAGES = ["de_DE.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8"];

/** Files of a part of the first run. */
const PART = 75;

/** A line of the log: what a file asked the host for, or a part that has ended. */
type Line =
  | { file: string; asked: string[]; library: string[]; modules?: Record<string, string[]> }
  | { done: string; failed: boolean };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    zones: { type: "string", default: String(ZONES.length) },
    log: { type: "string", default: join(mkdtempSync(join(tmpdir(), "test-zones-")), "log.jsonl") },
    minutes: { type: "string", default: "Infinity" },
  },
});
const zones = ZONES.slice(0, Number(values.zones));
if (zones.length === 0) throw new Error("--zones must be a number from 1 to 12");
const { log } = values;
mkdirSync(dirname(log), { recursive: true });
const until = performance.now() + Number(values.minutes) * 60_000;
const ended = new Map(linesOf().flatMap((line) => ("done" in line ? [[line.done, line.failed] as const] : [])));
let left = 0;

const all = readdirSync("test", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".test.ts"))
  .map((name) => `test/${name}`)
  .filter((name) => positionals.length === 0 || positionals.some((each) => name.includes(each)))
  .sort();
const parts = Array.from({ length: Math.ceil(all.length / PART) }, (_, at) => all.slice(at * PART, (at + 1) * PART));
const [first] = zones.flatMap((zone) => runsIn(zone));
if (first !== undefined) for (const part of parts) run(first, part, true);
if (left === 0) {
  const files = filesThatAsk();
  if (files.length > 0) for (const each of zones.flatMap((zone) => runsIn(zone)).slice(1)) run(each, files, false);
}
const failed = [...ended].filter(([, hasFailed]) => hasFailed).map(([what]) => what);
if (left > 0) console.log(`\n${left} parts are left: the same command with --log ${log} goes on`);
if (failed.length > 0) console.log(`\nfailed: ${failed.join("; ")}`);
else if (left === 0) console.log(`\nthe same in ${zones.length} zones`);
if (failed.length > 0 || left > 0) process.exitCode = 1;

interface Run {
  zone: string;
  language: string;
  what: string;
  at: number;
}

function runsIn(zone: string): Run[] {
  const language = LANGUAGES[ZONES.indexOf(zone) % LANGUAGES.length] ?? "";
  return moments(zone).map((moment) => ({ zone, language, ...moment }));
}

/** Runs some files in a zone at a moment, unless the log says that they have passed there. */
function run({ zone, language, what, at }: Run, files: readonly string[], isWatched: boolean): void {
  const name = `${zone}, ${language}, ${what}, ${files[0]} and ${files.length - 1} more`;
  if (ended.get(name) === false) return;
  if (performance.now() > until) {
    left++;
    return;
  }
  console.log(`\n== ${name}: ${new Date(at).toISOString()}`);
  const { status } = spawnSync("npx", ["vitest", "run", "--reporter=dot", ...files], {
    stdio: "inherit",
    env: {
      ...process.env,
      TZ: zone,
      LANG: language,
      LC_ALL: language,
      FIXED_NOW: String(at),
      ...(isWatched && { HOST_LOG: log }),
    },
  });
  ended.set(name, status !== 0);
  appendFileSync(log, `${JSON.stringify({ done: name, failed: status !== 0 })}\n`);
}

function linesOf(): Line[] {
  const lines = existsSync(log) ? readFileSync(log, "utf8").split("\n") : [];
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Line);
}

/** Files that ask the host for something. */
function filesThatAsk(): string[] {
  const known = new Map(linesOf().flatMap((line) => ("file" in line ? [[line.file, line] as const] : [])));
  const all = [...known.values()];
  const library = all.flatMap((each) => each.library);
  if (library.length > 0) {
    console.log(`\nthe library asks the host: ${[...new Set(library)].sort().join(", ")}`);
    process.exitCode = 1;
  }
  const modules = new Map(all.flatMap((each) => Object.entries(each.modules ?? {})));
  const asking = all
    .map(({ file, asked }) => ({ file: relative(process.cwd(), file), asked }))
    .map(({ file, asked }) => {
      const imported = [...importsOf(file)].filter((module) => modules.has(module));
      return { file, asked: [...asked, ...imported.map((module) => `what ${module} asks`)] };
    })
    .filter(({ asked }) => asked.length > 0);
  console.log(`\n${asking.length} of ${all.length} files ask the host for its clock, zone or language:`);
  for (const { file, asked } of asking) console.log(`  ${file}: ${asked.join(", ")}`);
  return asking.map(({ file }) => file).sort();
}

/** The modules of ours that a file imports, by way of others too; the library's own ask nothing. */
function importsOf(file: string, found = new Set<string>()): Set<string> {
  for (const [, path = ""] of readFileSync(file, "utf8").matchAll(/(?:from|import|import\() ?"(\.[^"]+)"/g)) {
    const module = join(dirname(file), path.replace(/\.js$/, ".ts"));
    const isOurs =
      !module.startsWith("src/") && !found.has(module) && existsSync(module) && /\.[cm]?[jt]s$/.test(module);
    if (!isOurs) continue;
    found.add(module);
    importsOf(module, found);
  }
  return found;
}

/** Midnight of a leap day in a zone, and the changes of its clock in the year before: the moment after each. */
function moments(zone: string): { what: string; at: number }[] {
  const changes: { what: string; at: number }[] = [];
  const hour = 3_600_000;
  const clock = clockOf(zone);
  let before = offsetOf(clock, Date.UTC(2027, 0, 1) - hour);
  for (let at = Date.UTC(2027, 0, 1); at < Date.UTC(2028, 0, 1); at += hour) {
    const now = offsetOf(clock, at);
    if (now !== before) changes.push({ what: now > before ? "the clock goes forward" : "the clock goes back", at });
    before = now;
  }
  // 29 February 2028 begins there.
  const leap = Date.UTC(2028, 1, 29);
  return [{ what: "midnight of a leap day", at: leap - offsetOf(clock, leap) }, ...changes];
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-US", { timeZone, dateStyle: "short", timeStyle: "medium" });
}

function offsetOf(clock: Intl.DateTimeFormat, at: number): number {
  return Date.parse(`${clock.format(at)} UTC`) - at;
}
