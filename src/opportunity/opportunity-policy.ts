import { given as partsGiven, type PartOf } from "../records/values/given.js";
import { OPPORTUNITY_FACTORS, type OpportunityFactor, opportunityScorecard } from "./opportunity-scorecard.js";
import { OFFER_KINDS, type OfferKind } from "./openings/opening.js";
import { presetOf } from "../evidence/preset-of.js";
import { opportunityFigures, type OpportunityAssumptions } from "../evidence/opportunity-figures.js";
import {
  assertArray,
  assertCount,
  assertFields,
  assertFigures,
  assertNumber,
  assertObject,
  assertOptions,
  assertShare,
} from "../errors.js";
import type { Assumption } from "../evidence/assumption.js";
import type { Assumptions } from "../evidence/assumptions.js";
import type { CompiledScorecard } from "../scorecard/compiled-scorecard.js";
import type { PropensityModel } from "./propensity/propensity-model.js";
import { compilePropensity, type Propensity } from "./propensity/propensity.js";

/** Rules for scoring opportunity. Every field has a default. */
export interface OpportunityPolicyInput {
  /**
   * Calendar months after `asOf` in which a replacement may fall due, 0 to 120.
   * @defaultValue `12`
   */
  horizonMonths?: number | null | undefined;
  /**
   * What an hour of the customer's own maintenance costs it, in the call's currency.
   * @defaultValue not known
   */
  hourCost?: number | null | undefined;
  /**
   * Budget as a multiple of a year's spend, the most of the last `budgetYears`, where nothing better is known; `null` for
   * never.
   * @defaultValue `1`
   */
  budgetFromSpend?: number | null | undefined;
  /**
   * Years back from `asOf`, 1 to 10, of which the one with the most spent gives the budget.
   * @defaultValue the assumption `opportunity.budgetYears`, 3
   */
  budgetYears?: number | null | undefined;
  /**
   * Calendar months for which a product of a lost deal is not offered again, 0 to 120; 0 for none.
   * @defaultValue the assumption `opportunity.declinedMonths`, 6
   */
  declinedMonths?: number | null | undefined;
  /**
   * Largest number of products that an account may own and still be low because it cannot afford more.
   * @defaultValue `1`
   */
  lowAtMostOwned?: number | null | undefined;
  /**
   * Smallest number of products that a high account owns.
   * @defaultValue `1`
   */
  highAtLeastOwned?: number | null | undefined;
  /**
   * Largest number of products that a high account owns.
   * @defaultValue `2`
   */
  highAtMostOwned?: number | null | undefined;
  /**
   * The same for a long catalogue, as a share of the products sold to its segment; the larger of the two holds. `null`
   * for none.
   * @defaultValue the assumption `opportunity.highAtMostShare`
   */
  highAtMostShare?: number | null | undefined;
  /**
   * Least chance of buying of a high account whose chance is known: `"book"` for the mean over the book, or a share;
   * `null` for none.
   * @defaultValue `"book"`
   */
  highAtLeastChance?: "book" | number | null | undefined;
  /**
   * Chance that an offer is bought within the horizon, by kind.
   * @defaultValue the assumption `opportunity.probability`
   */
  probability?: PartOf<Record<OfferKind, number>> | null | undefined;
  /**
   * A fitted model in place of those chances.
   * @defaultValue none
   */
  propensity?: PropensityModel | null | undefined;
  /**
   * Weights in the score, `reach` above 0.
   * @defaultValue the assumption `opportunity.scoreWeights`
   */
  scoreWeights?: PartOf<Record<OpportunityFactor, number>> | null | undefined;
}

/** A complete opportunity policy, as `opportunityPolicy` resolves it. */
export interface OpportunityPolicy {
  readonly horizonMonths: number;
  readonly hourCost: number | null;
  readonly budgetFromSpend: number | null;
  readonly budgetYears: number;
  readonly declinedMonths: number;
  readonly lowAtMostOwned: number;
  readonly highAtLeastOwned: number;
  readonly highAtMostOwned: number;
  readonly highAtMostShare: number | null;
  readonly highAtLeastChance: "book" | number | null;
  readonly probability: Readonly<Record<OfferKind, number>>;
  readonly propensity: PropensityModel | null;
  readonly scoreWeights: Readonly<Record<OpportunityFactor, number>>;
  /** The figures among its fields that were assumed, not given. */
  readonly assumptions: readonly Assumption<unknown>[];
}

