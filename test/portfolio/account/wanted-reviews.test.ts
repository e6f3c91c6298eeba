import { type Account, type ReviewSignal, reviewPolicy, upcomingReviews } from "retention-kit";
import { expect, test } from "vitest";
import { wantedReviews } from "../../../src/portfolio/account/wanted-reviews.js";
import { firstReview } from "../../../src/reviews/next-review.js";

const asOf = "2026-11-21";
const account: Account = { id: "acme", sellerId: "north", touches: [{ on: "2026-11-02", kind: "review" }] };
const signal = (code: string, reviewBy: string, on = "2026-11-10"): ReviewSignal => ({ code, on, reviewBy });

/** What is wanted of an account, and what `upcomingReviews` has for the same, the signals as they are or as given. */
function wanted(
  signals: ReviewSignal[],
  { from = asOf, to = "2027-06-30" }: { from?: string; to?: string } = {},
  of = account,
  told = signals,
) {
  const reviewing = {
    asOf,
    policy: reviewPolicy(),
    opportunity: { level: "high" as const, expectedValue: 100 },
    signals,
  };
  const usual = firstReview("test", of, reviewing);
  return {
    list: wantedReviews(of, usual, reviewing, usual.open, { from, to }),
    usual: upcomingReviews(of, { ...reviewing, signals: told, from, to }),
  };
}

const days = ({ earliestOn, idealOn, latestOn }: { earliestOn: string; idealOn: string; latestOn: string }) => [
  earliestOn,
  idealOn,
  latestOn,
];

test("an account without much money at risk is reviewed as it is usually", () => {
  for (const signals of [
    [],
    [signal("renewal-near", "2026-12-20")],
    [signal("open-problem", "2026-11-25")],
    // It arises after the plan.
    [signal("value-at-risk", "2027-08-20", "2027-07-01")],
  ]) {
    const { list, usual } = wanted(signals);
    expect(list).toEqual(usual);
    expect(list.length).toBeGreaterThan(1);
  }
});

test("one with much money at risk has any day of the plan for the first, the sooner the better, the rest as usual", () => {
  for (const when of [
    { from: asOf, to: "2027-06-30" },
    { from: "2026-11-25", to: "2027-03-31" },
  ]) {
    const { from, to } = when;
    const risk = signal("value-at-risk", "2026-12-20");
    const { list, usual } = wanted([risk], when);
    expect(list.length).toBeGreaterThan(1);
    expect(list.slice(1)).toEqual(usual.slice(1));
    const earliestOn = [from, usual[0]?.earliestOn ?? ""].sort()[0];
    expect(list[0]).toEqual({ ...usual[0], earliestOn, idealOn: from, latestOn: to });
    // Arisen today is arisen, and no window opens before.
    const [today, ...rest] = wanted([{ ...risk, on: asOf }], when).list;
    expect(today).toMatchObject({ earliestOn: asOf, idealOn: from, latestOn: to });
    expect(rest.map(days)).toEqual(list.slice(1).map(days));
  }
});

test("one that begins to ask within the plan is best reviewed on that day, and by the same last one", () => {
  const { list, usual } = wanted([signal("value-at-risk", "2026-12-22", "2026-11-22")]);
  expect(usual[0] && days(usual[0])).toEqual(["2026-11-22", "2026-12-22", "2026-12-22"]);
  expect(list).toEqual([{ ...usual[0], idealOn: "2026-11-22" }, ...usual.slice(1)]);
  // What is due before stays.
  const later = wanted([signal("value-at-risk", "2027-03-31", "2027-03-01")]);
  expect(later.list).toEqual(later.usual);
});

test("what asks for a day beyond the plan asks for its last", () => {
  const risk = signal("value-at-risk", "2027-02-20");
  const warranty = signal("warranty-ending", "2027-02-20");
  const when = { to: "2026-12-31" };
  const { list, usual } = wanted([risk, warranty], when, account, [{ ...risk, reviewBy: "2026-12-31" }, warranty]);
  expect(usual).toHaveLength(1);
  expect(list).toEqual([{ ...usual[0], earliestOn: asOf, idealOn: asOf, latestOn: "2026-12-31" }]);
  // Without it nothing is due in so short a plan.
  expect(wanted([warranty], when).list).toEqual([]);
});

test("the first comes before anything ends within the plan", () => {
  const risk = signal("value-at-risk", "2026-12-20");
  const latest = (...signals: ReviewSignal[]) => wanted([risk, ...signals], { from: "2026-11-25" }).list[0]?.latestOn;
  for (const code of ["renewal-near", "warranty-ending"]) expect(latest(signal(code, "2027-01-10"))).toBe("2027-01-10");
  expect(latest(signal("warranty-ending", "2027-01-10"), signal("renewal-near", "2027-01-05"))).toBe("2027-01-05");
  expect(latest(signal("renewal-near", "2027-01-05"), signal("warranty-ending", "2027-01-10"))).toBe("2027-01-05");
  expect(latest(signal("renewal-near", "2026-11-25"))).toBe("2026-11-25");
  // What ended before the plan, or does not end, closes nothing.
  expect(latest(signal("renewal-near", "2026-11-24"))).toBe("2027-06-30");
  expect(latest(signal("open-problem", "2027-01-10"))).toBe("2027-06-30");
  expect(latest(signal("renewal-near", "2027-06-30"))).toBe("2027-06-30");
});

test("one that is late is left as it is, and one that is due until today is not", () => {
  const late = (on: string): Account => ({ id: "old", touches: [{ on, kind: "review" }] });
  const risk = signal("value-at-risk", "2026-12-20");
  // Four months at most, so that it is due until 20 or 21 November.
  for (const from of [asOf, "2026-12-01"]) {
    const { list, usual } = wanted([risk], { from }, late("2026-07-20"));
    expect(usual[0]?.latestOn).toBe("2026-11-20");
    expect(list).toEqual(usual);
  }
  const { list, usual } = wanted([risk], {}, late("2026-07-21"));
  expect(usual[0]?.latestOn).toBe(asOf);
  expect(list[0]).toEqual({ ...usual[0], latestOn: "2027-06-30" });
  // The window opened before, and its ideal day has passed.
  expect([usual[0]?.earliestOn, usual[0]?.idealOn].every((on) => (on ?? "9") < asOf)).toBe(true);
});
