import { wholePower } from "../numeric/elementary/whole-power.js";
import { assertObject, RetentionError } from "../errors.js";
import { type Contribution, exactPoints, type Explained } from "../reasons/explained.js";
import { reason, type Reason } from "../reasons/reason.js";
import { sharedContribution, type SharedContributions } from "../reasons/shared-contributions.js";
import { keptFor } from "../records/kept-for.js";
import type { Writable } from "../records/writable.js";
import type { ScoreBand, Scorecard, ScorecardDefinition } from "./define-scorecard.js";
import { type Factor, pointsOf } from "./factor.js";
import { resolveScorecard } from "./define-scorecard.js";

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
  const { factors, baseline, minimumCoverage, bands, bandDecimals } = resolveScorecard(
    "evaluateScorecard",
    "scorecard",
    scorecard,
  );

  const reasons: Reason[] = [];
  const contributions: Writable<Contribution>[] = [
    { factor: "baseline", points: exactPoints(baseline), weight: 0, value: null },
  ];
  let totalWeight = 0;
  let knownWeight = 0;
  for (const factor of factors) {
    totalWeight += factor.weight;
    const value = valueOf(factor, values);
    const points = value === null ? null : pointsOf(factor, Number(value));
    if (points === null) {
      reasons.push(whyUnknown(factor, value));
      continue;
    }
    knownWeight += factor.weight;
    contributions.push({ factor: factor.factor, points, weight: factor.weight, value });
  }

  const coverage = knownWeight / totalWeight;
  if (knownWeight === 0 || exactPoints(coverage) < exactPoints(minimumCoverage)) {
    reasons.push(reason("scorecard.insufficient-data", { coverage, minimum: minimumCoverage }));
    return { score: null, band: null, contributions: [], reasons, assumptions: [], coverage };
  }

  // Rounding the running sum, not each part, keeps the score inside the range of the points.
  let weighed = 0;
  let score = exactPoints(baseline);
  for (const contribution of contributions) {
    if (contribution.factor === "baseline") continue;
    weighed += contribution.points * contribution.weight;
    contribution.weight /= knownWeight;
    contribution.points = exactPoints(baseline + weighed / knownWeight) - score;
    score += contribution.points;
  }
  const band = bands.length === 0 ? null : bandOf(score, bands, bandDecimals);
  const shared = keptFor(sharedBy, factors, noContributions);
  for (const [at, contribution] of contributions.entries())
    contributions[at] = sharedContribution(shared, contribution);
  return {
    score,
    band,
    contributions,
    reasons,
    assumptions: [],
    coverage,
  };
}

/** Contributions that many rows have, by the factors of their scorecard. */
const sharedBy = new WeakMap<object, SharedContributions>();

function noContributions(): SharedContributions {
  return new Map();
}

function bandOf(score: number, bands: readonly ScoreBand[], decimals: number): string | null {
  const scale = wholePower(10, decimals);
  const rounded = Math.round(score * scale) / scale;
  return bands.findLast(({ from = -Infinity }) => rounded >= from)?.band ?? null;
}

function valueOf({ factor }: Factor, values: ScorecardValues): number | boolean | null {
  const value = values[factor] ?? null;
  if (value === null || typeof value === "boolean" || Number.isFinite(value)) return value;
  // A factor may have the name of something that every object inherits.
  if (!Object.hasOwn(values, factor)) return null;
  throw new RetentionError("evaluateScorecard", `values.${factor}`, "must be a finite number, a truth or null", value);
}

function whyUnknown({ factor }: Factor, value: number | boolean | null): Reason {
  return value === null
    ? reason("scorecard.unknown", { factor })
    : reason("scorecard.out-of-bounds", { factor, value: Number(value) });
}
