import { hashedSoFar, textHash } from "../numeric/text-hash.js";
import type { Candidate } from "./planning-groups.js";
import type { PlanningRules } from "./planning-rules.js";

/**
 * The place that a seller has in a review's order of sellers, as a number to compare: among equal costs the lower goes
 * first. It scatters, so that ties fall to one seller as often as to another, but always to the same for one review.
 * @internal
 */
export function sellerRanks({ sellers }: PlanningRules, { wanted }: Candidate): (seller: number) => number {
  const soFar = hashedSoFar(`${wanted.request.key}\u0000`);
  return (seller) => textHash(sellers[seller]?.id ?? "", soFar);
}

/**
 * Those who may hold a review, in its order.
 * @internal
 */
export function sellersInOrder(rules: PlanningRules, candidate: Candidate): readonly number[] {
  if (candidate.sellers.length === 1) return candidate.sellers;
  const rank = sellerRanks(rules, candidate);
  const ranked = candidate.sellers.map((seller) => ({ seller, rank: rank(seller) }));
  return ranked.sort((a, b) => a.rank - b.rank || a.seller - b.seller).map(({ seller }) => seller);
}
