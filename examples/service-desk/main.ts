import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { TicketEvent } from "retention-kit";
import { analyse } from "./analyse.js";
import { CURRENCY } from "./desk.js";
import { generateLog } from "./generate.js";
import { report } from "./report.js";

const usage = `Usage: npm run example:service-desk -- [--data FILE] [--out DIR]

A month of a small business's service desk: effort, what to fix first, promises, staff, word of mouth.
FILE holds one event as JSON a line; without it a made-up log is written to the out folder and read from there.`;

const { values: given } = parseArgs({
  options: {
    data: { type: "string" },
    out: { type: "string", default: "out/service-desk" },
    help: { type: "boolean", default: false },
  },
});

if (given.help) console.log(usage);
else main(given.out, given.data);

function main(out: string, data?: string): void {
  mkdirSync(out, { recursive: true });
  const file = data ?? join(out, "log.jsonl");
  if (data === undefined) {
    writeFileSync(
      file,
      generateLog()
        .map((event) => `${JSON.stringify(event)}\n`)
        .join(""),
    );
  }
  const log = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as TicketEvent);

  const analysis = analyse(log);
  const { scored, history, rejected, toFix, staff, projections, damage } = analysis;
  console.log(`${log.length} lines read, ${rejected.length} left out:`);
  for (const { index, message } of rejected) console.log(`  line ${index + 1}  ${message}`);
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
  writeFileSync(join(out, "report.html"), report(analysis));
  console.log(`written: ${join(out, "report.html")}`);
}
