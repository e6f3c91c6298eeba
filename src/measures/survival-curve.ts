import { assertNumber, assertOptions, assertRows, assertTruth, nearMissCheck, RetentionError } from "../errors.js";
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
  /**
   * How long the customer had stayed when you began to watch, below `duration`: a stay that was over by then would not
   * be among yours.
   * @defaultValue 0, watched from the start
   */
  entry?: number | null | undefined;
  /**
   * Number of customers with this stay, or its weight; above 0. The bounds take a weight for this many customers.
   * @defaultValue 1
   */
  count?: number | null | undefined;
}

/** A Kaplan–Meier curve: one entry per distinct duration, the first at 0. */
export interface SurvivalCurve {
  times: number[];
  /** Share of customers remaining just after each time. */
  survival: number[];
  lower: number[];
  upper: number[];
  /** Customers followed just before each time. */
  atRisk: number[];
  /** Stays that ended at each time. */
  events: number[];
  /** First time at which half or fewer remain; `null` if that was not reached. */
  median: number | null;
  /** First time at which `lower` is a half or less; `null` if that was not reached. */
  medianLower: number | null;
  /** First time at which `upper` is a half or less with someone left; `null` if that was not reached. */
  medianUpper: number | null;
  confidence: number;
}

/**
 * Share of customers still there over time, when some stays are not over yet. It is the Kaplan–Meier estimate, with
 * Greenwood's variance on the log(−log) scale, which keeps the bounds within 0 to 1.
 *
 * Customers observed from a later date, such as those imported into a new CRM, need `entry`: they count only from then
 * on. Without it stays look too long, since the short ones ended unseen (left truncation). Few customers may be
 * observed at short durations. If the only one leaves, the curve drops to 0, and `atRisk` shows it.
 *
 * Sources: Kaplan & Meier (1958), JASA 53; Greenwood (1926); Kalbfleisch & Prentice (1980) for the scale; Brookmeyer &
 * Crowley (1982), Biometrics 38, for the median's bounds; Tsai, Jewell & Wang (1987), Biometrika 74, for late entry.
 * Cost: one pass over the stays, and a sort of the distinct durations: half a second for a million stays.
 *
 * @param stays - One per customer, or one for every `count` of them.
 * @param options - Confidence level of each bound, 0.95 by default.
 * @returns The curve from time 0, with the number at risk behind every step. The bounds are 1 while no one has left,
 *   and 0 once no one is left: the data say nothing more.
 * @throws RetentionError when there is no stay, a duration is negative, or `ended` is missing or not a boolean (a
 *   forgotten one would say that no one left). Also when a count is not above 0, an entry is not below its duration, or
 *   a stay has a misspelled field.
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
 * //     events: [0, 1, 0, 1, 0], median: 8, medianLower: 3, medianUpper: null, ...
 * //   }
 */
export function survivalCurve(stays: readonly Stay[], options?: IntervalOptions | null): SurvivalCurve {
  const chosen = assertOptions("survivalCurve", "options", options ?? {}, { confidence: true });
  const confidence = resolveConfidence("survivalCurve", chosen);
  assertRows("survivalCurve", "stays", stays);
  if (stays.length === 0) throw new RetentionError("survivalCurve", "stays", "must hold at least one stay", stays);
  const { durations, watched, ending } = countedByDuration(stays);

  const z = normalQuantile((1 + confidence) / 2);
  const curve: SurvivalCurve = {
    times: [],
    survival: [],
    lower: [],
    upper: [],
    atRisk: [],
    events: [],
    median: null,
    medianLower: null,
    medianUpper: null,
    confidence,
  };
  let survival = 1;
  let greenwood = 0;
  const step = (time: number, atRisk: number, events: number): void => {
    if (events > 0) survival *= 1 - events / atRisk;
    greenwood += atRisk > events ? events / (atRisk * (atRisk - events)) : 0;
    const { lower, upper } = logLogBounds(survival, greenwood, z);
    curve.times.push(time);
    curve.survival.push(survival);
    curve.lower.push(lower);
    curve.upper.push(upper);
    curve.atRisk.push(atRisk);
    curve.events.push(events);
    if (curve.median === null && survival <= HALF) curve.median = time;
    if (curve.medianLower === null && lower <= HALF) curve.medianLower = time;
    // Once no one is left the upper bound is not known, and 0 only stands for it.
    if (curve.medianUpper === null && upper <= HALF && survival > 0) curve.medianUpper = time;
  };

  if (durations[0] !== 0) step(0, watched.fromStart, 0);
  durations.forEach((duration, index) => {
    step(duration, watched.before[index] ?? 0, ending.get(duration) ?? 0);
  });
  return curve;
}

