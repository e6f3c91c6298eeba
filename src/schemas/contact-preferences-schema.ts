import { shiftsOfWeek } from "../calendar/shifts.js";
import { count, fields, list, text, truth } from "./fields.js";
import { heldTo, hoursSchema } from "./hours-schema.js";

/** Strict schema of `ContactPreferences`: unknown fields are refused, and so are numbers written as text. */
export const contactPreferencesSchema = fields({
  doNotContact: truth.nullish(),
  channels: list(text).nullish(),
  hours: hoursSchema.superRefine(heldTo((hours) => shiftsOfWeek("contactPreferencesSchema", "", hours))).nullish(),
  language: text.nullish(),
  daysBetweenContacts: count.nullish(),
});
