import type { PlanningRules } from "./planning-rules.js";
import type { ReadBooking } from "./previous-bookings.js";
import type { ParsedRequest } from "./parsed-request.js";

/**
 * A review to be placed, with those who may hold it.
 * @internal
 */
export interface Candidate {
  wanted: ParsedRequest;
  /** Positions in the rules, ascending: one array for all reviews that the same sellers may hold. */
  sellers: readonly number[];
  /** The booking of the last plan that it should keep to, or that was cancelled or dropped. */
  previous: ReadBooking | null;
}

/**
 * The day of the last plan that a review keeps to; `null` for one that was not booked, or was cancelled or dropped.
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
 * Who may hold a review: the sellers it names, as far as they are known, or else all who serve its segment and whose hours overlap the account's
 * for its length on some day of the plan.
 * @internal
 */
export function sellerFinder(rules: PlanningRules): (wanted: ParsedRequest) => readonly number[] {
  const nobody: readonly number[] = [];
  const named = rules.sellers.map((_, seller) => [seller]);
  const serving = new Map<string | undefined, readonly number[]>();
  const overlapping = new Map<string, readonly number[]>();
  const sharing = new Map<string, readonly number[]>();
  const alike = new Map<string, readonly number[]>();
  return ({ request }) => {
    const { sellerId, sellerIds, segment, timeZone, minutes } = request;
    if (sellerIds !== undefined) return shared(sellerIds);
    if (sellerId !== undefined) return named[rules.sellerNamed.get(sellerId) ?? -1] ?? nobody;
    if (timeZone === undefined) return serving.get(segment) ?? keep(serving, segment, serves(segment));
    const groupKey = JSON.stringify([segment, timeZone, minutes]);
    return (
      overlapping.get(groupKey) ?? keep(overlapping, groupKey, serves(segment).filter(overlaps(timeZone, minutes)))
    );
  };

  function shared(sellerIds: readonly string[]): readonly number[] {
    const key = sellerIds.join("\u0000");
    const known = sharing.get(key);
    if (known !== undefined) return known;
    const found = new Set(sellerIds.flatMap((id) => rules.sellerNamed.get(id) ?? []));
    const pool = [...found].sort((a, b) => a - b);
    const [only, ...others] = pool;
    if (only !== undefined && others.length === 0) return named[only] ?? nobody;
    return keep(sharing, key, pool);
  }

  function overlaps(timeZone: string, minutes: number): (seller: number) => boolean {
    return (seller) => rules.sellers[seller]?.overlapWith(timeZone).some((overlap) => overlap >= minutes) === true;
  }

  function serves(segment: string | undefined): number[] {
    return [...rules.sellers.keys()].filter((seller) => {
      const segments = rules.sellers[seller]?.segments ?? null;
      return segment === undefined || segments === null || segments.has(segment);
    });
  }

  /** Remembers a pool: of those that are alike always the same. */
  function keep<Key>(pools: Map<Key, readonly number[]>, key: Key, found: readonly number[]): readonly number[] {
    const pool = alike.get(found.join()) ?? found;
    alike.set(found.join(), pool);
    pools.set(key, pool);
    return pool;
  }
}

/**
 * Splits candidates into the smallest groups that share no seller, and no group of accounts to be kept apart, in the order of their first seller. Each keeps the
 * order of its candidates. Candidates without a seller are left out.
 *
 * @param together - Sellers who hold a fixed review together.
 * @internal
 */
export function planningGroups(
  rules: PlanningRules,
  candidates: readonly Candidate[],
  together: readonly (readonly number[])[] = [],
): PlanningGroup[] {
  const parent = rules.sellers.map((_, seller) => seller);
  const rootOf = (seller: number): number => {
    let root = seller;
    while (parent[root] !== root) root = parent[root] ?? root;
    parent[seller] = root;
    return root;
  };
  const tie = (one: number, other: number): void => {
    const a = rootOf(one);
    const b = rootOf(other);
    parent[Math.max(a, b)] = Math.min(a, b);
  };
  candidates.forEach(({ sellers }) => {
    for (let index = 1; index < sellers.length; index++) {
      tie(sellers[0] ?? 0, sellers[index] ?? 0);
    }
  });
  candidates.forEach(({ sellers, wanted }) => {
    for (const other of wanted.alsoSellers) tie(sellers[0] ?? 0, other);
  });
  for (const holders of together) {
    const [first, ...others] = holders.filter((holder) => holder >= 0);
    for (const other of others) if (first !== undefined) tie(first, other);
  }
  if (rules.groupDaysApart > 0) {
    const heldBy = new Map<string, number>();
    candidates.forEach(({ sellers, wanted }) => {
      const [seller] = sellers;
      const { accountGroup } = wanted.request;
      if (seller === undefined || accountGroup === undefined) return;
      const known = heldBy.get(accountGroup);
      if (known === undefined) heldBy.set(accountGroup, seller);
      else tie(known, seller);
    });
  }
  const groups = new Map<number, PlanningGroup>();
  rules.sellers.forEach((_, seller) => {
    const root = rootOf(seller);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, { sellers: [seller], candidates: [] });
    else group.sellers.push(seller);
  });
  candidates.forEach((candidate) => {
    const first = candidate.sellers[0];
    if (first !== undefined) groups.get(rootOf(first))?.candidates.push(candidate);
  });
  return [...groups.values()];
}
