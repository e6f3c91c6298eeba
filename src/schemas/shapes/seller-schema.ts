import { fields, list, notNegative, text, timeZone, unknownable } from "./fields.js";
import { weekdayMinutesSchema } from "./hours-schema.js";
import { layeredCalendarSchema, leaveSchema } from "./working-calendar-schema.js";

/** Strict schema of a `Seller`: unknown fields are refused, and so are numbers written as text. */
export const sellerSchema = fields({
  id: text,
  timeZone,
  calendar: unknownable(layeredCalendarSchema),
  minutesPerDay: unknownable(notNegative),
  minutesByWeekday: unknownable(weekdayMinutesSchema),
  minutesPerWeek: unknownable(notNegative),
  minutesPerMonth: unknownable(notNegative),
  away: unknownable(list(leaveSchema)),
  segments: unknownable(list(text)),
});
