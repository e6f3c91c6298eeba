/**
 * One program for every engine that can pipe rows through a process: Spark's `pipe` and `TRANSFORM`, Hadoop streaming,
 * ClickHouse's `executable`. It reads tab-separated lines and writes such lines; `\N` is null. `bundle.ts` makes one file of
 * it, with the library inside.
 *
 *   node cluster.mjs fit                                     counts of histories in, one line of JSON out: the model
 *   node cluster.mjs score --model FILE --as-of DAY          a line for each account in, the same out
 *   node cluster.mjs plan --sellers FILE --from DAY --to DAY requests in, grouped by pool; bookings out
 *
 * A line that cannot be read costs itself alone: it goes out with the status `rejected` and why.
 */
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import {
  defineCatalogue,
  fitMbgNbd,
  nextReview,
  planReviews,
  probabilityOfBuying,
  scoreOpportunity,
  type PlanningRequest,
  type Product,
  type PurchaseModel,
  type Seller,
} from "retention-kit";

const NULL = "\\N";
const [mode = "", ...args] = process.argv.slice(2);
const option = (name: string): string => {
  const at = args.indexOf(name);
  const value = args[at + 1];
  if (at < 0 || value === undefined) throw new Error(`${mode} needs ${name}`);
  return value;
};
const written: string[] = [];
const flush = (): void => {
  if (written.length > 0) process.stdout.write(`${written.join("\n")}\n`);
  written.length = 0;
};
const write = (...fields: readonly (string | number | null)[]): void => {
  written.push(fields.map((field) => (field === null ? NULL : String(field))).join("\t"));
  if (written.length === 1000) flush();
};
const lines = createInterface({ input: process.stdin, crlfDelay: Infinity });
const reasonOf = (error: unknown): string => (error as Error).message.replace(/[\t\r\n]+/g, " ");

/** Distinct histories with how many customers have each; a billion customers have some hundred thousand. */
async function fit(): Promise<void> {
  const rows: { repeatPurchases: number; recency: number; observed: number; count: number }[] = [];
  for await (const line of lines) {
    const [repeatPurchases = NaN, recency = NaN, observed = NaN, count = NaN] = line.split("\t").map(Number);
    rows.push({ repeatPurchases, recency, observed, count });
  }
  // Sums round differently in another order, and engines promise none.
  rows.sort((a, b) => a.repeatPurchases - b.repeatPurchases || a.recency - b.recency || a.observed - b.observed);
  process.stdout.write(`${JSON.stringify(fitMbgNbd(rows, { timeUnit: "day" }))}\n`);
}

/** account, JSON of its record, repeat purchases, day of the last from the first, days observed. */
async function score(): Promise<void> {
  const { model, products } = JSON.parse(readFileSync(option("--model"), "utf8")) as {
    model: PurchaseModel;
    products: Product[];
  };
  const asOf = option("--as-of");
  const catalogue = defineCatalogue(products);
  for await (const line of lines) {
    const [id = "", text = "", ...numbers] = line.split("\t");
    try {
      const account = JSON.parse(text) as Parameters<typeof scoreOpportunity>[0];
      const [repeatPurchases = NaN, recency = NaN, observed = NaN] = numbers.map(Number);
      const history = numbers[0] === NULL ? null : { repeatPurchases, recency, observed };
      const chance = history === null ? null : probabilityOfBuying(model, history as never, { horizon: 180 });
      const { level, score: points } = scoreOpportunity(account, { catalogue, asOf });
      const review = nextReview(account, { asOf, opportunity: { level } });
      write(id, "scored", review.sellerId ?? null, level, points, chance, JSON.stringify(review));
    } catch (error) {
      write(id, "rejected", null, null, null, null, reasonOf(error));
    }
  }
}

/** pool, JSON of a request; the lines of a pool come together. */
async function plan(): Promise<void> {
  const sellers = JSON.parse(readFileSync(option("--sellers"), "utf8")) as Seller[];
  const span = { from: option("--from"), to: option("--to") };
  let pool: string | null = null;
  let requests: PlanningRequest[] = [];
  const close = (): void => {
    if (pool === null) return;
    // The order in which an engine hands over the lines of a pool is not promised.
    requests.sort((a, b) => (a.key < b.key ? -1 : 1));
    const own = sellers.filter(({ id }) => id === pool);
    const { booked, unbooked, rejected } = planReviews(requests, { ...span, sellers: own });
    for (const { key, accountId, on } of booked) write(pool, "booked", key, accountId, on, null);
    for (const { key, accountId, cause } of unbooked) write(pool, "unbooked", key, accountId, null, cause);
    for (const { message } of rejected) write(pool, "rejected", null, null, null, message.replace(/[\t\r\n]+/g, " "));
    requests = [];
  };
  for await (const line of lines) {
    const [next = "", text = ""] = line.split("\t");
    if (next !== pool) close();
    pool = next;
    try {
      requests.push(JSON.parse(text) as PlanningRequest);
    } catch (error) {
      write(next, "rejected", null, null, null, reasonOf(error));
    }
  }
  close();
}

const modes: Readonly<Record<string, () => Promise<void>>> = { fit, score, plan };
const run = modes[mode];
if (run === undefined) throw new Error(`the first argument must be fit, score or plan, not ${mode}`);
await run();
flush();
