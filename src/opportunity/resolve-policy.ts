import { assertArray, assertCount, assertFields, assertNumber, assertShare } from "../errors.js";
import { assumptions, type Assumptions } from "../evidence/assumptions.js";
import type { Scorecard } from "../scorecard/define-scorecard.js";
import type { OfferKind, OpportunityFactor, OpportunityPolicy, OpportunityPolicyInput } from "./opportunity-policy.js";
import { opportunityScorecard } from "./opportunity-score.js";
import { compilePropensity, type Propensity } from "./propensity.js";

/** A policy with what scoring derives from it. */
export interface CompiledPolicy {
  policy: OpportunityPolicy;
  scorecard: Scorecard;
  propensity: Propensity | null;
}

/** Policies that were resolved, and the default one of each table of assumptions. All of these are frozen. */
const compiled = new WeakMap<object, CompiledPolicy>();
const defaults = new WeakMap<Assumptions, CompiledPolicy>();

const OFFER_KINDS: readonly OfferKind[] = ["whitespace", "replacement", "add-on", "service-contract"];
const SCORE_FACTORS: readonly OpportunityFactor[] = ["reach", "means", "few", "need"];
const FIELDS: readonly (keyof OpportunityPolicy)[] = [
  "horizonMonths",
  "hourCost",
  "budgetFromSpend",
  "lowAtMostOwned",
  "highAtLeastOwned",
  "highAtMostOwned",
  "highAtMostShare",
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
  input: OpportunityPolicyInput | OpportunityPolicy | undefined,
  assumed: Assumptions = assumptions(),
): CompiledPolicy {
  const known = input === undefined ? defaults.get(assumed) : compiled.get(input);
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
  if (input === undefined) defaults.set(assumed, result);
  return result;
}

function complete(
  functionName: string,
  at: (field: string) => string,
  given: OpportunityPolicyInput | OpportunityPolicy,
  assumed: Assumptions,
): OpportunityPolicy {
  const { horizonMonths = 12, hourCost = null, budgetFromSpend = 1, propensity = null } = given;
  const { lowAtMostOwned = 1, highAtLeastOwned = 1, highAtMostOwned = 2, highAtMostShare = null } = given;
  const probability = { ...assumed["opportunity.probability"].value, ...given.probability };
  const scoreWeights = { ...assumed["opportunity.scoreWeights"].value, ...given.scoreWeights };

  assertCount(functionName, at("horizonMonths"), horizonMonths, { max: 120 });
  if (hourCost !== null) assertNumber(functionName, at("hourCost"), hourCost, { min: 0, max: 1e9 });
  if (budgetFromSpend !== null)
    assertNumber(functionName, at("budgetFromSpend"), budgetFromSpend, { above: 0, max: 1000 });
  assertCount(functionName, at("lowAtMostOwned"), lowAtMostOwned);
  assertCount(functionName, at("highAtLeastOwned"), highAtLeastOwned);
  assertCount(functionName, at("highAtMostOwned"), highAtMostOwned, { min: Math.max(1, highAtLeastOwned) });
  if (highAtMostShare !== null) assertShare(functionName, at("highAtMostShare"), highAtMostShare);
  assertFields(functionName, at("probability"), probability, OFFER_KINDS);
  for (const kind of OFFER_KINDS) assertShare(functionName, at(`probability.${kind}`), probability[kind]);
  assertFields(functionName, at("scoreWeights"), scoreWeights, SCORE_FACTORS);
  for (const factor of SCORE_FACTORS) {
    const bounds = factor === "reach" ? { above: 0, max: 1e6 } : { min: 0, max: 1e6 };
    assertNumber(functionName, at(`scoreWeights.${factor}`), scoreWeights[factor], bounds);
  }

  const published: OpportunityPolicy["assumptions"] =
    "assumptions" in given
      ? given.assumptions
      : [
          ...(propensity === null && OFFER_KINDS.some((kind) => given.probability?.[kind] === undefined)
            ? [assumed["opportunity.probability"]]
            : []),
          ...(SCORE_FACTORS.some((factor) => given.scoreWeights?.[factor] === undefined)
            ? [assumed["opportunity.scoreWeights"]]
            : []),
        ];
  assertArray(functionName, at("assumptions"), published);
  return Object.freeze({
    horizonMonths,
    hourCost,
    budgetFromSpend,
    lowAtMostOwned,
    highAtLeastOwned,
    highAtMostOwned,
    highAtMostShare,
    probability: Object.freeze(probability),
    propensity,
    scoreWeights: Object.freeze(scoreWeights),
    assumptions: Object.freeze([...published]),
  });
}
