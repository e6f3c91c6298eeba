import { assertOptions } from "../../errors.js";
import type { TimeUnit } from "../../records/values/time.js";
import type { CovariateCoefficients, FittedHistoryModel } from "./fit-histories.js";
import type { HistoryModel } from "./history-model.js";
import { modelFromParameters } from "./model.js";
import { assertTimeUnit } from "../histories/time-unit.js";

/** Options of a model built from parameters. */
export interface ModelOptions<Unit extends TimeUnit = TimeUnit> {
  /** Unit of time of the parameters. */
  timeUnit: Unit;
}

/**
 * A model in continuous time, without covariates, from parameters that were published or fitted elsewhere.
 * @internal
 */
export function historyModelFromParameters<Kind extends string, Parameters extends object, Unit extends TimeUnit>(
  functionName: string,
  { kind, names }: HistoryModel<Kind>,
  parameters: Parameters,
  options: ModelOptions<Unit>,
): FittedHistoryModel<Kind, Parameters, Unit> {
  const { timeUnit } = assertOptions(functionName, "options", options, { timeUnit: true });
  assertTimeUnit(functionName, "options.timeUnit", timeUnit);
  const model = modelFromParameters(
    functionName,
    kind,
    names,
    parameters as Parameters & CovariateCoefficients,
    timeUnit,
  );
  return { ...model, covariates: { purchase: [], dropout: [] } };
}
