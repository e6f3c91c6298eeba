import fc from "fast-check";
import {
  partsDemand,
  type PartsAsset,
  type PartsDemandOptions,
  scheduleServiceReminders,
  type UseReading,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { parseDay, plainDate } from "../../../src/calendar/days/plain-date.js";
import { useForecast } from "../../../src/conversation/reminders/use-forecast.js";
import { studentTCumulative, studentTQuantile } from "../../../src/numeric/distributions/student-t.js";

const asOf = "2026-11-21";
const asset = (id: string, purchasedOn: string, more: Partial<PartsAsset> = {}): PartsAsset => ({
  id,
  accountId: "acme",
  productId: "van",
  purchasedOn,
  ...more,
});
const yearly: PartsDemandOptions = {
  asOf,
  to: "2027-03-31",
  rules: { services: [{ service: "oil-change", everyMonths: 12 }] },
  parts: { "oil-change": ["filter", { part: "oil", quantity: 4 }] },
};
const pieces = (assets: PartsAsset[], options: Partial<PartsDemandOptions> = {}): unknown[] =>
  partsDemand(assets, { ...yearly, ...options }).demand.map(({ part, from, expected }) => [part, from, expected]);

describe("services by date", () => {
  test("are certain, each in its month", () => {
    const assets = [asset("a", "2025-12-05"), asset("b", "2025-12-31"), asset("c", "2026-02-28")];
    expect(pieces(assets).filter((row) => (row as [string, string, number])[2] > 0)).toEqual([
      ["filter", "2026-12-01", 2],
      ["oil", "2026-12-01", 8],
      ["filter", "2027-02-01", 1],
      ["oil", "2027-02-01", 4],
    ]);
    const [oil] = partsDemand(assets, yearly).demand.filter(({ part, expected }) => part === "oil" && expected > 0);
    expect(oil).toEqual({
      part: "oil",
      from: "2026-12-01",
      to: "2026-12-31",
      expected: 8,
      lower: 8,
      upper: 8,
      confidence: 0.95,
    });
  });

  test("come by weeks that start on Sunday, where they do", () => {
    const weeks = { by: "week", to: "2026-12-05", parts: { "oil-change": ["filter"] } } as const;
    const assets = [asset("a", "2025-11-29")];
    expect(pieces(assets, weeks)).toEqual([
      ["filter", "2026-11-22", 0],
      ["filter", "2026-11-23", 1],
      ["filter", "2026-11-30", 0],
    ]);
    expect(pieces(assets, { ...weeks, weekStartsOn: "sun" })).toEqual([
      ["filter", "2026-11-22", 0],
      ["filter", "2026-11-29", 1],
    ]);
  });

  test("begin on the day after, end on the last day, and come again", () => {
    const monthly = { rules: { services: [{ service: "oil-change", everyMonths: 1 }] } };
    expect(
      pieces([asset("a", "2026-11-10")], { ...monthly, to: "2027-01-10", parts: { "oil-change": ["filter"] } }),
    ).toEqual([
      ["filter", "2026-11-22", 0],
      ["filter", "2026-12-01", 1],
      ["filter", "2027-01-01", 1],
    ]);
    expect(
      pieces([asset("a", "2026-11-10")], { ...monthly, by: "quarter", parts: { "oil-change": ["filter"] } }),
    ).toEqual([
      ["filter", "2026-11-22", 1],
      ["filter", "2027-01-01", 3],
    ]);
  });

  test("that are overdue stand by themselves, and the next counts from the day itself", () => {
    const { demand, overdue } = partsDemand([asset("a", "2025-01-05")], { ...yearly, to: "2027-12-31" });
    expect(overdue.map(({ part, expected, lower, upper }) => [part, expected, lower, upper])).toEqual([
      ["filter", 1, 1, 1],
      ["oil", 4, 4, 4],
    ]);
    expect(demand.filter(({ part, expected }) => part === "filter" && expected > 0).map(({ from }) => from)).toEqual([
      "2027-11-01",
    ]);
  });

  test("count from the last one held", () => {
    const held = asset("a", "2020-01-05", { services: [{ service: "oil-change", on: "2026-01-20" }] });
    expect(partsDemand([held], yearly).overdue).toEqual([]);
    expect(pieces([held], { parts: { "oil-change": ["filter"] } })).toContainEqual(["filter", "2027-01-01", 1]);
  });
});

describe("services by use", () => {
  const readings: UseReading[] = [
    { on: "2026-03-01", use: 2100 },
    { on: "2026-05-02", use: 4600 },
    { on: "2026-06-10", use: 6900 },
    { on: "2026-08-15", use: 9400 },
    { on: "2026-10-01", use: 12_300 },
  ];
  const byUse: Partial<PartsDemandOptions> = {
    rules: { services: [{ service: "oil-change", everyUse: 15_000 }] },
    parts: { "oil-change": ["filter"] },
    to: "2027-11-30",
  };

  test("fall due with the probability that the interval of the reminder is made of", () => {
    for (const confidence of [0.5, 0.8, 0.95]) {
      const [reminder] = scheduleServiceReminders(asset("a", "2026-01-15"), {
        asOf,
        readings,
        rules: byUse.rules ?? {},
        confidence,
      }).reminders;
      const forecast = useForecast("test", readings, parseDay(asOf), confidence);
      const tail = (1 - confidence) / 2;
      const chance = (day: string | null | undefined, shift = 0): number =>
        forecast?.chanceBy(15_000, parseDay(day ?? "") + shift) ?? NaN;
      // The interval is rounded outwards to whole days.
      expect(chance(reminder?.earliestOn)).toBeLessThanOrEqual(tail + 1e-9);
      expect(chance(reminder?.earliestOn, 1)).toBeGreaterThan(tail);
      expect(chance(reminder?.latestOn)).toBeGreaterThanOrEqual(1 - tail - 1e-9);
      expect(chance(reminder?.latestOn, -1)).toBeLessThan(1 - tail);
      expect(Math.abs(chance(reminder?.dueOn) - 0.5)).toBeLessThan(0.05);
    }
  });

  test("add up over the months to the chance of falling due at all", () => {
    const { demand, overdue } = partsDemand([asset("a", "2026-01-15", { readings })], {
      ...yearly,
      ...byUse,
      to: "2026-12-31",
    });
    const forecast = useForecast("test", readings, parseDay(asOf), 0.95);
    if (forecast === null) throw new Error("the readings grow");
    const total = [...demand, ...overdue].reduce((sum, { expected }) => sum + expected, 0);
    // The one after counts from the day on which this one is expected.
    const next = forecast.useOn(forecast.reachedOn(15_000).day) + 15_000;
    const until = parseDay("2026-12-31");
    expect(total).toBeCloseTo(forecast.chanceBy(15_000, until) + forecast.chanceBy(next, until), 12);
    expect(Math.max(...demand.map(({ expected }) => expected))).toBeLessThan(1);
  });

  test("are unknown where nothing tells the use, and by date where one comes first", () => {
    const untold = asset("a", "2026-01-15");
    expect(partsDemand([untold], { ...yearly, ...byUse })).toMatchObject({
      demand: [],
      unknown: [{ assetId: "a", service: "oil-change" }],
    });
    const rules = { services: [{ service: "oil-change", everyUse: 15_000, everyMonths: 12 }] };
    expect(partsDemand([untold], { ...yearly, ...byUse, rules }).unknown).toEqual([]);
  });
});

test("the interval of a count is that of all its outcomes", () => {
  /** Assets whose services are due at random, by two readings that leave the rate in doubt. */
  const some = fc.array(fc.tuple(fc.integer({ min: 9000, max: 20_000 }), fc.integer({ min: 1, max: 3 })), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(some, fc.constantFrom(0.5, 0.8, 0.95), (list, confidence) => {
      const assets = list.map(([level], index) =>
        asset(`a${index}`, "2026-01-15", {
          readings: [
            { on: "2026-03-01", use: 2000 },
            { on: "2026-06-01", use: 5000 },
            { on: "2026-08-01", use: 8500 },
            { on: "2026-10-01", use: 9000 },
          ],
          rules: { services: [{ service: `service-${index}`, everyUse: level }] },
        }),
      );
      const parts = Object.fromEntries(
        list.map(([, quantity], index) => [`service-${index}`, [{ part: "filter", quantity }]]),
      );
      const options = { asOf, to: "2026-12-31", by: "year" as const, parts, confidence };
      const alone = assets.map((one) => partsDemand([one], options).demand[0]?.expected ?? 0);
      const together = partsDemand(assets, options).demand[0];
      const outcomes = list.reduce<{ count: number; probability: number }[]>(
        (all, [, quantity], index) => {
          const chance = (alone[index] ?? 0) / quantity;
          return all.flatMap(({ count, probability }) => [
            { count, probability: probability * (1 - chance) },
            { count: count + quantity, probability: probability * chance },
          ]);
        },
        [{ count: 0, probability: 1 }],
      );
      const atMost = (count: number): number =>
        outcomes.reduce((sum, outcome) => sum + (outcome.count <= count ? outcome.probability : 0), 0);
      const quantile = (share: number): number => {
        let count = 0;
        while (atMost(count) < share - 1e-12) count++;
        return count;
      };
      const tail = (1 - confidence) / 2;
      expect(together?.expected ?? 0).toBeCloseTo(
        alone.reduce((sum, one) => sum + one, 0),
        10,
      );
      expect([together?.lower ?? 0, together?.upper ?? 0]).toEqual([quantile(tail), quantile(1 - tail)]);
    }),
    { numRuns: 200 },
  );
});

test("thousands of assets take a moment and stay exact", () => {
  const readings = (index: number): UseReading[] => [
    { on: "2026-03-01", use: 2000 + (index % 700) },
    { on: "2026-06-01", use: 5000 + (index % 900) },
    { on: "2026-08-01", use: 7500 + (index % 300) },
    { on: "2026-10-01", use: 9900 + (index % 500) },
  ];
  const assets = Array.from({ length: 3000 }, (_, index) =>
    asset(`a${index}`, "2026-01-15", { readings: readings(index) }),
  );
  const { demand } = partsDemand(assets, {
    ...yearly,
    rules: { services: [{ service: "oil-change", everyUse: 12_000 }] },
    parts: { "oil-change": [{ part: "filter", quantity: 2 }] },
  });
  for (const { expected, lower, upper } of demand) {
    expect(lower).toBeLessThanOrEqual(expected);
    expect(upper).toBeGreaterThanOrEqual(expected);
    expect(lower % 2).toBe(0);
  }
});

describe("refused", () => {
  test("malformed assets one by one", () => {
    const { rejected, demand } = partsDemand(
      [
        asset("a", "soon"),
        asset("b", "2025-12-05"),
        { ...asset("c", "2025-12-05"), rules: { services: [{ service: "x" }] } },
      ],
      yearly,
    );
    expect(rejected.map(({ index, path }) => [index, path])).toEqual([
      [0, "purchasedOn"],
      [2, "rules.services[0]"],
    ]);
    expect(demand.find(({ part, expected }) => part === "filter" && expected > 0)?.expected).toBe(1);
  });

  test.each<[Partial<PartsDemandOptions>, string]>([
    [{ to: asOf }, "options.to must lie after asOf"],
    [{ to: "2040-01-01" }, "options.to must lie at most 3660 days after asOf"],
    [{ by: "day" as never }, "options.by must be one of week, month, quarter, year"],
    [
      { parts: { "oil-change": [{ part: "oil", quantity: 0.5 }] } },
      "options.parts.oil-change[0].quantity must be at least 1",
    ],
    [{ parts: undefined as never }, "options.parts must be an object"],
    [{ part: {} } as never, 'got "part"; did you mean parts?'],
  ])("options out of bounds (%#)", (more, message) => {
    expect(() => partsDemand([], { ...yearly, ...more })).toThrow(message);
  });
});

test("Student's t is the inverse of its quantile", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.001, max: 0.999, noNaN: true }),
      fc.double({ min: 1, max: 100, noNaN: true }),
      (share, degrees) => {
        expect(studentTCumulative(studentTQuantile(share, degrees), degrees)).toBeCloseTo(share, 10);
      },
    ),
  );
  expect(plainDate(parseDay(asOf))).toBe(asOf);
});
