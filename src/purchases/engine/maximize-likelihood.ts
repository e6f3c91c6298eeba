/* eslint-disable @typescript-eslint/no-non-null-assertion -- all arrays have the dimension of the point. */
import { cholesky, choleskyInverse } from "../../numeric/fitting/cholesky.js";
import { type Minimum, minimizeByNewton, type SmoothObjective } from "../../numeric/fitting/newton.js";
import type { LikelihoodAt, LogLikelihood } from "./history-likelihood.js";
import { squared } from "../../numeric/elementary/squared.js";

/** Farthest a coordinate may go from the first start: beyond, the data do not settle the parameter. */
const FARTHEST = 14;

/** Standard errors from here on, in logarithms, tell of a likelihood that only levels out. */
const LARGEST_ERROR = 10;

/** Largest slope a customer that still counts as a maximum. */
const FLAT = 1e-9;

/** What the next Newton step may still gain, at the end and on a sample, whose own maximum is a chance anyway. */
const LAST_GAIN = 1e-8;
const SAMPLE_GAIN = 0.05;

/**
 * Steps after which a start is given up; one that arrives takes about ten. On all rows there are fewer where the last
 * sample settled nothing, unless the point reached by then is one that they do settle.
 */
const SAMPLE_ITERATIONS = 30;
const LAST_ITERATIONS = 60;
const HOPELESS_ITERATIONS = 15;

/** Most that a step may multiply a parameter by, in logarithms: far from the maximum a parabola promises too much. */
const LONGEST_STEP = 1;

/** Maxima on a sample nearer than this in every coordinate are followed up once. */
const SAME_PLACE = 0.7;

/** A later start must lead higher by more than this. */
const SAME_VALUE = 1e-6;

/** A log likelihood and the customers behind it. */
export interface LikelihoodStage {
  logLikelihood: LogLikelihood;
  customers: number;
}

/** A likelihood to maximize. */
export interface LikelihoodProblem {
  /** The likelihood of all customers. */
  whole: LikelihoodStage;
  /** Likelihoods of samples of growing size, if any, on which the search comes near. */
  samples: readonly LikelihoodStage[];
  /** Points to start from; the first is also where a penalty draws to. */
  starts: readonly (readonly number[])[];
  /** Weight of the squared distance to the first start, for all customers together. */
  penalty: number;
}

/** Where the likelihood is highest, with how sure that is. */
export interface LikelihoodMaximum {
  point: number[];
  logLikelihood: number;
  /** Of the point; `null` if the data do not settle it. */
  covariance: number[][] | null;
  gradientNorm: number;
  iterations: number;
  converged: boolean;
}

/**
 * The maximum of a log likelihood, less a penalty, by Newton's method with a line search. There may be more than one, so
 * all starts climb, on the smallest sample first; the maxima that they reach there, each once, are followed up on the
 * next, and the highest one on all customers is taken. Where a sample settles nothing, the start that led highest goes
 * on alone.
 * @internal
 */
export function maximizeLikelihood({ whole, samples, starts, penalty }: LikelihoodProblem): LikelihoodMaximum {
  const centre = starts[0]!;
  let from = starts;
  let isHopeless = false;
  let iterations = 0;
  for (const { logLikelihood, customers } of samples) {
    const objective = objectiveOf(logLikelihood, centre, (penalty * customers) / whole.customers);
    const ends = from.map((start) =>
      minimizeByNewton(objective, start, {
        tolerance: SAMPLE_GAIN,
        iterations: SAMPLE_ITERATIONS,
        longestStep: LONGEST_STEP,
      }),
    );
    iterations += ends.reduce((sum, each) => sum + each.iterations, 0);
    const maxima = ends.filter(({ converged }) => converged);
    isHopeless = maxima.length === 0;
    from = isHopeless ? [from[ends.indexOf(lowest(ends))]!] : distinct(maxima, objective);
  }

  const objective = objectiveOf(whole.logLikelihood, centre, penalty);
  const ends = from.map((start) =>
    minimizeByNewton(objective, start, {
      tolerance: LAST_GAIN,
      iterations: isHopeless ? HOPELESS_ITERATIONS : LAST_ITERATIONS,
      longestStep: LONGEST_STEP,
    }),
  );
  iterations += ends.reduce((sum, each) => sum + each.iterations, 0);
  let end = lowest(ends);
  let covariance = covarianceAt(end);
  if (isHopeless && !end.converged && isSettledBy(covariance)) {
    // What a sample left open all rows may settle: short of steps alone is no reason to give up.
    end = minimizeByNewton(objective, end.point, {
      tolerance: LAST_GAIN,
      iterations: LAST_ITERATIONS,
      longestStep: LONGEST_STEP,
    });
    iterations += end.iterations;
    covariance = covarianceAt(end);
  }

  const gradientNorm = end.gradientNorm / Math.max(1, whole.customers);
  return {
    point: end.point,
    logLikelihood: objective.at(end.point).value,
    covariance,
    gradientNorm,
    iterations,
    converged: end.converged && isSettledBy(covariance) && gradientNorm < FLAT,
  };
}

/** The inverse of the curvature; `null` where it is not bent upwards in every direction. */
function covarianceAt({ hessian }: Minimum): number[][] | null {
  const factor = cholesky(hessian);
  return factor === null ? null : choleskyInverse(factor);
}

/** Whether a likelihood does more than level out. */
function isSettledBy(covariance: readonly (readonly number[])[] | null): boolean {
  return covariance?.every((row, index) => Math.sqrt(row[index]!) < LARGEST_ERROR) === true;
}

function lowest(ends: readonly Minimum[]): Minimum {
  return ends.reduce((best, each) => (each.value < best.value - SAME_VALUE ? each : best));
}

/**
 * Points of which no two lie close together, the earlier kept, nor on one ridge: without anything between them that is
 * worse than either.
 */
function distinct(ends: readonly Minimum[], { value }: SmoothObjective): number[][] {
  const kept: Minimum[] = [];
  for (const end of ends) {
    const isElsewhere = (other: Minimum): boolean => {
      const isFar = end.point.some((entry, at) => Math.abs(entry - other.point[at]!) > SAME_PLACE);
      const middle = end.point.map((entry, at) => (entry + other.point[at]!) / 2);
      return isFar && !(value(middle) < Math.max(end.value, other.value) + SAMPLE_GAIN);
    };
    if (kept.every(isElsewhere)) kept.push(end);
  }
  return kept.map(({ point }) => point);
}

/** The negative log likelihood with its penalty; the latest point is kept, as its derivatives are wanted after its value. */
function objectiveOf(
  logLikelihood: LogLikelihood,
  centre: readonly number[],
  penalty: number,
): SmoothObjective & { at: LogLikelihood } {
  let latest: { point: readonly number[]; likelihood: LikelihoodAt } | null = null;
  const at = (point: readonly number[]): LikelihoodAt => {
    if (latest?.point !== point) latest = { point, likelihood: logLikelihood(point) };
    return latest.likelihood;
  };
  const distance = (point: readonly number[], index: number): number => point[index]! - centre[index]!;
  return {
    at,
    value: (point) =>
      point.every((_, index) => Math.abs(distance(point, index)) < FARTHEST)
        ? point.reduce((sum, _, index) => sum + penalty * squared(distance(point, index)), -at(point).value)
        : Infinity,
    derivatives: (point) => {
      const { gradient, hessian } = at(point);
      return {
        gradient: gradient.map((slope, index) => 2 * penalty * distance(point, index) - slope),
        hessian: hessian.map((row, first) => row.map((entry, second) => (first === second ? 2 * penalty : 0) - entry)),
      };
    },
  };
}
