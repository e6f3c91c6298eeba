import { resolveCalendar } from "../../calendar/working-calendars/working-calendar.js";
import { day, fields, list, record, unknownable } from "./fields.js";
import { heldTo, hoursSchema, shiftsSchema } from "./hours-schema.js";

/** A stretch of leave, inclusive. */
export const leaveSchema = fields({ from: day, to: day }).refine(({ from, to }) => from <= to, {
  path: ["to"],
  error: "must not lie before from",
});

/** Strict schema of a `WorkingCalendar`, held to the same rules as by the functions that count working time. */
export const workingCalendarSchema = fields({
  hours: hoursSchema,
  hoursFrom: unknownable(record(day, hoursSchema)),
  holidays: unknownable(list(day)),
  extraDays: unknownable(list(day)),
  away: unknownable(list(leaveSchema)),
  dates: unknownable(record(day, shiftsSchema)),
  validFrom: unknownable(day),
}).superRefine(heldTo((calendar) => resolveCalendar("workingCalendarSchema", "", calendar)));
