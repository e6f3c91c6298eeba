import fc from "fast-check";
import { dayOf } from "retention-kit";
import { describe, expect, test } from "vitest";
import {
  epochMs,
  instantFault,
  isInstant,
  msInRow,
  msOf,
  ticketInstantFault,
  ticketMs,
} from "../../src/calendar/days/instant.js";
import { firstDayOf, periodOf, weekStartOf } from "../../src/calendar/days/calendar-period.js";
import { daysInUnit } from "../../src/calendar/days/days-in-unit.js";
import {
  civil,
  dayInRow,
  dayNumber,
  dayOfCivil,
  dayRule,
  daysInMonth,
  digits,
  leadingDay,
  parseDay,
  plainDate,
} from "../../src/calendar/days/plain-date.js";
import { assertTimeZone, offsetAt, offsetChanges, steadyOffset } from "../../src/calendar/days/time-zone.js";

const DAY = 86_400_000;
const HOUR = 3_600_000;
const MOMENT =
  "must be a moment: ISO 8601 with Z or an offset, whole epoch milliseconds, or a Date, in the years 0 to 9999";
const BEFORE_1990 = "must not lie before 1990: seconds since 1970 have to be given as milliseconds";
const IN_SECONDS = "must be in milliseconds: seconds since 1970 have to be multiplied by 1000";

/** What a text in the host's own form says, also with a blank for the T or a comma for the point; `NaN` for any other. */
function byHost(text: string): number {
  const usual = `${text.slice(0, 10)}${text[10] === " " ? "T" : (text[10] ?? "")}${text.slice(11)}`.replace(",", ".");
  const full = usual.length === 20 ? usual.replace("Z", ".000Z") : usual;
  const ms = Date.parse(full);
  return Number.isNaN(ms) || new Date(ms).toISOString() !== full ? NaN : ms;
}

