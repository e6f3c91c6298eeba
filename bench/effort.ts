/**
 * Effort and loyalty of 1,000,000 tickets against JSON.parse of the same tickets as newline-delimited rows, which anyone
 * who has them in a file must do first.
 *
 * `npm run bench:effort -- --tickets 200000 --rounds 3` for less.
 */
import { parseArgs } from "node:util";
import { effortPolicy, estimateLoyalty, type MeasuredTicket, priorLoyaltyModel, scoreEffort } from "retention-kit";
import { draws } from "../test/support/draws.js";

const { values: options } = parseArgs({
  options: {
    tickets: { type: "string", default: "1000000" },
    each: { type: "string", default: "20" },
    rounds: { type: "string", default: "5" },
  },
});
const TICKETS = Number(options.tickets);
const TICKETS_EACH = Number(options.each);
const ROUNDS = Number(options.rounds);
const { uniform, chance } = draws(20261122);
const upTo = (most: number): number => Math.floor((most + 1) * uniform());

/** One account's tickets stand together, as an export ordered by account has them. */
const rows = Array.from({ length: TICKETS }, (_, index) => {
  const openedAt = Date.UTC(2025, 10, 1) + upTo(3e10);
  const resolved = chance(0.9);
  return JSON.stringify({
    id: `T${index}`,
    accountId: `A${Math.floor(index / TICKETS_EACH)}`,
    openedAt: new Date(openedAt).toISOString(),
    resolved,
    resolvedAt: resolved ? new Date(openedAt + upTo(4e8)).toISOString() : null,
    contacts: 1 + upTo(3),
    reopens: upTo(1),
    transfers: upTo(2),
    channels: chance(0.5) ? ["web", "phone"] : ["email"],
    repeatedInformation: chance(0.3) ? null : upTo(1),
    selfServiceAttempts: chance(0.5) ? null : 1,
    topic: `topic-${upTo(20)}`,
    productId: `P${upTo(30)}`,
  });
});
const tickets = rows.map((row) => JSON.parse(row) as MeasuredTicket);
const accounts: MeasuredTicket[][] = [];
for (let first = 0; first < TICKETS; first += TICKETS_EACH) accounts.push(tickets.slice(first, first + TICKETS_EACH));
const policy = effortPolicy();
const loyalty = { asOf: "2026-11-21", model: priorLoyaltyModel(), effortPolicy: policy };

/** Processor time of a run in milliseconds, which neighbours on the machine disturb least. */
function timed(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
function median(numbers: number[]): number {
  return numbers.toSorted((left, right) => left - right)[Math.floor(numbers.length / 2)] ?? NaN;
}

let checksum = 0;
const work = {
  "JSON.parse": () => {
    for (const row of rows) checksum += (JSON.parse(row) as MeasuredTicket).contacts ?? 0;
  },
  scoreEffort: () => {
    for (const ticket of tickets) checksum += scoreEffort(ticket, { policy }).effort ?? 0;
  },
  estimateLoyalty: () => {
    for (const own of accounts) checksum += estimateLoyalty({ tickets: own }, loyalty).probability;
  },
};
const times = Object.entries(work).map(([name, run]) => ({ name, run, rounds: [] as number[] }));
for (let round = 0; round < ROUNDS; round++) {
  for (const { run, rounds } of times) rounds.push(timed(run));
}

const { rss } = process.memoryUsage();
console.log(
  `${TICKETS} tickets, ${TICKETS_EACH} an account, median of ${ROUNDS} rounds (checksum ${checksum.toFixed(0)})`,
);
const parse = median(times[0]?.rounds ?? []);
for (const { name, rounds } of times) {
  const time = median(rounds);
  console.log(`${name.padEnd(16)}${time.toFixed(0).padStart(6)} ms   ${(time / parse).toFixed(2)} of JSON.parse`);
}
console.log(
  `estimateLoyalty scores the effort of every ticket itself. Memory with all tickets in it: ${(rss / 2 ** 20).toFixed(0)} MiB`,
);
