/**
 * The suite under twelve time zones of the host, its language changing from one to the next, and its clock standing at
 * midnight of a leap day there. Nothing in the library looks at any of them:
 *
 *   npm run test:zones                              all tests in all twelve, an hour or more
 *   npm run test:zones -- test/calendar test/reviews   those of some folders or files
 *   npm run test:zones -- --zones 3 test/calendar      in the first three zones
 */
import { spawnSync } from "node:child_process";
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

const failed = zones.filter((zone, index) => {
  const language = LANGUAGES[index % LANGUAGES.length] ?? "";
  console.log(`\n== ${zone}, ${language}`);
  const { status } = spawnSync("npx", ["vitest", "run", "--reporter=dot", ...positionals], {
    stdio: "inherit",
    env: { ...process.env, TZ: zone, LANG: language, LC_ALL: language, FIXED_NOW: String(midnightIn(zone)) },
  });
  return status !== 0;
});
console.log(failed.length === 0 ? `\nthe same in ${zones.length} zones` : `\nfailed in ${failed.join(", ")}`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** The moment at which 29 February 2028 begins in a zone. */
function midnightIn(zone: string): number {
  const utc = Date.UTC(2028, 1, 29);
  const parts = new Intl.DateTimeFormat("en-US", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  const offset = Date.parse(`${parts.format(utc)} UTC`) - utc;
  return utc - offset;
}
