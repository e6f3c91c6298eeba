/** Effort of 1,000,000 tickets against JSON.parse of the same tickets as newline-delimited rows. */
import { effortPolicy, type MeasuredTicket, scoreEffort } from "retention-kit";
import { draws } from "../support/draws.js";

const TICKETS = 1_000_000;
const ROUNDS = 5;
const { uniform, chance } = draws(20261122);
const upTo = (most: number): number => Math.floor((most + 1) * uniform());

const rows = Array.from({ length: TICKETS }, (_, index) => {
  const openedAt = Date.UTC(2026, 0, 1) + upTo(3e10);
  const resolved = chance(0.9);
  return JSON.stringify({
    id: `T${index}`,
    accountId: `A${upTo(50_000)}`,
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
const policy = effortPolicy();

/** Processor time of a run in milliseconds, which neighbours on the machine disturb least. */
function timed(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
function median(numbers: number[]): number {
  return numbers.sort((left, right) => left - right)[Math.floor(numbers.length / 2)] ?? NaN;
}

const parsing: number[] = [];
const scoring: number[] = [];
let checksum = 0;
for (let round = 0; round < ROUNDS; round++) {
  parsing.push(
    timed(() => {
      rows.forEach((row) => (checksum += (JSON.parse(row) as MeasuredTicket).contacts ?? 0));
    }),
  );
  scoring.push(
    timed(() => {
      tickets.forEach((ticket) => (checksum += scoreEffort(ticket, { policy }).effort ?? 0));
    }),
  );
}
const [parse, score] = [median(parsing), median(scoring)];
console.log(`${TICKETS} tickets, median of ${ROUNDS} rounds (checksum ${checksum.toFixed(0)})`);
console.log(`JSON.parse:  ${parse.toFixed(0)} ms`);
console.log(`scoreEffort: ${score.toFixed(0)} ms, ${(score / parse).toFixed(2)} of JSON.parse`);
