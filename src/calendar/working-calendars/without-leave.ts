import type { LayeredCalendar } from "../../records/company/seller.js";
import { isLayered } from "./layer-calendars.js";

/**
 * The same calendar as if no one were ever on leave, to tell leave from a day off.
 * @internal
 */
export function withoutLeave(calendar: LayeredCalendar): LayeredCalendar {
  if (isLayered(calendar)) return calendar.map((layer) => ({ ...layer, away: [] }));
  return { ...calendar, away: [] };
}
