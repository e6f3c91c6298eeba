import * as z from "zod/mini";
import { refusalOf } from "../../errors.js";
import { fields, list, notNegative, text, unknownable } from "./fields.js";

/** Shifts of one day. */
export const shiftsSchema = list(z.tuple([text, text], 'must be two times, as ["09:00", "17:00"]'));

const shifts = unknownable(shiftsSchema);

/** Shifts by weekday, as far as their form goes. */
export const hoursSchema = fields({
  mon: shifts,
  tue: shifts,
  wed: shifts,
  thu: shifts,
  fri: shifts,
  sat: shifts,
  sun: shifts,
});

const minutes = unknownable(notNegative);

/** Minutes by weekday. */
export const weekdayMinutesSchema = fields({
  mon: minutes,
  tue: minutes,
  wed: minutes,
  thu: minutes,
  fri: minutes,
  sat: minutes,
  sun: minutes,
});

/** Holds what was read to a check of the calendar's own, and reports its error at the path it names. */
export function heldTo<Read>(
  check: (read: Read) => unknown,
): (read: Read, context: z.core.$RefinementCtx<Read>) => void {
  return (read, context) => {
    try {
      check(read);
    } catch (error) {
      const refusal = refusalOf(error);
      context.addIssue({ code: "custom", path: keysOf(refusal.path), message: refusal.rule });
    }
  };
}

/** The keys of a path as errors write it: `.hours.mon[0]`. */
function keysOf(path: string): (string | number)[] {
  return [...path.matchAll(/\.([\w-]+)|\[(\d+)\]/g)].map(([, key, index]) => key ?? Number(index));
}
