/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices run over the rows and knots that set the lengths. */
import type { SmoothObjective } from "../../numeric/fitting/newton.js";
import { logOdds } from "../../numeric/functions/logistic.js";
import { NO_PROBLEM, type ObservedOutcomes } from "./read-observations.js";
import type { LoyaltyPrior } from "./loyalty-prior.js";
import type { WeighedCovariate } from "./weighed-covariate.js";
import { exp } from "../../numeric/elementary/exp.js";
import { log } from "../../numeric/elementary/log.js";
import { log1p } from "../../numeric/elementary/log1p.js";
import { squared } from "../../numeric/elementary/squared.js";

/**
 * The negative logarithm of the posterior of a loyalty model, with its derivatives.
 *
 * A customer whose purchases are not known has log odds of its own: those at its effort, between knots of effort straight,
 * those without a problem, or those where no one knows of one. To a customer whose purchases are known, effort adds: its
 * log odds are a level, the weight of its chance of buying, and the effect of its effort, straight between knots too. The
 * level is that at the mean of such chances, so that where these are all too high it takes the blame and not the weight. As
 * far as a problem has faded, the customer counts as one without. Every covariate adds a weight times its value.
 *
 * The prior adds pseudo-customers at both ends of the curve, without a problem and where nothing is known, a normal for the
 * level, for the effect at effort 1, for the effect of effort 5 less that, and for each weight, and, on bent curves, a
 * normal for how far each step differs from the mean step.
 */

/** Everything that the posterior depends on. */
export interface PosteriorInput {
  outcomes: ObservedOutcomes;
  covariates: readonly WeighedCovariate[];
  /** Values of the covariates, row by row: the first row's, then the second's. */
  values: Float64Array;
  /** Efforts at which the curve may bend; the first is 1, the last 5, and the distance is constant. */
  knots: readonly number[];
  prior: LoyaltyPrior;
}

/** Places of the parameters: those of the curve come first, and the weights last. */
export interface PosteriorLayout {
  knots: number;
  noProblem: number;
  unknown: number;
  /** The level of customers whose purchases are known. */
  level: number;
  /** The effect of effort on them, a knot each. */
  service: number;
  weights: number;
}

/**
 * Where each parameter stands.
 * @internal
 */
export function posteriorLayout(knots: number): PosteriorLayout {
  return { knots, noProblem: knots, unknown: knots + 1, level: knots + 2, service: knots + 3, weights: 2 * knots + 3 };
}

/** Value and derivatives at a point, in all parameters. */
export interface Evaluation {
  /** Without the prior. */
  logLikelihood: number;
  value: number;
  gradient: number[];
  hessian: number[][];
}

/**
 * The posterior at a point. One pass over the rows, one exponential each.
 * @internal
 */
