import type { Growing } from "../records/values/writable.js";
import { parseDay } from "../calendar/days/plain-date.js";
import { reason, type Reason } from "../reasons/reason.js";
import { sharedReason } from "../reasons/shared-reason.js";
import { fixedBooking, pinConflict } from "./fixed-reviews.js";
import { moveReasons } from "./move-reasons.js";
import { loadOfSeller } from "./load-of-seller.js";
import { findRemedies } from "./remedies/find-remedies.js";
import { type PlaceOpened, placeOpened } from "./placement/place-opened.js";
import type { Candidate, PlanningGroup } from "./problem/planning-groups.js";
import { type FixedReview, holdersOf } from "./problem/fixed-review.js";
import { type PlanningJob } from "./problem/planning-job.js";
import type { PlanningRules } from "./problem/planning-rules.js";
import type {
  BookedReview,
  MovedReview,
  ReviewPlace,
  ReviewPlan,
  UnbookedCause,
  UnbookedReview,
} from "./plan/review-plan.js";
import { sameHolders } from "./plan/same-holders.js";
import type { ReadBooking } from "./problem/previous-bookings.js";
import { unbookedCause, unbookedReview } from "./unbooked-review.js";
import { moveCost, type ParsedRequest } from "./problem/parsed-request.js";

/**
 * One part of a plan, still without what it leaves out.
 * @internal
 */
export interface PlannedPart {
  plan: Growing<ReviewPlan>;
  /** What it leaves out, and whether what would have booked it is looked for. */
  unbooked: (withRemedies: boolean) => UnbookedReview[];
}

/** A place that was found: a seller's day. */
interface Place {
  seller: number;
  day: number;
}

/**
 * The plan of one group of sellers, in no particular order.
 * @internal
 */
export function planGroup(
  job: PlanningJob,
  group: PlanningGroup,
  fixed: readonly FixedReview[],
  place: PlaceOpened = placeOpened,
): PlannedPart {
  const { rules } = job;
  const { candidates } = group;
  const plan = emptyPlan(rules);
  const minutesTaken = new Map(group.sellers.map((seller) => [seller, new Int32Array(rules.days)]));
  const timeTaken = rules.bufferMinutes === 0 ? minutesTaken : copyOf(job, group);
  addFixed(job, plan, fixed, minutesTaken);
  plan.lowerBound = plan.cost;
  let unbookedOf: PlannedPart["unbooked"] = () => [];

  if (candidates.length > 0) {
    const { classes: placedClasses, placement } = place(job, group);
    const { seller, day, hasOptions, cost, lowerBound, scale, assigned } = placement;
    const unbooked: number[] = [];
    candidates.forEach((candidate, index) => {
      const place = (day[index] ?? -1) < 0 ? null : { seller: seller[index] ?? 0, day: day[index] ?? 0 };
      if (place === null) unbooked.push(index);
      else {
        plan.booked.push(bookedReview(rules, candidate, place));
        for (const holder of [place.seller, ...candidate.wanted.alsoSellers]) {
          const held = { seller: holder, day: place.day };
          addMinutes(minutesTaken, held, candidate.wanted.request.minutes);
          if (timeTaken !== minutesTaken) addMinutes(timeTaken, held, candidate.wanted.length);
        }
      }
      const moved = movedReview(job, candidate, place);
      if (moved === null) return;
      plan.moved.push(moved);
      const { previous } = candidate;
      if (previous?.booking.status !== "planned" || (place !== null && isAt(previous, place))) return;
      plan.moveCost += Math.round(moveCost(rules, candidate.wanted) * scale) / scale;
    });
    unbookedOf = (withRemedies) => {
      const remedies = withRemedies
        ? findRemedies(job, group, placedClasses, { timeTaken, unbooked, assigned, placement })
        : null;
      const causes: UnbookedCause[] = [];
      return unbooked.flatMap((index) => {
        const candidate = candidates[index];
        if (candidate === undefined) return [];
        const classIndex = placedClasses.members.classOf[index] ?? 0;
        const cause = (causes[classIndex] ??= unbookedCause(job, candidate, hasOptions(classIndex)));
        return unbookedReview(job.rules, candidate, cause, remedies?.get(index) ?? null);
      });
    };
    plan.cost += cost;
    plan.lowerBound += lowerBound;
  }
  plan.load = group.sellers.map((seller) => loadOfSeller(job, seller, minutesTaken.get(seller)));
  return { plan, unbooked: unbookedOf };
}

/**
 * What belongs to no group: fixed reviews of sellers who are not there, requests that no one may hold, bookings that
 * no one asks for any more, and rows that could not be read.
 * @internal
 */
export function planRest(job: PlanningJob, fixed: readonly FixedReview[]): PlannedPart {
  const { rules, unbookedPenalty } = job;
  const plan = emptyPlan(rules);
  addFixed(job, plan, fixed, new Map());
  for (const candidate of job.withoutSeller) {
    const { priority } = candidate.wanted.request;
    plan.unbooked.push(unbookedReview(rules, candidate, unbookedCause(job, candidate, false), null));
    plan.cost += priority * unbookedPenalty;
    const moved = movedReview(job, candidate, null);
    if (moved === null) continue;
    plan.moved.push(moved);
    if (candidate.previous?.booking.status === "planned") plan.moveCost += moveCost(rules, candidate.wanted);
  }
  plan.cost += plan.moveCost;
  plan.lowerBound = plan.cost;
  for (const { booking } of job.gone) {
    const { key, accountId = null, sellerId, on, revision, alsoSellerIds } = booking;
    const reasons = [reason("planning.moved.no-longer-wanted")];
    plan.moved.push({
      key,
      accountId,
      from: { sellerId, on, ...heldToo(alsoSellerIds) },
      to: null,
      revision: revision + 1,
      reasons,
    });
  }
  plan.rejected.push(...job.rejected);
  return { plan, unbooked: () => plan.unbooked };
}

