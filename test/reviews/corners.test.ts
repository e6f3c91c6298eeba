import { nextReview, reviewPolicy, upcomingReviews, type Account, type NextReviewOptions } from "retention-kit";
import { describe, expect, test } from "vitest";
import { parseDay, plainDate } from "../../src/calendar/days/plain-date.js";

const asOf = "2026-11-21";
const acme: Account = { id: "acme", touches: [{ on: "2026-08-31", kind: "review" }] };
const next = (more: Partial<Account> = {}, options: Partial<NextReviewOptions> = {}) =>
  nextReview({ ...acme, ...more }, { asOf, ...options });
const codes = (...given: Parameters<typeof next>): string[] => next(...given).reasons.map(({ code }) => code);
const dayAfter = (on: string): string => plainDate(parseDay(on) + 1);

describe("the ends of a window", () => {
  test("a review is not overdue on its last day, and is on the day after", () => {
    const { latestOn } = next();
    expect(codes({}, { asOf: latestOn })).not.toContain("reviews.overdue");
    expect(next({}, { asOf: dayAfter(latestOn) }).reasons).toContainEqual({
      code: "reviews.overdue",
      params: { days: 1 },
    });
  });

  test("a review whose last day is the first one asked about is among those of the time", () => {
    const within = (from: string) => upcomingReviews(acme, { asOf, from, to: "2031-12-31" }).map(({ key }) => key);
    const [, second, third] = upcomingReviews(acme, { asOf, from: asOf, to: "2031-12-31" });
    expect(within(second?.latestOn ?? "")[0]).toBe(second?.key);
    expect(within(dayAfter(second?.latestOn ?? ""))[0]).toBe(third?.key);
  });

  test("a signal that arises today pulls a review forward as one that arose yesterday", () => {
    const arisen = (on: string) => {
      const signals = [{ code: "problem-found" as const, on, reviewBy: "2026-12-01" }];
      const { earliestOn, idealOn, latestOn } = next({}, { signals });
      return [earliestOn, idealOn, latestOn];
    };
    expect(arisen(asOf).slice(1)).toEqual(arisen("2026-11-20").slice(1));
    // The window opens on the day it arose, and has on either.
    expect([arisen(asOf)[0], arisen("2026-11-20")[0]]).toEqual([asOf, "2026-11-20"]);
    expect(arisen("2026-11-25")[0]).toBe("2026-11-25");
  });
});

test("a mailing that is still to come says nothing yet", () => {
  const mailing = { on: "2026-12-01", kind: "newsletter" };
  for (const touches of [[], [{ on: "2026-10-01", kind: "newsletter" }], acme.touches ?? []]) {
    expect(next({ touches: [...touches, mailing] })).toEqual(next({ touches }));
  }
});

test("months of a fixed day are the policy's own, and frozen", () => {
  const months = [3, 9];
  const policy = reviewPolicy({ intervals: { high: { anchor: { day: 1, months } } } });
  expect(policy.intervals.high).toEqual({ anchor: { day: 1, months: [3, 9] } });
  const { high } = policy.intervals as unknown as { high: { anchor: { months: number[] } } };
  expect(Object.isFrozen(high.anchor.months)).toBe(true);
  expect(high.anchor.months).not.toBe(months);
});

describe("what is read of an account and its signals", () => {
  test("a signal may be about nothing", () => {
    const about = (text: string | null) =>
      next({}, { signals: [{ code: "problem-found", on: asOf, reviewBy: "2026-12-01", about: text }] });
    expect(about("")).toEqual(about(null));
  });

  test("a product of a purchase is a text, or left out", () => {
    const policy = { intervalsByProductKind: { product: { low: { idealMonths: 8, maximumMonths: 12 } } } };
    const bought = (productId: unknown) =>
      next(
        { purchases: [{ on: "2026-09-01", productId } as never] },
        { policy, catalogue: [{ id: "mill", price: 9 }] },
      );
    expect(() => bought("")).toThrow("nextReview: purchases[0].productId must");
    expect(bought(null)).toEqual(bought(undefined));
  });

  test("a misspelt field of the account is named by itself", () => {
    expect(() => nextReview({ id: "acme", touchs: [] } as never, { asOf })).toThrow(
      "nextReview: touchs must not be there",
    );
  });
});