/** Where figures that a policy does not set come from. */
export interface OpportunityPolicyOptions {
  /**
   * Published figures to use, from `assumptions(preset, overrides)`.
   * @defaultValue `assumptions()`
   */
  assumptions?: Assumptions | null | undefined;
}

/**
 * Resolves an opportunity policy: the thresholds of the levels, the horizon, the chances of a sale and the weights of
 * the score. Resolve it once and pass it to `scoreOpportunity` for every account.
 *
 * @param policy - What differs from the defaults; a resolved policy comes back as it is.
 * @param options - The assumptions that fill in chances and weights not set.
 * @returns The complete policy, frozen and JSON-safe.
 * @throws RetentionError with the path of a field that is out of bounds or unknown.
 *
 * @example
 * import { opportunityPolicy } from "retention-kit";
 *
 * const policy = opportunityPolicy({ hourCost: 40, probability: { replacement: 0.5 } });
 * policy.probability
 * //=> { whitespace: 0.1, replacement: 0.5, "add-on": 0.2, "service-contract": 0.3 }
 * policy.highAtMostOwned
 * //=> 2
 */
export function opportunityPolicy(
  policy: OpportunityPolicyInput | OpportunityPolicy | null = {},
  options?: OpportunityPolicyOptions | null,
): OpportunityPolicy {
  const chosen = assertOptions("opportunityPolicy", "options", options ?? {}, { assumptions: assertFigures });
  return resolvePolicy("opportunityPolicy", "", policy, chosen.assumptions).policy;
}

/** A policy with what scoring derives from it. */
export interface CompiledPolicy {
  policy: OpportunityPolicy;
  scorecard: CompiledScorecard;
  propensity: Propensity | null;
}

/** Policies that were resolved, and the default one of each table of assumptions. All of these are frozen. */
const compiled = new WeakMap<object, CompiledPolicy>();
const defaults = new WeakMap<OpportunityAssumptions, CompiledPolicy>();

const FIELDS: readonly (keyof OpportunityPolicy)[] = [
  "horizonMonths",
  "hourCost",
  "budgetFromSpend",
  "budgetYears",
  "declinedMonths",
  "lowAtMostOwned",
  "highAtLeastOwned",
  "highAtMostOwned",
  "highAtMostShare",
  "highAtLeastChance",
  "probability",
  "propensity",
  "scoreWeights",
  "assumptions",
];

/**
 * A policy ready for scoring: as it is where it was resolved before, the defaults where there is none.
 *
 * @param path - Where the policy stands in the input of the function; empty where it is the input.
 * @internal
 */
export function resolvePolicy(
  functionName: string,
  path: string,
  input: OpportunityPolicyInput | OpportunityPolicy | null | undefined,
  assumed: OpportunityAssumptions = presetOf(opportunityFigures),
): CompiledPolicy {
  const known = input == null ? defaults.get(assumed) : compiled.get(input);
  if (known !== undefined) return known;

  const at = (field: string): string => (path === "" ? field : `${path}.${field}`);
  const given: OpportunityPolicyInput | OpportunityPolicy = input ?? {};
  assertFields(functionName, path === "" ? "policy" : path, given, FIELDS);
  const policy = complete(functionName, at, given, assumed);
  const result: CompiledPolicy = {
    policy,
    scorecard: opportunityScorecard(policy.scoreWeights),
    propensity: policy.propensity && compilePropensity(functionName, at("propensity"), policy.propensity),
  };
  compiled.set(policy, result);
  if (input == null) defaults.set(assumed, result);
  return result;
}

