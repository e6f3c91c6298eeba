import * as z from "zod/mini";
import { shiftsOfWeek } from "../../calendar/working-calendars/shifts.js";
import { count, fields, list, text, truth, unknownable } from "./fields.js";
import { heldTo, hoursSchema } from "./hours-schema.js";

/** Strict schema of `ContactPreferences`: unknown fields are refused, and so are numbers written as text. */
export const contactPreferencesSchema = fields({
  doNotContact: unknownable(truth),
  channels: unknownable(list(text)),
  hours: unknownable(
    hoursSchema.check(z.superRefine(heldTo((hours) => shiftsOfWeek("contactPreferencesSchema", "", hours)))),
  ),
  language: unknownable(text),
  daysBetweenContacts: unknownable(count),
});
