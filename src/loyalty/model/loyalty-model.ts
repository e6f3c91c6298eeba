import { assertArray, assertNumber, assertOneOf, RetentionError } from "../../errors.js";
import type { Assumption } from "../../evidence/assumption.js";

/** `straight` in log odds over effort, or `bent` at every whole point of effort. */
export type EffortCurve = "straight" | "bent";

/** Something other than effort that a model weighs. */
export interface Influence {
  /** `purchases`, `probabilityAlive`, `satisfaction`, `tenureYears`, or `exposures.NAME`: its key in the parameters. */
  name: string;
  /** Value at which it adds nothing. */
  reference: number;
  /** Value used where it is unknown: the mean of those observed. */
  typical: number;
  /** Log odds per unit that were assumed; `null` if the weight was learned and is in the parameters. */
  assumedWeight: number | null;
}

/** Customers behind each part of a model. A part with none is still the prior. */
export interface LearnedFrom {
  /** With a problem, purchases unknown. */
  effort: number;
  /** Without a problem, purchases unknown. */
  noProblem: number;
  /** Customers with neither problems nor purchases on record. */
  unknown: number;
  /** Whose purchases are known. */
  purchases: number;
  /** Of these, with a problem. */
  purchasesAndEffort: number;
}

/** A loyalty model: the published prior, or one fitted to outcomes. It is JSON, to be stored and reused. */
export interface LoyaltyModel {
  readonly kind: "loyalty";
  /** Version of this form; a later one is refused by an earlier library. */
  readonly version: 2;
  /** Of `tenureYears`. */
  readonly timeUnit: "year";
  /** Days in which the outcomes were counted; `null` if not specified. */
  readonly horizonDays: number | null;
  readonly effortCurve: EffortCurve;
  /**
   * Log odds. A straight curve has `intercept` and `effort`: intercept + effort · (effort score − 3) / 2; a bent one has
   * `effort1` to `effort5`. Then `noProblem` and `unknown`. For customers whose purchases are known `level` is added to the
   * log odds of their chance of buying, (`purchases` − 1) times these less their mean too, and effort adds `painless` + `service` · (effort score − 1) / 4, or on a bent curve
   * `service1` to `service5`. Then the weight of every influence that was observed.
   */
  readonly parameters: Readonly<Record<string, number>>;
  readonly standardErrors: Readonly<Record<string, number>>;
  /** Rows and columns in the order of the parameters: Laplace's approximation at the posterior mode. */
  readonly covariance: readonly (readonly number[])[];
  /** Share of the prior's uncertainty about each parameter that the outcomes took away: 0 where nothing was learned. */
  readonly learned: Readonly<Record<string, number>>;
  readonly influences: readonly Influence[];
  /** Share that the probability of being alive multiplies, where it is turned into log odds. */
  readonly aliveAnchor: number;
  /** At the parameters, without the prior. */
  readonly logLikelihood: number;
  /** Customers that made the model; 0 for the prior. */
  readonly observations: number;
  readonly learnedFrom: Readonly<LearnedFrom>;
  /** Bayesian information criterion of the curves that were fitted, the lower the better. */
  readonly criterion: { readonly straight: number | null; readonly bent: number | null };
  readonly converged: boolean;
  /** The figures behind the prior. */
  readonly assumptions: readonly Assumption<unknown>[];
}

/** @internal */
export const LOYALTY_MODEL_VERSION = 2;

/** Models that this library made. They are frozen, so that what was true of one stays true. */
const trusted = new WeakSet<object>();

/**
 * Freezes a model that was just made, so that it need not be checked on every use.
 * @internal
 */
export function trustedModel(model: LoyaltyModel): LoyaltyModel {
  const { parameters, standardErrors, learned, learnedFrom, criterion, assumptions } = model;
  for (const part of [parameters, standardErrors, learned, learnedFrom, criterion, assumptions]) Object.freeze(part);
  for (const list of [model.covariance, model.influences]) for (const part of list) Object.freeze(part);
  Object.freeze(model.covariance);
  Object.freeze(model.influences);
  trusted.add(Object.freeze(model));
  return model;
}

