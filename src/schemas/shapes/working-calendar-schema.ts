import * as z from "zod/mini";
import { resolveCalendar } from "../../calendar/working-calendars/working-calendar.js";
import type { CalendarLayer, WorkingCalendar } from "../../records/company/seller.js";
import { day, fields, list, objectOrList, record, unknownable } from "./fields.js";
import { heldTo, hoursSchema, shiftsSchema } from "./hours-schema.js";

/** A stretch of leave, inclusive. */
export const leaveSchema = fields({ from: day, to: day }).check(
  z.refine(({ from, to }) => from <= to, { path: ["to"], error: "must not lie before from" }),
);

const others = {
  hoursFrom: unknownable(record(day, hoursSchema)),
  holidays: unknownable(list(day)),
  extraDays: unknownable(list(day)),
  away: unknownable(list(leaveSchema)),
  dates: unknownable(record(day, shiftsSchema)),
  validFrom: unknownable(day),
};

/** Strict schema of a `WorkingCalendar`, held to the same rules as by the functions that count working time. */
export const workingCalendarSchema = fields({
  hours: hoursSchema,
  ...others,
}).check(z.superRefine(heldTo((calendar: WorkingCalendar) => resolveCalendar("workingCalendarSchema", "", calendar))));

/** The layers of a calendar, the widest first. */
const layersSchema = list(fields({ hours: unknownable(hoursSchema), ...others })).check(
  z.superRefine(
    heldTo((layers: unknown) => resolveCalendar("workingCalendarSchema", "", layers as readonly CalendarLayer[])),
  ),
);

/** A working calendar, or its layers. */
export const layeredCalendarSchema = objectOrList(workingCalendarSchema, layersSchema);
