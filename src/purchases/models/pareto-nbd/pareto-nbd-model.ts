import type { TimeUnit } from "../../../records/values/time.js";
import type { FittedHistoryModel } from "../../engine/fit-histories.js";
import { historyModelFromParameters, type ModelOptions } from "../../engine/history-model-from-parameters.js";
import { paretoNbd } from "./pareto-nbd.js";

/** Parameters of the Pareto/NBD model. */
export interface ParetoNbdParameters {
  /** Shape of the purchase rates among customers. */
  r: number;
  /** Their scale: the mean rate is r/α purchases per unit of time. */
  alpha: number;
  /** Shape of the rates of leaving among customers. */
  s: number;
  /** Their scale: the mean rate is s/β a unit of time. */
  beta: number;
}

/** A Pareto/NBD model. */
export type ParetoNbdModel<Unit extends TimeUnit = TimeUnit> = FittedHistoryModel<
  "pareto-nbd",
  ParetoNbdParameters,
  Unit
>;

/**
 * A Pareto/NBD model from published parameters: customers buy at their own constant rate, and leave for
 * good at a rate of their own, whether they bought or not.
 *
 * Source: Schmittlein, Morrison & Colombo (1987), "Counting your customers", Management Science 33(1).
 *
 * @param parameters - r, α, s and β, all positive.
 * @param options - Unit of time of the parameters.
 * @returns The model, as `fitParetoNbd` returns it, without standard errors.
 * @throws RetentionError when a parameter is not positive or the unit is not one.
 *
 * @example
 * import { paretoNbdModel } from "retention-kit";
 *
 * paretoNbdModel({ r: 0.5533, alpha: 10.58, s: 0.6062, beta: 11.67 }, { timeUnit: "week" })
 * //=> {
 * //     kind: "pareto-nbd", version: 1, timeUnit: "week",
 * //     parameters: { r: 0.5533, alpha: 10.58, s: 0.6062, beta: 11.67 },
 * //     standardErrors: null, covariance: null, logLikelihood: null, observations: 0,
 * //     converged: null, gradientNorm: null, iterations: null, covariates: { purchase: [], dropout: [] },
 * //   }
 */
export function paretoNbdModel<Unit extends TimeUnit>(
  parameters: ParetoNbdParameters,
  options: ModelOptions<Unit>,
): ParetoNbdModel<Unit> {
  return historyModelFromParameters("paretoNbdModel", paretoNbd(), parameters, options);
}
