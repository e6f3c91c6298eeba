import type { Assumption } from "../../evidence/assumption.js";
import type { Rejection } from "../../records/rejection.js";
import type { SurveyAnswer } from "../../records/survey-answer.js";
import type { EffortDriver, EffortWeights } from "./driver.js";

/** What the answers said about one driver. */
export interface FittedDriver {
  driver: EffortDriver;
  /** Share of the effort in percent; those of all drivers add up to 100. */
  weight: number;
  /** Standard error of the weight; `null` where the answers say nothing or push the effect below zero. */
  standardError: number | null;
  /** Weight before any answer. */
  priorWeight: number;
  /** How far the answers moved it: `weight` less `priorWeight`. */
  moved: number;
  /** Log odds of a worse answer, from none of the driver to all of it; never below 0. */
  effect: number;
  /** Standard error of the effect, `null` as above. */
  effectStandardError: number | null;
  /** Answers whose ticket tells the driver; the others entered with the mean of these. */
  known: number;
  /**
   * `fitted` from the answers; `held` at zero, where they would have it lower; `unmoved` where they cannot tell, since
   * the driver is unknown or the same on every ticket.
   */
  state: "fitted" | "held" | "unmoved";
}

/** Weights of the effort drivers as survey answers support them: a cumulative-logit regression, as JSON. */
export interface EffortWeightsModel {
  kind: "effort-weights";
  version: 1;
  /** For `effortPolicy({ model })`; they add up to 100. */
  weights: EffortWeights;
  drivers: FittedDriver[];
  /** The scale of the answers. */
  scale: SurveyAnswer["scale"];
  /** Scores that were answered, from the least effort to the most. */
  scores: number[];
  /** Log odds of answering at most `scores[k]`, for a ticket without any driver; one less than there are scores. */
  thresholds: number[];
  /** Names of the rows and columns of `covariance`: the fitted drivers, then `threshold0` and so on. */
  parameters: string[];
  covariance: number[][];
  /** Without the prior. */
  logLikelihood: number;
  /** Answers used. */
  observations: number;
  converged: boolean;
  iterations: number;
  /** Largest slope left over, per unit of a free parameter. */
  gradientNorm: number;
  assumptions: Assumption<unknown>[];
  /** Answers left out, by their place among the answers. */
  rejected: Rejection[];
}
