import { assertOptions } from "../../../errors.js";
import type { TimeUnit } from "../../../records/values/time.js";
import type { PeriodModelOptions } from "../../engine/period-options.js";
import { type Model, modelFromParameters } from "../../engine/model.js";
import { PARAMETER_NAMES } from "../../engine/model-kinds.js";

/** Parameters of the shifted beta–geometric model. */
export interface ShiftedBetaGeometricParameters {
  /** With β, the beta distribution of the probability of leaving at a renewal: its mean is α/(α+β). */
  alpha: number;
  beta: number;
}

/** A shifted beta–geometric model; its unit is the length of a contract period, where that is known. */
export type ShiftedBetaGeometricModel<Unit extends TimeUnit | null = TimeUnit | null> = Model<
  "shifted-beta-geometric",
  ShiftedBetaGeometricParameters,
  Unit
>;

/**
 * A shifted beta–geometric model from published parameters: at the end of each period a contract is renewed, or not, with
 * a probability of the customer's own. Retention rises with age only because those who leave easily are gone.
 *
 * Source: Fader & Hardie (2007), "How to project customer retention", Journal of Interactive Marketing 21(1).
 *
 * @param parameters - α and β, both positive.
 * @param options - Length of a period.
 * @returns The model, as `fitShiftedBetaGeometric` returns it, without standard errors.
 * @throws RetentionError when a parameter is not positive or the unit is not one.
 *
 * @example
 * import { shiftedBetaGeometricModel } from "retention-kit";
 *
 * shiftedBetaGeometricModel({ alpha: 0.668, beta: 3.806 }, { timeUnit: "year" })
 * //=> { kind: "shifted-beta-geometric", timeUnit: "year", parameters: { alpha: 0.668, beta: 3.806 }, ... }
 */
export function shiftedBetaGeometricModel<Unit extends TimeUnit | null = null>(
  parameters: ShiftedBetaGeometricParameters,
  options?: PeriodModelOptions<Unit> | null,
): ShiftedBetaGeometricModel<Unit> {
  const chosen = assertOptions("shiftedBetaGeometricModel", "options", options ?? {}, { timeUnit: true });
  return modelFromParameters(
    "shiftedBetaGeometricModel",
    "shifted-beta-geometric",
    PARAMETER_NAMES["shifted-beta-geometric"],
    parameters,
    (chosen.timeUnit ?? null) as Unit,
  );
}
