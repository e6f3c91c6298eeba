/** Days, hours and zones. */
export { addBusinessMinutes } from "./working-time/add-business-minutes.js";
export { addWorkingDaysToInstant } from "./working-time/add-working-days-to-instant.js";
export { addWorkingDays } from "./working-time/add-working-days.js";
export { businessMinutesBetween, type WorkingTimeOptions } from "./working-time/business-minutes-between.js";
export type { CalendarPeriod, WeekOptions } from "./days/calendar-period.js";
export { dayOf } from "./days/day-of.js";
export { intersectCalendars } from "./working-calendars/intersect-calendars.js";
export { isOpenAt } from "./working-time/is-open-at.js";
export { isWorkingDay, type WorkingDayOptions } from "./working-time/is-working-day.js";
export { mergeCalendars } from "./working-calendars/merge-calendars.js";
export { nextOpening } from "./working-time/next-opening.js";
export { type OpenStretch, openStretches } from "./working-time/open-stretches.js";
export { workingDaysBetween } from "./working-time/working-days-between.js";
export { workingWeek } from "./working-calendars/working-week.js";
