import { EFFORT_DRIVERS, type EffortDriver, type EffortWeights } from "./driver.js";
import type { EffortPosterior } from "./effort-posterior.js";
import type { FittedDriver } from "./effort-weights-model.js";

/**
 * Turns effects into weights that add up to 100. Drivers that the answers cannot tell keep their prior weight; the others
 * share the rest by their effects. Where every effect is held at zero, the answers support no weights and all are kept.
 *
 * @param priorShares - One per driver, adding up to 1.
 * @internal
 */
export function weighDrivers(
  priorShares: readonly number[],
  { effects, states, known, parameters, covariance }: EffortPosterior,
): { weights: EffortWeights; drivers: FittedDriver[] } {
  const total = effects.reduce((sum, effect) => sum + effect, 0);
  const shared = priorShares.reduce((sum, share, at) => (states[at] === "unmoved" ? sum : sum + share), 0);

  const drivers = EFFORT_DRIVERS.map((driver, at): FittedDriver => {
    const priorShare = priorShares[at] ?? 0;
    const effect = effects[at] ?? 0;
    const state = states[at] ?? "unmoved";
    const share = state === "unmoved" || total === 0 ? priorShare : (shared * effect) / total;
    return {
      driver,
      weight: 100 * share,
      standardError: state === "fitted" ? deviationOfWeight(driver) : null,
      priorWeight: 100 * priorShare,
      moved: 100 * (share - priorShare),
      effect,
      effectStandardError: state === "fitted" ? deviationOfEffect(driver) : null,
      known: known[at] ?? 0,
      state,
    };
  });
  return {
    drivers,
    weights: Object.fromEntries(drivers.map(({ driver, weight }) => [driver, weight])) as EffortWeights,
  };

  function deviationOfEffect(driver: EffortDriver): number | null {
    const at = parameters.indexOf(driver);
    const variance = covariance[at]?.[at];
    return variance === undefined ? null : Math.sqrt(variance);
  }

  /** Delta method: d weight / d effect j = 100·shared·(1[own] − share of own)/total. */
  function deviationOfWeight(driver: EffortDriver): number | null {
    if (covariance.length === 0 || total === 0) return null;
    const share = (effects[EFFORT_DRIVERS.indexOf(driver)] ?? 0) / total;
    const slopes = parameters.map((name) => {
      if (!(EFFORT_DRIVERS as readonly string[]).includes(name)) return 0;
      return (100 * shared * ((name === driver ? 1 : 0) - share)) / total;
    });
    let variance = 0;
    covariance.forEach((row, i) => {
      row.forEach((entry, j) => (variance += entry * (slopes[i] ?? 0) * (slopes[j] ?? 0)));
    });
    return Math.sqrt(Math.max(variance, 0));
  }
}
