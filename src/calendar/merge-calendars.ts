import type { Weekday, WorkingCalendar } from "../records/seller.js";
import type { PlainDate } from "../records/time.js";
import { readCalendar } from "./calendar-fields.js";
import { type DayRange, mergeRanges } from "./day-ranges.js";
import { plainDate } from "./plain-date.js";
import { resolveCalendar } from "./working-calendar.js";

/** One layer of a working calendar: the company's, a team's, a person's. */
export type CalendarLayer = Partial<WorkingCalendar>;

/**
 * Lays working calendars over each other, the widest first: `mergeCalendars(company, team, person)`.
 *
 * - The hours of a weekday are those of the last layer that names it; `fri: []` takes Fridays off.
 * - A day is a holiday or an extra day as the last layer that names it says, so that a team can work on a company holiday
 *   and a person can take a team's extra day off. Within a layer the extra day wins, as in every working calendar.
 * - Leave adds up, and nothing takes it back.
 *
 * Cost: one pass over the layers, and sorting their days.
 *
 * @param layers - The calendars, each of which may leave out what it does not change.
 * @returns One working calendar, its days in order.
 * @throws RetentionError when the layers do not make a valid calendar; a path under `merged`
 * names a field that only the layers together get wrong.
 *
 * @example
 * const company = { hours: { mon: [["09:00", "17:00"]], fri: [["09:00", "17:00"]] }, holidays: ["2026-12-25"] };
 * const person = { hours: { fri: [["09:00", "13:00"]] }, away: [{ from: "2026-12-28", to: "2026-12-31" }] };
 * mergeCalendars(company, person)
 * //=> {
 * //     hours: { mon: [["09:00", "17:00"]], fri: [["09:00", "13:00"]] },
 * //     holidays: ["2026-12-25"],
 * //     extraDays: [],
 * //     away: [{ from: "2026-12-28", to: "2026-12-31" }],
 * //   }
 */
export function mergeCalendars(...layers: readonly CalendarLayer[]): WorkingCalendar {
  const hours: Partial<Record<Weekday, [string, string][]>> = {};
  const kinds = new Map<number, "holiday" | "extra day">();
  const leave: DayRange[] = [];
  layers.forEach((layer, index) => {
    const calendar = { hours: {}, ...layer };
    const fields = readCalendar("mergeCalendars", `layers[${index}]`, calendar);
    for (const weekday of Object.keys(calendar.hours) as Weekday[]) {
      const shifts = calendar.hours[weekday] ?? null;
      if (shifts !== null) hours[weekday] = shifts.map(([start, end]) => [start, end]);
    }
    for (const day of fields.holidays) kinds.set(day, "holiday");
    for (const day of fields.extraDays) kinds.set(day, "extra day");
    leave.push(...fields.away);
  });

  const daysOf = (kind: string): PlainDate[] =>
    [...kinds]
      .filter(([, of]) => of === kind)
      .map(([day]) => day)
      .sort((a, b) => a - b)
      .map(plainDate);
  const merged = {
    hours,
    holidays: daysOf("holiday"),
    extraDays: daysOf("extra day"),
    away: mergeRanges(leave).map(({ from, to }) => ({ from: plainDate(from), to: plainDate(to) })),
  };
  resolveCalendar("mergeCalendars", "merged", merged);
  return merged;
}
