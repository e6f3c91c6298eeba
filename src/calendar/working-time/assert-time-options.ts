import { assertOptions, type OptionNames, type OtherNames } from "../../errors.js";

const NAMES: OptionNames<{ calendar: unknown; timeZone: unknown }> = { calendar: true, timeZone: true };

const OTHER_NAMES: OtherNames = {
  hours: "calendar.hours",
  workingHours: "calendar.hours",
  hoursFrom: "calendar.hoursFrom",
  holiday: "calendar.holidays",
  holidays: "calendar.holidays",
  extraDays: "calendar.extraDays",
  away: "calendar.away",
  leave: "calendar.away",
  dates: "calendar.dates",
  validFrom: "calendar.validFrom",
  zone: "timeZone",
  tz: "timeZone",
};

/**
 * Refuses options other than a calendar and its zone: holidays beside the calendar would be none.
 * @internal
 */
export function assertTimeOptions(functionName: string, options: { calendar: unknown; timeZone?: unknown }): void {
  assertOptions(functionName, "options", options as { calendar: unknown; timeZone: unknown }, NAMES, OTHER_NAMES);
}
