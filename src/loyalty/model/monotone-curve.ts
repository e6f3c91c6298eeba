/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices run over the parameters of the posterior. */
import { minimizeByNewton } from "../../numeric/fitting/newton.js";
import {
  type Evaluation,
  pooledPosterior,
  posteriorLayout,
  type PosteriorInput,
  spreadOver,
} from "./loyalty-posterior.js";

/** The posterior mode under the rule that more effort never raises loyalty. */
export interface MonotoneCurve {
  /** All parameters; neighboring knots that the rule binds are equal. */
  point: number[];
  evaluation: Evaluation;
  converged: boolean;
}

/**
 * Rise of the log posterior that is left to the last step. That step squares the distance to the mode, which in units of
 * the parameters is by then of this size; it is smaller the more rows there are.
 */
const TOLERANCE_PER_ROW = 1e-9;

/** Changes of the active set tried; a handful suffices. */
const MOST_CHANGES = 50;

/**
 * Most that a step moves log odds. Pseudo-customers pull less than a normal does: where all are all but certain, nothing
 * is bent any more, and a step of Newton's method has no bound.
 */
const LONGEST_STEP = 4;

/**
 * The posterior mode among the curves that never rise with effort, by an active-set method: neighbors that would rise
 * are held equal, and let go where the gradient says that they would fall.
 *
 * Source: Nocedal & Wright (2006), "Numerical Optimization", section 16.5, with Newton's method for each set.
 * @internal
 */
export function monotoneCurve(input: PosteriorInput, start: readonly number[]): MonotoneCurve {
  const { knots, service } = posteriorLayout(input.knots.length);
  /** Parameters that must not lie above the one before: all knots of both curves but the first. */
  const falling = [0, service].flatMap((first) => Array.from({ length: knots - 1 }, (_, step) => first + step + 1));
  let point = [...start];
  /** Whether each parameter is held equal to the one before: at first those that a start from fewer rows has found so. */
  const held = point.map((value, parameter) => falling.includes(parameter) && value === point[parameter - 1]);
  const tolerance = TOLERANCE_PER_ROW * Math.max(1, input.outcomes.rows);
  for (let change = 0; ; change++) {
    const groupOf = groupsOf(held, point.length);
    const posterior = pooledPosterior(input, groupOf);
    const free = point.filter((_, parameter) => groupOf[parameter] !== groupOf[parameter - 1]);
    const mode = minimizeByNewton(posterior, free, { tolerance, longestStep: LONGEST_STEP });
    const evaluation = posterior.evaluate(mode.point);
    point = spreadOver(groupOf, mode.point);

    const rising = steepestRise(point, falling);
    const eager = rising === null ? mostEager(held, evaluation.gradient) : null;
    if ((rising ?? eager) === null || change === MOST_CHANGES) {
      return { point, evaluation, converged: mode.converged && rising === null && eager === null };
    }
    if (rising !== null) held[rising] = true;
    if (eager !== null) held[eager] = false;
  }
}

function groupsOf(held: readonly boolean[], parameters: number): number[] {
  let group = -1;
  return Array.from({ length: parameters }, (_, parameter) => (held[parameter] === true ? group : ++group));
}

/** The knot that lies furthest above the one before; `null` if none does. */
function steepestRise(point: readonly number[], falling: readonly number[]): number | null {
  let steepest: number | null = null;
  let most = 0;
  for (const knot of falling) {
    const rise = point[knot]! - point[knot - 1]!;
    if (rise > most) [steepest, most] = [knot, rise];
  }
  return steepest;
}

/**
 * The held knot that would fall most if let go; `null` if all would rise. Its multiplier is the sum of the gradient
 * over the knots of its group before it: where that is negative, raising those and lowering the rest gains.
 */
function mostEager(held: readonly boolean[], gradient: readonly number[]): number | null {
  const scale = gradient.reduce((sum, entry) => sum + Math.abs(entry), 0);
  let eager: number | null = null;
  let least = -1e-9 * scale - 1e-9;
  let multiplier = 0;
  held.forEach((tied, knot) => {
    multiplier = tied ? multiplier + gradient[knot - 1]! : 0;
    if (tied && multiplier < least) [eager, least] = [knot, multiplier];
  });
  return eager;
}
