import type { ICalTemporalZonedDateTimeStub } from "ical-generator";
import { offsetAt } from "../calendar/days/time-zone.js";

/**
 * What ical-generator asks of a `Temporal.ZonedDateTime`, which not every host has. Given a `Date` for an event with a
 * zone, it would write the time of day that the host's own zone shows.
 * @internal
 */
export function zonedDateTime(ms: number, timeZone: string): ICalTemporalZonedDateTimeStub {
  const local = new Date(ms + offsetAt(ms, timeZone));
  const asText = { toJSON: () => local.toISOString(), toString: () => local.toISOString() };
  const date = {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    ...asText,
  };
  const time = {
    ...date,
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
  };
  const zoned: ICalTemporalZonedDateTimeStub = {
    ...time,
    timeZoneId: timeZone,
    toInstant: () => ({ epochMilliseconds: ms, ...asText, toZonedDateTimeISO: () => zoned }),
    toPlainDateTime: () => ({ ...time, toPlainDate: () => date, toZonedDateTime: () => zoned }),
    withTimeZone: () => zoned,
  };
  return zoned;
}
