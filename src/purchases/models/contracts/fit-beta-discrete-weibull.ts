import { assertOptions } from "../../../errors.js";
import type { TimeUnit } from "../../../records/values/time.js";
import type { BetaDiscreteWeibullModel } from "./beta-discrete-weibull-model.js";
import { type ContractCohort, type ContractFitOptions, fitContracts } from "./contract-cohorts.js";
import { betaDiscreteWeibullKernel } from "./contract-models.js";
import { PARAMETER_NAMES } from "../../engine/model-kinds.js";

/**
 * Fits the beta–discrete-Weibull model to the survival of contracts by maximum likelihood, for one cohort or several. Its
 * third parameter tells whether a customer's own probability of leaving changes with age; test it against the shifted
 * beta–geometric model with `likelihoodRatioTest`.
 *
 * Source: Fader, Hardie, Liu, Davin & Steenburgh (2018), "How to project customer retention revisited: the role of
 * duration dependence", Journal of Interactive Marketing 43, eq. 8 and 9.
 *
 * @param surviving - As for `fitShiftedBetaGeometric`.
 * @param options - Customers at the start, length of a period, penalty.
 * @returns The model; `converged` is false where the data do not settle the parameters.
 * @throws RetentionError when a list is shorter than two, rises, or starts at nothing.
 *
 * @example
 * import { fitBetaDiscreteWeibull } from "retention-kit";
 *
 * fitBetaDiscreteWeibull([1000, 869, 743, 653, 593, 551, 517, 491], { timeUnit: "year" }).observations
 * //=> 1000
 */
export function fitBetaDiscreteWeibull<Unit extends TimeUnit | null = null>(
  surviving: readonly number[] | readonly ContractCohort[],
  options?: ContractFitOptions<Unit> | null,
): BetaDiscreteWeibullModel<Unit> {
  const known = assertOptions("fitBetaDiscreteWeibull", "options", options ?? {}, {
    customers: true,
    penalty: true,
    timeUnit: true,
  });
  return fitContracts("fitBetaDiscreteWeibull", "beta-discrete-weibull", surviving, known, {
    names: PARAMETER_NAMES["beta-discrete-weibull"],
    kernel: betaDiscreteWeibullKernel,
    starts: [
      [1, 3, 1],
      [0.3, 1, 1.5],
      [5, 20, 0.7],
    ],
  });
}
