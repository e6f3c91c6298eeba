import type { PartOf } from "../../records/values/given.js";
import { assertPolicy, givenFigure, givenNumber } from "../../evidence/given-figure.js";
import { presetOf } from "../../evidence/preset-of.js";
import { effortFigures, type EffortAssumptions } from "../../evidence/effort-figures.js";
import {
  assertFields,
  assertFigures,
  assertNumber,
  assertObject,
  assertOptions,
  assertShare,
  InternalError,
  RetentionError,
  withoutNulls,
} from "../../errors.js";
import type { Assumption } from "../../evidence/assumption.js";
import type { Assumptions } from "../../evidence/assumptions.js";
import { type CompiledScorecard, ownScorecard } from "../../scorecard/compiled-scorecard.js";
import { LARGEST_WEIGHT, type LinearFactor } from "../../scorecard/factor.js";
import {
  EFFORT_DRIVERS,
  type EffortDriver,
  type EffortRange,
  type EffortWeights,
  type TimeStandard,
} from "./driver.js";
import type { EffortWeightsModel } from "./effort-weights-model.js";

/** How effort is scored, in its input form. Fields left out come from the assumptions. */
export interface EffortPolicyInput {
  readonly kind?: "effort-policy" | null | undefined;
  /**
   * Weight of each driver; one left out keeps its weight, one of weight 0 does not count.
   * @defaultValue the figure `effort.weights`
   */
  readonly weights?: PartOf<EffortWeights> | null | undefined;
  /** Weights that the user's own answers support, from `fitEffortWeights`; instead of `weights`. */
  readonly model?: EffortWeightsModel | null | undefined;
  /**
   * Where each driver begins to count, and counts in full.
   * @defaultValue the figure `effort.ranges`
   */
  readonly ranges?: PartOf<Record<EffortDriver, EffortRange>> | null | undefined;
  /**
   * How long a solution may take before the time itself is an effort.
   * @defaultValue the figure `effort.timeStandard`
   */
  readonly timeStandard?: PartOf<TimeStandard> | null | undefined;
  /**
   * Days before a ticket in which contacts about other problems count as contacts before it; 0 for none.
   * @defaultValue the figure `effort.periodDays`, 180
   */
  readonly periodDays?: number | null | undefined;
  /**
   * Share of the weights that must be known for a ticket to be scored, 0 to 1.
   * @defaultValue `0.25`
   */
  readonly minimumCoverage?: number | null | undefined;
  /**
   * The assumptions behind a policy that was resolved and stored.
   * @defaultValue computed
   */
  readonly assumptions?: readonly Assumption<unknown>[] | null | undefined;
}

/** A policy with all defaults filled in. It is JSON, and may be used wherever the input form may. */
export interface EffortPolicy {
  readonly kind: "effort-policy";
  readonly weights: Readonly<EffortWeights>;
  readonly ranges: Readonly<Record<EffortDriver, EffortRange>>;
  readonly timeStandard: Readonly<TimeStandard>;
  readonly periodDays: number;
  readonly minimumCoverage: number;
  readonly assumptions: readonly Assumption<unknown>[];
}

const scorecards = new WeakMap<object, CompiledScorecard>();

/**
 * Resolves how effort is scored, once, so that it can be applied to many tickets.
 *
 * The default weights are stated judgment: published studies report how often customers name a driver, not how much it
 * weighs. `fitEffortWeights` learns the weights from your own survey.
 *
 * @param policy - What to change; all from the assumptions by default.
 * @param options - The assumptions, published by default.
 * @returns The policy, frozen, as JSON.
 * @throws RetentionError when a field is unknown or out of bounds, or no driver has a weight.
 *
 * @example
 * import { effortPolicy } from "retention-kit";
 *
 * const policy = effortPolicy({ weights: { failedSelfService: 15 }, timeStandard: { businessMinutes: 240 } });
 * policy.weights.repeatContacts
 * //=> 25
 * policy.assumptions.map(({ key, grade }) => `${key}: ${grade}`)
 * //=> ["effort.weights: given", "effort.ranges: judgment", "effort.timeStandard: given", "effort.periodDays: judgment"]
 */
export function effortPolicy(
  policy: EffortPolicyInput | null = {},
  options?: { assumptions?: Assumptions | null | undefined } | null,
): EffortPolicy {
  const chosen = assertOptions("effortPolicy", "options", options ?? {}, { assumptions: assertFigures });
  return resolveEffortPolicy("effortPolicy", "policy", policy, chosen.assumptions);
}

