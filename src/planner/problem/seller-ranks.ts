import { hashedSoFar, textHash } from "../../numeric/discrete/text-hash.js";
import type { Candidate } from "./planning-groups.js";
import type { PlanningRules } from "./planning-rules.js";

/**
 * A review's order of sellers: among equal costs the one with the lower rank goes first. It scatters, so that ties fall
 * to one seller as often as to another, but always to the same for one review.
 * @internal
 */
export class SellerRanks {
  private asked: Candidate | null = null;
  private soFar = 0;

  constructor(private readonly rules: PlanningRules) {}

  /** Asked of one review after the other, it goes through each key once. */
  rankOf(candidate: Candidate, seller: number): number {
    if (candidate !== this.asked) this.soFar = hashedSoFar("\u0000", hashedSoFar(candidate.wanted.request.key));
    this.asked = candidate;
    return textHash(this.rules.sellers[seller]?.id ?? "", this.soFar);
  }

  /** Those who may hold a review, in its order. */
  inOrder(candidate: Candidate): readonly number[] {
    if (candidate.sellers.length === 1) return candidate.sellers;
    const ranked = candidate.sellers.map((seller) => ({ seller, rank: this.rankOf(candidate, seller) }));
    return ranked.sort((a, b) => a.rank - b.rank || a.seller - b.seller).map(({ seller }) => seller);
  }
}
