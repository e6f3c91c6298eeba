import { exactPoints } from "../reasons/explained.js";
import { type CompiledScorecard, pointsOf } from "./compiled-scorecard.js";
import type { ScorecardValues } from "./evaluate-compiled.js";

/**
 * The score that `evaluateScorecard` gives, to the last bit, without its explanation; `null` if too little is known.
 * For callers who need the number of many rows. The values are finite numbers, truths or `null`.
 *
 * @internal
 */
export function scoreOnly(compiled: CompiledScorecard, values: ScorecardValues): number | null {
  const { factors, totalWeight, baseline, minimumCoverage } = compiled;
  let knownWeight = 0;
  let weighed = 0;
  for (const factor of factors) {
    const value = values[factor.name] ?? null;
    const points = value === null ? NaN : pointsOf(factor, Number(value));
    if (Number.isNaN(points)) continue;
    knownWeight += factor.weight;
    weighed += points * factor.weight;
  }
  if (knownWeight === 0 || exactPoints(knownWeight / totalWeight) < minimumCoverage) return null;
  return exactPoints(baseline + weighed / knownWeight);
}
