import { reason, type Reason } from "../reasons/reason.js";
import { sharedReason } from "../reasons/shared-reason.js";
import type { Holdings } from "./holdings/holdings.js";
import type { Means } from "./means.js";
import type { Openings } from "./openings/opening.js";
import type { OpportunityPolicy } from "./opportunity-policy.js";

/** @internal */
export const OPPORTUNITY_LEVELS = ["high", "medium", "low"] as const;

/**
 * How much an account could still buy.
 * @useDeclaredType
 */
export type OpportunityLevel = (typeof OPPORTUNITY_LEVELS)[number];

/** What is known of an account apart from its own means and products; what is `null` holds no account back. */
export interface LevelEvidence {
  standing: OpportunityStanding | null;
  /** Chance that it buys within the days that the caller looks ahead. */
  buysAgain: number | null;
  /** Mean of that chance over the book. */
  bookChance: number | null;
  /** Whether nothing that it bought could be read, though there are rows of it. */
  isUnread?: boolean;
}

/** @internal */
export const OPPORTUNITY_STANDINGS = ["prospect", "new", "active", "slowing", "lapsed", "lost"] as const;

/**
 * Where an account stands, as `reviewPortfolio` says.
 * @useDeclaredType
 */
export type OpportunityStanding = (typeof OPPORTUNITY_STANDINGS)[number];

/**
 * The level, and the rule that fired.
 * @internal
 */
export function levelOf(
  holdings: Pick<Holdings, "known" | "owned" | "purchasesKnown" | "everOrdered">,
  { openings, sold }: Openings,
  means: Means,
  policy: OpportunityPolicy,
  { standing, buysAgain, bookChance, isUnread = false }: LevelEvidence,
): { level: OpportunityLevel; rule: Reason } {
  const { lowAtMostOwned, highAtLeastOwned, horizonMonths } = policy;
  const { owned } = holdings;
  const left = openings.length;
  // Where nothing is sold to it, no one can say what it could not pay for.
  if (sold === 0) return { level: "low", rule: sharedReason("opportunity.low.nothing-sold", { owned }) };
  if (owned <= lowAtMostOwned && means === "lacks") {
    return { level: "low", rule: sharedReason("opportunity.low.lacks-means", { owned }) };
  }
  if (left === 0)
    return { level: "low", rule: sharedReason("opportunity.low.owns-everything", { owned, horizonMonths }) };
  if (means === "lacks") return { level: "medium", rule: sharedReason("opportunity.medium.lacks-means", { owned }) };
  if (owned < highAtLeastOwned) return { level: "medium", rule: tooFew(holdings, left, highAtLeastOwned, isUnread) };
  if (owned > maxOwnedForHigh(sold, policy)) {
    return { level: "medium", rule: sharedReason("opportunity.medium.many-owned", { owned, left }) };
  }
  if (means === "unknown")
    return { level: "medium", rule: sharedReason("opportunity.medium.means-unknown", { owned, left }) };
  if (standing === "prospect" || standing === "lapsed" || standing === "lost") {
    return { level: "medium", rule: sharedReason("opportunity.medium.lapsed", { owned, left, state: standing }) };
  }
  const least = policy.highAtLeastChance === "book" ? bookChance : policy.highAtLeastChance;
  if (buysAgain !== null && least !== null && buysAgain < least) {
    return { level: "medium", rule: reason("opportunity.medium.unlikely", { owned, left, chance: buysAgain, least }) };
  }
  return { level: "high", rule: sharedReason("opportunity.high.few-owned", { owned, left }) };
}

/** Why too little is owned for a high level. To own nothing is not to have bought nothing, nor to be unknown. */
function tooFew(
  { known, owned, purchasesKnown, everOrdered }: Parameters<typeof levelOf>[0],
  left: number,
  least: number,
  isUnread: boolean,
): Reason {
  if (!known) return sharedReason("opportunity.medium.ownership-unknown", { left });
  if (owned > 0) return sharedReason("opportunity.medium.too-few-owned", { owned, least, left });
  if (isUnread) return sharedReason("opportunity.medium.ownership-unknown", { left });
  return purchasesKnown && !everOrdered
    ? sharedReason("opportunity.medium.nothing-bought", { left })
    : sharedReason("opportunity.medium.nothing-owned", { left });
}

/**
 * Most products that still count as few, for an account whose segment is sold a given number of products.
 * @internal
 */
export function maxOwnedForHigh(sold: number, { highAtMostOwned, highAtMostShare }: OpportunityPolicy): number {
  return highAtMostShare === null ? highAtMostOwned : Math.max(highAtMostOwned, Math.floor(highAtMostShare * sold));
}
