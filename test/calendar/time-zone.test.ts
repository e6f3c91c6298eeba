import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayNumber, plainDate } from "../../src/calendar/days/plain-date.js";
import { assertTimeZone, dayOfInstant, offsetAt, offsetChanges } from "../../src/calendar/days/time-zone.js";

const HOUR = 3_600_000;
const utc = (text: string): number => Date.parse(text);
const days = (texts: string[], timeZone: string): string[] =>
  texts.map((text) => plainDate(dayOfInstant(utc(text), timeZone)));

/** The same question put to the host for one instant at a time. */
function offsetByHost(ms: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  const name = format.formatToParts(ms).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign = "+", hours = 0, minutes = 0, seconds = 0] =
    /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(name) ?? [];
  return (sign === "-" ? -1000 : 1000) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
}

describe("the day of an instant", () => {
  test("skips a day where the date line moved", () => {
    expect(days(["2011-12-30T09:59:59.999Z", "2011-12-30T10:00:00Z"], "Pacific/Apia")).toEqual([
      "2011-12-29",
      "2011-12-31",
    ]);
  });

  test("changes at midnight in zones off by 45 minutes", () => {
    expect(days(["2026-11-20T18:14:59Z", "2026-11-20T18:15:00Z"], "Asia/Kathmandu")).toEqual([
      "2026-11-20",
      "2026-11-21",
    ]);
    expect(days(["2026-11-20T15:14:59Z", "2026-11-20T15:15:00Z"], "Australia/Eucla")).toEqual([
      "2026-11-20",
      "2026-11-21",
    ]);
    expect(days(["2026-11-20T10:14:59Z", "2026-11-20T10:15:00Z"], "Pacific/Chatham")).toEqual([
      "2026-11-20",
      "2026-11-21",
    ]);
  });

  test("comes twice where the clocks go back over midnight", () => {
    const before = ["2010-11-07T02:30:59Z", "2010-11-07T02:31:00Z", "2010-11-07T03:29:59Z", "2010-11-07T03:30:00Z"];
    expect(days(before, "America/St_Johns")).toEqual(["2010-11-07", "2010-11-06", "2010-11-06", "2010-11-07"]);
  });
});

describe("offsets", () => {
  const names = fc.constantFrom(
    "UTC",
    "America/New_York",
    "Europe/London",
    "Africa/Casablanca",
    "Africa/Cairo",
    "Africa/Freetown",
    "Asia/Gaza",
    "Asia/Kathmandu",
    "Asia/Phnom_Penh",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Pacific/Chatham",
    "Pacific/Kwajalein",
    "Antarctica/Troll",
    "Antarctica/DumontDUrville",
    "America/Recife",
  );
  const instants = fc.integer({ min: utc("1880-01-01") / 1000, max: utc("2101-01-01") / 1000 });

  test("agree with the host at any instant of any year", () => {
    fc.assert(
      fc.property(names, instants, (timeZone, seconds) => {
        expect(offsetAt(seconds * 1000, timeZone)).toBe(offsetByHost(seconds * 1000, timeZone));
      }),
      { numRuns: 400 },
    );
  });

  test("change where they are said to, and nowhere else", () => {
    expect(offsetChanges(utc("2026-01-01"), utc("2027-01-01"), "America/New_York")).toEqual([
      { at: utc("2026-03-08T07:00:00Z"), before: -5 * HOUR, after: -4 * HOUR },
      { at: utc("2026-11-01T06:00:00Z"), before: -4 * HOUR, after: -5 * HOUR },
    ]);
    expect(offsetChanges(utc("1900-01-01"), utc("2100-01-01"), "Asia/Kathmandu").map(({ after }) => after)).toEqual([
      5.5 * HOUR,
      5.75 * HOUR,
    ]);
  });

  test("change at the very start of a year of UTC", () => {
    const newYear = utc("1912-01-01T00:00:00Z");
    const [change, ...more] = offsetChanges(newYear - 1, newYear, "Europe/Lisbon");
    expect(change).toEqual({ at: newYear, before: -36 * 60_000 - 45_000, after: 0 });
    expect(more).toEqual([]);
    expect(offsetAt(newYear, "Europe/Lisbon")).toBe(0);
  });

  test("of years before standard time and far ahead are the nearest known", () => {
    expect(offsetAt(utc("0001-06-01T00:00:00Z"), "Europe/Paris")).toBe(offsetAt(utc("1850-06-01"), "Europe/Paris"));
    expect(offsetAt(utc("9998-07-01T00:00:00Z"), "Europe/Paris")).toBe(2 * HOUR);
  });
});

test.each(["", "Mars/Olympus", "+05:45", "-03:00", "local", 5, null, undefined])("%s is no zone", (timeZone) => {
  expect(() => {
    assertTimeZone("nextReview", "timeZone", timeZone);
  }).toThrow(/^nextReview: timeZone must be /);
});

test("the days of a year in a zone are as many as in the calendar, less those skipped", () => {
  const seen = new Set<number>();
  for (let ms = utc("2011-01-01T12:00:00Z"); ms < utc("2012-01-01T12:00:00Z"); ms += 6 * HOUR) {
    seen.add(dayOfInstant(ms, "Pacific/Apia"));
  }
  expect(seen.has(dayNumber("test", "day", "2011-12-30"))).toBe(false);
  expect(seen.size).toBe(365);
});
