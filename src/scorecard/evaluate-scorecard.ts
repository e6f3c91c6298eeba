import { assertObject } from "../errors.js";
import { resolveScorecard } from "./define-scorecard.js";
import { evaluateCompiled, type ScorecardResult, type ScorecardValues } from "./evaluate-compiled.js";
import type { Scorecard, ScorecardDefinition } from "./scorecard.js";

/**
 * Scores one row: the weighted mean of the factors whose values are known, on top of the baseline, and each factor's
 * part in it.
 *
 * An unknown value is skipped and the other weights are renormalized; each is named in the reasons. If the known
 * factors have less than `minimumCoverage` of the weight, or none is known, there is not enough data. Score and band
 * are then `null`, the contributions empty, and the reason `scorecard.insufficient-data` has the numbers. Each
 * contribution is a multiple of 2⁻⁴⁰, so that they add up to the score exactly in any order. The band is looked up for
 * the score rounded to `bandDecimals`, so that a rounding error in the last bit never decides.
 *
 * Cost: one pass over the factors; nothing is allocated but the result, for a scorecard from `defineScorecard`. A
 * definition that was not resolved is checked on every call.
 *
 * @param scorecard - From `defineScorecard`, or the definition itself.
 * @param values - One number per factor.
 * @returns The score with its band, contributions and reasons.
 * @throws RetentionError when a value is not a finite number, or the definition is not valid.
 *
 * @example
 * import { defineScorecard, evaluateScorecard } from "retention-kit";
 *
 * const scorecard = defineScorecard({
 *   version: 1,
 *   factors: [
 *     { factor: "transfers", weight: 3, shape: "linear", from: 0, to: 4, points: [0, 100] },
 *     { factor: "reopened", weight: 1, shape: "step", below: 0, steps: [{ from: 1, points: 100 }] },
 *   ],
 * });
 * evaluateScorecard(scorecard, { transfers: 1, reopened: true })
 * //=> {
 * //     score: 43.75, band: null, coverage: 1, reasons: [], assumptions: [],
 * //     contributions: [
 * //       { factor: "baseline", points: 0, weight: 0, value: null },
 * //       { factor: "transfers", points: 18.75, weight: 0.75, value: 1 },
 * //       { factor: "reopened", points: 25, weight: 0.25, value: true },
 * //     ],
 * //   }
 * evaluateScorecard(scorecard, { reopened: true }).score
 * //=> null
 */
export function evaluateScorecard(
  scorecard: Scorecard | ScorecardDefinition,
  values: ScorecardValues,
): ScorecardResult {
  assertObject("evaluateScorecard", "values", values);
  return evaluateCompiled(resolveScorecard("evaluateScorecard", "scorecard", scorecard), values);
}