/**
 * Whether this library made the model, so that it cannot change.
 * @internal
 */
export function isTrusted(model: LoyaltyModel): boolean {
  return trusted.has(model);
}

/**
 * Asserts that the value is a loyalty model of a version that this release knows. One read from JSON is checked every
 * time.
 * @internal
 */
export function assertLoyaltyModel(functionName: string, path: string, model: LoyaltyModel): void {
  if (trusted.has(model)) return;
  if (typeof model !== "object" || (model as unknown) === null) {
    throw new RetentionError(functionName, path, "must be a loyalty model", model);
  }
  assertOneOf(functionName, `${path}.kind`, model.kind, ["loyalty"]);
  if ((model.version as number) !== LOYALTY_MODEL_VERSION) {
    const rule = `must be ${LOYALTY_MODEL_VERSION}; fit the outcomes again`;
    throw new RetentionError(functionName, `${path}.version`, rule, model.version);
  }
  assertOneOf(functionName, `${path}.effortCurve`, model.effortCurve, ["straight", "bent"]);
  for (const list of ["influences", "covariance", "assumptions"] as const) {
    assertArray(functionName, `${path}.${list}`, model[list]);
  }
  const learned = model.influences.filter(({ assumedWeight }) => assumedWeight === null).map(({ name }) => name);
  const names = parameterNames(model.effortCurve, learned);
  if (names.join() !== Object.keys(model.parameters).join()) {
    const rule = `must be, in this order, ${names.join(", ")}`;
    throw new RetentionError(functionName, `${path}.parameters`, rule, Object.keys(model.parameters));
  }
  names.forEach((name, row) => {
    assertNumber(functionName, `${path}.parameters.${name}`, model.parameters[name]);
    names.forEach((_, column) => {
      assertNumber(functionName, `${path}.covariance[${row}][${column}]`, model.covariance[row]?.[column]);
    });
  });
  for (const { name, reference, typical, assumedWeight } of model.influences) {
    assertNumber(functionName, `${path}.influences.${name}.reference`, reference);
    assertNumber(functionName, `${path}.influences.${name}.typical`, typical);
    if (assumedWeight !== null) assertNumber(functionName, `${path}.influences.${name}.assumedWeight`, assumedWeight);
  }
  assertNumber(functionName, `${path}.aliveAnchor`, model.aliveAnchor, { above: 0, below: 1 });
  assertNumber(functionName, `${path}.observations`, model.observations, { min: 0 });
  if (model.horizonDays !== null) assertNumber(functionName, `${path}.horizonDays`, model.horizonDays, { above: 0 });
  for (const part of ["effort", "noProblem", "unknown", "purchases", "purchasesAndEffort"] as const) {
    const customers = (model.learnedFrom as Partial<LearnedFrom> | undefined)?.[part];
    assertNumber(functionName, `${path}.learnedFrom.${part}`, customers, { min: 0 });
  }
  for (const name of names) assertNumber(functionName, `${path}.learned.${name}`, model.learned[name]);
}

/**
 * Names of all parameters, in their order.
 * @internal
 */
export function parameterNames(curve: EffortCurve, influences: readonly string[]): string[] {
  const isStraight = curve === "straight";
  const efforts = isStraight ? ["intercept", "effort"] : [1, 2, 3, 4, 5].map((effort) => `effort${effort}`);
  const service = isStraight ? ["painless", "service"] : [1, 2, 3, 4, 5].map((effort) => `service${effort}`);
  return [...efforts, "noProblem", "unknown", "level", ...service, ...influences];
}

/**
 * How many parameters make a curve.
 * @internal
 */
export function curveLength(curve: EffortCurve): number {
  return curve === "straight" ? 2 : 5;
}
