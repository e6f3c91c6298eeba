/* eslint-disable @typescript-eslint/no-non-null-assertion -- the parameters' array has a fixed length. */
import { digamma, logBeta } from "../numeric/gamma.js";
import type { BetaDiscreteWeibullModel } from "./beta-discrete-weibull-model.js";
import type { Kernel } from "./history-likelihood.js";
import type { ShiftedBetaGeometricModel } from "./shifted-beta-geometric-model.js";

/** A model of contracts that are renewed, or not, at the end of each period. */
export type ContractModel = ShiftedBetaGeometricModel | BetaDiscreteWeibullModel;

/** Kinds of model of contracts. */
export const CONTRACT_KINDS = ["shifted-beta-geometric", "beta-discrete-weibull"] as const;

/**
 * Logarithm of the share that survives to the end of a period, counted from 1; 0 at the start.
 * Fader & Hardie (2007), eq. 6, and Fader et al. (2018), eq. 9, where the period is raised to c.
 * @internal
 */
export function logSurvival(model: ContractModel, period: number): number {
  const { alpha, beta } = model.parameters;
  const age = model.kind === "beta-discrete-weibull" ? period ** model.parameters.c : period;
  return logBeta(alpha, beta + age) - logBeta(alpha, beta);
}

/**
 * Log likelihood of leaving at the end of a period, or of having survived it: Fader & Hardie (2007), eq. 5 and 6. The
 * period takes the place of repeat purchases, and whether the customer left that of recency.
 * @internal
 */
export function shiftedBetaGeometricKernel(): Kernel {
  return (parameters, period, left, _, partials) => {
    const alpha = parameters[0]!;
    const beta = parameters[1]!;
    const stays = period - left;
    const all = digamma(alpha + beta) - digamma(alpha + beta + period);
    partials[0] = digamma(alpha + left) - digamma(alpha) + all;
    partials[1] = digamma(beta + stays) - digamma(beta) + all;
    return logBeta(alpha + left, beta + stays) - logBeta(alpha, beta);
  };
}

/**
 * The same with the period raised to c: Fader, Hardie, Liu, Davin & Steenburgh (2018), eq. 8 and 9.
 * @internal
 */
export function betaDiscreteWeibullKernel(): Kernel {
  const before = new Float64Array(3);
  return (parameters, period, left, _, partials) => {
    const kept = logSurvivalWithPartials(parameters, period, partials);
    if (left === 0) return kept;
    const earlier = logSurvivalWithPartials(parameters, period - 1, before);
    // S(t−1) − S(t) = S(t−1)·share, and the derivatives by the quotient rule.
    const share = -Math.expm1(kept - earlier);
    for (let index = 0; index < 3; index++) {
      partials[index] = before[index]! + ((before[index]! - partials[index]!) * (1 - share)) / share;
    }
    return earlier + Math.log(share);
  };
}

function logSurvivalWithPartials(parameters: Float64Array, period: number, partials: Float64Array): number {
  const alpha = parameters[0]!;
  const beta = parameters[1]!;
  const age = period ** parameters[2]!;
  const both = digamma(alpha + beta + age);
  const all = digamma(alpha + beta) - both;
  partials[0] = all;
  partials[1] = digamma(beta + age) - digamma(beta) + all;
  partials[2] = period === 0 ? 0 : (digamma(beta + age) - both) * age * Math.log(period);
  return logBeta(alpha, beta + age) - logBeta(alpha, beta);
}
