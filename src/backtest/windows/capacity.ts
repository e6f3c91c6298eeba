import { WEEKDAYS } from "../../records/company/seller.js";
import type { Assumptions } from "../../evidence/assumptions.js";
import type { PortfolioPolicies } from "../../portfolio/options/portfolio-options.js";
import type { Account } from "../../records/account/account.js";
import type { Seller, WorkingCalendar } from "../../records/company/seller.js";
import { reviewPolicy } from "../../reviews/review-policy.js";

/** Made-up sellers who have time for this many reviews, and the accounts shared out among them. */
export interface Capacity {
  sellers: Seller[];
  assign: (account: Account, place: number) => Account;
}

/** Minutes of a day on which someone works around the clock. */
const MINUTES_A_DAY = 1439;

/**
 * Sellers with time for a number of reviews within some days, no matter who owns the accounts: as few as can hold them,
 * each working every day.
 * @internal
 */
export function capacityFor(
  reviews: number,
  days: number,
  { policies, assumptions }: { policies: PortfolioPolicies; assumptions: Assumptions },
): Capacity {
  const { minutes } = reviewPolicy(policies.reviews, { assumptions });
  const longest = Math.max(...Object.values(minutes));
  const mostADay = Math.max(1, Math.floor(MINUTES_A_DAY / longest));
  const count = Math.ceil(reviews / (days * mostADay));
  const perDay = Math.ceil(reviews / (days * count));
  const hours: WorkingCalendar["hours"] = Object.fromEntries(WEEKDAYS.map((day) => [day, [["00:00", "23:59"]]]));
  const idOf = (number: number): string => `capacity-${number}`;
  return {
    sellers: Array.from({ length: count }, (_, number) => ({
      id: idOf(number),
      timeZone: "UTC",
      calendar: { hours },
      minutesPerDay: Math.min(MINUTES_A_DAY, perDay * longest),
    })),
    assign: (account, place) => {
      const assigned: Account = { ...account, sellerId: idOf(place % count) };
      delete assigned.sellerIds;
      return assigned;
    },
  };
}
