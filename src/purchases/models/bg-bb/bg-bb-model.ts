import { type PeriodModelOptions } from "../../engine/period-options.js";
import { assertOptions } from "../../../errors.js";
import type { TimeUnit } from "../../../records/values/time.js";
import { type Model, modelFromParameters } from "../../engine/model.js";
import { PARAMETER_NAMES } from "../../engine/model-kinds.js";

/** Parameters of the BG/BB model. */
export interface BgBbParameters {
  /** With β, the beta distribution of the probability of taking an opportunity while alive: its mean is α/(α+β). */
  alpha: number;
  beta: number;
  /** With δ, the beta distribution of the probability of leaving before an opportunity: its mean is γ/(γ+δ). */
  gamma: number;
  delta: number;
}

/** A BG/BB model; its unit is the length between two opportunities, where that is known. */
export type BgBbModel<Unit extends TimeUnit | null = TimeUnit | null> = Model<"bg-bb", BgBbParameters, Unit>;

/**
 * A BG/BB model from published parameters, for purchases that happen, or do not, at given opportunities: yearly
 * donations, weekly services, conferences.
 *
 * Source: Fader, Hardie & Shang (2010), "Customer-base analysis in a discrete-time noncontractual setting", Marketing
 * Science 29(6).
 *
 * @param parameters - α, β, γ and δ, all positive.
 * @param options - Length between two opportunities.
 * @returns The model, as `fitBgBb` returns it, without standard errors.
 * @throws RetentionError when a parameter is not positive or the unit is not one.
 *
 * @example
 * import { bgBbModel } from "retention-kit";
 *
 * bgBbModel({ alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 }, { timeUnit: "year" })
 * //=> { kind: "bg-bb", timeUnit: "year", parameters: { alpha: 1.204, beta: 0.75, gamma: 0.657, delta: 2.783 }, ... }
 */
export function bgBbModel<Unit extends TimeUnit | null = null>(
  parameters: BgBbParameters,
  options?: PeriodModelOptions<Unit> | null,
): BgBbModel<Unit> {
  const chosen = assertOptions("bgBbModel", "options", options ?? {}, { timeUnit: true });
  return modelFromParameters(
    "bgBbModel",
    "bg-bb",
    PARAMETER_NAMES["bg-bb"],
    parameters,
    (chosen.timeUnit ?? null) as Unit,
  );
}
