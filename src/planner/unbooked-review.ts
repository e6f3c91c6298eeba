import { parseDay } from "../calendar/days/plain-date.js";
import { reason, type Reason } from "../reasons/reason.js";
import type { Candidate } from "./problem/planning-groups.js";
import type { PlanningJob } from "./problem/planning-job.js";
import type { PlanningRules } from "./problem/planning-rules.js";
import type { BookingRemedy, UnbookedCause, UnbookedReview } from "./plan/review-plan.js";
import { AT_WORK, DAY_OFF } from "./problem/seller-days.js";
import { overlaps } from "./problem/slot-problem.js";
import { type ParsedRequest, windowDates } from "./problem/parsed-request.js";

/**
 * A review without a day: why, and what would have booked it.
 * @internal
 */
export function unbookedReview(
  rules: PlanningRules,
  { wanted }: Candidate,
  cause: UnbookedCause,
  remedy: BookingRemedy | null,
): UnbookedReview {
  const { key, accountId, reasons = [] } = wanted.request;
  const would = remedy === null ? [] : remedyReasons(remedy, wanted);
  return { key, accountId, cause, remedy, reasons: [...reasons, causeReason(rules, wanted, cause), ...would] };
}

function causeReason(rules: PlanningRules, wanted: ParsedRequest, cause: UnbookedCause): Reason {
  const { request } = wanted;
  switch (cause) {
    case "outside-horizon": {
      const { earliestOn } = windowDates(rules, wanted);
      return reason("planning.unbooked.outside-horizon", { earliestOn, to: rules.dates.at(-1) ?? "" });
    }
    case "no-capacity":
      return reason("planning.unbooked.no-capacity", { minutes: request.minutes });
    case "too-far":
      return reason("planning.unbooked.too-far", { idealOn: request.idealOn });
    case "no-seller":
    case "no-working-day":
    case "seller-away":
    case "displaced":
      return reason(`planning.unbooked.${cause}`);
  }
}

function remedyReasons(remedy: BookingRemedy, { request }: ParsedRequest): Reason[] {
  switch (remedy.kind) {
    case "minutes": {
      const { minutes, sellerId, on } = remedy;
      return [reason("planning.remedy.minutes", { minutes, sellerId, on })];
    }
    case "daily-minutes": {
      const { minutes, sellerId } = remedy;
      return [reason("planning.remedy.daily-minutes", { minutes, sellerId })];
    }
    case "period-minutes":
      return remedy.periods.map(({ sellerId, from, to, minutes }) =>
        reason("planning.remedy.period-minutes", { minutes, sellerId, from, to }),
      );
    case "window": {
      const { earliestOn, latestOn } = remedy;
      return [
        earliestOn < request.earliestOn
          ? reason("planning.remedy.earlier", { days: parseDay(request.earliestOn) - parseDay(earliestOn), earliestOn })
          : reason("planning.remedy.later", { days: parseDay(latestOn) - parseDay(request.latestOn), latestOn }),
      ];
    }
  }
}

/**
 * Why a review has no day: the first of the causes, in the order of `UnbookedCause`, that holds. It is the same for all
 * of a kind.
 * @param hasOptions - Whether some day would have cost no more than leaving the review out.
 * @internal
 */
export function unbookedCause({ rules, free }: PlanningJob, candidate: Candidate, hasOptions: boolean): UnbookedCause {
  const { wanted, sellers } = candidate;
  const { firstDay: earliest, lastDay: latest, notOn } = wanted;
  if (sellers.length === 0) return "no-seller";
  if (earliest > latest) return "outside-horizon";

  let working = false;
  let present = false;
  let room = false;
  for (const seller of sellers) {
    for (let day = earliest; day <= latest; day++) {
      const state = rules.sellers[seller]?.state[day] ?? DAY_OFF;
      if (state === DAY_OFF || notOn.includes(day)) continue;
      if (state === AT_WORK && !overlaps(rules, candidate, seller, day)) continue;
      const others = wanted.alsoSellers;
      const stateOf = (other: number): number => rules.sellers[other]?.state[day] ?? DAY_OFF;
      if (others.some((other) => stateOf(other) === DAY_OFF)) continue;
      working = true;
      if (state !== AT_WORK || others.some((other) => stateOf(other) !== AT_WORK)) continue;
      present = true;
      const hasRoom = (holder: number): boolean => (free[holder]?.[day] ?? 0) >= wanted.length;
      if (hasRoom(seller) && others.every(hasRoom)) room = true;
    }
  }
  if (!working) return "no-working-day";
  if (!present) return "seller-away";
  if (!room) return "no-capacity";
  return hasOptions ? "displaced" : "too-far";
}
