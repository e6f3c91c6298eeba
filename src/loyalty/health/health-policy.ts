import { given, type PartOf } from "../../records/values/given.js";
import { assertPolicy, givenFigure } from "../../evidence/given-figure.js";
import { presetOf } from "../../evidence/preset-of.js";
import { healthFigures, type LoyaltyAssumptions } from "../../evidence/loyalty-figures.js";
import {
  assertFields,
  assertFigures,
  assertNumber,
  assertObject,
  assertOneOf,
  assertOptions,
  assertRows,
  assertText,
  RetentionError,
  withoutNulls,
} from "../../errors.js";
import type { Assumption } from "../../evidence/assumption.js";
import type { Assumptions } from "../../evidence/assumptions.js";
import { defineScorecard } from "../../scorecard/define-scorecard.js";
import type { ScorecardDefinition, ScoreBand, Scorecard } from "../../scorecard/scorecard.js";
import type { Factor } from "../../scorecard/factor.js";

/**
 * Factors of the default health score. `productReliability`, `serviceEffort`, `contact`, `ownWord` and `buying` are
 * read from the account; `priceAndFinancing`, `warrantyAndTradeIn` and `use` are ratings from 0 to 100 that the caller
 * gives.
 */
export type HealthFactor =
  | "productReliability"
  | "priceAndFinancing"
  | "serviceEffort"
  | "warrantyAndTradeIn"
  | "contact"
  | "use"
  | "ownWord"
  | "buying";

/** A value that puts an account in the lowest band whatever its score. At least one limit is required. */
export interface HealthKnockOut {
  /** A factor of the scorecard, another value that is given, or `worstAnswer`: the worst of the last answers, in percent. */
  readonly factor: string;
  /** Knocks out from this value on. */
  readonly atLeast?: number | null | undefined;
  /** Knocks out up to this value. */
  readonly atMost?: number | null | undefined;
  /**
   * The band.
   * @defaultValue the lowest
   */
  readonly band?: string | null | undefined;
}

/** How health is scored, in its input form. */
export interface HealthPolicyInput {
  readonly kind?: "health-policy" | null | undefined;
  /** Weights of the default factors; one left out keeps its weight, one of weight 0 does not count. */
  readonly weights?: PartOf<Record<HealthFactor, number>> | null | undefined;
  /** A scorecard of your own instead of the default factors; its factors are measured by name or given as values. */
  readonly scorecard?: ScorecardDefinition | null | undefined;
  /**
   * Bands of the score.
   * @defaultValue at risk below 50, watch from 50, healthy from 75; or the scorecard's own
   */
  readonly bands?: readonly ScoreBand[] | null | undefined;
  /**
   * Values that put an account in the lowest band, or the one named, whatever its score; an empty list for none.
   * @defaultValue the assumption `loyalty.healthRedIf`: an answer in the lowest fifth of its scale, a silence of four gaps; none for a scorecard of your own
   */
  readonly redIf?: readonly HealthKnockOut[] | null | undefined;
  /**
   * Points by which the score must differ from the previous one to rise or fall.
   * @defaultValue `5`
   */
  readonly trendPoints?: number | null | undefined;
  /**
   * Points by which a score must pass a band's edge before the account changes band, so that it does not flip back and
   * forth.
   * @defaultValue `0`
   */
  readonly bandMargin?: number | null | undefined;
  /**
   * The assumptions behind a policy that was resolved and stored.
   * @defaultValue computed
   */
  readonly assumptions?: readonly Assumption<unknown>[] | null | undefined;
}

/** A policy with all defaults filled in. It is JSON, and may be used wherever the input form may. */
export interface HealthPolicy {
  readonly kind: "health-policy";
  readonly scorecard: Scorecard;
  readonly redIf: readonly HealthKnockOut[];
  readonly trendPoints: number;
  readonly bandMargin: number;
  readonly assumptions: readonly Assumption<unknown>[];
}

const resolvedPolicies = new WeakSet<object>();

const DEFAULT_BANDS: ScoreBand[] = [{ band: "at-risk" }, { band: "watch", from: 50 }, { band: "healthy", from: 75 }];
/** An account of which reliability and contact alone are known gets a score. */
const DEFAULT_MINIMUM_COVERAGE = 0.25;

const SHAPES: Record<HealthFactor, Omit<Extract<Factor, { shape: "linear" | "bounded" }>, "factor" | "weight">> = {
  /** Problems in the year before, for each product owned. */
  productReliability: { shape: "linear", from: 0, to: 4, points: [100, 0] },
  priceAndFinancing: { shape: "bounded", from: 0, to: 100, points: [0, 100] },
  /** Effort from 1 to 5. */
  serviceEffort: { shape: "linear", from: 1, to: 5, points: [100, 0] },
  warrantyAndTradeIn: { shape: "bounded", from: 0, to: 100, points: [0, 100] },
  /** Days since the last touch. */
  contact: { shape: "linear", from: 30, to: 365, points: [100, 0] },
  use: { shape: "bounded", from: 0, to: 100, points: [0, 100] },
  /** Mean survey answer as a percentage of its scale. */
  ownWord: { shape: "linear", from: 0, to: 100, points: [0, 100] },
  /** Days since the last purchase in gaps of the account's own. */
  buying: { shape: "linear", from: 1, to: 4, points: [100, 0] },
};

