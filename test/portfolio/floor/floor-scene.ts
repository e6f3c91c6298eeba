import type { DueReview } from "../../../src/portfolio/floor/coverage-floor.js";

/** The first day of the plans that the floor is tried on, a Monday, as a day number. */
export const FROM = Date.parse("2026-11-23") / 86_400_000;

/** So many days after it. */
export const on = (day: number): string => new Date((FROM + day) * 86_400_000).toISOString().slice(0, 10);

/** A review of three quarters of an hour whose interval ends on the first day. */
export const dueOf = (key: string, more: Partial<DueReview> = {}): DueReview => ({
  key,
  accountId: key,
  sellerIds: undefined,
  minutes: 45,
  latestDay: FROM,
  total: 0,
  mayCallOn: () => true,
  ...more,
});
