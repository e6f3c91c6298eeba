/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices run over the rows and knots that set the lengths. */
import type { SmoothObjective } from "../../numeric/fitting/newton.js";
import { logOdds } from "../../numeric/functions/logistic.js";
import { NO_PROBLEM, type ObservedOutcomes } from "./loyalty-observations.js";
import type { LoyaltyPrior } from "./loyalty-prior.js";
import type { WeighedInfluence } from "./weighed-influence.js";

/**
 * The negative logarithm of the posterior of a loyalty model, with its derivatives.
 *
 * The parameters are the log odds at each knot of effort, those without a problem, and one weight an influence. Between
 * knots the log odds run straight. The prior adds pseudo-customers at both ends of the curve and without a problem,
 * a normal for each weight, and, on a bent curve, a normal for how far each step differs from the mean step.
 */

/** Everything that the posterior depends on. */
export interface PosteriorInput {
  outcomes: ObservedOutcomes;
  influences: readonly WeighedInfluence[];
  /** Values of the influences, row by row: the first row's, then the second's. */
  values: Float64Array;
  /** Efforts at which the curve may bend; the first is 1, the last 5, and the distance is constant. */
  knots: readonly number[];
  prior: LoyaltyPrior;
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
 * The posterior at a point. Rows of unknown effort are left out. One pass over the rows, one exponential each.
 * @internal
 */
export function evaluatePosterior(input: PosteriorInput, point: readonly number[]): Evaluation {
  const { outcomes, values, knots } = input;
  const { rows, effort, sign, counts } = outcomes;
  const width = input.influences.length;
  const size = knots.length + 1 + width;
  const noProblem = knots.length;
  const firstWeight = knots.length + 1;
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
    if (e !== e) continue;
    let low = noProblem;
    let fraction = 0;
    if (e !== NO_PROBLEM) {
      const along = (e - 1) * perKnot;
      low = Math.min(Math.trunc(along), lastStep);
      fraction = along - low;
    }
    const share = 1 - fraction;
    let odds = fraction === 0 ? curve[low]! : share * curve[low]! + fraction * curve[low + 1]!;
    const own = row * width;
    for (let at = 0; at < width; at++) odds += weights[at]! * values[own + at]!;

    // Log odds of what happened, and e to minus their size: log(1 + e^−towards) without overflow, and all that follows.
    const outcome = sign[row]!;
    const towards = outcome * odds;
    const small = Math.exp(-Math.abs(towards));
    const large = 1 / (1 + small);
    const count = counts[row]!;
    logLikelihood += count * Math.min(towards, 0);
    if (count === 1) {
      product *= 1 + small;
      if (product > 1e300) {
        logLikelihood -= Math.log(product);
        product = 1;
      }
    } else logLikelihood -= count * Math.log1p(small);

    const residual = -count * outcome * large * (towards < 0 ? 1 : small);
    const spread = count * small * large * large;
    gradient[low]! += residual * share;
    hessian[low * size + low]! += spread * share * share;
    if (fraction !== 0) {
      const high = low + 1;
      gradient[high]! += residual * fraction;
      hessian[high * size + high]! += spread * fraction * fraction;
      hessian[high * size + low]! += spread * share * fraction;
    }
    for (let at = 0; at < width; at++) {
      const value = values[own + at]!;
      const cross = spread * value;
      const parameter = firstWeight + at;
      const start = parameter * size;
      gradient[parameter]! += residual * value;
      hessian[start + low]! += cross * share;
      if (fraction !== 0) hessian[start + low + 1]! += cross * fraction;
      for (let other = 0; other <= at; other++) hessian[start + firstWeight + other]! += cross * values[own + other]!;
    }
  }
  logLikelihood -= Math.log(product);

  const penalty = addPrior(input, curve, gradient, hessian, size);
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
  { influences, knots, prior }: PosteriorInput,
  point: Float64Array,
  gradient: Float64Array,
  hessian: Float64Array,
  size: number,
): number {
  let penalty = 0;
  const pseudo = (at: number, share: number): void => {
    const customers = prior.customers / 2;
    const odds = point[at]!;
    const probability = 1 / (1 + Math.exp(-odds));
    penalty += customers * (Math.log1p(Math.exp(-Math.abs(odds))) + Math.max(odds, 0) - share * odds);
    gradient[at]! += customers * (probability - share);
    hessian[at * size + at]! += customers * probability * (1 - probability);
  };
  const last = knots.length - 1;
  pseudo(0, prior.lowEffort);
  pseudo(last, prior.highEffort);
  pseudo(knots.length, prior.noProblem);

  if (last > 1) {
    // Half the sum of squares of the steps about their mean: Σ step² less (last − first)² / steps.
    const precision = 1 / prior.curveDeviation ** 2;
    for (let from = 0; from < last; from++) {
      penalty += addSquare(from, from + 1, precision);
    }
    penalty += addSquare(0, last, -precision / last);
  }
  influences.forEach(({ priorWeight }, index) => {
    const at = knots.length + 1 + index;
    const precision = 1 / prior.coefficientDeviation ** 2;
    const off = point[at]! - priorWeight;
    penalty += (precision * off * off) / 2;
    gradient[at]! += precision * off;
    hessian[at * size + at]! += precision;
  });
  return penalty;

  function addSquare(low: number, high: number, precision: number): number {
    const step = point[high]! - point[low]!;
    gradient[low]! -= precision * step;
    gradient[high]! += precision * step;
    hessian[low * size + low]! += precision;
    hessian[high * size + high]! += precision;
    hessian[high * size + low]! -= precision;
    return (precision * step * step) / 2;
  }
}

/** The posterior in its free parameters. */
export interface PooledPosterior extends SmoothObjective {
  /** In all parameters; the last point is kept, as Newton's method asks for it twice. */
  evaluate: (free: readonly number[]) => Evaluation;
}

/**
 * The posterior as a function to minimise, in which neighbouring knots of one group share their log odds.
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
export function priorMode({ knots, influences, prior }: PosteriorInput): number[] {
  const low = logOdds(prior.lowEffort);
  const high = logOdds(prior.highEffort);
  const curve = knots.map((knot) => (low * (5 - knot) + high * (knot - 1)) / 4);
  return [...curve, logOdds(prior.noProblem), ...influences.map(({ priorWeight }) => priorWeight)];
}
