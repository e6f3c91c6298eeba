import { assertOptions } from "../../../errors.js";
import type { TimeUnit } from "../../../records/values/time.js";
import type { PeriodModelOptions } from "../../engine/period-options.js";
import { type Model, modelFromParameters } from "../../engine/model.js";
import { PARAMETER_NAMES } from "../../engine/model-kinds.js";

/** Parameters of the beta–discrete-Weibull model. */
export interface BetaDiscreteWeibullParameters {
  /** With β, the beta distribution of the probability of leaving at the first renewal: its mean is α/(α+β). */
  alpha: number;
  beta: number;
  /** How one customer's probability of leaving changes with age: it rises above 1, falls below 1, and stays at 1. */
  c: number;
}

/** A beta–discrete-Weibull model; its unit is the length of a contract period, where that is known. */
export type BetaDiscreteWeibullModel<Unit extends TimeUnit | null = TimeUnit | null> = Model<
  "beta-discrete-weibull",
  BetaDiscreteWeibullParameters,
  Unit
>;

/**
 * A beta–discrete-Weibull model from published parameters, for contracts whose churn first rises: a shifted
 * beta–geometric model, to which it comes down at c = 1, with an age effect of its own.
 *
 * Source: Fader, Hardie, Liu, Davin & Steenburgh (2018), "How to project customer retention revisited: the role of
 * duration dependence", Journal of Interactive Marketing 43; their γ, δ are α, β here, as in the model it extends.
 *
 * @param parameters - α, β and c, all positive.
 * @param options - Length of a period.
 * @returns The model, as `fitBetaDiscreteWeibull` returns it, without standard errors.
 * @throws RetentionError when a parameter is not positive or the unit is not one.
 *
 * @example
 * import { betaDiscreteWeibullModel } from "retention-kit";
 *
 * betaDiscreteWeibullModel({ alpha: 0.7, beta: 3.8, c: 1.2 })
 * //=> { kind: "beta-discrete-weibull", timeUnit: null, parameters: { alpha: 0.7, beta: 3.8, c: 1.2 }, ... }
 */
export function betaDiscreteWeibullModel<Unit extends TimeUnit | null = null>(
  parameters: BetaDiscreteWeibullParameters,
  options?: PeriodModelOptions<Unit> | null,
): BetaDiscreteWeibullModel<Unit> {
  const chosen = assertOptions("betaDiscreteWeibullModel", "options", options ?? {}, { timeUnit: true });
  return modelFromParameters(
    "betaDiscreteWeibullModel",
    "beta-discrete-weibull",
    PARAMETER_NAMES["beta-discrete-weibull"],
    parameters,
    (chosen.timeUnit ?? null) as Unit,
  );
}
