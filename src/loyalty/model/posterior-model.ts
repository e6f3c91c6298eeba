import { RetentionError } from "../../errors.js";
import { cholesky, choleskyInverse } from "../../numeric/fitting/cholesky.js";
import { logOdds } from "../../numeric/functions/logistic.js";
import { fewerRows } from "./fewer-rows.js";
import { type FallingCurve, fallingCurve } from "./monotone-curve.js";
import { curveParameters, type EffortCurve, type LoyaltyModel, trustedModel } from "./loyalty-model.js";
import type { ObservedOutcomes } from "./loyalty-observations.js";
import { mergeEqualRows } from "./merge-equal-rows.js";
import { type PosteriorInput, priorMode } from "./loyalty-posterior.js";
import type { LoyaltyPrior } from "./loyalty-prior.js";
import { influencesOf, rowByRow, type WeighedInfluence, weighInfluence } from "./weighed-influence.js";

const KNOTS: Record<EffortCurve, readonly number[]> = { straight: [1, 5], bent: [1, 2, 3, 4, 5] };

const MANY_ROWS = 10_000;

/**
 * The model that outcomes make of a prior; without outcomes it is the prior.
 *
 * @param only - The curve to take; the one of lower criterion, the straight one at a tie, unless given.
 * @internal
 */
export function posteriorModel(
  functionName: string,
  observed: ObservedOutcomes,
  prior: LoyaltyPrior,
  only?: EffortCurve,
): LoyaltyModel {
  const outcomes = mergeEqualRows(observed);
  const influences = outcomes.influences.map((influence) => weighInfluence(influence, outcomes.counts, prior));
  const rows = rowByRow(outcomes, influences);
  const totals = totalsOf(outcomes, prior);
  const candidates: readonly EffortCurve[] = only === undefined ? ["straight", "bent"] : [only];
  const fits = candidates.map((curve) => {
    const input: PosteriorInput = { outcomes, influences, values: rows, knots: KNOTS[curve], prior };
    const fit = fallingCurve(input, startOf(input));
    const criterion = input.knots.length * Math.log(Math.max(1, totals.withEffort)) - 2 * fit.evaluation.logLikelihood;
    return { curve, fit, criterion };
  });
  const chosen = fits.reduce((best, next) => (next.criterion < best.criterion ? next : best));

  const names = [...curveParameters(chosen.curve), "noProblem", "unknown", ...influences.map(({ name }) => name)];
  const { values, covariance } = inModelParameters(functionName, chosen.curve, chosen.fit, influences, totals);
  const byName = (list: readonly number[]): Record<string, number> =>
    Object.fromEntries(names.map((name, index) => [name, list[index] ?? 0]));
  return trustedModel({
    kind: "loyalty",
    version: 1,
    timeUnit: "year",
    effortCurve: chosen.curve,
    parameters: byName(values),
    standardErrors: byName(covariance.map((row, index) => Math.sqrt(row[index] ?? 0))),
    covariance,
    influences: influencesOf(influences, prior),
    aliveAnchor: prior.noProblem,
    logLikelihood: chosen.fit.evaluation.logLikelihood,
    observations: totals.customers,
    criterion: {
      straight: fits.find(({ curve }) => curve === "straight")?.criterion ?? null,
      bent: fits.find(({ curve }) => curve === "bent")?.criterion ?? null,
    },
    converged: chosen.fit.converged,
    assumptions: [...prior.assumptions],
  });
}

/** Of many rows, the mode of fewer that stand for them: the whole then needs a step or two. */
function startOf(input: PosteriorInput): number[] {
  if (input.outcomes.rows < MANY_ROWS) return priorMode(input);
  const fewer = fewerRows(input);
  return fallingCurve(fewer, startOf(fewer)).point;
}

interface Totals {
  customers: number;
  withEffort: number;
  /** Log odds of a customer of whom nothing is known, and their variance: the share of all, with half the prior's customers. */
  unknown: { value: number; variance: number };
}

function totalsOf({ effort, sign, counts }: ObservedOutcomes, prior: LoyaltyPrior): Totals {
  let customers = 0;
  let withEffort = 0;
  let returned = 0;
  counts.forEach((count, row) => {
    customers += count;
    if ((effort[row] ?? NaN) >= 1) withEffort += count;
    if (sign[row] === 1) returned += count;
  });
  const behind = customers + prior.customers / 2;
  const share = (returned + (prior.customers / 2) * prior.unknown) / behind;
  return { customers, withEffort, unknown: { value: logOdds(share), variance: 1 / (behind * share * (1 - share)) } };
}

/** From the parameters of the posterior, log odds at knots and weights of standardised influences, to the model's. */
function inModelParameters(
  functionName: string,
  curve: EffortCurve,
  { point, evaluation }: FallingCurve,
  influences: readonly WeighedInfluence[],
  { unknown }: Totals,
): { values: number[]; covariance: number[][] } {
  const factor = cholesky(evaluation.hessian);
  if (factor === null) {
    throw new RetentionError(functionName, "observations", "must settle the model", evaluation.hessian);
  }
  const posterior = choleskyInverse(factor);
  const unit = (at: number, size = 1): number[] => point.map((_, index) => (index === at ? size : 0));
  const knots = KNOTS[curve].length;
  const rows =
    curve === "straight"
      ? [point.map((_, index) => (index < 2 ? 0.5 : 0)), point.map((_, index) => (index < 2 ? index - 0.5 : 0))]
      : KNOTS[curve].map((_, knot) => unit(knot));
  const unknownAt = knots + 1;
  rows.push(unit(knots), unit(-1), ...influences.map(({ scale }, index) => unit(knots + 1 + index, 1 / scale)));

  const values = rows.map((row) => dot(row, point));
  const covariance = rows.map((row) => {
    const spread = posterior.map((column) => dot(column, row));
    return rows.map((other) => dot(other, spread));
  });
  values[unknownAt] = unknown.value;
  const unknownRow = covariance[unknownAt];
  if (unknownRow !== undefined) unknownRow[unknownAt] = unknown.variance;
  return { values, covariance };
}

function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, entry, index) => sum + entry * (right[index] ?? 0), 0);
}
