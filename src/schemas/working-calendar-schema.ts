import { z } from "zod";
import { resolveCalendar } from "../calendar/working-calendar.js";
import { RetentionError } from "../errors.js";
import { day, fields, list, text } from "./fields.js";

const shifts = list(z.tuple([text, text], 'must be two times, as ["09:00", "17:00"]')).exactOptional();

/** A stretch of leave, inclusive. */
export const leaveSchema = fields({ from: day, to: day }).refine(({ from, to }) => from <= to, {
  path: ["to"],
  error: "must not lie before from",
});

/** Strict schema of a `WorkingCalendar`, held to the same rules as by the functions that count working time. */
export const workingCalendarSchema = fields({
  hours: fields({ mon: shifts, tue: shifts, wed: shifts, thu: shifts, fri: shifts, sat: shifts, sun: shifts }),
  holidays: list(day).exactOptional(),
  extraDays: list(day).exactOptional(),
  away: list(leaveSchema).exactOptional(),
}).superRefine((calendar, context) => {
  try {
    resolveCalendar("workingCalendarSchema", "", calendar);
  } catch (error) {
    if (!(error instanceof RetentionError)) throw error;
    context.addIssue({ code: "custom", path: keysOf(error.path), message: error.rule });
  }
});

/** The keys of a path as errors write it: `.hours.mon[0]`. */
function keysOf(path: string): (string | number)[] {
  return [...path.matchAll(/\.(\w+)|\[(\d+)\]/g)].map(([, key, index]) => key ?? Number(index));
}
