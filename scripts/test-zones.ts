/**
 * The suite under twelve time zones of the host, its language changing from one to the next, and its clock standing at
 * midnight of a leap day there, and at both changes of its clock. Nothing in the library looks at any of them:
 *
 *   npm run test:zones                              all tests in the first zone, an hour or more in all
 *   npm run test:zones -- test/calendar test/reviews   those of some folders or files
 *   npm run test:zones -- --zones 3 test/calendar      in the first three zones
 *
 * The first run writes down which files ask the host for its clock, zone or language (`test/support/host-watch.ts`). The
 * others have the same inputs in every zone, so that only these run in all of them. That the library itself asks for
 * nothing is held by the first run too: it fails where a file of `src` does.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
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

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { zones: { type: "string", default: String(ZONES.length) } },
});
const zones = ZONES.slice(0, Number(values.zones));
if (zones.length === 0) throw new Error("--zones must be a number from 1 to 12");

const log = join(mkdtempSync(join(tmpdir(), "test-zones-")), "asked.jsonl");
writeFileSync(log, "");
let files = positionals;
let runs = 0;
const failed: string[] = [];
for (const [index, zone] of zones.entries()) {
  const language = LANGUAGES[index % LANGUAGES.length] ?? "";
  for (const { what, at } of moments(zone)) {
    if (runs > 0 && files.length === 0) break;
    console.log(`\n== ${zone}, ${language}, ${what}: ${new Date(at).toISOString()}`);
    const { status } = spawnSync("npx", ["vitest", "run", "--reporter=dot", ...files], {
      stdio: "inherit",
      env: {
        ...process.env,
        TZ: zone,
        LANG: language,
        LC_ALL: language,
        FIXED_NOW: String(at),
        ...(runs === 0 && { HOST_LOG: log }),
      },
    });
    if (status !== 0) failed.push(`${zone} ${what}`);
    if (runs === 0) files = filesThatAsk();
    runs++;
  }
}
console.log(failed.length === 0 ? `\nthe same in ${zones.length} zones` : `\nfailed in ${failed.join(", ")}`);
if (failed.length > 0) process.exitCode = 1;

/** Files that ask the host for something. */
function filesThatAsk(): string[] {
  const lines = readFileSync(log, "utf8")
    .split("\n")
    .filter((line) => line !== "");
  const all = lines.map((line) => JSON.parse(line) as { file: string; asked: string[]; library: string[] });
  const library = all.flatMap((each) => each.library);
  if (library.length > 0) {
    console.log(`\nthe library asks the host: ${[...new Set(library)].sort().join(", ")}`);
    process.exitCode = 1;
  }
  const asking = all.filter((each) => each.asked.length > 0);
  console.log(`\n${asking.length} of ${all.length} files ask the host for its clock, zone or language:`);
  for (const { file, asked } of asking) console.log(`  ${relative(process.cwd(), file)}: ${asked.join(", ")}`);
  return asking.map(({ file }) => relative(process.cwd(), file)).sort();
}

/** Midnight of a leap day in a zone, and the changes of its clock in the year before: the moment after each. */
function moments(zone: string): { what: string; at: number }[] {
  const changes: { what: string; at: number }[] = [];
  const hour = 3_600_000;
  for (let at = Date.UTC(2027, 0, 1); at < Date.UTC(2028, 0, 1); at += hour) {
    const change = offsetIn(zone, at) - offsetIn(zone, at - hour);
    if (change !== 0) changes.push({ what: change > 0 ? "the clock goes forward" : "the clock goes back", at });
  }
  return [{ what: "midnight of a leap day", at: midnightIn(zone) }, ...changes];
}

function offsetIn(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  return Date.parse(`${parts.format(at)} UTC`) - at;
}

/** The moment at which 29 February 2028 begins in a zone. */
function midnightIn(zone: string): number {
  const utc = Date.UTC(2028, 1, 29);
  return utc - offsetIn(zone, utc);
}
