import { assertCount, assertNumber, assertObject, assertOptions, assertRows, assertText } from "../errors.js";
import { reviewPolicy } from "../reviews/review-policy.js";
import { type AccountInterval, type ReviewPolicy, type ReviewPolicyInput } from "../reviews/review-policy-input.js";
import type { ReviewAllocation } from "./allocate-reviews.js";

/** Options of `cadencePolicy`. */
export interface CadencePolicyOptions {
  /**
   * The policy whose intervals the allocation's replace.
   * @defaultValue the defaults
   */
  policy?: ReviewPolicyInput | ReviewPolicy | null | undefined;
}

/** Mean length of a month, in days. */
const MONTH_DAYS = 365.25 / 12;

/** The longest interval, which keeps the rule that every account is reviewed yearly. */
const YEAR_DAYS = 365;

/** How far apart reviews may come, as a multiple of the ideal: four months where three are ideal, as for high opportunity. */
const MOST_APART = 4 / 3;

/**
 * Turns an allocation into a policy for `nextReview`, `upcomingReviews` and `reviewPortfolio`: each account's contacts
 * are spread evenly over the months. The reasons say what the last contact brings and what one more would bring. An
 * account without contacts is reviewed once a year. Accounts that the allocation does not name keep the intervals by
 * level.
 *
 * @param allocation - From `allocateReviews`.
 * @param options - The policy to build on.
 * @returns The complete policy.
 * @throws RetentionError when the allocation is not one, or the policy is refused.
 *
 * @example
 * import { allocateReviews, cadencePolicy, nextReview } from "retention-kit";
 *
 * const accounts = [{ accountId: "acme", sellerId: "north", attention: { total: 480 } }];
 * const allocation = allocateReviews(accounts, { sellers: [{ id: "north" }], hours: 3 });
 * const policy = cadencePolicy(allocation);
 * const acme = { id: "acme", touches: [{ on: "2026-08-31", kind: "review" }] };
 * nextReview(acme, { asOf: "2026-11-21", policy }).idealOn
 * //=> "2026-11-30"
 */
export function cadencePolicy(allocation: ReviewAllocation, options?: CadencePolicyOptions | null): ReviewPolicy {
  assertObject("cadencePolicy", "allocation", allocation);
  const known = assertOptions("cadencePolicy", "options", options ?? {}, { policy: true });
  const { reviews, months } = allocation;
  assertRows("cadencePolicy", "allocation.reviews", reviews);
  assertNumber("cadencePolicy", "allocation.months", months, { above: 0 });
  const intervals: Record<string, AccountInterval> = {};
  for (const [index, { accountId, count, marginal, next, hour }] of reviews.entries()) {
    assertText("cadencePolicy", `allocation.reviews[${index}].accountId`, accountId);
    assertCount("cadencePolicy", `allocation.reviews[${index}].count`, count);
    const ideal = count === 0 ? YEAR_DAYS : Math.round((months * MONTH_DAYS) / count);
    const idealDays = Math.min(YEAR_DAYS, Math.max(1, ideal));
    intervals[accountId] = {
      idealDays,
      maximumDays: Math.min(YEAR_DAYS, Math.round(idealDays * MOST_APART)),
      allocated: { count, months, last: marginal, next, hour },
    };
  }
  return reviewPolicy({ ...known.policy, intervalsByAccount: intervals });
}
