import { usualWeek } from "../../calendar/working-calendars/usual-hours.js";
import { firstInstantAt, type Stretch } from "../../calendar/working-time/business-clock.js";
import { epochMs } from "../../calendar/days/instant.js";
import { dayNumber, MS_PER_DAY, MS_PER_MINUTE, plainDate } from "../../calendar/days/plain-date.js";
import { shiftsOfWeek, timeOfDay } from "../../calendar/working-calendars/shifts.js";
import { assertTimeZone, offsetAt } from "../../calendar/days/time-zone.js";
import { type ResolvedCalendar, resolveCalendar } from "../../calendar/working-calendars/working-calendar.js";
import { assertCount, assertObject, assertOptions, assertText, RetentionError } from "../../errors.js";
import { reason, type Reason } from "../../reasons/reason.js";
import type { Seller, WorkingCalendar } from "../../records/company/seller.js";
import type { Instant } from "../../records/values/time.js";
import type { BookedReview } from "../plan/review-plan.js";
import {
  byHardship,
  bySuitability,
  firstApart,
  type SlotCandidate,
  slotCandidates,
  suitsBoth,
} from "./slot-candidates.js";
import { commonTime, outsideOfWeek, workAround, workOn } from "./slot-hours.js";

/** Whose hours apply, and which times are taken. */
export interface ProposeSlotsOptions {
  /** Who holds the review: zone, calendar and leave count. */
  seller: Pick<Seller, "timeZone" | "calendar" | "away">;
  /** IANA zone of the account. */
  accountTimeZone: string;
  /**
   * The account's working hours.
   * @defaultValue 09:00 to 17:00 from Monday to Friday
   */
  accountHours?: WorkingCalendar["hours"] | null | undefined;
  /** Times at which either side is busy. The end of each is not included. */
  busy?: readonly BusyTime[] | null | undefined;
  /**
   * Minutes to keep free around busy times.
   * @defaultValue `0`
   */
  bufferMinutes?: number | null | undefined;
  /**
   * Time of day in the seller's zone after which no slot starts, as `"16:00"`.
   * @defaultValue any time will do
   */
  latestStart?: string | null | undefined;
  /**
   * No slot starts before this instant, to leave enough notice.
   * @defaultValue none is too soon
   */
  notBefore?: Instant | null | undefined;
  /**
   * Group of the account: no slot comes right before or after a busy time of the same group.
   * @defaultValue groups do not matter
   */
  accountGroup?: string | null | undefined;
  /**
   * Maximum number of slots to propose.
   * @defaultValue `3`
   */
  count?: number | null | undefined;
}

/** A time at which either side is busy. */
export interface BusyTime {
  start: Instant;
  /** Not included. */
  end: Instant;
  /** Group of the account that the seller is with. */
  accountGroup?: string | null | undefined;
}

/** A time for a review. */
export interface ProposedSlot {
  /** Instant in UTC. */
  readonly start: string;
  /** Instant in UTC. */
  readonly end: string;
  /** The start as the seller's clock shows it. */
  readonly sellerTime: string;
  /** The start as the account's clock shows it. */
  readonly accountTime: string;
  /** Drawbacks; empty if it suits both sides. */
  readonly reasons: readonly Reason[];
}

/** Times for a review on its booked day, the best first. */
export interface SlotProposal {
  readonly slots: readonly ProposedSlot[];
  /** Minutes of the booked day's shifts in which both sides are at work, busy or not. */
  readonly commonMinutes: number;
  /** Why there are none that suit both sides; empty when there are. */
  readonly reasons: readonly Reason[];
}

const OFFICE: [string, string][] = [["09:00", "17:00"]];
const OFFICE_HOURS: WorkingCalendar["hours"] = { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE };

