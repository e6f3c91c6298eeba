import { assertCount, assertOptions } from "../../../errors.js";
import { CONTRACT_KINDS, type ContractModel, logSurvival } from "./contract-models.js";
import { assertModel } from "../../engine/model.js";
import { exp } from "../../../numeric/elementary/exp.js";

/** Options of `survival`. */
export interface SurvivalOptions {
  /** Periods to look ahead. */
  periods: number;
  /**
   * Renewals already made: the shares are then of those who made them.
   * @defaultValue `0`
   */
  renewals?: number | null | undefined;
}

/**
 * Share of contracts that survive, from now to the end of each period ahead.
 *
 * Source: Fader & Hardie (2007), "How to project customer retention", eq. 6.
 *
 * @param model - A shifted beta–geometric or beta–discrete-Weibull model.
 * @param options - Periods ahead, and renewals already made.
 * @returns `periods + 1` shares, the first of them 1.
 * @throws RetentionError when a count is negative or fractional.
 *
 * @example
 * import { shiftedBetaGeometricModel, survival } from "retention-kit";
 *
 * survival(shiftedBetaGeometricModel({ alpha: 0.668, beta: 3.806 }), { periods: 3 })
 * //=> [1, 0.8507, 0.747, 0.67]
 */
export function survival(model: ContractModel, options: SurvivalOptions): number[] {
  const known = assertOptions("survival", "options", options, { periods: true, renewals: true });
  const { periods, renewals = 0 } = known;
  assertModel("survival", model, CONTRACT_KINDS);
  assertCount("survival", "options.periods", periods, { max: 1e6 });
  assertCount("survival", "options.renewals", renewals);
  const start = logSurvival(model, renewals);
  return Array.from({ length: periods + 1 }, (_, period) => exp(logSurvival(model, renewals + period) - start));
}
