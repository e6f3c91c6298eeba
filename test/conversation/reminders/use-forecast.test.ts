import { partsDemand, scheduleServiceReminders, type UseReading } from "retention-kit";
import { describe, expect, test } from "vitest";
import { parseDay } from "../../../src/calendar/days/plain-date.js";
import { useForecast } from "../../../src/conversation/reminders/use-forecast.js";
import { studentTQuantile } from "../../../src/numeric/distributions/student-t.js";

const asOf = "2026-11-21";
const day = parseDay;
/** Unequal gaps: 62, 39, 66 and 47 days. */
const readings: UseReading[] = [
  { on: "2026-03-01", use: 2100 },
  { on: "2026-05-02", use: 4800 },
  { on: "2026-06-10", use: 6650 },
  { on: "2026-08-15", use: 9550 },
  { on: "2026-10-01", use: 11_750 },
];
const forecastOf = (rows: readonly UseReading[], confidence = 0.9) => {
  const forecast = useForecast("test", rows, day(asOf), confidence);
  if (forecast === null) throw new Error("the readings show no growth");
  return forecast;
};

test("rate and interval are those of the formula, written out", () => {
  const points = readings.map(({ on, use }) => ({ x: day(on), y: use }));
  const slopes = points
    .flatMap((a, index) => points.slice(index + 1).map((b) => (b.y - a.y) / (b.x - a.x)))
    .sort((a, b) => a - b);
  const rate = ((slopes[4] ?? NaN) + (slopes[5] ?? NaN)) / 2;
  const gaps = [62, 39, 66, 47];
  const increments = [2700, 1850, 2900, 2200];
  const days = 214;
  const daySquares = gaps.reduce((sum, gap) => sum + gap ** 2, 0);
  const squares = gaps.reduce((sum, gap, index) => sum + ((increments[index] ?? NaN) - rate * gap) ** 2, 0);
  // Of each increment's distance from a rate whose variance is 1.2 σ²/T, and that goes with the increments by their days/T:
  // E Σ = σ² (T − 2 Σd²/T + 1.2 Σd²/T).
  const variance = squares / (days - (2 * daySquares) / days + (1.2 * daySquares) / days);
  const quantile = studentTQuantile(0.95, days ** 2 / daySquares - 1);
  const forecast = forecastOf(readings);
  expect(forecast.leftOut).toBe(0);
  expect(forecast.perYear / 365.25).toBeCloseTo(rate, 9);
  const { day: reached, earliest, latest } = forecast.reachedOn(15_000);
  const last = day("2026-10-01");
  expect(reached).toBe(Math.round(last + 3250 / rate));
  /** How far above the level use is after so many days, in its deviations. */
  const above = (on: number): number => {
    const h = on - last;
    return (rate * h - 3250) / Math.sqrt(variance * (h + (1.2 * h ** 2) / days));
  };
  expect(above(earliest ?? NaN)).toBeLessThanOrEqual(-quantile);
  expect(above((earliest ?? NaN) + 1)).toBeGreaterThan(-quantile);
  expect(above(latest ?? NaN)).toBeGreaterThanOrEqual(quantile);
  expect(above((latest ?? NaN) - 1)).toBeLessThan(quantile);
});

test("readings tell the same in any order, also two of one day", () => {
  const rows = [...readings, { on: "2026-08-15", use: 9600 }];
  const expected = forecastOf(rows);
  for (const turned of [rows.toReversed(), [...rows.slice(3), ...rows.slice(0, 3)]]) {
    const found = forecastOf(turned);
    expect(found.perYear).toBe(expected.perYear);
    expect(found.reachedOn(15_000)).toEqual(expected.reachedOn(15_000));
    expect(found.chanceBy(15_000, day("2026-12-01"))).toBe(expected.chanceBy(15_000, day("2026-12-01")));
  }
});

describe("a counter only grows", () => {
  test("on a day between readings it is neither below the one before nor above the one after", () => {
    const forecast = forecastOf(readings);
    for (const { on, use } of readings) {
      expect(forecast.useOn(day(on) - 1)).toBeLessThanOrEqual(use);
      expect(forecast.useOn(day(on))).toBe(use);
      expect(forecast.useOn(day(on) + 1)).toBeGreaterThanOrEqual(use);
    }
    expect(forecast.useOn(day("2020-01-01"))).toBe(0);
  });
});

test("rules of an asset under a name that is nearly theirs are refused with that name", () => {
  const asset = { id: "a", accountId: "acme", productId: "van", purchasedOn: "2025-12-05" };
  const rules = { services: [{ service: "oil-change", everyMonths: 12 }] };
  const options = { asOf, to: "2027-03-31", rules, parts: { "oil-change": ["filter"] } };
  const { rejected } = partsDemand([{ ...asset, rule: rules } as never], options);
  expect(rejected.map(({ path, message }) => [path, message.includes("did you mean rules?")])).toEqual([
    ["rule", true],
  ]);
  expect(() => scheduleServiceReminders({ ...asset, service: [] } as never, { asOf, rules, readings: [] })).toThrow(
    "did you mean services?",
  );
});
