import type { TimeUnit } from "../../../records/values/time.js";
import type { FittedHistoryModel } from "../../engine/fit-histories.js";
import { historyModelFromParameters, type ModelOptions } from "../../engine/history-model-from-parameters.js";
import { bgNbd } from "./beta-geometric.js";

/** Parameters of the BG/NBD and MBG/NBD models. */
export interface BgNbdParameters {
  /** Shape of the purchase rates among customers. */
  r: number;
  /** Their scale: the mean rate is r/α purchases per unit of time. */
  alpha: number;
  /** With b, the beta distribution of the probability of leaving after a purchase: its mean is a/(a+b). */
  a: number;
  b: number;
}

/** A BG/NBD model. */
export type BgNbdModel<Unit extends TimeUnit = TimeUnit> = FittedHistoryModel<"bg-nbd", BgNbdParameters, Unit>;

/**
 * A BG/NBD model from published parameters: customers buy at their own constant rate, and after each repeat purchase
 * may leave for good.
 *
 * Source: Fader, Hardie & Lee (2005), "Counting your customers the easy way", Marketing Science 24(2).
 *
 * @param parameters - r, α, a and b, all positive.
 * @param options - Unit of time of the parameters.
 * @returns The model, as `fitBgNbd` returns it, without standard errors.
 * @throws RetentionError when a parameter is not positive or the unit is not one.
 *
 * @example
 * import { bgNbdModel } from "retention-kit";
 *
 * bgNbdModel({ r: 0.2426, alpha: 4.414, a: 0.7929, b: 2.426 }, { timeUnit: "week" })
 * //=> {
 * //     kind: "bg-nbd", version: 1, timeUnit: "week",
 * //     parameters: { r: 0.2426, alpha: 4.414, a: 0.7929, b: 2.426 },
 * //     standardErrors: null, covariance: null, logLikelihood: null, observations: 0,
 * //     converged: null, gradientNorm: null, iterations: null, covariates: { purchase: [], dropout: [] },
 * //   }
 */
export function bgNbdModel<Unit extends TimeUnit>(
  parameters: BgNbdParameters,
  options: ModelOptions<Unit>,
): BgNbdModel<Unit> {
  return historyModelFromParameters("bgNbdModel", bgNbd(), parameters, options);
}
