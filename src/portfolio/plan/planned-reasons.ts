import type { BookedReview, UnbookedReview } from "../../planner/plan/review-plan.js";
import { sharedReason } from "../../reasons/shared-reason.js";
import { tellOnce } from "../account/tell-once.js";
import type { KeptForPlan } from "./kept-for-plan.js";
import { parseDay } from "../../calendar/days/plain-date.js";
import type { Reason } from "../../reasons/reason.js";
import { asksAtOnce } from "../../reviews/review-signal.js";
import type { PlainDate } from "../../records/values/time.js";

/** That a review is late by its rhythm. */
const LATENESS: readonly string[] = ["reviews.overdue", "portfolio.coverage.overdue"];

/** What a plan knows of its reviews. */
interface ReviewsInPlan extends Pick<KeptForPlan, "due" | "deadlines" | "broughtForward"> {
  planFromDay: number;
  /** The first day that a new booking may have. */
  noticeDay: number;
  /** Last days of reviews whose windows were kept open from the start, by their keys. */
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
  { planFromDay, noticeDay, due, deadlines, closing, broughtForward, keptOn }: ReviewsInPlan,
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
    const closesOn = closing.get(key) ?? lastDayOf(reasons, planFromDay);
    const isAfterWindow = closesOn !== null && on !== undefined && on > closesOn;
    const isPulled = reasons.some(isOfEvent);
    let isTold = false;
    for (const { code } of reasons) isTold ||= LATENESS.includes(code);
    const list: Reason[] = [];
    for (const each of reasons) {
      if (each.code === "planning.day.ideal") {
        // The ideal day is that of the rhythm: beside a day that has passed, or a review that is held for its day alone, it misleads.
        if (!keptOn.has(key) && passed.length === 0 && !isAfterAsked && !isAfterWindow) list.push(each);
      } else if (each.code === "planning.day.late") {
        if (!isTold && !isPulled && !broughtForward.has(key) && !isAfterAsked && !isAfterWindow) list.push(each);
      } else if (each.code === "planning.day.overdue") {
        // Told below, or with the account's dates where its day had passed before the plan.
      } else if (!isAfterAsked || !LATENESS.includes(each.code)) list.push(each);
    }
    // The day that was asked for is nearer than the end of a rhythm, and of two on lateness one is told.
    if (isAfterAsked) list.push(sharedReason("planning.day.overdue", { latestOn: asked }));
    else if (isAfterWindow && passed.length === 0) {
      // What a signal asked for before anything could be booked is told with the signal.
      const closesDay = parseDay(closesOn);
      const isOpen = closesDay >= noticeDay || latestDays.get(key) === closesDay;
      if (isOpen) list.push(sharedReason("planning.day.overdue", { latestOn: closesOn }));
    }
    list.push(...passed);
    return tellOnce(list);
  };
}

/** The last day of a window that closed within the plan before the review was held; `null` for none. */
function lastDayOf(reasons: readonly Reason[], planFromDay: number): PlainDate | null {
  for (const { code, params } of reasons) {
    const latestOn = code === "planning.day.overdue" ? params?.latestOn : undefined;
    if (typeof latestOn === "string" && parseDay(latestOn) >= planFromDay) return latestOn;
  }
  return null;
}

/** Whether it tells of what has happened, for which any day is late: it states by when. */
function isOfEvent({ code, params }: Reason): boolean {
  const signal = code === "reviews.signal" ? params?.signal : undefined;
  return typeof signal === "string" && asksAtOnce(signal);
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
