import { textHash } from "../numeric/text-hash.js";
import type { PlanningRules } from "./planning-rules.js";
import type { ReadBooking } from "./previous-bookings.js";
import type { WantedReview } from "./wanted-review.js";

/**
 * A review to be placed, with those who may hold it.
 * @internal
 */
export interface Candidate {
  wanted: WantedReview;
  /** Positions in the rules, in the order of preference among equal costs. */
  sellers: readonly number[];
  /** The same in ascending order: one array for all whom the same sellers may serve. */
  pool: readonly number[];
  /** The booking of the last plan that it should keep to, or that was cancelled. */
  previous: ReadBooking | null;
}

/**
 * The day of the last plan that a review keeps to; `null` for one that was not booked, or was cancelled.
 * @internal
 */
export function keptDay({ previous }: Candidate): number | null {
  return previous?.booking.status === "planned" ? previous.day : null;
}

/**
 * Sellers and reviews that nothing ties to the others, so that they can be planned on their own.
 * @internal
 */
export interface PlanningGroup {
  /** Positions in the rules, ascending. */
  sellers: number[];
  candidates: Candidate[];
}

/**
 * Who may hold a review: the seller it names, or else all who serve its segment and whose hours overlap the account's
 * for its length on some day of the plan, in an order that differs from review to review.
 * @internal
 */
export function sellerFinder(rules: PlanningRules): (wanted: WantedReview) => Pick<Candidate, "sellers" | "pool"> {
  const pools = new Map<string, number[]>();
  const nobody: readonly number[] = [];
  const named = rules.sellers.map((_, seller) => [seller]);
  return ({ request }) => {
    const { sellerId, segment, timeZone, minutes } = request;
    if (sellerId !== undefined) {
      const sellers = named[rules.sellerNamed.get(sellerId) ?? -1] ?? nobody;
      return { sellers, pool: sellers };
    }
    const kind = JSON.stringify([segment, timeZone, timeZone === undefined ? 0 : minutes]);
    let pool = pools.get(kind);
    if (pool === undefined) {
      pool = [...rules.sellers.keys()].filter((index) => {
        const { segments, overlapWith } = rules.sellers[index] ?? { segments: null, overlapWith: undefined };
        if (segment !== undefined && segments !== null && !segments.has(segment)) return false;
        return timeZone === undefined || overlapWith?.(timeZone).some((overlap) => overlap >= minutes) === true;
      });
      pools.set(kind, pool);
    }
    const rank = new Map(
      pool.map((seller) => [seller, textHash(`${request.key}\u0000${rules.sellers[seller]?.id ?? ""}`)]),
    );
    return { sellers: [...pool].sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0) || a - b), pool };
  };
}

/**
 * Splits candidates into the smallest groups that share no seller, in the order of their first seller. Each keeps the
 * order of its candidates. Candidates without a seller are left out.
 * @internal
 */
export function planningGroups(rules: PlanningRules, candidates: readonly Candidate[]): PlanningGroup[] {
  const parent = rules.sellers.map((_, seller) => seller);
  const rootOf = (seller: number): number => {
    let root = seller;
    while (parent[root] !== root) root = parent[root] ?? root;
    parent[seller] = root;
    return root;
  };
  for (const { sellers } of candidates) {
    for (const seller of sellers) {
      const [a, b] = [rootOf(sellers[0] ?? seller), rootOf(seller)];
      parent[Math.max(a, b)] = Math.min(a, b);
    }
  }
  const groups = new Map<number, PlanningGroup>();
  rules.sellers.forEach((_, seller) => {
    const root = rootOf(seller);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, { sellers: [seller], candidates: [] });
    else group.sellers.push(seller);
  });
  for (const candidate of candidates) {
    const [first] = candidate.sellers;
    if (first !== undefined) groups.get(rootOf(first))?.candidates.push(candidate);
  }
  return [...groups.values()];
}
