import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { dayOf, type TicketEvent, type WorkingCalendar } from "retention-kit";
import { analyse } from "./analyse.js";
import { CURRENCY, type Desk, shop } from "./desk.js";
import { generateLog } from "./generate.js";
import { decodeText } from "../reading/decode-text.js";
import { readLog } from "./read-log.js";
import { report } from "./report.js";

const usage = `Usage: npm run example:service-desk -- [--data FILE] [--as-of DAY] [--time-zone ZONE] [--calendar FILE]
                                       [--kinds FILE] [--customers COUNT] [--out DIR]

A month of a small business's service desk: effort, what to fix first, promises, staff, word of mouth.
FILE of --data holds one event as JSON a line, or CSV with a header: ticket, kind and moment, and whatever else is
known. Without it a made-up log is written to the out folder and read from there.

--as-of       last day of the four weeks; default: the last day of the log
--time-zone   zone of the desk and of moments without an offset; default: Europe/Berlin
--calendar    a working calendar as JSON; default: the shop's hours
--kinds       what your log calls things, as JSON: { "Take in charge": "transferred" }
--customers   everyone who might have had a problem; default: those in the log`;

const { values: given } = parseArgs({
  options: {
    data: { type: "string" },
    "as-of": { type: "string" },
    "time-zone": { type: "string", default: shop.timeZone },
    calendar: { type: "string" },
    kinds: { type: "string" },
    customers: { type: "string" },
    out: { type: "string", default: "out/service-desk" },
    help: { type: "boolean", default: false },
  },
});

if (given.help) console.log(usage);
else main();

function main(): void {
  mkdirSync(given.out, { recursive: true });
  const file = given.data ?? join(given.out, "log.jsonl");
  if (given.data === undefined) {
    writeFileSync(
      file,
      generateLog()
        .map((event) => `${JSON.stringify(event)}\n`)
        .join(""),
    );
  }
  const timeZone = given["time-zone"];
  const kinds = given.kinds === undefined ? {} : { kinds: readJson(given.kinds) as Record<string, string> };
  const log = readLog(decodeText(readFileSync(file)), { timeZone, ...kinds });
  const desk = given.data === undefined ? shop : deskOf(log, given.data);

  const analysis = analyse(log, { ...desk, asOf: given["as-of"] ?? desk.asOf });
  const { scored, history, rejected, toFix, staff, projections, damage } = analysis;
  console.log(`${log.length} lines read, ${rejected.length} left out:`);
  for (const { index, message } of rejected) console.log(`  line ${index + 1}  ${message}`);
  const unknown = new Map<string, number>();
  for (const { ignored } of history) {
    for (const { kind, count } of ignored.unknownKinds) unknown.set(kind, (unknown.get(kind) ?? 0) + count);
  }
  for (const [kind, count] of unknown) console.log(`  ${count} of the unknown kind "${kind}"`);
  console.log(
    `${history.length} tickets, ${scored.length} of them from ${analysis.month.from} to ${analysis.month.to}`,
  );
  for (const { topic, tickets, meanEffort, damage, problem } of toFix) {
    const mark = problem?.standsOut === true ? `, more than expected since ${problem.stoodOutOn ?? "this month"}` : "";
    const cost = Math.round(damage.damage?.mean ?? 0);
    console.log(`  ${topic}: ${tickets} tickets, effort ${meanEffort.toFixed(1)}, ${cost} ${CURRENCY}${mark}`);
  }
  const { hearers, money } = projections.published;
  console.log(`at most ${Math.max(...staff.map(({ staffing }) => staffing.people))} people at the telephone at once`);
  console.log(`${Math.round(hearers.mean)} people will hear, ${Math.round(money?.mean ?? 0)} ${CURRENCY} in a year`);
  console.log(`the month's problems cost ${Math.round(damage.damage?.mean ?? 0)} ${CURRENCY} in all`);
  writeFileSync(join(given.out, "report.html"), report(analysis));
  console.log(`written: ${join(given.out, "report.html")}`);
}

/** A desk of which only the log is known. */
function deskOf(log: readonly TicketEvent[], file: string): Desk {
  const timeZone = given["time-zone"];
  const last = log.reduce((latest, { at }) => Math.max(latest, new Date(at).getTime() || 0), 0);
  const customers = new Set(log.map(({ accountId, ticketId }) => accountId ?? ticketId)).size;
  return {
    name: basename(file),
    asOf: dayOf(last, timeZone),
    timeZone,
    calendar: given.calendar === undefined ? shop.calendar : (readJson(given.calendar) as WorkingCalendar),
    customers: given.customers === undefined ? customers : Number(given.customers),
  };
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}
