import { assertOptions } from "../../../errors.js";
import type { TimeUnit } from "../../../records/values/time.js";
import { type ContractCohort, type ContractFitOptions, fitContracts } from "./contract-cohorts.js";
import { shiftedBetaGeometricKernel } from "./contract-models.js";
import type { ShiftedBetaGeometricModel } from "./shifted-beta-geometric-model.js";
import { PARAMETER_NAMES } from "../../engine/model-kinds.js";

/**
 * Fits the shifted beta–geometric model to the survival of contracts by maximum likelihood, for one cohort or several.
 *
 * Source: Fader & Hardie (2007), "How to project customer retention", Journal of Interactive Marketing 21(1), eq. 5 to 7
 * and appendix B; several cohorts: Fader & Hardie (2007), "Fitting the sBG model to multi-cohort data".
 *
 * @param surviving - How many survive, first at the start and then at the end of each period: counts, or percentages
 * together with `options.customers`; or one such list a cohort.
 * @param options - Customers at the start, length of a period, penalty.
 * @returns The model; `converged` is false where the data do not settle the parameters.
 * @throws RetentionError when a list is shorter than two, rises, or starts at nothing.
 *
 * @example
 * import { fitShiftedBetaGeometric } from "retention-kit";
 *
 * fitShiftedBetaGeometric([100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1], { customers: 1000, timeUnit: "year" })
 * //=> { parameters: { alpha: 0.668, beta: 3.806 }, logLikelihood: -1611.158, observations: 1000, ... }
 */
export function fitShiftedBetaGeometric<Unit extends TimeUnit | null = null>(
  surviving: readonly number[] | readonly ContractCohort[],
  options?: ContractFitOptions<Unit> | null,
): ShiftedBetaGeometricModel<Unit> {
  const known = assertOptions("fitShiftedBetaGeometric", "options", options ?? {}, {
    customers: true,
    penalty: true,
    timeUnit: true,
  });
  return fitContracts("fitShiftedBetaGeometric", "shifted-beta-geometric", surviving, known, {
    names: PARAMETER_NAMES["shifted-beta-geometric"],
    kernel: shiftedBetaGeometricKernel,
    starts: [
      [1, 3],
      [0.3, 1],
      [5, 20],
    ],
  });
}
