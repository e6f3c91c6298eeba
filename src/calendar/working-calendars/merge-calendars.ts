import type { CalendarLayer, WorkingCalendar } from "../../records/company/seller.js";
import { layerCalendars } from "./layer-calendars.js";
import { resolveCalendar } from "./working-calendar.js";

/**
 * Combines working calendars, the most general first: `mergeCalendars(company, team, person)`.
 *
 * - The hours of a weekday are those of the last layer that names it; `fri: []` takes Fridays off.
 * - A day is a holiday, an extra day, or has hours of its own, as the last layer that names it says, so that a team can
 *   work on a company holiday and a person can take a team's extra day off. Within a layer the hours of a date win over
 *   an extra day, which wins over a holiday, as in every working calendar.
 * - Leave adds up, and no layer takes it back.
 * - A layer with `validFrom` applies from that day on, and is ignored before it. So last year's tickets run on last
 *   year's hours.
 *
 * A list of layers is accepted wherever a calendar is, and means the same.
 *
 * Cost: one pass over the layers for each day on which one of them comes into force, and sorting their days.
 *
 * @param layers - The calendars, each of which may leave out what it does not change.
 * @returns One working calendar, its days in order; `hoursFrom` holds the hours that change on a day.
 * @throws RetentionError when the layers do not make a valid calendar; a path under `merged`
 * names a field that only the layers together get wrong.
 *
 * @example
 * import { isWorkingDay, mergeCalendars } from "retention-kit";
 *
 * const company = { hours: { mon: [["09:00", "17:00"]], fri: [["09:00", "17:00"]] }, holidays: ["2026-12-25"] };
 * const person = { hours: { fri: [["09:00", "13:00"]] }, away: [{ from: "2026-12-28", to: "2026-12-31" }] };
 * mergeCalendars(company, person)
 * //=> {
 * //     hours: { mon: [["09:00", "17:00"]], fri: [["09:00", "13:00"]] },
 * //     holidays: ["2026-12-25"],
 * //     extraDays: [],
 * //     away: [{ from: "2026-12-28", to: "2026-12-31" }],
 * //   }
 * const thisYear = mergeCalendars(company, { validFrom: "2027-01-01", hours: { fri: [] } });
 * isWorkingDay("2026-12-18", { calendar: thisYear })
 * //=> true
 * isWorkingDay("2027-01-08", { calendar: thisYear })
 * //=> false
 */
export function mergeCalendars(...layers: readonly CalendarLayer[]): WorkingCalendar {
  const merged = layerCalendars("mergeCalendars", "layers", layers);
  resolveCalendar("mergeCalendars", "merged", merged);
  return merged;
}
