import { assertOptions } from "../errors.js";
import type { Assumption } from "../evidence/assumption.js";
import type { Assumptions } from "../evidence/assumptions.js";
import type { PropensityModel } from "./fit-purchase-propensity.js";
import { resolvePolicy } from "./resolve-policy.js";

/** Why a product is offered. */
export type OfferKind = "whitespace" | "replacement" | "add-on" | "service-contract";

/** A factor of the opportunity score. */
export type OpportunityFactor = "reach" | "means" | "few" | "need";

/** What counts as opportunity. Every field has a default. */
export interface OpportunityPolicyInput {
  /** Calendar months after `asOf` in which a replacement may fall due, 0 to 120; 12 unless given. */
  horizonMonths?: number;
  /** What an hour of the customer's own maintenance costs it, in the call's currency; not known unless given. */
  hourCost?: number | null;
  /** Budget as a multiple of the last 12 months' spend, where nothing better is known; 1 unless given, `null` for never. */
  budgetFromSpend?: number | null;
  /** Most products owned by an account that is low for want of means; 1 unless given. */
  lowAtMostOwned?: number;
  /** Least products owned by a high account; 1 unless given. */
  highAtLeastOwned?: number;
  /** Most products owned by a high account; 2 unless given. */
  highAtMostOwned?: number;
  /** The same for a long catalogue, as a share of the products sold to its segment; the larger of the two holds. */
  highAtMostShare?: number | null;
  /** Chance that an offer is bought within the horizon, by kind; the assumption `opportunity.probability` unless given. */
  probability?: Partial<Record<OfferKind, number>>;
  /** A fitted model in place of those chances; none unless given. */
  propensity?: PropensityModel | null;
  /** Weights in the score, `reach` above 0; the assumption `opportunity.scoreWeights` unless given. */
  scoreWeights?: Partial<Record<OpportunityFactor, number>>;
}

/** A complete opportunity policy, as `opportunityPolicy` resolves it. */
export interface OpportunityPolicy {
  readonly horizonMonths: number;
  readonly hourCost: number | null;
  readonly budgetFromSpend: number | null;
  readonly lowAtMostOwned: number;
  readonly highAtLeastOwned: number;
  readonly highAtMostOwned: number;
  readonly highAtMostShare: number | null;
  readonly probability: Readonly<Record<OfferKind, number>>;
  readonly propensity: PropensityModel | null;
  readonly scoreWeights: Readonly<Record<OpportunityFactor, number>>;
  /** The figures among its fields that were assumed, not given. */
  readonly assumptions: readonly Assumption<unknown>[];
}

/** Where the figures that a policy leaves open come from. */
export interface OpportunityPolicyOptions {
  /** `assumptions()` unless given. */
  assumptions?: Assumptions;
}

/**
 * Resolves an opportunity policy: the thresholds of the levels, the horizon, the chances of a sale and the weights of
 * the score. Resolve it once and pass it to `scoreOpportunity` for every account.
 *
 * @param policy - What differs from the defaults; a resolved policy comes back as it is.
 * @param options - The assumptions that fill the chances and weights left open.
 * @returns The complete policy, frozen and JSON-safe.
 * @throws RetentionError with the path of the field when one is out of its bounds or unknown.
 *
 * @example
 * const policy = opportunityPolicy({ hourCost: 40, probability: { replacement: 0.5 } });
 * policy.probability
 * //=> { whitespace: 0.1, replacement: 0.5, "add-on": 0.2, "service-contract": 0.3 }
 * policy.highAtMostOwned
 * //=> 2
 */
export function opportunityPolicy(
  policy: OpportunityPolicyInput | OpportunityPolicy = {},
  options: OpportunityPolicyOptions = {},
): OpportunityPolicy {
  assertOptions("opportunityPolicy", "options", options, { assumptions: true });
  return resolvePolicy("opportunityPolicy", "", policy, options.assumptions).policy;
}
