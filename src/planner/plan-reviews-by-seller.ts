import { assertOptions } from "../errors.js";
import { joinedPlan } from "./plan/joined-plan.js";
import { planParts } from "./plan-parts.js";
import { withUnbooked } from "./with-unbooked.js";
import { planningJob, type PlanningJob } from "./problem/planning-job.js";
import type { PlanningRequest } from "./plan/planning-request.js";
import { planOptions, type PlanReviewsOptions } from "./plan/plan-reviews-options.js";
import type { ReviewPlan } from "./plan/review-plan.js";

/** How far a plan made seller by seller has come. */
export interface PlanningProgress {
  /** Sellers planned so far, and all there are. */
  sellers: number;
  ofSellers: number;
  /** Requests planned so far, and all that were to be planned; pinned and completed reviews are none of them. */
  requests: number;
  ofRequests: number;
}

/** What a plan made seller by seller takes apart from the options of `planReviews`. */
export interface PlanReviewsBySellerOptions extends PlanReviewsOptions {
  /** Called with each part, before it is given out. */
  onProgress?: ((progress: PlanningProgress) => void) | null | undefined;
  /** An `AbortSignal`, checked before each part; when aborted, its reason is thrown. */
  signal?:
    | {
        /** Throws the reason where stopping was asked for. */
        throwIfAborted: () => void;
      }
    | null
    | undefined;
}

/**
 * Plans reviews seller by seller, so that a large plan can be shown, stored or stopped as it grows. Each part is the
 * plan of one seller, or of several who may hold the same review. The last part has what belongs to no seller: requests
 * that no one may hold, rejected rows, and previous bookings without a matching request.
 *
 * The call reads and checks the input; each part is computed when it is asked for. Parts depend on the input alone, so
 * if you stop early you have the same parts, only fewer. `joinPlans` combines all parts into what `planReviews`
 * returns.
 *
 * @param requests - As `planReviews` takes them.
 * @param options - As `planReviews` takes them, and callbacks for progress and for whether to go on.
 * @returns The parts, in the order of the sellers' ids.
 * @throws RetentionError when a seller, a weight or the horizon is wrong; the signal's reason, if it aborts while parts
 *   are taken.
 *
 * @example
 * import { planReviewsBySeller } from "retention-kit";
 *
 * const hours = { mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]] };
 * const north = { id: "north", timeZone: "UTC", minutesPerDay: 60, calendar: { hours } };
 * const sellers = [north, { ...north, id: "south" }];
 * const window = { earliestOn: "2026-11-23", idealOn: "2026-11-23", latestOn: "2026-12-04" };
 * const requests = ["north", "south", "south"].map((sellerId, index) => (
 *   { key: `review-${index}`, accountId: `account-${index}`, sellerId, minutes: 60, priority: 1, ...window }
 * ));
 * const parts = planReviewsBySeller(requests, { sellers, from: "2026-11-23", to: "2026-12-31" });
 * Array.from(parts, ({ load, booked, cost }) => [load[0]?.sellerId ?? "nobody", booked.length, cost])
 * //=> [["north", 1, 0], ["south", 2, 2], ["nobody", 0, 0]]
 */
export function planReviewsBySeller(
  requests: readonly PlanningRequest[],
  options: PlanReviewsBySellerOptions,
): Generator<ReviewPlan, void> {
  const known = assertOptions("planReviewsBySeller", "options", options, {
    ...planOptions,
    onProgress: true,
    signal: true,
  });
  return inTurn(planningJob("planReviewsBySeller", requests, known), known);
}

function* inTurn(job: PlanningJob, { onProgress, signal }: PlanReviewsBySellerOptions): Generator<ReviewPlan, void> {
  const { groups, rules, withoutSeller } = job;
  const ofRequests = groups.reduce((sum, { candidates }) => sum + candidates.length, withoutSeller.length);
  let sellers = 0;
  let requests = 0;
  for (const { plan, group } of planParts(job)) {
    signal?.throwIfAborted();
    const part = joinedPlan([withUnbooked(plan(), rules.remedies)]);
    sellers += group?.sellers.length ?? 0;
    requests += (group?.candidates ?? withoutSeller).length;
    onProgress?.({ sellers, ofSellers: rules.sellers.length, requests, ofRequests });
    yield part;
  }
}
