import { assertNumber, RetentionError } from "../../errors.js";
import { upperIncompleteGamma } from "../../numeric/functions/incomplete-gamma.js";
import { type AnyModel, assertModel } from "../engine/model.js";
import { PARAMETER_NAMES } from "../engine/model-kinds.js";

/** Outcome of a likelihood-ratio test. */
export interface LikelihoodRatio {
  /** Twice the gain in log likelihood. */
  statistic: number;
  /** Number of additional parameters in the larger model. */
  degreesOfFreedom: number;
  /** Probability of at least this gain if the smaller model is true. */
  pValue: number;
}

/**
 * Likelihood-ratio test of a model against one that it extends, fitted to the same data: with covariates against
 * without, or beta–discrete-Weibull against shifted beta–geometric. A small p-value favors the larger model. Fit both
 * without a penalty.
 *
 * Source: Wilks (1938), "The large-sample distribution of the likelihood ratio for testing composite hypotheses", Annals
 * of Mathematical Statistics 9(1).
 *
 * @param smaller - The model that is a special case of the other.
 * @param larger - The model with more parameters.
 * @returns Statistic, degrees of freedom and p-value.
 * @throws RetentionError when a model was not fitted, they saw different numbers of customers, or the larger one has no
 * more parameters.
 *
 * @example
 * import { fitBetaDiscreteWeibull, fitShiftedBetaGeometric, likelihoodRatioTest } from "retention-kit";
 *
 * const survivors = [1000, 631, 468, 382, 326, 289, 262, 241];
 * const { statistic, degreesOfFreedom } = likelihoodRatioTest(
 *   fitShiftedBetaGeometric(survivors),
 *   fitBetaDiscreteWeibull(survivors),
 * );
 * degreesOfFreedom
 * //=> 1
 */
export function likelihoodRatioTest(smaller: AnyModel, larger: AnyModel): LikelihoodRatio {
  assertModel("likelihoodRatioTest", smaller, Object.keys(PARAMETER_NAMES), "smaller");
  assertModel("likelihoodRatioTest", larger, Object.keys(PARAMETER_NAMES), "larger");
  const before = logLikelihoodOf("smaller", smaller);
  const after = logLikelihoodOf("larger", larger);
  if (Math.abs(smaller.observations - larger.observations) > 1e-6 * smaller.observations) {
    const rule = "must be those of the smaller model";
    throw new RetentionError("likelihoodRatioTest", "larger.observations", rule, larger.observations);
  }
  const degreesOfFreedom = Object.keys(larger.parameters).length - Object.keys(smaller.parameters).length;
  if (degreesOfFreedom < 1) {
    const names = Object.keys(larger.parameters);
    throw new RetentionError("likelihoodRatioTest", "larger.parameters", "must be more than the smaller's", names);
  }
  const statistic = Math.max(0, 2 * (after - before));
  return { statistic, degreesOfFreedom, pValue: upperIncompleteGamma(degreesOfFreedom / 2, statistic / 2) };
}

function logLikelihoodOf(path: string, { logLikelihood }: AnyModel): number {
  if (logLikelihood === null) {
    throw new RetentionError("likelihoodRatioTest", `${path}.logLikelihood`, "must come from a fit", logLikelihood);
  }
  assertNumber("likelihoodRatioTest", `${path}.logLikelihood`, logLikelihood);
  return logLikelihood;
}
