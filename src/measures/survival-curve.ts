import { assertNumber, assertOptions, assertRows, assertTruth, RetentionError } from "../errors.js";
import { normalQuantile } from "../numeric/distributions/normal.js";
import { type IntervalOptions, resolveConfidence } from "./confidence.js";
import { log } from "../numeric/elementary/log.js";
import { pow } from "../numeric/elementary/pow.js";
import { exp } from "../numeric/elementary/exp.js";

/** How long a customer has stayed, and whether that stay is over. */
export interface Stay {
  /** Any unit, the same for all; at least 0. */
  duration: number;
  /** False while the customer is still there: the end is not known yet. */
  ended: boolean;
  /** Customers with this very stay, or the weight of it: above 0. The bounds take a weight for so many customers. @defaultValue 1 */
  count?: number;
}

/** A Kaplan–Meier curve: one entry a distinct duration, the first at 0. */
export interface SurvivalCurve {
  times: number[];
  /** Share still there just after each time. */
  survival: number[];
  lower: number[];
  upper: number[];
  /** Customers still followed just before each time. */
  atRisk: number[];
  /** Stays that ended at each time. */
  events: number[];
  /** First time at which half or fewer are left; `null` if that was not reached. */
  median: number | null;
  confidence: number;
}

/**
 * Share of customers still there over time, from stays of which some are not over: the Kaplan–Meier estimate, with
 * Greenwood's variance on the log(−log) scale, which keeps the bounds within 0 to 1.
 *
 * Sources: Kaplan & Meier (1958), JASA 53; Greenwood (1926); Kalbfleisch & Prentice (1980) for the scale.
 * Cost: one pass over the stays, and a sort of the distinct durations: half a second for a million stays.
 *
 * @param stays - One a customer, or one for every `count` of them.
 * @param options - Confidence level of each bound, 0.95 by default.
 * @returns The curve from time 0, with the number at risk behind every step. Where nobody has left yet the bounds are 1,
 *   where nobody is left they are 0: the data say nothing more.
 * @throws RetentionError when there is no stay, a duration is negative, or `ended` is not true or false: a forgotten one would say that nobody left;
 *   or a count is not above 0.
 *
 * @example
 * import { survivalCurve } from "retention-kit";
 *
 * survivalCurve([
 *   { duration: 3, ended: true },
 *   { duration: 5, ended: false },
 *   { duration: 8, ended: true },
 *   { duration: 9, ended: false },
 * ])
 * //=> {
 * //     times: [0, 3, 5, 8, 9], survival: [1, 0.75, 0.75, 0.375, 0.375], atRisk: [4, 4, 3, 2, 1],
 * //     events: [0, 1, 0, 1, 0], median: 8, ...
 * //   }
 */
export function survivalCurve(stays: readonly Stay[], options: IntervalOptions = {}): SurvivalCurve {
  assertOptions("survivalCurve", "options", options, { confidence: true });
  const confidence = resolveConfidence("survivalCurve", options);
  assertRows("survivalCurve", "stays", stays);
  if (stays.length === 0) throw new RetentionError("survivalCurve", "stays", "must hold at least one stay", stays);
  const { durations, staying, ending } = countedByDuration(stays);

  const z = normalQuantile((1 + confidence) / 2);
  const curve: SurvivalCurve = {
    times: [],
    survival: [],
    lower: [],
    upper: [],
    atRisk: [],
    events: [],
    median: null,
    confidence,
  };
  let survival = 1;
  let greenwood = 0;
  const step = (time: number, atRisk: number, events: number): void => {
    survival *= 1 - events / atRisk;
    greenwood += atRisk > events ? events / (atRisk * (atRisk - events)) : 0;
    const { lower, upper } = logLogBounds(survival, greenwood, z);
    curve.times.push(time);
    curve.survival.push(survival);
    curve.lower.push(lower);
    curve.upper.push(upper);
    curve.atRisk.push(atRisk);
    curve.events.push(events);
    // Steps of one customer in n multiply to a half only up to rounding.
    if (curve.median === null && survival <= 0.5 * (1 + 1e-12)) curve.median = time;
  };

  if (durations[0] !== 0) step(0, staying[0] ?? 0, 0);
  durations.forEach((duration, index) => {
    step(duration, staying[index] ?? 0, ending.get(duration) ?? 0);
  });
  return curve;
}

/** Customers by how long they stayed. */
interface CountedStays {
  /** The distinct durations, in order. */
  durations: Float64Array;
  /** Whose stay is at least so long, in the same order. */
  staying: Float64Array;
  /** Whose stay is over after so long. */
  ending: ReadonlyMap<number, number>;
}

function countedByDuration(stays: readonly Stay[]): CountedStays {
  const leaving = new Map<number, number>();
  const ending = new Map<number, number>();
  for (const [index, { duration, ended, count = 1 }] of stays.entries()) {
    // A path is put together only where something is wrong: a million texts take longer than the curve.
    if (!(duration >= 0 && duration < Infinity && typeof ended === "boolean" && count > 0 && count < Infinity)) {
      assertNumber("survivalCurve", `stays[${index}].duration`, duration, { min: 0 });
      assertTruth("survivalCurve", `stays[${index}].ended`, ended);
      assertNumber("survivalCurve", `stays[${index}].count`, count, { above: 0 });
    }
    leaving.set(duration, (leaving.get(duration) ?? 0) + count);
    if (ended) ending.set(duration, (ending.get(duration) ?? 0) + count);
  }
  const durations = Float64Array.from(leaving.keys()).sort();
  const staying = new Float64Array(durations.length);
  let left = 0;
  // From the longest stay on, so that no rounding leaves a share of a customer there after it.
  for (let index = durations.length - 1; index >= 0; index--) {
    left += leaving.get(durations[index] ?? 0) ?? 0;
    staying[index] = left;
  }
  return { durations, staying, ending };
}

function logLogBounds(survival: number, greenwood: number, z: number): { lower: number; upper: number } {
  if (survival === 1 || survival === 0) return { lower: survival, upper: survival };
  const reach = (z * Math.sqrt(greenwood)) / log(survival);
  return { lower: pow(survival, exp(-reach)), upper: pow(survival, exp(reach)) };
}