/**
 * A policy ready for use: as it is where it was resolved before.
 * @internal
 */
export function resolveEffortPolicy(
  functionName: string,
  path: string,
  policy: EffortPolicyInput | EffortPolicy | null | undefined,
  assumptions: EffortAssumptions = presetOf(effortFigures),
): EffortPolicy {
  if (policy != null && scorecards.has(policy)) return policy as EffortPolicy;

  const fields = ["weights", "model", "ranges", "timeStandard", "periodDays", "minimumCoverage"];
  const input: EffortPolicyInput = policy ?? {};
  assertPolicy(functionName, path, input, "effort-policy", fields);
  const {
    kind = "effort-policy",
    weights,
    model,
    ranges,
    timeStandard,
    periodDays,
    minimumCoverage = 0.25,
  } = withoutNulls(input);
  assertShare(functionName, `${path}.minimumCoverage`, minimumCoverage);
  if (model !== undefined && weights !== undefined) {
    throw new RetentionError(functionName, `${path}.weights`, "must be missing where a model is given", weights);
  }

  for (const [field, part] of Object.entries({ weights, ranges, timeStandard, model })) {
    if (part !== undefined) assertObject(functionName, `${path}.${field}`, part);
  }
  if (model !== undefined && (model.version as number) !== 1) {
    throw new RetentionError(
      functionName,
      `${path}.model.version`,
      "must be 1, the version of the format",
      model.version,
    );
  }

  const used = [
    model === undefined
      ? givenFigure(assumptions["effort.weights"], weights)
      : fitted(assumptions["effort.weights"], model),
    givenFigure(assumptions["effort.ranges"], ranges),
    givenFigure(assumptions["effort.timeStandard"], timeStandard),
    givenNumber(assumptions["effort.periodDays"], periodDays),
  ] as const;
  const resolved: EffortPolicy = Object.freeze({
    kind,
    weights: used[0].value,
    ranges: used[1].value,
    timeStandard: used[2].value,
    periodDays: used[3].value,
    minimumCoverage,
    assumptions: input.assumptions ?? used,
  });
  assertFields(functionName, `${path}.weights`, resolved.weights, EFFORT_DRIVERS);
  assertFields(functionName, `${path}.ranges`, resolved.ranges, EFFORT_DRIVERS);
  assertFields(functionName, `${path}.timeStandard`, resolved.timeStandard, ["businessMinutes", "calendarMinutes"]);
  for (const [field, minutes] of Object.entries(resolved.timeStandard)) {
    assertNumber(functionName, `${path}.timeStandard.${field}`, minutes, { above: 0 });
  }
  assertNumber(functionName, `${path}.periodDays`, resolved.periodDays, { min: 0 });
  scorecards.set(resolved, scorecardOf(functionName, path, resolved));
  return resolved;
}

/**
 * The scorecard of a resolved policy.
 * @internal
 */
export function effortScorecard(policy: EffortPolicy): CompiledScorecard {
  const scorecard = scorecards.get(policy);
  if (scorecard === undefined) throw new InternalError("a policy of effort was used before it was resolved");
  return scorecard;
}

/** A scorecard from 1 to 5: each driver runs straight from 0 to 4 points over its range. */
function scorecardOf(functionName: string, path: string, policy: EffortPolicy): CompiledScorecard {
  const factors = EFFORT_DRIVERS.flatMap((driver): LinearFactor[] => {
    const weight = policy.weights[driver];
    assertFields(functionName, `${path}.ranges.${driver}`, policy.ranges[driver], ["from", "to"]);
    const { from, to } = policy.ranges[driver];
    assertNumber(functionName, `${path}.weights.${driver}`, weight, { min: 0, max: LARGEST_WEIGHT });
    assertNumber(functionName, `${path}.ranges.${driver}.from`, from, { min: 0 });
    assertNumber(functionName, `${path}.ranges.${driver}.to`, to, { above: from });
    return weight === 0 ? [] : [{ factor: driver, weight, shape: "linear", from, to, points: [0, 4] }];
  });
  if (factors.length === 0) {
    throw new RetentionError(functionName, `${path}.weights`, "must have one above 0", policy.weights);
  }
  return ownScorecard({ factors, baseline: 1, minimumCoverage: policy.minimumCoverage });
}

function fitted(assumption: Assumption<EffortWeights>, model: EffortWeightsModel): Assumption<EffortWeights> {
  return Object.freeze({
    ...assumption,
    value: model.weights,
    population: `${model.observations} of the caller's own survey answers`,
    source: "fitEffortWeights",
    grade: "derived",
  });
}
