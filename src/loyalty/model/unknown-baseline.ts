/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices run over the rows and parameters that set the lengths. */
import { logOdds } from "../../numeric/functions/logistic.js";
import { type PosteriorInput, posteriorLayout } from "./loyalty-posterior.js";
import { exp } from "../../numeric/elementary/exp.js";

/** Log odds of customers without a known problem, and how they depend on the other parameters. */
export interface UnknownBaseline {
  value: number;
  /** Variance at given weights. */
  variance: number;
  /** Slopes by the weights of the covariates. */
  slopes: Float64Array;
}

/** Steps of Newton's method: the start is the share itself, from which a few are enough. */
const MOST_STEPS = 30;

/**
 * The log odds of a customer when it is not known whether there was a problem: those of all customers, whatever they
 * went through, with the prior's pseudo-customer beside them and the weights of the covariates as they were learned. With
 * covariates it is the mode of their likelihood in this one number; without, it is their share.
 *
 * Cost: without covariates, one pass; else one exponential a row for each of a few steps.
 * @internal
 */
export function unknownBaseline(
  { outcomes, covariates, values, knots, prior }: PosteriorInput,
  point: readonly number[],
): UnknownBaseline {
  const { rows, sign, counts, hasPurchases } = outcomes;
  const width = covariates.length;
  const weights = point.slice(posteriorLayout(knots.length).weights);
  const pseudo = prior.customers / 2;
  let customers = pseudo;
  let returned = pseudo * prior.unknown;
  for (let row = 0; row < rows; row++) {
    if (hasPurchases !== null && hasPurchases[row] === 1) continue;
    customers += counts[row]!;
    if (sign[row] === 1) returned += counts[row]!;
  }
  let value = logOdds(returned / customers);
  const slopes = new Float64Array(width);
  if (width === 0) {
    const share = returned / customers;
    return { value, variance: 1 / (customers * share * (1 - share)), slopes };
  }

  let curvature = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    const atPrior = 1 / (1 + exp(-value));
    let gradient = pseudo * (prior.unknown - atPrior);
    curvature = pseudo * atPrior * (1 - atPrior);
    slopes.fill(0);
    for (let row = 0; row < rows; row++) {
      if (hasPurchases !== null && hasPurchases[row] === 1) continue;
      let odds = value;
      for (let at = 0; at < width; at++) odds += weights[at]! * values[row * width + at]!;
      const probability = 1 / (1 + exp(-odds));
      const spread = counts[row]! * probability * (1 - probability);
      gradient += counts[row]! * ((sign[row] === 1 ? 1 : 0) - probability);
      curvature += spread;
      for (let at = 0; at < width; at++) slopes[at]! -= spread * values[row * width + at]!;
    }
    // The pseudo-customer keeps the curvature above 0; a bounded step does not overshoot where it is nearly so.
    const move = Math.max(-2, Math.min(2, gradient / curvature));
    value += move;
    // Each step squares the distance.
    if (Math.abs(move) < 1e-5) break;
  }
  for (let at = 0; at < width; at++) slopes[at]! /= curvature;
  return { value, variance: 1 / curvature, slopes };
}
