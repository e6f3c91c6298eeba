import { assertObject, assertOptions, assertRows, RetentionError } from "../errors.js";
import { ICalCalendar, type ICalEventData, ICalEventStatus, ICalEventTransparency } from "ical-generator";
import { epochMs } from "../calendar/days/instant.js";
import { dayNumber, MS_PER_DAY } from "../calendar/days/plain-date.js";
import { assertTimeZone } from "../calendar/days/time-zone.js";
import type { LayeredCalendar, Seller } from "../records/company/seller.js";
import type { Instant } from "../records/values/time.js";
import { type CalendarPlan, type CalendarReview, calendarReviews } from "./calendar-reviews.js";
import { type EventTime, eventTime } from "./event-time.js";
import { timeZoneComponent } from "./time-zone-component.js";
import { zonedDateTime } from "./zoned-date-time.js";

/** Words, times and choice of the calendar file. */
export interface ToICalendarOptions {
  /**
   * Title of an event.
   * @defaultValue the account's id, or where that is unknown the review's key
   */
  summary?: ((review: CalendarReview) => string) | null | undefined;
  /**
   * Text of an event, such as its reasons in a language.
   * @defaultValue none
   */
  description?: ((review: CalendarReview) => string) | null | undefined;
  /** Times of day by the key of a review, as `proposeSlots` gives them; a review without is an event of the whole day. */
  times?: Readonly<Record<string, { start: Instant; end: Instant }>> | null | undefined;
  /**
   * Sellers, for the zones in which their events are written, UTC for one not named; and for their calendars, by which a
   * time after midnight belongs to the shift of the booked day.
   */
  sellers?: readonly (Pick<Seller, "id" | "timeZone"> & Partial<Pick<Seller, "calendar">>)[] | null | undefined;
  /**
   * Only the events of this seller, those that the seller holds together with others among them; a review that went to
   * another one is cancelled here.
   */
  sellerId?: string | null | undefined;
  /**
   * When the plan was made, the `DTSTAMP` of every event.
   * @defaultValue the start of the plan's first day in UTC
   */
  stampedAt?: Instant | null | undefined;
}

/**
 * A review plan as a calendar file (iCalendar, RFC 5545), for sellers to import or subscribe to. Importing the file of a
 * later plan updates what is there: an event's `UID` comes from the key of its review and its `SEQUENCE` from the
 * revision, and what is booked no longer is cancelled.
 *
 * A review that several sellers hold is one event, with the same `UID` in the file of each, written in the zone of
 * the one that the file is for.
 *
 * A planned review is tentative, a pinned or completed one confirmed. Events of the whole day leave the day free; events
 * with a time take it, and are written in the seller's zone with the zone's clock changes beside them; in UTC where the
 * clocks, being put back, show their time twice.
 *
 * Needs `ical-generator`, an optional peer of this package.
 *
 * @param plan - What `planReviews` gave; bookings alone will do.
 * @param options - Words, times and choice of events.
 * @returns The text of the file, the same for the same input; events in the order of the plan, then cancellations.
 * @throws RetentionError when a booking, a time or a zone is not valid, a key comes twice, or a time of day is neither on
 * its booked day nor in a shift of the seller's that began on it.
 *
 * @example
 * import { toICalendar } from "retention-kit/icalendar";
 *
 * const booked = [
 *   { key: "a1:2026-05-20:1", accountId: "a1", sellerId: "s1", on: "2026-11-23", minutes: 30, revision: 2, reasons: [] },
 * ];
 * const calendar = toICalendar({ booked }, { summary: ({ accountId }) => `Review of ${accountId}` });
 * calendar.split("\r\n").filter((line) => /^(UID|SEQUENCE|DTSTART|SUMMARY|STATUS)/.test(line))
 * //=> [
 * //     "UID:a1:2026-05-20:1@retention-kit",
 * //     "SEQUENCE:2",
 * //     "DTSTART;VALUE=DATE:20261123",
 * //     "SUMMARY:Review of a1",
 * //     "STATUS:TENTATIVE",
 * //   ]
 */
