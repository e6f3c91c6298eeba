import { given, type PartOf } from "../../records/values/given.js";
import { assertFields, assertOneOf, assertShare } from "../../errors.js";
import type { Assumption } from "../../evidence/assumption.js";
import type { Assumptions } from "../../evidence/assumptions.js";

/** The share of each stake that a review is assumed to change, and what priorities follow. */
export interface AttentionPolicy {
  /** @defaultValue the assumption `reviews.effect.keep`, .1 */
  readonly keep: number;
  /** @defaultValue the assumption `reviews.effect.renew`, .1 */
  readonly renew: number;
  /** @defaultValue the assumption `reviews.effect.grow`, .15 */
  readonly grow: number;
  /** @defaultValue the assumption `reviews.effect.winBack`, .02 */
  readonly winBack: number;
  /**
   * Chance that a contract is renewed of whose renewal nothing is known: of a term of a year or more, of shorter ones of a year
   * of them.
   * @defaultValue the assumption `reviews.renewalWhenUnknown`, .5
   */
  readonly renewalWhenUnknown: number;
  /**
   * Share of the renewals that are signed after the end of the contract.
   * @defaultValue the assumption `contracts.renewedLate`, .3
   */
  readonly renewedLate: number;
  /**
   * Chance that a contract without an end still runs after a year, of which nothing is known.
   * @defaultValue the assumption `contracts.endlessStays`, .5
   */
  readonly endlessStays: number;
  /**
   * Odds of renewal of an account that is slowing, as a multiple of those of others, at most 1.
   * @defaultValue the assumption `reviews.renewalSlowingOdds`, .5
   */
  readonly renewalSlowingOdds: number;
  /**
   * Chance that an open deal is won of which the pipeline says none.
   * @defaultValue the assumption `reviews.dealWhenUnknown`, .25
   */
  readonly dealWhenUnknown: number;
  /**
   * What the plan's priorities follow: `"attention"`, or `"level"` for those of the review policy.
   * @defaultValue `"attention"`, or `"level"` where the review policy has priorities of its own
   */
  readonly priority: "attention" | "level";
}

/**
 * The assumptions that fill in what a policy leaves open.
 * @internal
 */
export const attentionFigures = {
  keep: "reviews.effect.keep",
  renew: "reviews.effect.renew",
  grow: "reviews.effect.grow",
  winBack: "reviews.effect.winBack",
  renewalWhenUnknown: "reviews.renewalWhenUnknown",
  renewedLate: "contracts.renewedLate",
  endlessStays: "contracts.endlessStays",
  renewalSlowingOdds: "reviews.renewalSlowingOdds",
  dealWhenUnknown: "reviews.dealWhenUnknown",
} as const;

/** An attention policy with nothing left to default, and the figures that filled it. */
export interface ResolvedAttentionPolicy extends AttentionPolicy {
  readonly assumptions: Partial<Record<keyof typeof attentionFigures, Assumption<unknown>>>;
}

/**
 * Fills in what a caller's policy leaves open.
 * @internal
 */
export function attentionPolicy(
  functionName: string,
  path: string,
  policy: PartOf<AttentionPolicy> = {},
  assumed: Assumptions,
  priority: AttentionPolicy["priority"],
): ResolvedAttentionPolicy {
  const names = Object.keys(attentionFigures) as (keyof typeof attentionFigures)[];
  assertFields(functionName, path, policy, [...names, "priority"]);
  const published = names.filter((name) => policy[name] == null);
  const resolved = {
    priority,
    ...(Object.fromEntries(names.map((name) => [name, assumed[attentionFigures[name]].value])) as Record<
      keyof typeof attentionFigures,
      number
    >),
    ...given(policy),
    assumptions: Object.fromEntries(published.map((name) => [name, assumed[attentionFigures[name]]])),
  };
  for (const name of names) assertShare(functionName, `${path}.${name}`, resolved[name]);
  assertOneOf(functionName, `${path}.priority`, resolved.priority, ["attention", "level"]);
  return resolved;
}
