/* eslint-disable @typescript-eslint/no-non-null-assertion -- the parameters' array has a fixed length. */
import { digamma, logBeta, logGamma, trigamma } from "../../../numeric/functions/gamma.js";
import type { BetaDiscreteWeibullModel } from "./beta-discrete-weibull-model.js";
import { betaSlopes } from "../../engine/beta-slopes.js";
import type { Kernel } from "../../engine/history-likelihood.js";
import type { ShiftedBetaGeometricModel } from "./shifted-beta-geometric-model.js";
import { pow } from "../../../numeric/elementary/pow.js";
import { log } from "../../../numeric/elementary/log.js";
import { expm1 } from "../../../numeric/elementary/expm1.js";

/** A model of contracts that are renewed, or not, at the end of each period. */
export type ContractModel = ShiftedBetaGeometricModel | BetaDiscreteWeibullModel;

/** Kinds of model of contracts. */
export const CONTRACT_KINDS = ["shifted-beta-geometric", "beta-discrete-weibull"] as const;

/** An age beyond which B(α, β + age) is Γ(α)·age^−α to the last bit; the age itself may overflow. */
const FARTHEST = 1e200;

/**
 * Logarithm of the share that survives to the end of a period, counted from 1; 0 at the start.
 * Fader & Hardie (2007), eq. 6, and Fader et al. (2018), eq. 9, where the period is raised to c.
 * @internal
 */
export function logSurvival(model: ContractModel, period: number): number {
  const { alpha, beta } = model.parameters;
  const age = model.kind === "beta-discrete-weibull" ? pow(period, model.parameters.c) : period;
  if (model.kind === "beta-discrete-weibull" && age > FARTHEST) {
    return logGamma(alpha) - alpha * model.parameters.c * log(period) - logBeta(alpha, beta);
  }
  return logBeta(alpha, beta + age) - logBeta(alpha, beta);
}

/**
 * Log likelihood of leaving at the end of a period, or of having survived it: Fader & Hardie (2007), eq. 5 and 6. The
 * period takes the place of repeat purchases, and whether the customer left that of recency.
 * @internal
 */
export function shiftedBetaGeometricKernel(): Kernel {
  return (parameters, rows, from, to, sums) => {
    const [alpha, beta] = [parameters[0]!, parameters[1]!];
    for (let row = from; row < to; row++) {
      const [period, left, weight] = [rows.repeatPurchases[row]!, rows.recency[row]!, rows.weight[row]!];
      const { value, slopes, curvatures } = betaSlopes(alpha, beta, left, period - left);
      sums[0]! += weight * value;
      sums[1]! += weight * alpha * slopes[0];
      sums[2]! += weight * beta * slopes[1];
      sums[3]! += weight * alpha * (slopes[0] + alpha * curvatures[0]);
      sums[4]! += weight * alpha * beta * curvatures[1];
      sums[5]! += weight * beta * (slopes[1] + beta * curvatures[2]);
    }
  };
}

/**
 * The same with the period raised to c: Fader, Hardie, Liu, Davin & Steenburgh (2018), eq. 8 and 9.
 * @internal
 */
export function betaDiscreteWeibullKernel(): Kernel {
  return (parameters, rows, from, to, sums) => {
    for (let row = from; row < to; row++) {
      const [period, left, weight] = [rows.repeatPurchases[row]!, rows.recency[row]!, rows.weight[row]!];
      const kept = survivalAt(parameters, period);
      const earlier = left === 0 ? kept : survivalAt(parameters, period - 1);
      // ln(S(t−1) − S(t)) = ln S(t−1) + ln(share), with the share 1 − e^d of a difference d of logarithms.
      const share = -expm1(kept.value - earlier.value);
      const odds = left === 0 ? 0 : (1 - share) / share;
      sums[0]! += weight * (earlier.value + (left === 0 ? 0 : log(share)));
      for (let first = 0, at = 0; first < 3; first++) {
        const slope = kept.slopes[first]! - earlier.slopes[first]!;
        sums[1 + first]! += weight * (earlier.slopes[first]! - odds * slope);
        for (let second = 0; second <= first; second++, at++) {
          const bend = kept.curvatures[at]! - earlier.curvatures[at]!;
          const product = slope * (kept.slopes[second]! - earlier.slopes[second]!);
          sums[4 + at]! += weight * (earlier.curvatures[at]! - odds * bend - odds * (1 + odds) * product);
        }
      }
    }
  };
}

/** The logarithm of the share that survives, with its derivatives by the logarithms of α, β and c. */
function survivalAt(
  parameters: Float64Array,
  period: number,
): { value: number; slopes: number[]; curvatures: number[] } {
  if (period === 0) return { value: 0, slopes: [0, 0, 0], curvatures: [0, 0, 0, 0, 0, 0] };
  const alpha = parameters[0]!;
  const beta = parameters[1]!;
  const c = parameters[2]!;
  const age = pow(period, c);
  // Slopes of the age's logarithm, then of the age.
  const growth = c * log(period);
  const byAge = age * (digamma(beta + age) - digamma(alpha + beta + age));
  const byAgeTwice = age * (trigamma(beta + age) - trigamma(alpha + beta + age));
  const all = digamma(alpha + beta) - digamma(alpha + beta + age);
  const allTwice = trigamma(alpha + beta) - trigamma(alpha + beta + age);
  const byAlpha = alpha * all;
  const byBeta = beta * (digamma(beta + age) - digamma(beta) + all);
  return {
    value: logBeta(alpha, beta + age) - logBeta(alpha, beta),
    slopes: [byAlpha, byBeta, byAge * growth],
    curvatures: [
      byAlpha + alpha * alpha * allTwice,
      alpha * beta * allTwice,
      byBeta + beta * beta * (trigamma(beta + age) - trigamma(beta) + allTwice),
      -alpha * age * growth * trigamma(alpha + beta + age),
      beta * growth * byAgeTwice,
      byAge * growth * (1 + growth) + age * byAgeTwice * growth * growth,
    ],
  };
}
