import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reviewPortfolio, type Account, type BookedReview } from "retention-kit";
import { en } from "retention-kit/locales/en";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bookingsNow, readLastPlan } from "../../examples/portfolio-review/last-plan.js";
import { newsUntil, noNews, readNews, writeNews } from "../../examples/portfolio-review/news.js";
import { ExportError } from "../../examples/portfolio-review/read-export.js";
import { briefings, briefingText } from "../../examples/support/briefing.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "last-plan-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const booking = (accountId: string, on: string): BookedReview => ({
  key: `${accountId}:first:1`,
  accountId,
  sellerId: "s",
  on,
  minutes: 45,
  status: "planned",
  revision: 0,
  reasons: [],
});
const stored = (text: string): string => {
  const file = join(folder, "plan.json");
  writeFileSync(file, text);
  return file;
};
const plan = { from: "2026-11-22", booked: [booking("a", "2026-11-24"), booking("b", "2026-11-25")] };

test("a plan is kept to from its first day on", () => {
  const file = stored(JSON.stringify({ ...plan, to: "2027-02-20", moved: [] }));
  expect(readLastPlan(file, "2026-11-22")).toEqual(plan);
  expect(readLastPlan(file, "2026-11-21")).toBeNull();
  expect(readLastPlan(join(folder, "none.json"), "2026-12-01")).toBeNull();
});

test.each(["{", "[]", '{"from":3}', "null"])("a file that is no plan, %s, is named", (text) => {
  const file = stored(text);
  expect(() => readLastPlan(file, "2026-12-01")).toThrow(ExportError);
  expect(() => readLastPlan(file, "2026-12-01")).toThrow("plan.json is no plan");
});

test("a booking whose account was met on its day is completed, any other stands as it was", () => {
  const accounts: Account[] = [
    { id: "a", touches: [{ on: "2026-11-24", kind: "review" }] },
    { id: "b", touches: [{ on: "2026-11-24", kind: "review" }] },
  ];
  expect(bookingsNow(plan, accounts).map(({ status }) => status)).toEqual(["completed", "planned"]);
});

test("nothing is made up where there is no plan to keep to", () => {
  expect(newsUntil("2026-12-07", null, noNews)).toEqual({ asOf: "2026-12-07", held: [], away: [] });
  expect(newsUntil("2026-05-01", null, noNews).asOf).toBe("2026-11-21");
});

test("the story goes on from plan to plan", () => {
  const first = newsUntil("2026-11-24", plan, noNews);
  expect(first.held).toEqual([{ accountId: "a", sellerId: "s", on: "2026-11-24" }]);
  expect(first.away).toEqual([{ sellerId: "seller-05", from: "2026-11-25", to: "2026-12-08" }]);
  writeNews(folder, first);
  const second = newsUntil("2026-12-07", { from: "2026-11-25", booked: plan.booked.slice(1) }, readNews(folder));
  expect(second.held.map(({ accountId }) => accountId)).toEqual(["a", "b"]);
  expect(second.away.map(({ sellerId }) => sellerId)).toEqual(["seller-05", "seller-08"]);
});

test("a briefing tells why, how to offer the review, and what to ask", () => {
  const accounts: Account[] = [{ id: "a", sellerId: "s", owned: [{ productId: "mill", purchasedOn: "2024-03-01" }] }];
  const hours = { mon: [["09:00", "17:00"]] as [string, string][] };
  const sellers = [{ id: "s", timeZone: "UTC", calendar: { hours }, minutesPerDay: 120 }];
  const records = { accounts, products: [{ id: "mill", price: 900 }], sellers };
  const book = reviewPortfolio(records, { asOf: "2026-11-21", to: "2027-02-20" });
  const [review] = book.plan.booked;
  const text = briefingText(
    briefings(book, accounts, "2026-11-21", en).get(review?.key ?? "") ?? { why: [], offer: [], questions: [] },
  );
  expect(text).toMatch(/^- owns /);
  expect(text).toContain(
    "I would like to see that all is going well, and that mill is set up the best way for your needs",
  );
  expect(text).toMatch(/\n1\. .+\n2\. .+\n3\. /);
});
