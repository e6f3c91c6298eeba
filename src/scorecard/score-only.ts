import { exactPoints } from "../reasons/explained.js";
import type { Scorecard } from "./define-scorecard.js";
import type { ScorecardValues } from "./evaluate-scorecard.js";
import { pointsOf } from "./factor.js";

/**
 * The score that `evaluateScorecard` gives, to the last bit, without its explanation; `null` if too little is known.
 * For callers who need the number of many rows. The values are finite numbers, truths or `null`.
 *
 * @internal
 */
export function scoreOnly(scorecard: Scorecard, values: ScorecardValues): number | null {
  const { factors, baseline, minimumCoverage } = scorecard;
  let totalWeight = 0;
  let knownWeight = 0;
  let weighed = 0;
  for (const factor of factors) {
    totalWeight += factor.weight;
    const value = values[factor.factor] ?? null;
    const points = value === null ? null : pointsOf(factor, Number(value));
    if (points === null) continue;
    knownWeight += factor.weight;
    weighed += points * factor.weight;
  }
  if (knownWeight === 0 || exactPoints(knownWeight / totalWeight) < exactPoints(minimumCoverage)) return null;
  return exactPoints(baseline + weighed / knownWeight);
}
