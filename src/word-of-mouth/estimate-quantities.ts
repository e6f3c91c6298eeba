import { latticeQuantiles } from "../numeric/lattice-quantiles.js";
import { type Counted, quantities } from "./counted.js";
import type { Estimate, WordOfMouthEstimates } from "./estimate.js";
import type { Futures } from "./futures.js";
import { logGeneratingFunctions } from "./generating-function.js";
import { cohortMoments } from "./moments.js";
import { saturatedVariance } from "./saturated-variance.js";
import type { Scenario, Scenarios } from "./scenarios.js";

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
  const { wonKnown, lostKnown, customerValue } = scenarios.stated.process;
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
  return {
    mean: estimate.mean * factor + 0,
    lower: estimate.lower * factor + 0,
    upper: estimate.upper * factor + 0,
    confidence: estimate.confidence,
    chance: estimate.chance * factor,
    assumption: estimate.assumption * factor,
  };
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
  const { process, course } = stated;
  const { futures, roots, spans } = pick(stated);
  const moments = cohortMoments(process, { futures, roots }, counted);
  const quantiles = latticeQuantiles(
    {
      moments,
      logGenerating: (points, members) =>
        logGeneratingFunctions(
          process,
          { futures, roots: members.map((member) => roots[member] ?? null) },
          counted,
          points,
        ),
    },
    [(1 - confidence) / 2, (1 + confidence) / 2],
  );
  const means = others.map(({ weight, scenario }) => ({
    weight,
    means: cohortMoments(scenario.process, pick(scenario), counted).map(({ mean }) => mean),
  }));
  // A finite market has only so many people who can hear.
  const most = process.market === null ? Infinity : Math.max(0, process.market - process.customers);
  return moments.map(({ mean, variance }, index) => {
    const chance = Math.sqrt(
      course === null ? variance : saturatedVariance(process, course, counted, spans[index] ?? { from: 0, to: 0 }),
    );
    const inMarket = (quantile: number): number =>
      clamp(narrowed(quantile, mean, chance / Math.sqrt(variance), counted), -most, most);
    const unlimited = quantiles[index] ?? [];
    const [lower = mean, upper = mean] = course === null || variance === 0 ? unlimited : unlimited.map(inMarket);
    return {
      mean: mean + 0,
      lower: lower + 0,
      upper: upper + 0,
      confidence,
      chance,
      assumption: spread(means.map((other) => ({ weight: other.weight, value: other.means[index] ?? mean }))),
    };
  });
}

/**
 * A quantile of the thinned process moved to a market that fills, where the number varies so many times as much. Counts
 * move on the logarithmic scale, so that none stay none and many are held back more than few; a difference of counts
 * can be negative, and moves on its own scale.
 */
function narrowed(quantile: number, mean: number, times: number, { lost }: Counted): number {
  return Math.round(lost === -1 ? mean + (quantile - mean) * times : mean * (quantile / mean) ** times);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

/** Standard deviation of weighted values. */
function spread(values: readonly { weight: number; value: number }[]): number {
  const mean = values.reduce((sum, { weight, value }) => sum + weight * value, 0);
  return Math.sqrt(values.reduce((sum, { weight, value }) => sum + weight * (value - mean) ** 2, 0));
}
