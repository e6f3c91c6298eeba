import { LEAVE_NAMES } from "../../calendar/working-calendars/calendar-fields.js";
import type { Seller } from "../../records/company/seller.js";
import { calendar, leave, timeZone, weekdayMinutes, type RecordKind } from "../field.js";
import { ID, NOT_NEGATIVE, TEXTS, type FieldsOf } from "./row-rules.js";

/** @internal */
export const seller: RecordKind = {
  fields: {
    id: ID,
    timeZone: { check: timeZone, required: true },
    calendar: { check: calendar },
    minutesPerDay: NOT_NEGATIVE,
    minutesByWeekday: { check: weekdayMinutes },
    minutesPerWeek: NOT_NEGATIVE,
    minutesPerMonth: NOT_NEGATIVE,
    away: { check: leave },
    segments: TEXTS,
  } satisfies FieldsOf<Seller>,
  otherNames: LEAVE_NAMES,
};
