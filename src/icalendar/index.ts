export type { CalendarPlan, CalendarReview } from "./calendar-reviews.js";
export { toICalendar, type ToICalendarOptions } from "./to-icalendar.js";