describe("a text is a moment", () => {
  test("or none, whichever character of it is another", () => {
    const wrong: string[] = [];
    for (const text of ["2026-11-21T09:07:05Z", "2024-02-28T23:59:59.123Z", "0999-10-30T19:20:30.040Z"]) {
      for (let at = 0; at < text.length; at++) {
        for (const other of "0123456789:-T Z.,+/;a") {
          const near = text.slice(0, at) + other + text.slice(at + 1);
          if (!Object.is(msOf(near), byHost(near))) wrong.push(near);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test("however its parts are written", () => {
    const part = (most: number) => fc.integer({ min: 0, max: most });
    const two = (number: number): string => String(number).padStart(2, "0");
    const written = fc.record({
      day: fc.integer({ min: -300_000, max: 2_500_000 }),
      blank: fc.constantFrom("T", " "),
      hour: part(23),
      minute: part(59),
      second: fc.option(part(59)),
      fraction: fc.option(fc.tuple(fc.constantFrom(".", ","), fc.stringMatching(/^\d{1,6}$/))),
      zone: fc.option(fc.tuple(fc.constantFrom("+", "-", " +", " -"), part(23), fc.option(part(59)), fc.boolean())),
    });
    fc.assert(
      fc.property(written, ({ day, blank, hour, minute, second, fraction, zone }) => {
        let text = `${new Date(day * DAY).toISOString().slice(0, 10)}${blank}${two(hour)}:${two(minute)}`;
        let ms = day * DAY + hour * HOUR + minute * 60_000;
        if (second !== null) {
          text += `:${two(second)}`;
          ms += second * 1000;
          if (fraction !== null) {
            text += fraction.join("");
            ms += Math.floor(Number(`0.${fraction[1]}`) * 1000 + 1e-9);
          }
        }
        if (zone === null) text += "Z";
        else {
          const [sign, hours, minutes, colon] = zone;
          text += sign + two(hours) + (minutes === null ? "" : `${colon ? ":" : ""}${two(minutes)}`);
          ms -= (sign.endsWith("-") ? -1 : 1) * (hours * HOUR + (minutes ?? 0) * 60_000);
        }
        expect([text, msOf(text)]).toEqual([text, ms]);
        for (const more of ["x", "0", "Z", ":00"]) {
          if (more !== "0" && !(more === ":00" && zone !== null && zone[2] === null))
            expect([text, msOf(text + more)]).toEqual([text, NaN]);
        }
        expect(msOf(`x${text}`)).toBeNaN();
      }),
    );
  });

  test.each([
    "2026-11-21T10:00:00.Z",
    "2026-11-21T10:00.5Z",
    "2026-11-21T10Z",
    "2026-11-21T10:00:0Z",
    "2026-11-21T10:00+24:00",
    "2026-11-21T10:00+05:60",
    "2026-11-21T10:00+5",
    "2026-11-21T10:00  +05",
    "2026-11-21T10:00 Z",
    "2026-11-21T30:00:00+01",
    "2026-11-21T29:00+01",
    "2026-11-2T10:00:00Z",
    "2026-02-29T10:00:00+01",
  ])("%s is none", (text) => {
    expect(msOf(text)).toBeNaN();
  });

  test("from the second day of the year 0 to the last but one of 9999, so that each has a date in every zone", () => {
    const first = Date.parse("0000-01-02T00:00:00.000Z");
    const last = Date.parse("9999-12-30T23:59:59.999Z");
    expect([first - 1, first, last, last + 1].map(isInstant)).toEqual([false, true, true, false]);
    expect([first - 1, first, last, last + 1].map((ms) => msOf(new Date(ms)))).toEqual([NaN, first, last, NaN]);
    expect(isInstant(0.5)).toBe(false);
    expect([msOf(true), msOf({ getTime: () => 0 }), msOf([0])]).toEqual([NaN, NaN, NaN]);
  });
});

describe("a moment is refused", () => {
  test("as a number of seconds, from 1990 to 2286, unless it comes as a text or a Date", () => {
    const seconds = [631_151_999, 631_152_000, 9_999_999_999, 10_000_000_000];
    expect(seconds.map(instantFault)).toEqual([null, IN_SECONDS, IN_SECONDS, null]);
    expect(seconds.map((ms) => instantFault(new Date(ms)))).toEqual([null, null, null, null]);
    expect(instantFault("1970-01-20T10:00Z")).toBeNull();
    expect(instantFault("soon")).toBe(MOMENT);
    expect(() => epochMs("f", "at", 700_000_000)).toThrow(`f: at ${IN_SECONDS}, got 700000000`);
    expect(epochMs("f", "at", 5)).toBe(5);
  });

  test("in a ticket also before 1990, however it is written", () => {
    const first = Date.UTC(1990, 0, 1);
    expect([first - 1, first, "1989-12-31T23:59Z", "x"].map(ticketInstantFault)).toEqual([
      BEFORE_1990,
      null,
      BEFORE_1990,
      MOMENT,
    ]);
    expect(ticketMs("f", "at", first)).toBe(first);
    expect(() => ticketMs("f", "at", first - 1)).toThrow(`f: at ${BEFORE_1990}, got ${first - 1}`);
    expect(() => ticketMs("f", "at", "x")).toThrow(`f: at ${MOMENT}, got "x"`);
  });

  test("in a row by its place there", () => {
    expect(msInRow("f", "rows", 3, "at", "2026-11-21T10:00Z")).toBe(Date.UTC(2026, 10, 21, 10));
    expect(() => msInRow("f", "rows", 3, "at", "x")).toThrow(`f: rows[3].at ${MOMENT}, got "x"`);
    expect(() => msInRow("f", "rows", 3, "at", 1e9)).toThrow(`f: rows[3].at ${IN_SECONDS}, got 1000000000`);
    expect(() => dayOf("x", "UTC")).toThrow(`dayOf: instant ${MOMENT}`);
    expect(() => dayOf(0, "Mars")).toThrow("dayOf: timeZone must be an IANA time zone such as Asia/Kathmandu");
  });
});

describe("days", () => {
  test("of every month of four centuries are as many as the host's, and counted as it does", () => {
    const wrong: string[] = [];
    for (let year = 1600; year <= 2000; year++) {
      for (let month = 1; month <= 12; month++) {
        const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
        const first = Date.UTC(year, month - 1, 1) / DAY;
        const ends = [civil(first), civil(first + length - 1)].map(({ year, month, dayOfMonth }) => [
          year,
          month,
          dayOfMonth,
        ]);
        const as = JSON.stringify([
          [year, month, 1],
          [year, month, length],
        ]);
        const named = `${year}-${String(month).padStart(2, "0")}`;
        if (
          daysInMonth(year, month) !== length ||
          dayOfCivil(year, month, length) !== first + length - 1 ||
          JSON.stringify(ends) !== as ||
          parseDay(`${named}-${length}`) !== first + length - 1 ||
          !Number.isNaN(parseDay(`${named}-${length + 1}`)) ||
          !Number.isNaN(parseDay(`${named}-00`))
        )
          wrong.push(named);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("are ten characters, or lead a longer text", () => {
    const day = Date.UTC(2026, 10, 21) / DAY;
    expect([parseDay("2026-11-21"), parseDay("2026-11-21T"), leadingDay("2026-11-21T")]).toEqual([day, NaN, day]);
    expect(["2026/11-21", "2026-11/21", "2026-1a-21", "202 -11-21", "2026-11-2"].map(leadingDay)).toEqual(
      Array(5).fill(NaN),
    );
    expect([digits("a/0:9", 2, 3), digits("a/0:9", 4, 5), digits("a/0:9", 1, 2), digits("a/0:9", 3, 4)]).toEqual([
      0,
      9,
      NaN,
      NaN,
    ]);
    expect(digits("1234", 1, 3)).toBe(23);
  });

  test("are refused by their place, and a moment is told how it becomes one", () => {
    const rule = "must be a day that exists, as YYYY-MM-DD";
    const hint = `${rule} (dayOf(moment, zone) makes one of a moment)`;
    expect(["2026-11-21T", "2026-11-21 ", "T", 5, null, new Date(0)].map(dayRule)).toEqual([
      hint,
      rule,
      rule,
      rule,
      rule,
      hint,
    ]);
    expect(dayInRow("f", "rows", 2, "on", "1970-01-02")).toBe(1);
    expect(() => dayInRow("f", "rows", 2, "on", "x")).toThrow(`f: rows[2].on ${rule}, got "x"`);
    expect(() => dayInRow("f", "rows", 2, "on", ["1970-01-02"])).toThrow(`f: rows[2].on ${rule}`);
    expect(() => dayInRow("f", "rows", 2, "on", null)).toThrow(`f: rows[2].on ${rule}, got null`);
    expect(dayNumber("f", "on", "1970-01-02")).toBe(1);
    expect(() => dayNumber("f", "on", 5)).toThrow(`f: on ${rule}, got 5`);
    expect(() => dayNumber("f", "on", new String("1970-01-02"))).toThrow(`f: on ${rule}`);
    expect([plainDate(9), plainDate(8)]).toEqual(["1970-01-10", "1970-01-09"]);
  });

  test("lie in units of these lengths, a year being 365.25 days", () => {
    expect(daysInUnit).toEqual({ day: 1, week: 7, fortnight: 14, month: 30.4375, quarter: 91.3125, year: 365.25 });
  });

  test("lie in numbered periods, of which those around day 0 have number 0", () => {
    expect((["week", "month", "quarter", "year"] as const).map((period) => periodOf(0, period))).toEqual([0, 0, 0, 0]);
    expect((["week", "month", "quarter", "year"] as const).map((period) => plainDate(firstDayOf(-1, period)))).toEqual([
      "1969-12-22",
      "1969-12-01",
      "1969-10-01",
      "1969-01-01",
    ]);
    expect(["mon", "tue", "sun"].map((weekStartsOn) => weekStartOf("f", { weekStartsOn }))).toEqual([0, 1, 6]);
    expect(weekStartOf("f", {})).toBe(0);
    expect(() => weekStartOf("f", { weekStartsOn: "monday" })).toThrow(
      /^f: options.weekStartsOn must be one of mon, tue/,
    );
  });
});

describe("zones", () => {
  test("of UTC are known to engines without Intl, and no others are", () => {
    const { Intl } = globalThis;
    try {
      Reflect.deleteProperty(globalThis, "Intl");
      const names = ["Utc", "uCT", "Etc/UTc", "gMT", "etc/GmT", "GMt0", "GMt+0", "gmt-0", "Etc/gMT0", "Greenwich"];
      for (const name of [...names, "etc/greenwicH", "universaL", "Etc/Universal", "zulU", "etc/ZulU"]) {
        expect([name, offsetAt(1e12, name), steadyOffset(0, 1e13, name), offsetChanges(0, 1e13, name)]).toEqual([
          name,
          0,
          0,
          [],
        ]);
      }
      for (const name of ["UTC+1", "XUTC", "Etc/GMT+1", "GMT00", "GMT 0", "GMTx0", "Etc", "Etc/", "Europe/Riga"]) {
        expect(() => offsetAt(0, name)).toThrow(
          "offsetAt: timeZone must be UTC here, as this JavaScript engine has no",
        );
      }
    } finally {
      Object.defineProperty(globalThis, "Intl", { value: Intl, configurable: true, writable: true });
    }
  });

  test("are refused by name", () => {
    const rule = "must be an IANA time zone such as Asia/Kathmandu";
    const check = (zone: unknown) => () => {
      assertTimeZone("f", "zone", zone);
    };
    expect(check("+00:00")).toThrow(`f: zone ${rule}, got "+00:00"`);
    expect(check("Asia/Nowhere")).toThrow(`f: zone ${rule}`);
    expect(check(0)).toThrow(/^f: zone /);
    for (const ask of [
      () => offsetAt(0, "Asia/Nowhere"),
      () => steadyOffset(0, 1, "Asia/Nowhere"),
      () => offsetChanges(0, 1, "Asia/Nowhere"),
    ]) {
      expect(ask).toThrow(`offsetAt: timeZone ${rule}`);
    }
  });

  test("change after the first of two instants and up to the second", () => {
    // London goes to summer time on the last Sunday of March, at 01:00 UTC.
    const change = Date.UTC(2026, 2, 29, 1);
    const found = (from: number, to: number) => offsetChanges(from, to, "Europe/London").map(({ at }) => at);
    expect(found(change - 1, change)).toEqual([change]);
    expect(found(change, change + DAY)).toEqual([]);
    expect(found(change - DAY, change - 1)).toEqual([]);
    expect(offsetAt(change - 1, "Europe/London")).toBe(0);
    expect(offsetAt(change, "Europe/London")).toBe(HOUR);
    expect(steadyOffset(change - 5, change - 1, "Europe/London")).toBe(0);
    expect(steadyOffset(change - 5, change, "Europe/London")).toBeNull();
    expect(steadyOffset(change, change + 100 * DAY, "Europe/London")).toBe(HOUR);
    expect(steadyOffset(change, change + 300 * DAY, "Europe/London")).toBeNull();
    // Each after an instant of the year before or after, which tells nothing of it.
    const summer = (year: number) => offsetAt(Date.UTC(year, 6, 1), "Europe/London");
    const winter = (year: number, month: number) => offsetAt(Date.UTC(year, month, 10), "Europe/London");
    expect([winter(2026, 0), summer(2025), winter(2026, 11), summer(2027)]).toEqual([0, HOUR, 0, HOUR]);
    // Over the turn of a year, and of several.
    expect(steadyOffset(change + 250 * DAY, change + 300 * DAY, "Europe/London")).toBe(0);
    expect(found(change, Date.UTC(2028, 0, 1))).toHaveLength(3);
  });

  test("had one offset before standard time", () => {
    const [before, long] = [Date.UTC(1799, 5, 1), Date.parse("0100-01-01T00:00:00Z")];
    expect(offsetAt(before, "America/New_York")).toBe(offsetAt(long, "America/New_York"));
    expect(offsetChanges(long, Date.UTC(1890, 0, 1), "America/New_York")).toHaveLength(1);
    expect(steadyOffset(long, before, "America/New_York")).toBe(offsetAt(before, "America/New_York"));
  });
});
