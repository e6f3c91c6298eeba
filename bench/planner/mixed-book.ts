import type { PlanningRequest, PlanReviewsOptions, Seller } from "retention-kit";
import { parseDay, plainDate } from "../../src/calendar/days/plain-date.js";
import { draws } from "../../test/support/draws.js";

const FROM = "2027-01-01";
const DAYS = 365;
const REVIEWS_PER_ACCOUNT = 4;
const REVIEWS_A_DAY = 3;
/** Weeks of a year less leave and holidays. */
const WEEKS = 47.8;
const WEEKDAYS = ["tue", "thu", "wed", "mon", "fri"] as const;
/** Minutes of a review by segment. */
const LENGTHS = [30, 45, 60];

/**
 * A book of accounts of three segments, whose reviews last 30, 45 or 60 minutes, four a year, spread evenly, within 45
 * days of their ideal date. Each seller has about three reviews a day on one to five days a week, ten holidays and
 * three weeks of leave. A share of the accounts names no seller.
 */
export function mixedBook(
  sellers: number,
  reviews: number,
  load: number,
  pooled: number,
): { requests: PlanningRequest[]; options: PlanReviewsOptions } {
  const { uniform } = draws(3);
  const upTo = (most: number): number => Math.floor(uniform() * (most + 1));
  const on = (day: number): string => plainDate(parseDay(FROM) + day);
  const accounts = reviews / REVIEWS_PER_ACCOUNT;
  const requests = Array.from({ length: accounts }, (_, account): PlanningRequest[] => {
    const accountId = `account-${account}`;
    const sellerId = `seller-${Math.floor((account * sellers) / accounts)}`;
    const priority = 1 + upTo(2);
    const minutes = LENGTHS[upTo(2)] ?? 0;
    const firstDay = upTo(90);
    const named = uniform() >= pooled;
    return Array.from({ length: REVIEWS_PER_ACCOUNT }, (__, quarter) => {
      const ideal = firstDay + 91 * quarter;
      return {
        key: `${accountId}:${quarter}`,
        accountId,
        ...(named && { sellerId }),
        minutes,
        priority,
        earliestOn: on(ideal - 45),
        idealOn: on(ideal),
        latestOn: on(ideal + 45),
      };
    });
  }).flat();

  const daysAWeek = Math.min(5, Math.max(1, Math.round(reviews / sellers / REVIEWS_A_DAY / WEEKS)));
  const minutes = requests.reduce((sum, request) => sum + request.minutes, 0);
  const minutesPerDay = Math.round(minutes / sellers / load / (WEEKS * daysAWeek));
  const holidays = Array.from({ length: 10 }, (_, index) => on(20 + 36 * index));
  const hours = Object.fromEntries(WEEKDAYS.slice(0, daysAWeek).map((day) => [day, [["09:00", "17:00"]]]));
  const staff = Array.from({ length: sellers }, (_, index): Seller => {
    const leave = upTo(DAYS - 21);
    const away = [{ from: on(leave), to: on(leave + 20) }];
    return { id: `seller-${index}`, timeZone: "UTC", minutesPerDay, calendar: { hours, holidays }, away };
  });
  return { requests, options: { sellers: staff, from: on(0), to: on(DAYS - 1) } };
}