export function toICalendar(plan: CalendarPlan, options?: ToICalendarOptions | null): string {
  assertObject("toICalendar", "plan", plan);
  const known = assertOptions("toICalendar", "options", options ?? {}, {
    summary: true,
    description: true,
    times: true,
    sellers: true,
    sellerId: true,
    stampedAt: true,
  });
  const { sellers = [], times = {}, summary, description } = known;
  assertRows("toICalendar", "plan.booked", plan.booked);
  assertRows("toICalendar", "options.sellers", sellers);
  assertWriter("options.summary", summary);
  assertWriter("options.description", description);
  const clocks = new Map(sellers.map(({ id, timeZone, calendar }) => [id, { timeZone, calendar: calendar ?? null }]));
  sellers.forEach(({ timeZone }, index) => {
    assertTimeZone("toICalendar", `sellers[${index}].timeZone`, timeZone);
  });
  const clockOf = (id: string): { timeZone: string; calendar: LayeredCalendar | null } =>
    clocks.get(id) ?? { timeZone: "UTC", calendar: null };
  const reviews = calendarReviews(plan, known.sellerId);
  const entries = reviews.map((review) => ({
    review,
    time: eventTime(review, clockOf(review.sellerId), clockOf(known.sellerId ?? review.sellerId).timeZone, times),
  }));
  const stamp = new Date(stampOf(plan, reviews, known.stampedAt));
  const calendar = new ICalCalendar({
    prodId: "//retention-kit//retention-kit//EN",
    timezone: { name: null, generator: timeZonesOf(entries.map(({ time }) => time)) },
    events: entries.map(({ review, time }) => ({
      id: uidOf(review.key),
      sequence: review.revision,
      stamp,
      status: statusOf(review.status),
      summary: printable(summary?.(review) ?? review.accountId ?? review.key),
      description: description === undefined ? null : printable(description(review)),
      ...timeFields(time),
    })),
  });
  return `${calendar.toString()}\r\n`;
}

function statusOf(status: CalendarReview["status"]): ICalEventStatus {
  switch (status) {
    case "planned":
      return ICalEventStatus.TENTATIVE;
    case "pinned":
    case "completed":
      return ICalEventStatus.CONFIRMED;
    case "cancelled":
      return ICalEventStatus.CANCELLED;
  }
}

function timeFields(time: EventTime): Pick<ICalEventData, "allDay" | "start" | "end" | "timezone" | "transparency"> {
  if (time.allDay) {
    const { allDay, start, end } = time;
    return { allDay, start: new Date(start), end: new Date(end), transparency: ICalEventTransparency.TRANSPARENT };
  }
  const { start, end, timeZone } = time;
  return {
    start: zonedDateTime(start, timeZone),
    end: zonedDateTime(end, timeZone),
    timezone: timeZone,
    transparency: ICalEventTransparency.OPAQUE,
  };
}

/** Writes the components of zones for the years that the events with a time lie in. */
function timeZonesOf(times: readonly EventTime[]): (timeZone: string) => string {
  const timed = times.filter(({ allDay }) => !allDay);
  // Not spread into Math.min: a call takes some hundred thousand values at most.
  const first = timed.reduce((least, { start }) => Math.min(least, start), Infinity);
  const last = timed.reduce((most, { end }) => Math.max(most, end), -Infinity);
  return (timeZone) => timeZoneComponent(timeZone, startOfYear(first), last);
}

function startOfYear(ms: number): number {
  return Date.UTC(new Date(ms).getUTCFullYear(), 0);
}

/** Keys may hold any character, a UID only some. */
function uidOf(key: string): string {
  const encoded = encodeURIComponent(key.replaceAll(/\p{Surrogate}/gu, "\uFFFD")).replaceAll("%3A", ":");
  return `${encoded}@retention-kit`;
}

/** A text without the control characters that a calendar file may not hold; the rest is escaped on writing. */
function printable(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n").replaceAll(/[^\P{Control}\n\t]/gu, "");
}

function stampOf(plan: CalendarPlan, reviews: readonly CalendarReview[], stampedAt: Instant | undefined): number {
  if (stampedAt !== undefined) return epochMs("toICalendar", "stampedAt", stampedAt);
  const firstDay = plan.from ?? reviews.map(({ on }) => on).sort()[0];
  return firstDay === undefined ? 0 : dayNumber("toICalendar", "plan.from", firstDay) * MS_PER_DAY;
}

function assertWriter(path: string, writer: unknown): void {
  if (writer !== undefined && typeof writer !== "function") {
    throw new RetentionError("toICalendar", path, "must be a function", writer);
  }
}
