import {
  assertArray,
  assertFields,
  assertNumber,
  assertObject,
  assertOneOf,
  assertText,
  RetentionError,
} from "../../errors.js";
import type { TimeUnit } from "../../records/values/time.js";
import type { LikelihoodMaximum } from "./maximize-likelihood.js";
import { PARAMETER_NAMES } from "./model-kinds.js";
import { assertTimeUnit } from "../histories/time-unit.js";
import { exp } from "../../numeric/elementary/exp.js";

/** Version of the JSON form of every model. */
const VERSION = 1;

/** What every model of purchase history holds: plain JSON, to be stored and reused. */
export interface Model<Kind extends string, Parameters, Unit extends TimeUnit | null> {
  kind: Kind;
  /** Version of this form; a later one is refused by an earlier library. */
  version: 1;
  /** Unit of all times and rates, or of one period; `null` if the model has none, or if not specified. */
  timeUnit: Unit;
  /** The parameters, under their paper's names. */
  parameters: Parameters;
  /** Standard error of each parameter; `null` if the model was not fitted or the data do not determine them. */
  standardErrors: Record<string, number> | null;
  /** Covariance of the parameters, rows and columns in their order. */
  covariance: number[][] | null;
  /** At the parameters, without any penalty; `null` if the model was not fitted. */
  logLikelihood: number | null;
  /** Number of customers in the fit. */
  observations: number;
  /** Whether the fit ended at a maximum; `null` if the model was not fitted. */
  converged: boolean | null;
  /** Largest slope of the objective a customer, by logarithm of a parameter or by coefficient. */
  gradientNorm: number | null;
  /** Newton steps taken, including those on samples. */
  iterations: number | null;
}

/** Any model, where only what all have in common matters. */
export type AnyModel = Model<string, object, TimeUnit | null>;

/**
 * A model from parameters that were published or fitted elsewhere.
 * @internal
 */
export function modelFromParameters<Kind extends string, Parameters extends object, Unit extends TimeUnit | null>(
  functionName: string,
  kind: Kind,
  names: readonly string[],
  parameters: Parameters,
  timeUnit: Unit,
): Model<Kind, Parameters, Unit> {
  if (timeUnit !== null) assertTimeUnit(functionName, "options.timeUnit", timeUnit);
  assertFields(functionName, "parameters", parameters, names);
  const given: Record<string, unknown> = parameters;
  const checked = Object.fromEntries(names.map((name) => [name, checkedParameter(functionName, name, given[name])]));
  return {
    kind,
    version: VERSION,
    timeUnit,
    parameters: checked as Parameters,
    standardErrors: null,
    covariance: null,
    logLikelihood: null,
    observations: 0,
    converged: null,
    gradientNorm: null,
    iterations: null,
  };
}

function checkedParameter(functionName: string, name: string, value: unknown): number {
  assertNumber(functionName, `parameters.${name}`, value, { above: 0 });
  return value;
}

/**
 * Asserts that the value is a model of one of the kinds, of a version that this release knows, with usable parameters.
 * @internal
 */
export function assertModel(functionName: string, model: AnyModel, kinds: readonly string[], path = "model"): void {
  assertObject(functionName, path, model);
  assertOneOf(functionName, `${path}.kind`, model.kind, kinds);
  if ((model.version as number) !== VERSION) {
    throw new RetentionError(functionName, `${path}.version`, `must be ${VERSION}`, model.version);
  }
  if (model.timeUnit !== null) assertTimeUnit(functionName, `${path}.timeUnit`, model.timeUnit);
  assertObject(functionName, `${path}.parameters`, model.parameters);
  const parameters = model.parameters as Record<string, unknown>;
  for (const name of PARAMETER_NAMES[model.kind as keyof typeof PARAMETER_NAMES]) {
    const value = parameters[name];
    if (typeof value !== "number" || !(value > 0 && value < Infinity)) {
      throw new RetentionError(functionName, `${path}.parameters.${name}`, "must be a positive finite number", value);
    }
  }
  const names = Object.keys(parameters).some((name) => name.includes("."));
  if ("covariates" in model || names) {
    assertCoefficients(functionName, path, (model as { covariates?: unknown }).covariates, parameters);
  }
}

/**
 * The names of a model's covariates; a model without the field has none.
 * @internal
 */
export function covariatesOf(model: object): { purchase: readonly string[]; dropout: readonly string[] } {
  const { covariates } = model as { covariates?: { purchase: string[]; dropout: string[] } };
  return covariates ?? { purchase: [], dropout: [] };
}

/** Every covariate that a model names must have its coefficient. */
function assertCoefficients(
  functionName: string,
  path: string,
  covariates: unknown,
  parameters: Record<string, unknown>,
): void {
  assertObject(functionName, `${path}.covariates`, covariates);
  for (const group of ["purchase", "dropout"] as const) {
    const names: unknown = (covariates as Record<string, unknown>)[group];
    assertArray(functionName, `${path}.covariates.${group}`, names);
    for (const name of names) {
      assertText(functionName, `${path}.covariates.${group}`, name);
      assertNumber(functionName, `${path}.parameters.${group}.${name}`, parameters[`${group}.${name}`]);
    }
  }
}

/**
 * The model that a maximum of the likelihood makes. The point holds the logarithms of the first parameters, and
 * after them coefficients as they are; the covariance is carried over from the logarithms.
 * @internal
 */
export function fittedModel<Kind extends string, Parameters, Unit extends TimeUnit | null>(
  kind: Kind,
  names: readonly string[],
  logarithms: number,
  timeUnit: Unit,
  observations: number,
  { point, logLikelihood, covariance, gradientNorm, iterations, converged }: LikelihoodMaximum,
): Model<Kind, Parameters, Unit> {
  const values = point.map((entry, index) => (index < logarithms ? exp(entry) : entry));
  const slopes = values.map((value, index) => (index < logarithms ? value : 1));
  const carried =
    covariance?.map((row, first) => row.map((entry, second) => entry * (slopes[first] ?? 0) * (slopes[second] ?? 0))) ??
    null;
  // Parameters beyond all bounds may have a covariance beyond all numbers.
  const scaled = carried?.flat().every(Number.isFinite) === true ? carried : null;
  const named = (entries: readonly number[]): Record<string, number> =>
    Object.fromEntries(names.map((name, index) => [name, entries[index] ?? 0]));
  return {
    kind,
    version: VERSION,
    timeUnit,
    parameters: named(values) as Parameters,
    standardErrors: scaled === null ? null : named(scaled.map((row, index) => Math.sqrt(row[index] ?? 0))),
    covariance: scaled,
    logLikelihood,
    observations,
    converged,
    gradientNorm,
    iterations,
  };
}
