import { invertedLattices } from "../../numeric/distributions/inverted-lattices.js";
import { narrowInterval } from "../../numeric/distributions/narrow-interval.js";
import { type Counted, quantities } from "../process/quantity.js";
import { type Estimate, inUnits, type WordOfMouthEstimates } from "../process/estimate.js";
import type { Futures } from "./continuation-states.js";
import { logGeneratingFunctions } from "./generating-function.js";
import { cohortMoments } from "./moments.js";
import type { Scenario, Scenarios } from "./scenarios.js";
import { squared } from "../../numeric/elementary/squared.js";

/**
 * Estimates of everything that is asked, from each root of the futures picked, of one outcome or channel only where
 * named.
 * @internal
 */
export function estimateQuantities(
  scenarios: Scenarios,
  pick: (scenario: Scenario) => Futures,
  confidence: number,
  only: Pick<Counted, "outcome" | "channel"> = {},
): WordOfMouthEstimates[] {
  const { wonKnown, lostKnown, customerValue } = scenarios.stated.resolved;
  const estimate = (counted: Counted): Estimate[] =>
    estimateCounted(scenarios, pick, { ...counted, ...only }, confidence);
  const hearers = estimate(quantities.hearers);
  const won = wonKnown ? estimate(quantities.won) : null;
  const lost = lostKnown ? estimate(quantities.lost) : null;
  const net = wonKnown && lostKnown ? estimate(quantities.net) : null;
  return hearers.map((heard, index) => {
    const netHere = net?.[index] ?? null;
    return {
      hearers: heard,
      won: won?.[index] ?? null,
      lost: lost?.[index] ?? null,
      net: netHere,
      money: netHere === null || customerValue === null ? null : scaled(netHere, customerValue),
    };
  });
}

/**
 * An estimate in another unit, such as money.
 * @internal
 */
export function scaled(estimate: Estimate, factor: number): Estimate {
  return { ...inUnits(estimate, factor), assumption: estimate.assumption * factor };
}

/**
 * Estimates of one thing that is counted, from each root of the futures picked.
 * @internal
 */
export function estimateCounted(
  { stated, others }: Scenarios,
  pick: (scenario: Scenario) => Futures,
  counted: Counted,
  confidence: number,
): Estimate[] {
  const { resolved } = stated;
  const { futures, roots } = pick(stated);
  const moments = cohortMoments(resolved, { futures, roots }, counted);
  const inverted = invertedLattices({
    moments,
    logGenerating: (points, members) =>
      logGeneratingFunctions(
        resolved,
        { futures, roots: members.map((member) => roots[member] ?? null) },
        counted,
        points,
      ),
  });
  const means = others.map(({ weight, scenario }) => ({
    weight,
    means: cohortMoments(scenario.resolved, pick(scenario), counted).map(({ mean }) => mean),
  }));
  return inverted.map((distribution, index) => {
    const { mean, variance } = moments[index] ?? { mean: 0, variance: 0 };
    const { lower, upper } = narrowInterval(distribution, confidence);
    return {
      mean: mean + 0,
      lower: lower + 0,
      upper: upper + 0,
      confidence,
      chance: Math.sqrt(variance),
      assumption: spread(means.map((other) => ({ weight: other.weight, value: other.means[index] ?? mean }))),
    };
  });
}

/**
 * Standard deviation of weighted values.
 * @internal
 */
export function spread(values: readonly { weight: number; value: number }[]): number {
  const mean = values.reduce((sum, { weight, value }) => sum + weight * value, 0);
  return Math.sqrt(values.reduce((sum, { weight, value }) => sum + weight * squared(value - mean), 0));
}
