/* eslint-disable @typescript-eslint/no-non-null-assertion -- all arrays have the dimension of the point. */
import { cholesky, choleskyInverse } from "../numeric/cholesky.js";
import { minimizeByNewton, type SmoothObjective } from "../numeric/newton.js";
import type { LogLikelihood } from "./history-likelihood.js";

/** Steps of the differences of the gradient, in logarithms of parameters and in coefficients. */
const CENTRAL_STEP = 1e-4;
const FORWARD_STEP = 1e-6;

/** Farthest a coordinate may go from its first start: beyond, the data do not settle the parameter. */
const FARTHEST = 20;

/** Standard errors from here on, in logarithms, tell of a likelihood that only levels out. */
const LARGEST_ERROR = 10;

/** Largest slope a customer that still counts as a maximum. */
const FLAT = 1e-9;

/** A likelihood to maximise. */
export interface LikelihoodProblem {
  logLikelihood: LogLikelihood;
  /** The same over fewer rows, to choose among the starts; the whole where there are few. */
  sample: LogLikelihood;
  /** Customers behind the likelihood and behind the sample. */
  customers: number;
  sampleCustomers: number;
  /** Points to start from; the first is also where a penalty draws to. */
  starts: readonly (readonly number[])[];
  /** Weight of the squared distance to the first start, for all customers together. */
  penalty: number;
}

/** Where the likelihood is highest, with how sure that is. */
export interface LikelihoodMaximum {
  point: number[];
  logLikelihood: number;
  /** Of the point; `null` where the data do not settle it. */
  covariance: number[][] | null;
  gradientNorm: number;
  iterations: number;
  converged: boolean;
}

/**
 * The maximum of a log likelihood, less a penalty, by Newton's method with a line search from the best of several
 * starts. The gradient is the likelihood's own, and the Hessian its differences: forward ones on the way, at the cost of one
 * gradient a parameter, and central ones at the end, which give the standard errors to about eight digits.
 * @internal
 */
export function maximizeLikelihood({
  logLikelihood,
  sample,
  customers,
  sampleCustomers,
  starts,
  penalty,
}: LikelihoodProblem): LikelihoodMaximum {
  const centre = starts[0]!;
  const shareOfSample = sampleCustomers / customers;
  const preview = objectiveOf(sample, centre, penalty * shareOfSample);
  const best = starts
    .map((start) => minimizeByNewton(preview, start, { tolerance: 1e-4 * sampleCustomers }))
    .reduce((lowest, each) => (each.value < lowest.value ? each : lowest));

  const minimum = minimizeByNewton(objectiveOf(logLikelihood, centre, penalty), best.point, { tolerance: 1e-9 });
  const factor = cholesky(centralHessian(logLikelihood, minimum.point, penalty));
  const gradientNorm = minimum.gradientNorm / Math.max(1, customers);
  const covariance = factor === null ? null : choleskyInverse(factor);
  return {
    point: minimum.point,
    logLikelihood: logLikelihood(minimum.point, minimum.point.slice()),
    covariance,
    gradientNorm,
    iterations: best.iterations + minimum.iterations,
    converged: covariance !== null && isSettled(covariance) && minimum.converged && gradientNorm < FLAT,
  };
}

function isSettled(covariance: readonly (readonly number[])[]): boolean {
  return covariance.every((row, index) => Math.sqrt(row[index]!) < LARGEST_ERROR);
}

function objectiveOf(logLikelihood: LogLikelihood, centre: readonly number[], penalty: number): SmoothObjective {
  const dimension = centre.length;
  const evaluate = (point: readonly number[], gradient: number[]): number => {
    if (point.some((entry, index) => !(Math.abs(entry - centre[index]!) < FARTHEST))) return Infinity;
    let value = -logLikelihood(point, gradient);
    for (let index = 0; index < dimension; index++) {
      const distance = point[index]! - centre[index]!;
      value += penalty * distance * distance;
      gradient[index] = -gradient[index]! + 2 * penalty * distance;
    }
    return value;
  };
  // The line search leaves off where the derivatives are wanted next, so that the last gradient is kept.
  let latest: readonly number[] = [];
  const gradient = new Array<number>(dimension).fill(0);

  return {
    value: (point) => {
      latest = point;
      return evaluate(point, gradient);
    },
    derivatives: (point) => {
      if (point !== latest) evaluate(point, gradient);
      const base = [...gradient];
      const columns = point.map((_, moved) => {
        const ahead = new Array<number>(dimension).fill(0);
        evaluate(shifted(point, moved, FORWARD_STEP), ahead);
        return ahead.map((slope, index) => (slope - base[index]!) / FORWARD_STEP);
      });
      return { gradient: base, hessian: symmetrized(columns) };
    },
  };
}

/** Second derivatives of the negative log likelihood and its penalty. */
function centralHessian(logLikelihood: LogLikelihood, point: readonly number[], penalty: number): number[][] {
  const columns = point.map((_, moved) => {
    const [above, below] = [CENTRAL_STEP, -CENTRAL_STEP].map((step) => {
      const gradient = new Array<number>(point.length).fill(0);
      logLikelihood(shifted(point, moved, step), gradient);
      return gradient;
    });
    return below!.map(
      (slope, index) => (slope - above![index]!) / (2 * CENTRAL_STEP) + (index === moved ? 2 * penalty : 0),
    );
  });
  return symmetrized(columns);
}

function shifted(point: readonly number[], moved: number, step: number): number[] {
  return point.map((entry, index) => (index === moved ? entry + step : entry));
}

function symmetrized(columns: readonly (readonly number[])[]): number[][] {
  return columns.map((column, row) => column.map((entry, index) => (entry + columns[index]![row]!) / 2));
}
