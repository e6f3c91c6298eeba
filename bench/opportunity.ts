/**
 * Scoring and the next review of a million accounts, against `JSON.parse` of the same accounts as newline-delimited rows:
 * a run over a stored book should cost less than reading it. `npm run bench:opportunity -- --accounts 100000` for fewer.
 */
import { parseArgs } from "node:util";
import {
  defineCatalogue,
  nextReview,
  opportunityPolicy,
  reviewPolicy,
  scoreOpportunity,
  type Account,
} from "retention-kit";
import { catalogue as products } from "../examples/portfolio-review/catalogue.js";
import { EXPORTED_ON, generateAccount } from "../examples/portfolio-review/generate.js";

/** Rows in memory at a time; the two sides take turns on each part, so that a busy machine slows both. */
const ROWS_PER_PART = 5000;

const { values: options } = parseArgs({ options: { accounts: { type: "string", default: "1000000" } } });
const accounts = Number(options.accounts);

const asOf = EXPORTED_ON;
const catalogue = defineCatalogue(products, { currency: "USD" });
const policy = opportunityPolicy({ hourCost: 45 });
const cadence = reviewPolicy();

let bytes = 0;
let consumed = 0;
const milliseconds = { parse: 0, score: 0, review: 0 };
const ratios: number[] = [];

for (let first = 0; first < accounts; first += ROWS_PER_PART) {
  const count = Math.min(ROWS_PER_PART, accounts - first);
  const lines = Array.from({ length: count }, (_, row) => JSON.stringify(generateAccount(first + row)));
  for (const line of lines) bytes += Buffer.byteLength(line) + 1;

  const start = performance.now();
  const rows = lines.map((line) => JSON.parse(line) as Account);
  const parsed = performance.now();
  const opportunities = rows.map((account) => scoreOpportunity(account, { catalogue, asOf, policy }));
  const scored = performance.now();
  const reviews = rows.map((account, row) => {
    const opportunity = opportunities[row];
    return nextReview(account, { asOf, policy: cadence, ...(opportunity && { opportunity }) });
  });
  const reviewed = performance.now();

  for (const { expectedValue, offers } of opportunities) consumed += expectedValue + offers.length;
  for (const { idealOn, priority } of reviews) consumed += idealOn.length * priority;
  milliseconds.parse += parsed - start;
  milliseconds.score += scored - parsed;
  milliseconds.review += reviewed - scored;
  ratios.push((reviewed - parsed) / (parsed - start));
}

const perAccount = (total: number): string => `${((total * 1000) / accounts).toFixed(2)} µs`;
const median = ratios.sort((a, b) => a - b)[ratios.length >> 1] ?? NaN;
const { parse, score, review } = milliseconds;
console.log(`${accounts} accounts, ${Math.round(bytes / accounts)} bytes a row, ${products.length} products`);
console.log(`JSON.parse ${perAccount(parse)}, scoreOpportunity ${perAccount(score)}, nextReview ${perAccount(review)}`);
console.log(
  `scoring plus next review / JSON.parse: ${((score + review) / parse).toFixed(3)}, median ${median.toFixed(3)}`,
);
console.log(`checksum ${consumed.toFixed(2)}`);
