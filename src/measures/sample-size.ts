import { assertNumber, assertOneOf, assertOptions, assertShare } from "../errors.js";
import { normalQuantile } from "../numeric/distributions/normal.js";
import { ADDED_ANSWERS } from "./surveys/net-share.js";
import { type IntervalOptions, resolveConfidence } from "./confidence.js";
import { squared } from "../numeric/elementary/squared.js";

/** How precise a survey must be. */
export interface SampleSizeOptions extends IntervalOptions {
  /** What will be computed from the answers: a Net Promoter Score or a share. */
  measure: "nps" | "share";
  /** Half the width of the interval: points for `nps` (10 is ±10), a share for `share` (0.05 is ±5 percentage points). */
  margin: number;
  /**
   * For `share`, what it is expected to be.
   * @defaultValue `0.5`, the worst case
   */
  expectedShare?: number | null | undefined;
  /**
   * For `nps`, the shares expected.
   * @defaultValue half promoters and half detractors, the worst case
   */
  expectedPromoters?: number | null | undefined;
  expectedDetractors?: number | null | undefined;
}

/**
 * How many answers you need for the interval of `netPromoterScore` or `shareInterval` to stay within a margin either
 * way. Divide by the response rate to get the number of people to invite.
 *
 * For a score n = z²·(p + d − (p − d)²)/margin² − 3, with shares p of promoters and d of detractors and the three answers
 * that the interval adds; for a share it is Wilson's half-width solved for n.
 *
 * @param options - Measure, margin, and what is expected.
 * @returns A whole number of answers, at least 1.
 * @throws RetentionError when the margin is not positive or a share is not within 0 to 1.
 *
 * @example
 * import { sampleSize } from "retention-kit";
 *
 * sampleSize({ measure: "nps", margin: 10 })
 * //=> 382
 * sampleSize({ measure: "nps", margin: 5 })
 * //=> 1534
 * sampleSize({ measure: "share", margin: 0.05 })
 * //=> 381
 */
export function sampleSize(options: SampleSizeOptions): number {
  const known = assertOptions("sampleSize", "options", options, {
    measure: true,
    margin: true,
    expectedShare: true,
    expectedPromoters: true,
    expectedDetractors: true,
    confidence: true,
  });
  assertOneOf("sampleSize", "options.measure", known.measure, ["nps", "share"]);
  const z = normalQuantile((1 + resolveConfidence("sampleSize", known)) / 2);
  const answers = known.measure === "nps" ? answersForScore(known, z) : answersForShare(known, z);
  return Math.max(1, Math.ceil(answers));
}

function answersForScore(options: SampleSizeOptions, z: number): number {
  const { margin, expectedPromoters = 0.5, expectedDetractors = 0.5 } = options;
  assertNumber("sampleSize", "options.margin", margin, { above: 0, max: 200 });
  assertShare("sampleSize", "options.expectedPromoters", expectedPromoters);
  assertNumber("sampleSize", "options.expectedDetractors", expectedDetractors, { min: 0, max: 1 - expectedPromoters });
  const net = expectedPromoters - expectedDetractors;
  const variance = expectedPromoters + expectedDetractors - net * net;
  return (z * z * variance) / squared(margin / 100) - ADDED_ANSWERS;
}

function answersForShare({ margin, expectedShare = 0.5 }: SampleSizeOptions, z: number): number {
  assertNumber("sampleSize", "options.margin", margin, { above: 0, below: 1 });
  assertShare("sampleSize", "options.expectedShare", expectedShare);
  const variance = expectedShare * (1 - expectedShare);
  const square = z * z;
  // margin² = z²·(variance·n + z²/4)/(n + z²)² is a quadratic in n + z².
  const root = Math.sqrt(variance * variance + 4 * margin * margin * (0.25 - variance));
  return (square * (variance + root)) / (2 * margin * margin) - square;
}
