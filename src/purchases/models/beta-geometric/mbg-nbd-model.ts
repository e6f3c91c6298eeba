import type { TimeUnit } from "../../../records/values/time.js";
import type { BgNbdParameters } from "./bg-nbd-model.js";
import type { FittedHistoryModel } from "../../engine/fit-histories.js";
import { historyModelFromParameters, type ModelOptions } from "../../engine/history-model-from-parameters.js";
import { mbgNbd } from "./beta-geometric.js";

/** An MBG/NBD model. */
export type MbgNbdModel<Unit extends TimeUnit = TimeUnit> = FittedHistoryModel<"mbg-nbd", BgNbdParameters, Unit>;

/**
 * An MBG/NBD model from published parameters: customers buy at their own constant rate, and after each
 * purchase, the first one too, may leave for good.
 *
 * Source: Batislam, Denizel & Filiztekin (2007), International Journal of Research in Marketing 24(3).
 *
 * @param parameters - r, α, a and b, all positive.
 * @param options - Unit of time of the parameters.
 * @returns The model, as `fitMbgNbd` returns it, without standard errors.
 * @throws RetentionError when a parameter is not positive or the unit is not one.
 *
 * @example
 * import { mbgNbdModel } from "retention-kit";
 *
 * mbgNbdModel({ r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 }, { timeUnit: "week" })
 * //=> {
 * //     kind: "mbg-nbd", version: 1, timeUnit: "week",
 * //     parameters: { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 },
 * //     standardErrors: null, covariance: null, logLikelihood: null, observations: 0,
 * //     converged: null, gradientNorm: null, iterations: null, covariates: { purchase: [], dropout: [] },
 * //   }
 */
export function mbgNbdModel<Unit extends TimeUnit>(
  parameters: BgNbdParameters,
  options: ModelOptions<Unit>,
): MbgNbdModel<Unit> {
  return historyModelFromParameters("mbgNbdModel", mbgNbd(), parameters, options);
}
