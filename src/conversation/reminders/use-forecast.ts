import { dayInRow } from "../../calendar/days/plain-date.js";
import { assertRows, assertNumber } from "../../errors.js";
import { median, theilSen } from "../../numeric/fitting/theil-sen.js";
import { studentTCumulative, studentTQuantile } from "../../numeric/distributions/student-t.js";
import type { PlainDate } from "../../records/values/time.js";
import { squared } from "../../numeric/elementary/squared.js";

/** A meter reading on a day: kilometers, hours of operation, copies. */
export interface UseReading {
  on: PlainDate;
  use: number;
}

/** When a meter reaches a reading, as day numbers. */
export interface ReachedOn {
  day: number;
  /** First and last day of the prediction interval; `null` if the readings do not show it. */
  earliest: number | null;
  latest: number | null;
}

/** How an asset is used, as far as its readings tell. */
export interface UseForecast {
  /** Use a year of 365.25 days. */
  perYear: number;
  /** Readings that lie too far off to be true. */
  leftOut: number;
  /** What the counter showed, or will show, on a day. */
  useOn: (day: number) => number;
  reachedOn: (use: number) => ReachedOn;
  /** The probability that the counter reaches a reading by a day, under the same walk; 0 or 1 without enough readings. */
  chanceBy: (use: number, day: number) => number;
}

const DAYS_PER_YEAR = 365.25;

/** The latest readings that count: what comes before says little about the use of today. */
const MOST_READINGS = 1000;

/** Robust deviations from the line from which a reading is taken for a mistake, and the share of all use for at least. */
const MISTAKE_DEVIATIONS = 5;
const MISTAKE_SHARE = 0.05;

/** A deviation is this many times the median of the distances, for normal ones. */
const DEVIATIONS_PER_MEDIAN = 1.4826;

/** The variance of a line's slope through a random walk, beside that of the slope between its ends. */
const SLOPE_VARIANCE = 1.2;

/**
 * How an asset is used, from noisy readings of its counter; `null` if they show no growth.
 *
 * The rate is the Theil–Sen slope. Readings too far off its line are mistakes and left out. Around the rate, use is a
 * random walk: with the increments between readings its variance a day is σ² = Σ (increment − rate·days)² / Σ days. From
 * the last reading on, use after h days varies by σ²·(h + 1.2·h²/T), where T days of readings leave the rate uncertain,
 * and since use only grows, it has reached a level by a day when it is above it that day. Solved for h at both ends of
 * Student's t that gives the interval.
 *
 * @param asOf - Day number; later readings have not happened yet.
 * @internal
 */
export function useForecast(
  functionName: string,
  readings: readonly UseReading[],
  asOf: number,
  confidence: number,
): UseForecast | null {
  assertRows(functionName, "readings", readings);
  const points = readings
    .map(({ on, use }, index) => {
      assertNumber(functionName, `readings[${index}].use`, use, { min: 0, max: 1e12 });
      return { x: dayInRow(functionName, "readings", index, "on", on), y: use };
    })
    .filter(({ x }) => x <= asOf)
    .sort((a, b) => a.x - b.x || a.y - b.y)
    .slice(-MOST_READINGS);
  const line = theilSen(points);
  if (line === null || line.slope <= 0) return null;

  const kept = withoutMistakes(points, line);
  const last = kept.at(-1) ?? { x: asOf, y: 0 };
  const { slope: rate, intercept } = line;
  const spread = spreadOf(kept, rate);
  return {
    perYear: rate * DAYS_PER_YEAR,
    leftOut: points.length - kept.length,
    useOn: (day) => betweenReadings(kept, day, intercept + rate * day),
    reachedOn: (use) => {
      const missing = use - last.y;
      const day = Math.max(kept[0]?.x ?? last.x, Math.round(last.x + missing / rate));
      if (missing <= 0 || spread === null) return { day, earliest: null, latest: null };
      const { variance, days, degrees } = spread;
      const square = squared(studentTQuantile((1 + confidence) / 2, degrees)) * variance;
      // The quadratic (missing − rate·h)² = square·(h + 1.2·h²/T) in h.
      const leading = squared(rate) - (square * SLOPE_VARIANCE) / days;
      const linear = 2 * missing * rate + square;
      const root = Math.sqrt(squared(linear) - 4 * leading * squared(missing));
      return {
        day,
        earliest: Math.floor(last.x + (2 * squared(missing)) / (linear + root)),
        latest: leading > 0 ? Math.ceil(last.x + (linear + root) / (2 * leading)) : null,
      };
    },
    chanceBy: (use, day) => {
      const missing = use - last.y;
      const ahead = day - last.x;
      if (missing <= 0 || spread === null || spread.variance === 0) return last.x + missing / rate < day + 0.5 ? 1 : 0;
      if (ahead <= 0) return 0;
      const { variance, days, degrees } = spread;
      const deviation = Math.sqrt(variance * (ahead + (SLOPE_VARIANCE * squared(ahead)) / days));
      return studentTCumulative((rate * ahead - missing) / deviation, degrees);
    },
  };
}

interface Point {
  x: number;
  y: number;
}

/** What the line says of a day, no less than a reading before it and no more than one after it: a counter only grows. */
function betweenReadings(points: readonly Point[], day: number, byLine: number): number {
  let [least, most] = [0, Infinity];
  for (const { x, y } of points) {
    if (x <= day) least = Math.max(least, y);
    if (x >= day) most = Math.min(most, y);
  }
  return Math.max(least, Math.min(most, byLine));
}

function withoutMistakes(
  points: readonly Point[],
  { slope, intercept }: { slope: number; intercept: number },
): Point[] {
  const off = ({ x, y }: Point): number => Math.abs(y - intercept - slope * x);
  const days = (points.at(-1)?.x ?? 0) - (points[0]?.x ?? 0);
  const usual = DEVIATIONS_PER_MEDIAN * median(Float64Array.from(points, off));
  const most = Math.max(MISTAKE_DEVIATIONS * usual, MISTAKE_SHARE * slope * days);
  return points.filter((point) => off(point) <= most);
}

/** Variance of use a day, with Satterthwaite's degrees of freedom, one less for the rate; `null` with too few readings. */
function spreadOf(points: readonly Point[], rate: number): { variance: number; days: number; degrees: number } | null {
  let [squares, days, daySquares] = [0, 0, 0];
  points.forEach(({ x, y }, index) => {
    const before = points[index - 1];
    if (before === undefined) return;
    squares += squared(y - before.y - rate * (x - before.x));
    days += x - before.x;
    daySquares += squared(x - before.x);
  });
  if (days === 0) return null;
  const degrees = squared(days) / daySquares - 1;
  // A rate fitted to the same increments leaves them less spread than they are.
  const left = days - ((2 - SLOPE_VARIANCE) * daySquares) / days;
  return degrees < 1 ? null : { variance: squares / left, days, degrees };
}