export function evaluatePosterior(input: PosteriorInput, point: readonly number[]): Evaluation {
  const { outcomes, values, knots } = input;
  const { rows, effort, sign, counts, freshness, hasPurchases } = outcomes;
  const width = input.covariates.length;
  const layout = posteriorLayout(knots.length);
  const { noProblem, unknown, level, service, weights: firstWeight } = layout;
  const size = firstWeight + width;
  const perKnot = (knots.length - 1) / 4;
  const lastStep = knots.length - 2;
  const curve = Float64Array.from(point);
  const weights = curve.subarray(firstWeight);
  const gradient = new Float64Array(size);
  const hessian = new Float64Array(size * size);

  let logLikelihood = 0;
  // One logarithm of a product of many terms, each between 1 and 2.
  let product = 1;
  for (let row = 0; row < rows; row++) {
    const e = effort[row]!;
    const isKnown = hasPurchases !== null && hasPurchases[row] === 1;
    // The parameters that make the log odds, and how much each counts.
    let base = isKnown ? level : noProblem;
    let baseShare = 1;
    let low = 0;
    let lowShare = 0;
    let highShare = 0;
    if (e !== e) {
      if (!isKnown) base = unknown;
    } else if (e !== NO_PROBLEM) {
      const fresh = freshness === null ? 1 : freshness[row]!;
      const along = (e - 1) * perKnot;
      low = Math.min(Math.trunc(along), lastStep);
      highShare = fresh * (along - low);
      lowShare = fresh - highShare;
      if (isKnown) low += service;
      else baseShare = 1 - fresh;
    }
    let odds = baseShare * curve[base]! + lowShare * curve[low]!;
    if (highShare !== 0) odds += highShare * curve[low + 1]!;
    const rowStart = row * width;
    for (let at = 0; at < width; at++) odds += weights[at]! * values[rowStart + at]!;

    // Log odds of what happened, and e to minus their size: log(1 + e^−towards) without overflow, and all that follows.
    const outcome = sign[row]!;
    const towards = outcome * odds;
    const small = exp(-Math.abs(towards));
    const large = 1 / (1 + small);
    const count = counts[row]!;
    logLikelihood += count * Math.min(towards, 0);
    if (count === 1) {
      product *= 1 + small;
      if (product > 1e300) {
        logLikelihood -= log(product);
        product = 1;
      }
    } else logLikelihood -= count * log1p(small);

    const residual = -count * outcome * large * (towards < 0 ? 1 : small);
    const spread = count * small * large * large;
    if (baseShare !== 0) {
      gradient[base]! += residual * baseShare;
      hessian[base * size + base]! += spread * baseShare * baseShare;
    }
    if (lowShare !== 0) {
      gradient[low]! += residual * lowShare;
      hessian[low * size + low]! += spread * lowShare * lowShare;
      if (baseShare !== 0) {
        hessian[Math.max(low, base) * size + Math.min(low, base)]! += spread * lowShare * baseShare;
      }
    }
    if (highShare !== 0) {
      const high = low + 1;
      gradient[high]! += residual * highShare;
      hessian[high * size + high]! += spread * highShare * highShare;
      hessian[high * size + low]! += spread * lowShare * highShare;
      if (baseShare !== 0) {
        hessian[Math.max(high, base) * size + Math.min(high, base)]! += spread * highShare * baseShare;
      }
    }
    for (let at = 0; at < width; at++) {
      const value = values[rowStart + at]!;
      const cross = spread * value;
      const parameter = firstWeight + at;
      const start = parameter * size;
      gradient[parameter]! += residual * value;
      if (baseShare !== 0) hessian[start + base]! += cross * baseShare;
      if (lowShare !== 0) hessian[start + low]! += cross * lowShare;
      if (highShare !== 0) hessian[start + low + 1]! += cross * highShare;
      for (let other = 0; other <= at; other++)
        hessian[start + firstWeight + other]! += cross * values[rowStart + other]!;
    }
  }
  logLikelihood -= log(product);

  const penalty = addPrior(input, layout, curve, gradient, hessian, size);
  return {
    logLikelihood,
    value: penalty - logLikelihood,
    gradient: [...gradient],
    hessian: Array.from({ length: size }, (_, row) =>
      Array.from({ length: size }, (_, column) => hessian[Math.max(row, column) * size + Math.min(row, column)]!),
    ),
  };
}