/**
 * Times of day for a booked review. They are on its day in the seller's time zone, or after midnight in a shift that
 * began on that day. They lie within the working hours of both sides and outside what is taken, and are right across
 * clock changes on either side.
 *
 * Slots start on the quarter hour, or if none of those fits, as soon as both sides can. They do not overlap each other.
 * They respect the buffer, the latest start, the notice and the distance from the account's group, if given. Slots at
 * least an hour away from the start and end of either side's work come first, then the earliest.
 *
 * If no time suits both, the result says why and proposes the least bad ones. These minimize the minutes beyond working
 * hours for the side asked most of; among equals, those for the account. Nothing is proposed if the seller does not
 * work that day. A day on which the account does not work is proposed only if there is no other; its usual hours then
 * apply.
 *
 * @param review - A booked review, or its day and length in minutes.
 * @param options - Both sides' hours, and what is taken.
 * @returns The slots, the best first, with the reasons for what is wrong.
 * @throws RetentionError when the day, a zone, the hours or a busy time is not valid.
 *
 * @example
 * import { proposeSlots } from "retention-kit";
 * import { describe } from "retention-kit/locales";
 * import { en } from "retention-kit/locales/en";
 *
 * const hours = { mon: [["09:00", "17:00"]] };
 * const seller = { timeZone: "America/New_York", calendar: { hours } };
 * const review = { on: "2026-11-23", minutes: 30 };
 * proposeSlots(review, { seller, accountTimeZone: "Europe/London", count: 1 })
 * //=> {
 * //     slots: [{
 * //       start: "2026-11-23T15:00:00.000Z",
 * //       end: "2026-11-23T15:30:00.000Z",
 * //       sellerTime: "2026-11-23T10:00",
 * //       accountTime: "2026-11-23T15:00",
 * //       reasons: [],
 * //     }],
 * //     commonMinutes: 180,
 * //     reasons: [],
 * //   }
 * const [late] = proposeSlots(review, { seller, accountTimeZone: "Asia/Tokyo", count: 1 }).slots;
 * late?.reasons.slice(0, 1).map((reason) => describe(reason, en))
 * //=> ["75 minutes outside the seller's working hours"]
 */
export function proposeSlots(review: Pick<BookedReview, "on" | "minutes">, options: ProposeSlotsOptions): SlotProposal {
  assertObject("proposeSlots", "review", review);
  const known = assertOptions("proposeSlots", "options", options, {
    seller: true,
    accountTimeZone: true,
    accountHours: true,
    busy: true,
    bufferMinutes: true,
    latestStart: true,
    notBefore: true,
    accountGroup: true,
    count: true,
  });
  const { seller, accountTimeZone, accountHours = OFFICE_HOURS, count = 3 } = known;
  assertObject("proposeSlots", "options.seller", seller);
  const day = dayNumber("proposeSlots", "review.on", review.on);
  assertCount("proposeSlots", "review.minutes", review.minutes, { min: 1 });
  assertCount("proposeSlots", "count", count, { min: 1 });
  assertTimeZone("proposeSlots", "seller.timeZone", seller.timeZone);
  assertTimeZone("proposeSlots", "accountTimeZone", accountTimeZone);
  const ownCalendar = seller.calendar ?? usualWeek();
  const calendar = resolveCalendar("proposeSlots", "seller.calendar", ownCalendar, seller.away, "seller.away");
  const accountWeek = readAccountWeek(accountHours);
  const busy = readBusy(known.busy ?? []);
  const { bufferMinutes = 0 } = known;
  assertCount("proposeSlots", "bufferMinutes", bufferMinutes);
  const mayHold = slotRule(known, day, busy);

  const sellerWork = workOn(calendar, seller.timeZone, day);
  const span = {
    start: firstInstantAt(day * MS_PER_DAY, seller.timeZone),
    end: Math.max(firstInstantAt((day + 1) * MS_PER_DAY, seller.timeZone), sellerWork.at(-1)?.end ?? 0),
  };
  const accountWork = workAround(accountWeek, accountTimeZone, span.start);
  if (sellerWork.length === 0) {
    return { slots: [], commonMinutes: 0, reasons: [reason("slots.seller-off", { on: review.on })] };
  }

  const bufferMs = bufferMinutes * MS_PER_MINUTE;
  const sides = {
    sellerWork,
    accountWork,
    outsideAccount: (slot: Stretch) => outsideOfWeek(slot, accountWork, accountWeek, accountTimeZone),
  };
  const length = review.minutes * MS_PER_MINUTE;
  const candidates = slotCandidates(span, length, { busy, bufferMs, mayHold }, sides);
  if (candidates.length === 0 && slotCandidates(span, length, { ...ANY_TIME, busy }, sides).length > 0) {
    const { on, minutes } = review;
    const commonMinutes = commonTime(sellerWork, accountWork) / MS_PER_MINUTE;
    return { slots: [], commonMinutes, reasons: [reason("slots.ruled-out", { on, minutes })] };
  }
  const suitable = candidates.filter(suitsBoth);
  const ranked = suitable.length > 0 ? suitable.sort(bySuitability) : candidates.sort(byHardship);
  const commonMinutes = commonTime(sellerWork, accountWork) / MS_PER_MINUTE;
  return {
    slots: firstApart(ranked, count).map((slot) => proposedSlot(slot, seller.timeZone, accountTimeZone)),
    commonMinutes,
    reasons: suitable.length > 0 ? [] : [whyNoneSuits(review, candidates.length, commonMinutes)],
  };
}

