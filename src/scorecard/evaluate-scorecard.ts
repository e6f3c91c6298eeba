/* eslint-disable @typescript-eslint/no-non-null-assertion -- one entry a factor in each list. */
import { assertObject, RetentionError } from "../errors.js";
import { type Contribution, exactPoints, type Explained } from "../reasons/explained.js";
import { reason, type Reason } from "../reasons/reason.js";
import { shareContribution, sharedContribution, type SharedContributions } from "../reasons/shared-contributions.js";
import { type CompiledScorecard, pointsOf, sharedByRows } from "./compiled-scorecard.js";
import { resolveScorecard } from "./define-scorecard.js";
import type { ScorecardDefinition, Scorecard } from "./scorecard.js";

/** Values by the factor's name; a truth counts as 1 or 0, `null` and a missing one are unknown. Other names are left alone. */
export type ScorecardValues = Readonly<Record<string, number | boolean | null | undefined>>;

/** What a scorecard made of one row. */
export interface ScorecardResult extends Explained {
  /** Sum of the contributions, exactly; `null` if too little is known. */
  readonly score: number | null;
  /** `null` if the scorecard has no bands or too little is known. */
  readonly band: string | null;
}

/**
 * Scores one row: the weighted mean of the factors whose values are known, on top of the baseline, and each factor's
 * part in it.
 *
 * An unknown value is skipped and the other weights are renormalised; each is named in the reasons. Where the known
 * factors have less than `minimumCoverage` of the weight, or none is known, the answer is "insufficient data": score and
 * band are `null`, the contributions empty, and the reason `scorecard.insufficient-data` has the numbers. Each
 * contribution is a multiple of 2⁻⁴⁰, so that they add up to the score exactly in any order. The band is that of the
 * score rounded to `bandDecimals`, so that a rounding error in the last bit never decides.
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
  const compiled = resolveScorecard("evaluateScorecard", "scorecard", scorecard);
  const { factors, baseline, start } = compiled;

  const reasons: Reason[] = [];
  const given: (number | boolean | null)[] = [];
  const judged: number[] = [];
  let known = 0;
  let knownWeight = 0;
  for (const factor of factors) {
    const value = valueOf(factor.name, values);
    const points = value === null ? NaN : pointsOf(factor, Number(value));
    given.push(value);
    judged.push(points);
    if (Number.isNaN(points)) {
      const { name, unknown } = factor;
      reasons.push(
        value === null ? unknown : reason("scorecard.out-of-bounds", { factor: name, value: Number(value) }),
      );
    } else {
      known++;
      knownWeight += factor.weight;
    }
  }

  const coverage = knownWeight / compiled.totalWeight;
  if (known === 0 || exactPoints(coverage) < compiled.minimumCoverage) {
    const { minimumCoverage } = compiled.scorecard;
    reasons.push(reason("scorecard.insufficient-data", { coverage, minimum: minimumCoverage }));
    return { score: null, band: null, contributions: [], reasons, assumptions: [], coverage };
  }

  // Rounding the running sum, not each part, keeps the score inside the range of the points.
  const shared = sharedByRows(compiled);
  const contributions = [start];
  let weighed = 0;
  let score = start.points;
  for (let at = 0; at < factors.length; at++) {
    const points = judged[at]!;
    if (Number.isNaN(points)) continue;
    const { name, weight } = factors[at]!;
    weighed += points * weight;
    const added = exactPoints(baseline + weighed / knownWeight) - score;
    score += added;
    contributions.push(contributionOf(shared?.[at] ?? null, name, added, weight / knownWeight, given[at]!));
  }
  return { score, band: bandOf(score, compiled), contributions, reasons, assumptions: [], coverage };
}

function contributionOf(
  shared: SharedContributions | null,
  factor: string,
  points: number,
  weight: number,
  value: number | boolean | null,
): Contribution {
  if (shared === null) return { factor, points, weight, value };
  return (
    sharedContribution(shared, points, weight, value) ?? shareContribution(shared, { factor, points, weight, value })
  );
}

function bandOf(score: number, { scorecard: { bands }, bandScale }: CompiledScorecard): string | null {
  if (bands.length === 0) return null;
  const rounded = Math.round(score * bandScale) / bandScale;
  return bands.findLast(({ from = -Infinity }) => rounded >= from)?.band ?? null;
}

function valueOf(factor: string, values: ScorecardValues): number | boolean | null {
  const value = values[factor] ?? null;
  if (value === null || typeof value === "boolean" || Number.isFinite(value)) return value;
  // A factor may have the name of something that every object inherits.
  if (!Object.hasOwn(values, factor)) return null;
  throw new RetentionError("evaluateScorecard", `values.${factor}`, "must be a finite number, a truth or null", value);
}
