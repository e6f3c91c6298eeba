import {
  type AccountInterval,
  allocateReviews,
  cadencePolicy,
  nextReview,
  reviewPolicy,
  upcomingReviews,
} from "retention-kit";
import { describe as words } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { expect, test } from "vitest";

const attention = (total: number): { total: number } => ({ total });
const accounts = [
  { accountId: "acme", sellerId: "north", attention: attention(480) },
  { accountId: "bolt", sellerId: "north", attention: attention(100) },
  { accountId: "cobb", sellerId: "north", attention: attention(10) },
  { accountId: "dunn", sellerId: "north", attention: attention(0), min: 0 },
];
const allocation = allocateReviews(accounts, { sellers: [{ id: "north" }], hours: 6 });
const policy = cadencePolicy(allocation);

test("contacts are spread evenly over the year, and no account is left for longer than one", () => {
  // 365.25 days by 5, 2 and 1; the account without contacts once a year.
  const ideal = Object.entries(policy.intervalsByAccount).map(([id, interval]) => {
    const { idealDays, maximumDays } = interval as AccountInterval;
    return [id, idealDays, maximumDays];
  });
  expect(ideal).toEqual([
    ["acme", 73, 97],
    ["bolt", 183, 244],
    ["cobb", 365, 365],
    ["dunn", 365, 365],
  ]);
});

test("the next review follows it, with what the last and one more bring as its reason", () => {
  const acme = { id: "acme", touches: [{ on: "2026-08-31", kind: "review" as const }] };
  const review = nextReview(acme, { asOf: "2026-10-01", policy, opportunity: { level: "low" } });
  expect([review.idealOn, review.latestOn]).toEqual(["2026-11-12", "2026-12-06"]);
  expect(review.reasons.map((reason) => words(reason, en))).toContain(
    "5 contacts in 12 months, one every 73 days: the last brings 30, one more would bring 15, and an hour is worth 33.33",
  );
});

test("later reviews come one interval after the other, as many as were allocated", () => {
  const acme = { id: "acme", touches: [{ on: "2026-01-01", kind: "review" as const }] };
  const reviews = upcomingReviews(acme, { asOf: "2026-01-02", from: "2026-01-02", to: "2027-01-01", policy });
  expect(reviews.map(({ idealOn }) => idealOn)).toEqual([
    "2026-03-15",
    "2026-05-27",
    "2026-08-08",
    "2026-10-20",
    "2027-01-01",
  ]);
});

test("an account that the allocation does not name keeps its level's interval, and the policy beneath stays", () => {
  const own = cadencePolicy(allocation, { policy: reviewPolicy({ minutes: { high: 60 } }) });
  const other = { id: "other", touches: [{ on: "2026-08-31", kind: "review" as const }] };
  const review = nextReview(other, { asOf: "2026-10-01", policy: own, opportunity: { level: "high" } });
  expect([review.idealOn, review.minutes]).toEqual(["2026-11-30", 60]);
  expect(JSON.parse(JSON.stringify(own))).toEqual(own);
});

test("intervals of your own by account are told as such, and refused where they are longer than a year", () => {
  const own = reviewPolicy({ intervalsByAccount: { acme: { idealDays: 30, maximumDays: 45 } } });
  const acme = { id: "acme", touches: [{ on: "2026-08-31", kind: "review" as const }] };
  const review = nextReview(acme, { asOf: "2026-09-01", policy: own });
  expect(review.reasons.map(({ code }) => code)).toContain("reviews.interval.account");
  expect(review.idealOn).toBe("2026-09-30");
  for (const interval of [
    { idealDays: 0, maximumDays: 3 },
    { idealDays: 9, maximumDays: 8 },
    { idealDays: 300, maximumDays: 400 },
  ]) {
    expect(() => reviewPolicy({ intervalsByAccount: { acme: interval } })).toThrow(/intervalsByAccount\.acme/);
  }
});
