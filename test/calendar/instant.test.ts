import fc from "fast-check";
import { expect, test } from "vitest";
import { epochMs } from "../../src/calendar/days/instant.js";

const read = (instant: unknown): number => epochMs("scoreEffort", "openedAt", instant);

test("agrees with the host on every instant in full ISO form", () => {
  const dates = fc.date({
    min: new Date("0000-01-02T00:00:00Z"),
    max: new Date("9999-12-30T23:59:59Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(dates, (date) => {
      expect(read(date.toISOString())).toBe(date.getTime());
      expect(read(date)).toBe(date.getTime());
      const ms = date.getTime();
      // These days of 1970 are taken for seconds since 1970, from 1990 on.
      if (ms >= 631_152_000 && ms < 10_000_000_000) expect(() => read(ms)).toThrow("must be in milliseconds");
      else expect(read(ms)).toBe(ms);
    }),
  );
});

test.each([
  ["2026-11-21T10:00+05:45", "2026-11-21T04:15:00.000Z"],
  ["2026-11-21T10:00:00-0330", "2026-11-21T13:30:00.000Z"],
  ["2026-11-21T10:00:00.123456+00", "2026-11-21T10:00:00.123Z"],
  ["2026-11-21T10:00:00,5Z", "2026-11-21T10:00:00.500Z"],
  ["2026-11-21T00:30:00+14:00", "2026-11-20T10:30:00.000Z"],
])("%s is %s", (text, utc) => {
  expect(new Date(read(text)).toISOString()).toBe(utc);
});

test.each([
  "2026-11-21T10:00:00",
  "2026-11-21",
  "2026-02-30T10:00:00Z",
  "2026-11-21T24:00:00Z",
  "2026-11-21T10:60:00Z",
  "2026-11-21 10:00:00",
  "now",
  "",
  NaN,
  Infinity,
  0.5,
  1e16,
  new Date(NaN),
  null,
  undefined,
])("%s is no instant", (instant) => {
  expect(() => read(instant)).toThrow(/^scoreEffort: openedAt must be a moment: ISO 8601 with Z or an offset/);
});
