/* eslint-disable @typescript-eslint/no-non-null-assertion -- one entry a factor in each list. */
import { RetentionError } from "../errors.js";
import { type Contribution, exactPoints, type Explained } from "../reasons/explained.js";
import { reason, type Reason } from "../reasons/reason.js";
import { shareContribution, sharedContribution, type SharedContributions } from "../reasons/shared-contributions.js";
import { type CompiledScorecard, pointsOf, sharedByRows } from "./compiled-scorecard.js";

/** Values by the factor's name. A boolean counts as 1 or 0; `null` and missing are unknown. Other names are ignored. */
export type ScorecardValues = Readonly<Record<string, number | boolean | null | undefined>>;

/** What a scorecard made of one row. */
export interface ScorecardResult extends Explained {
  /** Sum of the contributions, exactly; `null` if too little is known. */
  readonly score: number | null;
  /** `null` if the scorecard has no bands or too little is known. */
  readonly band: string | null;
}

/**
 * What `evaluateScorecard` gives, of a scorecard that needs no more looking at.
 * @internal
 */
export function evaluateCompiled(compiled: CompiledScorecard, values: ScorecardValues): ScorecardResult {
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
  return {
    score,
    band: bandOf(score, compiled),
    contributions,
    reasons,
    assumptions: [],
    coverage,
  };
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
  return bands.findLast(({ from }) => rounded >= (from ?? -Infinity))?.band ?? null;
}

function valueOf(factor: string, values: ScorecardValues): number | boolean | null {
  const value = values[factor] ?? null;
  if (value === null || typeof value === "boolean" || Number.isFinite(value)) return value;
  // A factor may have the name of something that every object inherits.
  if (!Object.hasOwn(values, factor)) return null;
  throw new RetentionError("evaluateScorecard", `values.${factor}`, "must be a finite number, a truth or null", value);
}
