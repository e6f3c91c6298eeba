import { RetentionError } from "../../errors.js";
import { cholesky, choleskyInverse } from "../../numeric/fitting/cholesky.js";
import { fewerRows } from "./fewer-rows.js";
import {
  type EffortCurve,
  type LearnedFrom,
  LOYALTY_MODEL_VERSION,
  type LoyaltyModel,
  parameterNames,
  trustedModel,
} from "./loyalty-model.js";
import { NO_PROBLEM, type ObservedOutcomes } from "./read-observations.js";
import {
  type Evaluation,
  evaluatePosterior,
  meanChance,
  type PosteriorInput,
  posteriorLayout,
  priorMode,
} from "./loyalty-posterior.js";
import type { LoyaltyPrior } from "./loyalty-prior.js";
import { mergeEqualRows } from "./merge-equal-rows.js";
import { monotoneCurve } from "./monotone-curve.js";
import { unknownBaseline } from "./unknown-baseline.js";
import { influencesOf, rowByRow, weighCovariate } from "./weighed-covariate.js";
import { log } from "../../numeric/elementary/log.js";

const KNOTS: Record<EffortCurve, readonly number[]> = { straight: [1, 5], bent: [1, 2, 3, 4, 5] };

const MANY_ROWS = 10_000;

/**
 * The model that outcomes make of a prior; without outcomes it is the prior.
 *
 * @param options - The curve to take, the one of lower criterion, the straight one at a tie, by default; and the days in
 *   which the outcomes were counted.
 * @internal
 */
