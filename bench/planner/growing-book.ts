import type { PlanningRequest, PlanReviewsOptions, Seller } from "retention-kit";
import { parseDay, plainDate } from "../../src/calendar/days/plain-date.js";
import { draws } from "../../test/support/draws.js";
import type { Spread } from "./instances.js";

const FROM = "2027-01-01";
const DAYS = 365;
const ACCOUNTS_PER_SELLER = 200;
const QUARTERS = [90, 181, 273, 365];

/**
 * A book of accounts with four reviews a year, one seller for 200 of them, ten holidays, three weeks of leave each: the
 * reviews fill the sellers' year to about 80%. Ideal dates are spread evenly, or fall into the last fortnight of the
 * quarters.
 */
export function growingBook(
  accounts: number,
  spread: Spread,
): { requests: PlanningRequest[]; options: PlanReviewsOptions } {
  const { uniform } = draws(3);
  const upTo = (most: number): number => Math.floor(uniform() * (most + 1));
  const on = (day: number): string => plainDate(parseDay(FROM) + day);
  const requests: PlanningRequest[] = [];
  for (let account = 0; account < accounts; account++) {
    const accountId = `account-${account}`;
    const priority = 1 + upTo(2);
    const firstDay = upTo(90);
    QUARTERS.forEach((quarterEnd, quarter) => {
      const ideal = spread === "bursts" ? quarterEnd - 1 - upTo(13) : firstDay + 91 * quarter;
      requests.push({
        key: `${accountId}:${quarter}`,
        accountId,
        sellerId: `seller-${Math.floor(account / ACCOUNTS_PER_SELLER)}`,
        minutes: 60,
        priority,
        earliestOn: on(ideal - 45),
        idealOn: on(ideal),
        latestOn: on(ideal + 45),
      });
    });
  }

  const holidays = Array.from({ length: 10 }, (_, index) => on(20 + 36 * index));
  const morning: [string, string][] = [["09:00", "13:00"]];
  const long: [string, string][] = [["09:00", "14:00"]];
  const sellers = Array.from({ length: Math.ceil(accounts / ACCOUNTS_PER_SELLER) }, (_, index): Seller => {
    const leave = upTo(DAYS - 21);
    return {
      id: `seller-${index}`,
      timeZone: "UTC",
      minutesPerDay: 300,
      calendar: { hours: { mon: morning, tue: morning, wed: morning, thu: morning, fri: long }, holidays },
      away: [{ from: on(leave), to: on(leave + 20) }],
    };
  });
  return { requests, options: { sellers, from: on(0), to: on(DAYS - 1) } };
}