function complete(
  functionName: string,
  at: (field: string) => string,
  given: OpportunityPolicyInput | OpportunityPolicy,
  assumed: OpportunityAssumptions,
): OpportunityPolicy {
  const { hourCost = null, propensity = null } = given;
  const horizonMonths = given.horizonMonths ?? 12;
  const budgetYears = given.budgetYears ?? assumed["opportunity.budgetYears"].value;
  const declinedMonths = given.declinedMonths ?? assumed["opportunity.declinedMonths"].value;
  const lowAtMostOwned = given.lowAtMostOwned ?? 1;
  const highAtLeastOwned = given.highAtLeastOwned ?? 1;
  const highAtMostOwned = given.highAtMostOwned ?? 2;
  // Of these `null` has a meaning of its own.
  const { budgetFromSpend = 1, highAtLeastChance = "book" } = given;
  const { highAtMostShare = assumed["opportunity.highAtMostShare"].value } = given;
  for (const field of ["probability", "scoreWeights"] as const) {
    if (given[field] != null) assertObject(functionName, at(field), given[field]);
  }
  const probability = { ...assumed["opportunity.probability"].value, ...partsGiven(given.probability ?? {}) };
  const scoreWeights = { ...assumed["opportunity.scoreWeights"].value, ...partsGiven(given.scoreWeights ?? {}) };

  assertCount(functionName, at("horizonMonths"), horizonMonths, { max: 120 });
  if (hourCost !== null) assertNumber(functionName, at("hourCost"), hourCost, { min: 0, max: 1e9 });
  if (budgetFromSpend !== null)
    assertNumber(functionName, at("budgetFromSpend"), budgetFromSpend, { above: 0, max: 1000 });
  assertCount(functionName, at("budgetYears"), budgetYears, { min: 1, max: 10 });
  assertCount(functionName, at("declinedMonths"), declinedMonths, { max: 120 });
  assertCount(functionName, at("lowAtMostOwned"), lowAtMostOwned);
  assertCount(functionName, at("highAtLeastOwned"), highAtLeastOwned);
  assertCount(functionName, at("highAtMostOwned"), highAtMostOwned, { min: Math.max(1, highAtLeastOwned) });
  if (highAtMostShare !== null) assertShare(functionName, at("highAtMostShare"), highAtMostShare);
  if (highAtLeastChance !== null && highAtLeastChance !== "book") {
    assertShare(functionName, at("highAtLeastChance"), highAtLeastChance);
  }
  assertFields(functionName, at("probability"), probability, OFFER_KINDS);
  for (const kind of OFFER_KINDS) assertShare(functionName, at(`probability.${kind}`), probability[kind]);
  assertFields(functionName, at("scoreWeights"), scoreWeights, OPPORTUNITY_FACTORS);
  for (const factor of OPPORTUNITY_FACTORS) {
    const bounds = factor === "reach" ? { above: 0, max: 1e6 } : { min: 0, max: 1e6 };
    assertNumber(functionName, at(`scoreWeights.${factor}`), scoreWeights[factor], bounds);
  }

  const published: OpportunityPolicy["assumptions"] =
    "assumptions" in given && (given.assumptions as unknown) != null
      ? given.assumptions
      : [
          ...(propensity === null && OFFER_KINDS.some((kind) => given.probability?.[kind] == null)
            ? [assumed["opportunity.probability"]]
            : []),
          ...(OPPORTUNITY_FACTORS.some((factor) => given.scoreWeights?.[factor] == null)
            ? [assumed["opportunity.scoreWeights"]]
            : []),
          ...(given.highAtMostShare === undefined ? [assumed["opportunity.highAtMostShare"]] : []),
          ...(given.budgetYears == null ? [assumed["opportunity.budgetYears"]] : []),
          ...(given.declinedMonths == null ? [assumed["opportunity.declinedMonths"]] : []),
        ];
  assertArray(functionName, at("assumptions"), published);
  return Object.freeze({
    horizonMonths,
    hourCost,
    budgetFromSpend,
    budgetYears,
    declinedMonths,
    lowAtMostOwned,
    highAtLeastOwned,
    highAtMostOwned,
    highAtMostShare,
    highAtLeastChance,
    probability: Object.freeze(probability),
    propensity,
    scoreWeights: Object.freeze(scoreWeights),
    assumptions: Object.freeze([...published]),
  });
}