export function posteriorModel(
  functionName: string,
  observed: ObservedOutcomes,
  prior: LoyaltyPrior,
  { effortCurve: only, horizonDays }: { effortCurve?: EffortCurve | undefined; horizonDays?: number | undefined } = {},
): LoyaltyModel {
  const outcomes = mergeEqualRows(observed);
  const covariates = outcomes.covariates.map((covariate) => weighCovariate(covariate, outcomes.counts, prior));
  const values = rowByRow(outcomes, covariates);
  const learnedFrom = countOutcomes(outcomes);
  const withEffort = learnedFrom.effort + learnedFrom.purchasesAndEffort;
  const curves = [learnedFrom.effort, learnedFrom.purchasesAndEffort].filter((customers) => customers > 0).length;
  const candidates: readonly EffortCurve[] = only === undefined ? ["straight", "bent"] : [only];
  const fits = candidates.map((curve) => {
    const input: PosteriorInput = { outcomes, covariates, values, knots: KNOTS[curve], prior };
    const fit = monotoneCurve(input, startOf(input));
    const parameters = input.knots.length * Math.max(1, curves);
    const criterion = parameters * log(Math.max(1, withEffort)) - 2 * fit.evaluation.logLikelihood;
    return { curve, input, fit, criterion };
  });
  const chosen = fits.reduce((best, next) => (next.criterion < best.criterion ? next : best));

  const names = parameterNames(
    chosen.curve,
    covariates.map(({ name }) => name),
  );
  const { point, evaluation } = chosen.fit;
  const found = inModelParameters(functionName, chosen.curve, chosen.input, point, evaluation);
  const before = withoutOutcomes(functionName, chosen.curve, chosen.input);
  const byName = (list: readonly number[]): Record<string, number> =>
    Object.fromEntries(names.map((name, index) => [name, list[index] ?? 0]));
  const variances = found.covariance.map((row, index) => row[index] ?? 0);
  return trustedModel({
    kind: "loyalty",
    version: LOYALTY_MODEL_VERSION,
    timeUnit: "year",
    horizonDays: horizonDays ?? null,
    effortCurve: chosen.curve,
    parameters: byName(found.values),
    standardErrors: byName(variances.map(Math.sqrt)),
    covariance: found.covariance,
    learned: byName(
      variances.map((variance, index) => 1 - Math.min(1, variance / (before.covariance[index]?.[index] ?? Infinity))),
    ),
    influences: influencesOf(covariates, prior),
    aliveAnchor: prior.noProblem,
    logLikelihood: evaluation.logLikelihood,
    observations: outcomes.counts.reduce((sum, count) => sum + count, 0),
    learnedFrom,
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
  return monotoneCurve(fewer, startOf(fewer)).point;
}

/** Customers by what is known of them. */
function countOutcomes({ effort, counts, hasPurchases }: ObservedOutcomes): LearnedFrom {
  const learnedFrom = { effort: 0, noProblem: 0, unknown: 0, purchases: 0, purchasesAndEffort: 0 };
  counts.forEach((count, row) => {
    const hadProblem = (effort[row] ?? NaN) >= 1;
    if (hasPurchases?.[row] === 1) {
      learnedFrom.purchases += count;
      if (hadProblem) learnedFrom.purchasesAndEffort += count;
    } else if (hadProblem) learnedFrom.effort += count;
    else learnedFrom[effort[row] === NO_PROBLEM ? "noProblem" : "unknown"] += count;
  });
  return learnedFrom;
}

/** What the prior alone says of the same parameters. */
function withoutOutcomes(functionName: string, curve: EffortCurve, input: PosteriorInput): ModelParameters {
  const none = new Float64Array(0);
  const outcomes = { rows: 0, effort: none, sign: none, counts: none, freshness: null, hasPurchases: null };
  const empty = { ...input, outcomes: { ...outcomes, covariates: [] }, values: none };
  const point = priorMode(empty);
  return inModelParameters(functionName, curve, empty, point, evaluatePosterior(empty, point));
}

interface ModelParameters {
  values: number[];
  covariance: number[][];
}

/** From the parameters of the posterior, log odds at knots and weights of standardized covariates, to the model's. */
function inModelParameters(
  functionName: string,
  curve: EffortCurve,
  input: PosteriorInput,
  point: readonly number[],
  { hessian }: Evaluation,
): ModelParameters {
  const factor = cholesky(hessian);
  if (factor === null) throw new RetentionError(functionName, "observations", "must settle the model", hessian);
  const posterior = choleskyInverse(factor);
  const layout = posteriorLayout(input.knots.length);
  const along = (terms: Readonly<Record<number, number>>): number[] => point.map((_, index) => terms[index] ?? 0);
  const { service } = layout;
  const knots = input.knots.map((_, knot) => knot);
  const rows = [
    ...(curve === "straight"
      ? [along({ 0: 0.5, 1: 0.5 }), along({ 0: -0.5, 1: 0.5 })]
      : knots.map((knot) => along({ [knot]: 1 }))),
    along({ [layout.noProblem]: 1 }),
    along({ [layout.unknown]: 1 }),
    along({ [layout.level]: 1 }),
    ...(curve === "straight"
      ? [along({ [service]: 1 }), along({ [service]: -1, [service + 1]: 1 })]
      : knots.map((knot) => along({ [service + knot]: 1 }))),
    ...input.covariates.map(({ scale }, index) => along({ [layout.weights + index]: 1 / scale })),
  ];

  // Customers without any records are like all customers, not only like the others without records.
  const unknown = unknownBaseline(input, point);
  const unknownAt = input.knots.length + 1;
  rows[unknownAt] = along(
    Object.fromEntries(Array.from(unknown.slopes, (slope, index) => [layout.weights + index, slope])),
  );
  const values = rows.map((row) => dot(row, point));
  // How far the chances were off.
  const levelAt = unknownAt + 1;
  values[levelAt] = (values[levelAt] ?? 0) - meanChance(input.covariates);
  const covariance = rows.map((row) => {
    const spread = posterior.map((column) => dot(column, row));
    return rows.map((other) => dot(other, spread));
  });
  values[unknownAt] = unknown.value;
  const unknownRow = covariance[unknownAt];
  if (unknownRow !== undefined) unknownRow[unknownAt] = (unknownRow[unknownAt] ?? 0) + unknown.variance;
  return { values, covariance };
}

function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, entry, index) => sum + entry * (right[index] ?? 0), 0);
}