/** What fixed reviews take of the days, with their buffers. */
function copyOf({ fixedMinutes }: PlanningJob, { sellers }: PlanningGroup): Map<number, Int32Array> {
  return new Map(sellers.map((seller) => [seller, Int32Array.from(fixedMinutes[seller] ?? [])]));
}

function emptyPlan({ dates }: PlanningRules): Growing<ReviewPlan> {
  return {
    from: dates[0] ?? "",
    to: dates.at(-1) ?? "",
    booked: [],
    unbooked: [],
    moved: [],
    conflicts: [],
    load: [],
    cost: 0,
    moveCost: 0,
    lowerBound: 0,
    gap: 0,
    rejected: [],
  };
}

function addFixed(
  job: PlanningJob,
  plan: Growing<ReviewPlan>,
  fixed: readonly FixedReview[],
  minutesTaken: ReadonlyMap<number, Int32Array>,
): void {
  for (const review of fixed) {
    const { day } = review.previous;
    for (const seller of holdersOf(job.rules, review)) addMinutes(minutesTaken, { seller, day }, review.minutes);
  }
  for (const review of fixed) {
    const { booking, cost } = fixedBooking(job.rules, review);
    plan.booked.push(booking);
    plan.cost += cost;
    const conflict = pinConflict(job, review);
    if (conflict !== null) plan.conflicts.push(conflict);
  }
}

function addMinutes(minutesTaken: ReadonlyMap<number, Int32Array>, { seller, day }: Place, minutes: number): void {
  const taken = minutesTaken.get(seller);
  // A day outside the plan is none of the array's.
  if (taken !== undefined) taken[day] = (taken[day] ?? 0) + minutes;
}

function bookedReview(rules: PlanningRules, { wanted, previous }: Candidate, { seller, day }: Place): BookedReview {
  const { key, accountId, kind, minutes, reasons, alsoSellerIds } = wanted.request;
  const why = dayReason(rules, wanted, day);
  const sellerId = rules.sellers[seller]?.id ?? "";
  const on = rules.dates[day] ?? "";
  const revision =
    previous === null ? 0 : previous.booking.revision + (stands(wanted, previous, { seller, day }) ? 0 : 1);
  const told = reasons === undefined ? [why] : reasons.concat(why);
  if (kind === undefined && (alsoSellerIds === undefined || alsoSellerIds.length === 0)) {
    // Field by field: what follows a spread is added to it one by one, which takes a hundred times as long.
    return { key, accountId, sellerId, on, minutes, status: "planned", revision, reasons: told };
  }
  return {
    key,
    accountId,
    sellerId,
    on,
    minutes,
    ...(kind !== undefined && { kind }),
    ...heldToo(alsoSellerIds),
    status: "planned",
    revision,
    reasons: told,
  };
}

function dayReason(
  { from }: PlanningRules,
  { request, idealDay: idealOn, windowEnd: closes, targetDay: ideal }: ParsedRequest,
  day: number,
): Reason {
  // Its window may have been opened again, or have closed before the day to which it was put off.
  const isAfter = parseDay(request.latestOn) - from < day;
  if (ideal !== idealOn || closes < 0 || isAfter)
    return sharedReason("planning.day.overdue", { latestOn: request.latestOn });
  if (day === idealOn) return reason("planning.day.ideal");
  const { idealOn: date } = request;
  return day < idealOn
    ? sharedReason("planning.day.early", { days: idealOn - day, idealOn: date })
    : sharedReason("planning.day.late", { days: day - idealOn, idealOn: date });
}

function movedReview(job: PlanningJob, candidate: Candidate, place: Place | null): MovedReview | null {
  const { previous, wanted } = candidate;
  if (previous === null || previous.booking.status === "dropped") return null;
  if (place !== null && stands(wanted, previous, place)) return null;
  const { key, accountId } = wanted.request;
  const { sellerId, on, revision, alsoSellerIds } = previous.booking;
  const { sellers, dates } = job.rules;
  const to = place === null ? null : { sellerId: sellers[place.seller]?.id ?? "", on: dates[place.day] ?? "" };
  return {
    key,
    accountId,
    from: { sellerId, on, ...heldToo(alsoSellerIds) },
    to: to === null ? null : { ...to, ...heldToo(wanted.request.alsoSellerIds) },
    revision: revision + 1,
    reasons:
      place !== null && isAt(previous, place)
        ? [reason("planning.moved.others-changed")]
        : moveReasons(job, candidate, previous, place?.day ?? null),
  };
}

/** Whether a planned booking keeps its seller and day. */
function isAt({ booking, seller, day }: ReadBooking, place: Place): boolean {
  return booking.status === "planned" && seller === place.seller && day === place.day;
}

/** The same with all who hold it; a stored booking that names no others says nothing of them. */
function stands({ request: { alsoSellerIds } }: ParsedRequest, previous: ReadBooking, place: Place): boolean {
  const { sellerId, alsoSellerIds: before } = previous.booking;
  if (!isAt(previous, place)) return false;
  return before === undefined || sameHolders({ sellerId, alsoSellerIds: before }, { sellerId, alsoSellerIds });
}

function heldToo(alsoSellerIds: readonly string[] | undefined): Pick<ReviewPlace, "alsoSellerIds"> {
  return alsoSellerIds === undefined || alsoSellerIds.length === 0 ? {} : { alsoSellerIds: [...alsoSellerIds] };
}
