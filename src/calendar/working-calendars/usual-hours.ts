import type { WorkingCalendar } from "../../records/company/seller.js";
import { workingWeek } from "./working-week.js";

/**
 * Days and hours of a seller who gives no calendar.
 * @internal
 */
export const USUAL_DAYS = "mon-fri";
/** @internal */
export const USUAL_HOURS = "09:00-17:00";

/**
 * Minutes a day for reviews of a seller who does not say how many.
 * @internal
 */
export const USUAL_MINUTES = 120;

/**
 * The calendar of a seller who gives none.
 * @internal
 */
export function usualWeek(): WorkingCalendar {
  return workingWeek(USUAL_DAYS, USUAL_HOURS);
}