/**
 * Resolves how account health is scored, once, so that it can be applied to many accounts.
 *
 * The default weights are stated judgment (`loyalty.healthWeights`). Vendors publish weights that disagree with each
 * other, so set your own. A custom scorecard may use other factors altogether.
 *
 * @param policy - What to change.
 * @param options - The assumptions, published by default.
 * @returns The policy, frozen, as JSON.
 * @throws RetentionError when a field is unknown or out of bounds, or both weights and a scorecard are given.
 *
 * @example
 * import { healthPolicy } from "retention-kit";
 *
 * const policy = healthPolicy({ weights: { use: 40 } });
 * policy.scorecard.factors.map(({ factor, weight }) => [factor, weight])
 * //=> [["productReliability", 20], ["priceAndFinancing", 10], ["serviceEffort", 25], ["warrantyAndTradeIn", 5], ["contact", 10], ["use", 40], ["ownWord", 15], ["buying", 20]]
 */
export function healthPolicy(
  policy: HealthPolicyInput | null = {},
  options?: { assumptions?: Assumptions | null | undefined } | null,
): HealthPolicy {
  const chosen = assertOptions("healthPolicy", "options", options ?? {}, { assumptions: assertFigures });
  return resolveHealthPolicy("healthPolicy", "policy", policy, chosen.assumptions);
}

/**
 * A policy ready for use: as it is where it was resolved before.
 * @internal
 */
export function resolveHealthPolicy(
  functionName: string,
  path: string,
  policy: HealthPolicyInput | HealthPolicy | null | undefined,
  assumptions: Pick<LoyaltyAssumptions, "loyalty.healthWeights" | "loyalty.healthRedIf"> = presetOf(healthFigures),
): HealthPolicy {
  if (policy != null && resolvedPolicies.has(policy)) return policy as HealthPolicy;
  const fields = ["weights", "scorecard", "bands", "redIf", "trendPoints", "bandMargin"];
  const input: HealthPolicyInput = policy ?? {};
  assertPolicy(functionName, path, input, "health-policy", fields);
  const {
    kind = "health-policy",
    weights,
    scorecard,
    bands,
    redIf,
    trendPoints = 5,
    bandMargin = 0,
    assumptions: stored,
  } = withoutNulls(input);
  assertNumber(functionName, `${path}.trendPoints`, trendPoints, { min: 0 });
  assertNumber(functionName, `${path}.bandMargin`, bandMargin, { min: 0 });
  if (scorecard !== undefined && weights !== undefined) {
    throw new RetentionError(functionName, `${path}.weights`, "must be missing where a scorecard is given", weights);
  }

  if (weights !== undefined) assertObject(functionName, `${path}.weights`, weights);
  const figure = assumptions["loyalty.healthWeights"];
  const knocking = assumptions["loyalty.healthRedIf"];
  const isUsual = scorecard === undefined;
  const used: readonly Assumption<unknown>[] = stored ?? [
    ...(isUsual ? [givenFigure(figure, weights)] : []),
    ...(isUsual && redIf === undefined ? [knocking] : []),
  ];
  const definition =
    scorecard ?? defaultScorecard(functionName, `${path}.weights`, { ...figure.value, ...given(weights ?? {}) });
  const defined = defineScorecard(bands === undefined ? definition : { ...definition, bands });
  const rules = redIf ?? (isUsual ? usualKnockOuts(knocking.value) : []);
  assertKnockOuts(functionName, `${path}.redIf`, rules, defined);
  const resolved: HealthPolicy = Object.freeze({
    kind,
    scorecard: defined,
    redIf: Object.freeze(rules.map((rule) => Object.freeze(withoutNulls({ ...rule })))),
    trendPoints,
    bandMargin,
    assumptions: Object.freeze([...used]),
  });
  resolvedPolicies.add(resolved);
  return resolved;
}

function defaultScorecard(
  functionName: string,
  path: string,
  weights: Record<HealthFactor, number>,
): ScorecardDefinition {
  assertFields(functionName, path, weights, Object.keys(SHAPES));
  const factors = (Object.keys(SHAPES) as HealthFactor[]).flatMap((factor): Factor[] => {
    const weight = weights[factor];
    assertNumber(functionName, `${path}.${factor}`, weight, { min: 0 });
    return weight === 0 ? [] : [{ factor, weight, ...SHAPES[factor] }];
  });
  if (factors.length === 0) throw new RetentionError(functionName, path, "must have one above 0", weights);
  return { version: 1, factors, bands: DEFAULT_BANDS, minimumCoverage: DEFAULT_MINIMUM_COVERAGE };
}

function usualKnockOuts({ worstAnswer, buying }: LoyaltyAssumptions["loyalty.healthRedIf"]["value"]): HealthKnockOut[] {
  return [
    { factor: "worstAnswer", atMost: worstAnswer },
    { factor: "buying", atLeast: buying },
  ];
}

function assertKnockOuts(
  functionName: string,
  path: string,
  rules: readonly HealthKnockOut[],
  { bands }: Scorecard,
): void {
  assertRows(functionName, path, rules);
  rules.forEach((rule, index) => {
    const at = `${path}[${index}]`;
    assertFields(functionName, at, rule, ["factor", "atLeast", "atMost", "band"]);
    const { factor, atLeast, atMost, band } = rule as HealthKnockOut;
    assertText(functionName, `${at}.factor`, factor);
    if (atLeast == null && atMost == null) {
      throw new RetentionError(functionName, at, "must have atLeast or atMost", rule);
    }
    if (atLeast != null) assertNumber(functionName, `${at}.atLeast`, atLeast);
    if (atMost != null) assertNumber(functionName, `${at}.atMost`, atMost);
    if (bands.length === 0)
      throw new RetentionError(functionName, at, "must not be there where there are no bands", rule);
    if (band == null) return;
    assertOneOf(
      functionName,
      `${at}.band`,
      band,
      bands.map((each) => each.band),
    );
  });
}