function readAccountWeek(hours: WorkingCalendar["hours"]): ResolvedCalendar {
  if (shiftsOfWeek("proposeSlots", "accountHours", hours).every((shifts) => shifts.length === 0)) {
    throw new RetentionError("proposeSlots", "accountHours", "must have hours on a weekday", hours);
  }
  return resolveCalendar("proposeSlots", "account", { hours });
}

/** Free time is all that a slot needs. */
const ANY_TIME = { bufferMs: 0, mayHold: () => true };

/** Whether a slot keeps the latest start, the notice, and its distance from the account's group. */
function slotRule(
  { seller, latestStart, notBefore, accountGroup }: ProposeSlotsOptions,
  day: number,
  busy: readonly Taken[],
): (slot: Stretch) => boolean {
  if (accountGroup !== undefined) assertText("proposeSlots", "accountGroup", accountGroup);
  const first = notBefore === undefined ? -Infinity : epochMs("proposeSlots", "notBefore", notBefore);
  const last =
    latestStart === undefined
      ? Infinity
      : firstInstantAt(
          day * MS_PER_DAY + timeOfDay("proposeSlots", "latestStart", latestStart) * MS_PER_MINUTE,
          seller.timeZone,
        );
  const nearest = (times: readonly Taken[], distance: (taken: Taken) => number): Taken | undefined =>
    times.reduce<Taken | undefined>(
      (best, taken) => (best === undefined || distance(taken) < distance(best) ? taken : best),
      undefined,
    );
  return ({ start, end }) => {
    if (start < first || start > last) return false;
    if (accountGroup === undefined) return true;
    const before = nearest(
      busy.filter((taken) => taken.end <= start),
      (taken) => start - taken.end,
    );
    const after = nearest(
      busy.filter((taken) => taken.start >= end),
      (taken) => taken.start - end,
    );
    return before?.accountGroup !== accountGroup && after?.accountGroup !== accountGroup;
  };
}

/** A busy time, read. */
interface Taken extends Stretch {
  accountGroup: string | undefined;
}

function readBusy(busy: unknown): Taken[] {
  if (!Array.isArray(busy)) throw new RetentionError("proposeSlots", "busy", "must be a list of start and end", busy);
  return busy.map((taken: { start?: unknown; end?: unknown; accountGroup?: unknown } | null, index) => {
    const start = epochMs("proposeSlots", `busy[${index}].start`, taken?.start);
    const end = epochMs("proposeSlots", `busy[${index}].end`, taken?.end);
    if (end < start) {
      throw new RetentionError("proposeSlots", `busy[${index}].end`, "must not lie before start", taken?.end);
    }
    const accountGroup = taken?.accountGroup ?? undefined;
    if (accountGroup !== undefined) assertText("proposeSlots", `busy[${index}].accountGroup`, accountGroup);
    return { start, end, accountGroup };
  });
}

function whyNoneSuits(
  { on, minutes }: Pick<BookedReview, "on" | "minutes">,
  candidates: number,
  commonMinutes: number,
): Reason {
  if (candidates === 0) return reason("slots.day-full", { on, minutes });
  if (commonMinutes === 0) return reason("slots.no-common-hours", { on });
  return reason("slots.no-common-gap", { on, minutes });
}

function proposedSlot(slot: SlotCandidate, sellerTimeZone: string, accountTimeZone: string): ProposedSlot {
  const { sellerMinutes, account } = slot;
  const reasons: Reason[] = [];
  if (sellerMinutes > 0) reasons.push(reason("slots.outside-seller-hours", { minutes: sellerMinutes }));
  if (account.dayOff !== null) reasons.push(reason("slots.account-day-off", { on: plainDate(account.dayOff) }));
  if (account.minutes > 0) reasons.push(reason("slots.outside-account-hours", { minutes: account.minutes }));
  return {
    start: new Date(slot.start).toISOString(),
    end: new Date(slot.end).toISOString(),
    sellerTime: clockTime(slot.start, sellerTimeZone),
    accountTime: clockTime(slot.start, accountTimeZone),
    reasons,
  };
}

/** What a zone's clocks show, to the minute. */
function clockTime(ms: number, timeZone: string): string {
  return new Date(ms + offsetAt(ms, timeZone)).toISOString().slice(0, 16);
}