/** Steps of one customer in n multiply to a half only up to rounding. */
const HALF = 0.5 * (1 + 1e-12);

/** Customers by how long they stayed. */
interface CountedStays {
  /** The distinct durations, in order. */
  durations: Float64Array;
  watched: {
    /** Who is watched from time 0 on. */
    fromStart: number;
    /** Who is watched just before each duration: whose stay is at least so long, and who had entered. */
    before: Float64Array;
  };
  /** Whose stay is over after so long. */
  ending: ReadonlyMap<number, number>;
}

const STAY_FIELDS = { duration: true, ended: true, entry: true, count: true } as const;

const OTHER_NAMES = { weight: "count", start: "entry", entrance: "entry", event: "ended", observed: "ended" } as const;

function countedByDuration(stays: readonly Stay[]): CountedStays {
  const leaving = new Map<number, number>();
  const ending = new Map<number, number>();
  const entering = new Map<number, number>();
  let fromStart = 0;
  const check = nearMissCheck("survivalCurve", STAY_FIELDS, OTHER_NAMES);
  let at = 0;
  const pathOf = (): string => `stays[${at}]`;
  for (const [index, stay] of stays.entries()) {
    at = index;
    check(stay, pathOf);
    const { duration, ended } = stay;
    const count = stay.count ?? 1;
    const entry = stay.entry ?? 0;
    // A path is put together only where something is wrong: a million texts take longer than the curve.
    if (
      !(isNumber(duration) && duration >= 0 && duration < Infinity && typeof ended === "boolean") ||
      !(isNumber(count) && count > 0 && count < Infinity) ||
      !(entry === 0 || (isNumber(entry) && entry > 0 && entry < duration))
    ) {
      assertNumber("survivalCurve", `stays[${index}].duration`, duration, { min: 0 });
      assertTruth("survivalCurve", `stays[${index}].ended`, ended);
      assertNumber("survivalCurve", `stays[${index}].count`, count, { above: 0 });
      assertNumber("survivalCurve", `stays[${index}].entry`, entry, { min: 0, below: duration });
    }
    leaving.set(duration, (leaving.get(duration) ?? 0) + count);
    if (ended) ending.set(duration, (ending.get(duration) ?? 0) + count);
    if (entry === 0) fromStart += count;
    else entering.set(entry, (entering.get(entry) ?? 0) + count);
  }
  const durations = Float64Array.from(leaving.keys()).sort();
  const before = new Float64Array(durations.length);
  let left = 0;
  // From the longest stay on, so that no rounding leaves a share of a customer there after it.
  for (let index = durations.length - 1; index >= 0; index--) {
    left += leaving.get(durations[index] ?? 0) ?? 0;
    before[index] = left;
  }
  if (entering.size > 0) withoutLateEntries(before, durations, ending, entering);
  return { durations, watched: { fromStart, before }, ending };
}

/** Takes off, at each duration, those whose stay is so long but who had not entered before it. */
function withoutLateEntries(
  before: Float64Array,
  durations: Float64Array,
  ending: ReadonlyMap<number, number>,
  entering: ReadonlyMap<number, number>,
): void {
  const entries = Float64Array.from(entering.keys()).sort();
  // What sums of weights that are no whole numbers may be off by.
  const rounding = 1e-12 * (before[0] ?? 0);
  let toEnter = 0;
  let next = entries.length - 1;
  for (let index = durations.length - 1; index >= 0; index--) {
    const duration = durations[index] ?? 0;
    for (; next >= 0 && (entries[next] ?? 0) >= duration; next--) toEnter += entering.get(entries[next] ?? 0) ?? 0;
    const staying = (before[index] ?? 0) - toEnter;
    const events = ending.get(duration) ?? 0;
    before[index] = Math.abs(staying - events) <= rounding ? events : staying;
  }
}

function isNumber(value: unknown): value is number {
  return typeof value === "number";
}

function logLogBounds(survival: number, greenwood: number, z: number): { lower: number; upper: number } {
  if (survival === 1 || survival === 0) return { lower: survival, upper: survival };
  const reach = (z * Math.sqrt(greenwood)) / log(survival);
  return { lower: pow(survival, exp(-reach)), upper: pow(survival, exp(reach)) };
}
