import type { BookedReview, UnbookedReview } from "../../planner/plan/review-plan.js";
import { sharedReason } from "../../reasons/shared-reason.js";
import { tellOnce } from "../account/tell-once.js";
import type { KeptForPlan } from "./kept-for-plan.js";
import { parseDay } from "../../calendar/days/plain-date.js";
import type { Reason } from "../../reasons/reason.js";
import type { PlainDate } from "../../records/values/time.js";

/** That a review is late by its rhythm. */
const LATENESS: readonly string[] = ["reviews.overdue", "portfolio.coverage.overdue"];

/** What a plan knows of its reviews. */
interface ReviewsInPlan extends Pick<KeptForPlan, "due" | "deadlines" | "broughtForward"> {
  /** The first day that a new booking may have. */
  noticeDay: number;
  /** Last days of reviews whose windows were kept open, by their keys. */
  closing: ReadonlyMap<string, PlainDate>;
  /** Reviews that are held for their day alone, by their keys. */
  keptOn: ReadonlySet<string>;
}

/**
 * What is to be said of a review in the plan, on a day or without one.
 * @internal
 */
export function reasonsInPlan(
  booked: readonly BookedReview[],
  { noticeDay, due, deadlines, closing, broughtForward, keptOn }: ReviewsInPlan,
): (review: BookedReview | UnbookedReview, on: PlainDate | undefined) => Reason[] {
  const latestDays = new Map(due.map(({ key, latestDay }) => [key, latestDay]));
  const firstDays = new Map<string, PlainDate>();
  for (const { accountId, on } of booked) {
    const known = firstDays.get(accountId);
    if (known === undefined || on < known) firstDays.set(accountId, on);
  }
  return ({ key, accountId, reasons }, on) => {
    const passed: Reason[] = [];
    for (const deadline of deadlines.get(accountId) ?? []) {
      if (on !== undefined && on === firstDays.get(accountId) && parseDay(on) > deadline.day)
        passed.push(deadline.passed);
    }
    const isFirst = on !== undefined && on === firstDays.get(accountId);
    const asked = isFirst && passed.length === 0 ? keepableDay(reasons, noticeDay) : null;
    const isAfterAsked = asked !== null && on !== undefined && on > asked;
    let isTold = false;
    for (const { code } of reasons) isTold ||= LATENESS.includes(code);
    const list: Reason[] = [];
    for (const each of reasons) {
      if (each.code === "planning.day.ideal") {
        // The ideal day is that of the rhythm: beside a day that has passed, or a review that is held for its day alone, it misleads.
        if (!keptOn.has(key) && passed.length === 0 && !isAfterAsked) list.push(each);
      } else if (each.code === "planning.day.late") {
        if (!isTold && !broughtForward.has(key) && !isAfterAsked) list.push(each);
      } else if (each.code === "planning.day.overdue") {
        // What a signal asked for before anything could be booked is told with the signal; what the rhythm asked for, with the account's dates.
        const latestOn = closing.get(key);
        const isByRhythm = latestOn !== undefined && latestDays.get(key) === parseDay(latestOn);
        if (isByRhythm && on !== undefined && on > latestOn) {
          list.push(sharedReason("planning.day.overdue", { latestOn }));
        }
      } else if (!isAfterAsked || !LATENESS.includes(each.code)) list.push(each);
    }
    // The day that was asked for is nearer than the end of a rhythm, and of two on lateness one is told.
    if (isAfterAsked) list.push(sharedReason("planning.day.overdue", { latestOn: asked }));
    list.push(...passed);
    return tellOnce(list);
  };
}

/** The first day that a signal told asks for and that can still be booked; `null` for none. */
function keepableDay(reasons: readonly Reason[], noticeDay: number): PlainDate | null {
  let first: PlainDate | null = null;
  for (const { code, params } of reasons) {
    const reviewBy = code === "reviews.signal" ? params?.reviewBy : undefined;
    if (typeof reviewBy !== "string" || parseDay(reviewBy) < noticeDay) continue;
    if (first === null || reviewBy < first) first = reviewBy;
  }
  return first;
}
