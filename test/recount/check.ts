import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { nextReview, type Account } from "retention-kit";
import { bookOf, type CrmBook, examples } from "../../examples/crm/books.js";
import { type Interval, recount, type Recount } from "./recount.js";

/**
 * Holds every account of the examples in `examples/crm` to an independent count in SQL over the raw files: what it owns,
 * what it spent, its ideal day and the days that its review is overdue. How often an account is reviewed follows from
 * its opportunity, which is taken as the library has it. A signal moves a review forward, which the count does not know:
 * the day without signals is compared for every account, and the one of the main job wherever no signal moved it.
 */
const folders = {
  madeUp: fileURLToPath(new URL("../../examples/crm/made-up/", import.meta.url)),
  shared: fileURLToPath(new URL("../../../shared/data/crm/", import.meta.url)),
};
let wrong = 0;
for (const rows of ["madeUp", "shared"] as const) {
  if (!existsSync(folders[rows])) {
    console.log(`SKIPPED: the files of ${folders[rows]} are not beside this checkout`);
    continue;
  }
  for (const example of examples) {
    const found = bookOf(example, rows);
    if (found === null) {
      console.log(`SKIPPED: ${example.name}, whose files are not there`);
      continue;
    }
    const { asOf } = example[rows];
    const told = toldBy(found, asOf);
    const counted = await recount(
      example.name,
      folders[rows],
      asOf,
      told.map(({ interval }) => interval),
    );
    const differences = compare(told, counted);
    wrong += differences.length;
    const unmoved = told.filter(({ moved }) => !moved).length;
    console.log(
      `${example.name}, ${rows}: ${counted.length} accounts, ${unmoved} of them unmoved by signals, ${differences.length} differ`,
    );
    for (const difference of differences.slice(0, 10)) console.log(`  ${difference}`);
  }
}
if (wrong > 0) process.exitCode = 1;

/** What the library says of an account. */
interface Told extends Recount {
  interval: Interval;
  /** Of the main job, where no signal moved it. */
  main: { idealOn: string; overdueDays: number };
  moved: boolean;
}

function toldBy({ records, book }: CrmBook, asOf: string): Told[] {
  const pictures = new Map(book.accounts.map((picture) => [picture.accountId, picture]));
  return records.accounts.map(withPurchases).flatMap((account) => {
    const picture = pictures.get(account.id);
    if (picture === undefined) return [];
    const { level } = picture.opportunity;
    const review = nextReview(account, { asOf, opportunity: { level } });
    const params = review.reasons.find(({ code }) => code === "reviews.interval.level")?.params;
    const { idealMonths, maximumMonths } = params as { idealMonths: number; maximumMonths: number };
    return {
      id: account.id,
      owned: ownedBy(account, asOf),
      spend: spendOf(account, asOf),
      idealOn: review.idealOn,
      overdueDays: overdueDays(review.reasons),
      interval: { id: account.id, idealMonths, maximumMonths, knowsTouches: account.touches != null },
      main: { idealOn: picture.nextReview.idealOn, overdueDays: overdueDays(picture.nextReview.reasons) },
      // A renewal or a deal leaves days in hand, those since the signal at most.
      moved:
        picture.signals.some(
          ({ code, on, reviewBy }) =>
            (["renewal-near", "deal-closing"].includes(code) ? on : reviewBy) < review.idealOn,
        ) ||
        // A deal that closes within the plan has a review before, which no signal of today tells.
        (account.deals ?? []).some(
          ({ status, expectedCloseOn }) =>
            status === "open" &&
            expectedCloseOn != null &&
            expectedCloseOn >= asOf &&
            dayBefore(expectedCloseOn, 14) < review.idealOn,
        ),
    };
  });
}

function ownedBy({ owned, purchases }: Account, asOf: string): string[] {
  const rows = owned ? owned.map((each) => ({ productId: each.productId, on: each.purchasedOn })) : (purchases ?? []);
  return [...new Set(rows.flatMap(({ productId, on }) => (productId != null && on <= asOf ? [productId] : [])))].sort();
}

function spendOf({ purchases }: Account, asOf: string): number {
  return (purchases ?? []).reduce((sum, { on, amount }) => sum + (on <= asOf ? (amount ?? 0) : 0), 0);
}

/** So many days before another day. */
function dayBefore(on: string, days: number): string {
  return new Date(Date.parse(on) - days * 86_400_000).toISOString().slice(0, 10);
}

/** An account whose purchases are those of the deals that it won, as the main job takes them where it has no others. */
function withPurchases(account: Account): Account {
  const purchases = (account.deals ?? []).flatMap(({ status, closedOn, products }) =>
    status === "won" ? (products ?? []).map((line) => ({ ...line, on: closedOn ?? "" })) : [],
  );
  return account.purchases == null ? { ...account, purchases } : account;
}

function overdueDays(reasons: readonly { code: string; params?: Record<string, string | number> }[]): number {
  return Number(reasons.find(({ code }) => code === "reviews.overdue")?.params?.days ?? 0);
}

function compare(told: readonly Told[], counted: readonly Recount[]): string[] {
  const byId = new Map(told.map((each) => [each.id, each]));
  const missing = counted.filter(({ id }) => !byId.has(id)).map(({ id }) => `${id} is not in the book`);
  const more = told
    .filter(({ id }) => !counted.some((each) => each.id === id))
    .map(({ id }) => `${id} is in the book alone`);
  return counted.reduce(
    (differences, count) => {
      const own = byId.get(count.id);
      if (own === undefined) return differences;
      const say = (what: string, a: unknown, b: unknown): void => {
        if (JSON.stringify(a) !== JSON.stringify(b))
          differences.push(`${count.id}: ${what} ${JSON.stringify(a)}, counted ${JSON.stringify(b)}`);
      };
      say("owns", own.owned, count.owned);
      if (Math.abs(own.spend - count.spend) > 0.005)
        differences.push(`${count.id}: spent ${own.spend}, counted ${count.spend}`);
      say("ideal day", own.idealOn, count.idealOn);
      say("overdue days", own.overdueDays, count.overdueDays);
      if (!own.moved) {
        say("ideal day of the main job", own.main.idealOn, count.idealOn);
        say("overdue days of the main job", own.main.overdueDays, count.overdueDays);
      }
      return differences;
    },
    [...missing, ...more],
  );
}
