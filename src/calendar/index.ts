/** Days, hours and zones. */
export { addBusinessMinutes } from "./add-business-minutes.js";
export { addWorkingDaysToInstant } from "./add-working-days-to-instant.js";
export { addWorkingDays } from "./add-working-days.js";
export { businessMinutesBetween, type WorkingTimeOptions } from "./business-minutes-between.js";
export type { CalendarPeriod } from "./calendar-period.js";
export { dayOf } from "./day-of.js";
export { intersectCalendars } from "./intersect-calendars.js";
export { isOpenAt } from "./is-open-at.js";
export { isWorkingDay, type WorkingDayOptions } from "./is-working-day.js";
export { mergeCalendars } from "./merge-calendars.js";
export { nextOpening } from "./next-opening.js";
export { type OpenStretch, openStretches } from "./open-stretches.js";
export { workingDaysBetween } from "./working-days-between.js";
export { workingWeek } from "./working-week.js";