/** Adds the prior's derivatives and returns its negative logarithm, up to a constant. */
function addPrior(
  { covariates, knots, prior }: PosteriorInput,
  { noProblem, unknown, level, service, weights }: PosteriorLayout,
  point: Float64Array,
  gradient: Float64Array,
  hessian: Float64Array,
  size: number,
): number {
  let penalty = 0;
  const pseudo = (at: number, share: number): void => {
    const customers = prior.customers / 2;
    const odds = point[at]!;
    const probability = 1 / (1 + exp(-odds));
    penalty += customers * (log1p(exp(-Math.abs(odds))) + Math.max(odds, 0) - share * odds);
    gradient[at]! += customers * (probability - share);
    hessian[at * size + at]! += customers * probability * (1 - probability);
  };
  const near = (at: number, mean: number, deviation: number): void => {
    const precision = 1 / squared(deviation);
    const off = point[at]! - mean;
    penalty += (precision * off * off) / 2;
    gradient[at]! += precision * off;
    hessian[at * size + at]! += precision;
  };
  const last = knots.length - 1;
  pseudo(0, prior.lowEffort);
  pseudo(last, prior.highEffort);
  pseudo(noProblem, prior.noProblem);
  pseudo(unknown, prior.unknown);

  near(level, meanChance(covariates), prior.purchasesLevelDeviation);
  near(service, 0, prior.effortOddsRatioDeviation);
  addSquare(service, service + last, -log(prior.effortOddsRatio), 1 / squared(prior.effortOddsRatioDeviation));
  for (const first of last > 1 ? [0, service] : []) {
    // Half the sum of squares of the steps about their mean: Σ step² less (last − first)² / steps.
    const precision = 1 / squared(prior.curveDeviation);
    for (let from = 0; from < last; from++) addSquare(first + from, first + from + 1, 0, precision);
    addSquare(first, first + last, 0, -precision / last);
  }
  covariates.forEach(({ priorWeight, priorDeviation }, index) => {
    near(weights + index, priorWeight, priorDeviation);
  });
  return penalty;

  function addSquare(low: number, high: number, mean: number, precision: number): void {
    const off = point[high]! - point[low]! - mean;
    gradient[low]! -= precision * off;
    gradient[high]! += precision * off;
    hessian[low * size + low]! += precision;
    hessian[high * size + high]! += precision;
    hessian[high * size + low]! -= precision;
    penalty += (precision * off * off) / 2;
  }
}

/**
 * Mean log odds of the chances of buying: what the level would be if they were right; 0 where none are known.
 * @internal
 */
export function meanChance(covariates: readonly WeighedCovariate[]): number {
  return covariates.find(({ name }) => name === "purchases")?.reference ?? 0;
}

/** The posterior in its free parameters. */
export interface PooledPosterior extends SmoothObjective {
  /** In all parameters; the last point is kept, as Newton's method asks for it twice. */
  evaluate: (free: readonly number[]) => Evaluation;
}

/**
 * The posterior as a function to minimize, in which neighboring knots of one group share their log odds.
 *
 * @param groupOf - For each parameter, the index of the free one that it follows.
 * @internal
 */
export function pooledPosterior(input: PosteriorInput, groupOf: readonly number[]): PooledPosterior {
  const groups = Math.max(...groupOf) + 1;
  let last: { free: readonly number[]; evaluation: Evaluation } | null = null;
  const evaluate = (free: readonly number[]): Evaluation => {
    if (last?.free !== free) last = { free, evaluation: evaluatePosterior(input, spreadOver(groupOf, free)) };
    return last.evaluation;
  };
  return {
    evaluate,
    value: (free) => evaluate(free).value,
    derivatives: (free) => {
      const { gradient, hessian } = evaluate(free);
      const pooledGradient = Array<number>(groups).fill(0);
      const pooledHessian = pooledGradient.map(() => Array<number>(groups).fill(0));
      groupOf.forEach((row, parameter) => {
        pooledGradient[row]! += gradient[parameter]!;
        groupOf.forEach((column, other) => {
          pooledHessian[row]![column]! += hessian[parameter]![other]!;
        });
      });
      return { gradient: pooledGradient, hessian: pooledHessian };
    },
  };
}

/**
 * All parameters, from the free ones.
 * @internal
 */
export function spreadOver(groupOf: readonly number[], free: readonly number[]): number[] {
  return groupOf.map((group) => free[group]!);
}

/**
 * Where the prior alone has its mode.
 * @internal
 */
export function priorMode({ knots, covariates, prior }: PosteriorInput): number[] {
  const low = logOdds(prior.lowEffort);
  const high = logOdds(prior.highEffort);
  const curve = knots.map((knot) => (low * (5 - knot) + high * (knot - 1)) / 4);
  const service = knots.map((knot) => (-log(prior.effortOddsRatio) * (knot - 1)) / 4);
  const alone = [logOdds(prior.noProblem), logOdds(prior.unknown)];
  return [...curve, ...alone, meanChance(covariates), ...service, ...covariates.map(({ priorWeight }) => priorWeight)];
}
