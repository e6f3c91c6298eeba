import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  planReviews,
  reviewPortfolio,
  type Account,
  type BookedReview,
  type PlanReviewsOptions,
  type ReviewPlan,
} from "retention-kit";
import { en } from "retention-kit/locales/en";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bookingsNow, droppedBy, readLastPlan, type StoredPlan } from "../../examples/portfolio-review/last-plan.js";
import { newsUntil, noNews, readNews, writeNews } from "../../examples/portfolio-review/news.js";
import { ExportError } from "../../examples/portfolio-review/read-export.js";
import { briefings, briefingText } from "../../examples/report-kit/briefing.js";

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
const plan = { from: "2026-11-22", booked: [booking("a", "2026-11-24"), booking("b", "2026-11-25")], dropped: [] };

test("a plan is kept to from the day after its first one", () => {
  const file = stored(JSON.stringify({ ...plan, to: "2027-02-20", moved: [] }));
  expect(readLastPlan(file, "2026-11-23")).toEqual(plan);
  expect(readLastPlan(file, "2026-11-22")).toBeNull();
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

test("a review that is dropped and booked again goes on from its revision, plans later", () => {
  const day = { from: "2026-11-23", to: "2026-11-24" };
  const hours: [string, string][] = [["09:00", "17:00"]];
  const north = { id: "north", timeZone: "UTC", calendar: { hours: { mon: hours, tue: hours } }, minutesPerDay: 60 };
  const away = { ...north, away: [{ from: "2026-11-01", to: "2026-11-30" }] };
  const window = { earliestOn: "2026-11-23", idealOn: "2026-11-23", latestOn: "2026-11-24" };
  const requests = [{ key: "a", accountId: "a", sellerId: "north", minutes: 60, priority: 1, ...window }];
  let last: StoredPlan | null = null;
  const revisions = [north, away, away, north].map((seller) => {
    const options: PlanReviewsOptions = { ...day, sellers: [seller], ...(last && { previous: bookingsNow(last, []) }) };
    const next: ReviewPlan = planReviews(requests, options);
    last = { ...next, dropped: droppedBy(next, last) };
    return next.booked[0]?.revision ?? last.dropped[0]?.revision;
  });
  expect(revisions).toEqual([0, 1, 1, 2]);
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
  const second = newsUntil(
    "2026-12-07",
    { ...plan, from: "2026-11-25", booked: plan.booked.slice(1) },
    readNews(folder),
  );
  expect(second.held.map(({ accountId }) => accountId)).toEqual(["a", "b"]);
  expect(second.away.map(({ sellerId }) => sellerId)).toEqual(["seller-05", "seller-08"]);
});

test("a briefing tells why, how to offer the review, and what to ask", () => {
  const accounts: Account[] = [
    { id: "a", sellerId: "s", owned: [{ productId: "mill", purchasedOn: "2024-03-01" }], touches: [] },
  ];
  const hours = { mon: [["09:00", "17:00"]] as [string, string][] };
  const sellers = [{ id: "s", timeZone: "UTC", calendar: { hours }, minutesPerDay: 120 }];
  const records = { accounts, products: [{ id: "mill", price: 900 }], sellers };
  const book = reviewPortfolio(records, { asOf: "2026-11-21", to: "2027-02-20" });
  const [review] = book.plan.booked;
  const text = briefingText(briefings(book, en).get(review?.key ?? "") ?? { why: [], offer: [], questions: [] });
  expect(text).toMatch(/^- its longest interval ended on 1 Mar 2025\n- owns /);
  expect(text).toContain(
    "I would like to make sure that all is going well, and that mill is set up the best way for your needs",
  );
  expect(text).toMatch(/\n1\. .+\n2\. .+\n3\. /);
});
