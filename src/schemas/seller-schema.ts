import { fields, list, notNegative, text, timeZone } from "./fields.js";
import { leaveSchema, workingCalendarSchema } from "./working-calendar-schema.js";

/** Strict schema of a `Seller`: unknown fields are refused, and so are numbers written as text. */
export const sellerSchema = fields({
  id: text,
  timeZone,
  calendar: workingCalendarSchema.nullish(),
  minutesPerDay: notNegative.nullish(),
  minutesPerWeek: notNegative.nullish(),
  away: list(leaveSchema).nullish(),
  segments: list(text).nullish(),
});
