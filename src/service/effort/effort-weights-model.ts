import type { Assumption } from "../../evidence/assumption.js";
import type { Rejection } from "../../records/rows/rejection.js";
import type { SurveyAnswer } from "../../records/account/survey-answer.js";
import type { EffortDriver, EffortWeights } from "./driver.js";

/** What the answers say about one driver. */
export interface FittedDriver {
  readonly driver: EffortDriver;
  /** Share of the effort in percent; those of all drivers add up to 100. */
  readonly weight: number;
  /** Standard error of the weight; `null` if the answers say nothing or push the effect below zero. */
  readonly standardError: number | null;
  /** Weight before any answer. */
  readonly priorWeight: number;
  /** How far the answers moved it: `weight` less `priorWeight`. */
  readonly moved: number;
  /** Log odds of a worse answer, from none of the driver to all of it; never below 0. */
  readonly effect: number;
  /** Standard error of the effect, `null` as above. */
  readonly effectStandardError: number | null;
  /** Answers whose ticket has the driver; the others entered with the mean of these. */
  readonly known: number;
  /**
   * `fitted` from the answers; `held` at zero, where they would have it lower; `unmoved` where they cannot tell, since
   * the driver is unknown or the same on every ticket.
   */
  readonly state: "fitted" | "held" | "unmoved";
}

/** Weights of the effort drivers as survey answers support them: a cumulative-logit regression, as JSON. */
export interface EffortWeightsModel {
  readonly kind: "effort-weights";
  readonly version: 1;
  /** For `effortPolicy({ model })`; they add up to 100. */
  readonly weights: EffortWeights;
  readonly drivers: readonly FittedDriver[];
  /** The scale of the answers. */
  readonly scale: SurveyAnswer["scale"];
  /** Scores that were answered, from the least effort to the most. */
  readonly scores: readonly number[];
  /** Log odds of answering at most `scores[k]`, for a ticket without any driver; one less than there are scores. */
  readonly thresholds: readonly number[];
  /** Names of the rows and columns of `covariance`: the fitted drivers, then `threshold0` and so on. */
  readonly parameters: readonly string[];
  readonly covariance: readonly (readonly number[])[];
  /** Without the prior. */
  readonly logLikelihood: number;
  /** Answers used. */
  readonly observations: number;
  readonly converged: boolean;
  readonly iterations: number;
  /** Largest slope left over, per unit of a free parameter. */
  readonly gradientNorm: number;
  readonly assumptions: readonly Assumption<unknown>[];
  /** Answers left out, by their place among the answers. */
  readonly rejected: readonly Rejection[];
}
