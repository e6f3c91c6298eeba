import { parseDay, plainDate } from "../../calendar/days/plain-date.js";
import type { PlanningRequest } from "../../planner/plan/planning-request.js";
import type { PreviousBooking } from "../../planner/plan/review-plan.js";

/** What notice a booking needs. */
export interface NoticeOptions {
  /** First day of the plan, as a day number. */
  fromDay: number;
  /** First day that a new booking may have. */
  noticeDay: number;
  /** Bookings of the last plan. */
  previous: readonly PreviousBooking[];
}

/**
 * Keeps new bookings off the days that are too near for an invitation to go out before them. A booking of the last plan
 * keeps its day, however near; moved, it needs notice like a new one.
 * @internal
 */
export function withNotice<Request extends PlanningRequest>(
  requests: readonly Request[],
  { fromDay, noticeDay, previous }: NoticeOptions,
): Request[] {
  if (noticeDay <= fromDay) return [...requests];
  const standing = new Map(
    previous.filter(({ status }) => status === "planned").map(({ key, on }) => [key, parseDay(on)]),
  );
  const soon = Array.from({ length: noticeDay - fromDay }, (_, index) => fromDay + index);
  return requests.map((request) => {
    const keptDay = standing.get(request.key);
    if (keptDay !== undefined && keptDay >= fromDay && keptDay < noticeDay) {
      const notOn = soon.filter((day) => day !== keptDay).map(plainDate);
      return { ...request, notOn: [...new Set([...(request.notOn ?? []), ...notOn])] };
    }
    const snoozedDay = request.snoozedUntil === undefined ? noticeDay : parseDay(request.snoozedUntil);
    return { ...request, snoozedUntil: plainDate(Math.max(noticeDay, snoozedDay)) };
  });
}
