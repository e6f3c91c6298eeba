/**
 * A plan as a calendar file; needs the peer `ical-generator`.
 * @module retention-kit/icalendar
 */
export type { CalendarPlan, CalendarReview } from "./calendar-reviews.js";
export { toICalendar, type ToICalendarOptions } from "./to-icalendar.js";
