import { addTo } from "../../records/values/add-to.js";
import { compareTexts } from "../../records/values/compare-texts.js";

/** The signed contracts of one account, with what tells which renewed which. */
export interface SucceedingContract {
  id: string;
  productId?: string | null | undefined;
  renewedFrom?: string | null | undefined;
  startDay: number;
  /** Last day; `null` if there is none. */
  endDay: number | null;
}

/** The contracts of one account, each after the one that it renewed. */
export interface ContractSuccession<Signed extends SucceedingContract> {
  /** In order of their start; of one day, what was renewed comes before what renewed it. */
  inOrder: Signed[];
  /** By contract, the one that it renewed. */
  before: ReadonlyMap<Signed, Signed>;
}

/**
 * Which contract of an account renewed which. It is one rule, and all that looks at renewals follows it.
 *
 * - A contract renewed the one that it names in `renewedFrom`, unless that one began later, or they go round.
 * - One that names none renewed a contract of the same product that ends the day before it begins, or on that very day.
 *   Each is renewed so once at most. Two that overlap longer are two contracts, such as one for further seats.
 *
 * @internal
 */
export function contractSuccession<Signed extends SucceedingContract>(
  contracts: readonly Signed[],
): ContractSuccession<Signed> {
  const sorted = contracts.toSorted((a, b) => a.startDay - b.startDay || compareTexts(a.id, b.id));
  const before = named(sorted);
  const renewed = new Set(before.values());
  // What ends on a day and is not renewed yet, by product and that day.
  const open = new Map<string, Signed[]>();
  const keyOf = (productId: string, day: number): string => `${day} ${productId}`;
  for (const contract of sorted) {
    const { productId, endDay } = contract;
    if (productId == null || endDay === null || renewed.has(contract)) continue;
    const key = keyOf(productId, endDay);
    addTo(open, key, contract);
  }
  for (const contract of sorted) {
    const { productId, renewedFrom, startDay } = contract;
    if (productId == null || renewedFrom != null) continue;
    for (const day of [startDay - 1, startDay]) {
      const alike = open.get(keyOf(productId, day));
      // A contract of one day does not follow one that begins with it.
      const at = alike?.findIndex((each) => each.startDay < startDay) ?? -1;
      const [earlier] = at < 0 ? [] : (alike?.splice(at, 1) ?? []);
      if (earlier === undefined) continue;
      before.set(contract, earlier);
      break;
    }
  }
  return { inOrder: inOrder(sorted, before), before };
}

/** By the contract that each names. Links that go round say nothing: all of them are of one day. */
function named<Signed extends SucceedingContract>(sorted: readonly Signed[]): Map<Signed, Signed> {
  const byId = new Map(sorted.map((contract) => [contract.id, contract]));
  const before = new Map<Signed, Signed>();
  for (const contract of sorted) {
    const earlier = contract.renewedFrom == null ? undefined : byId.get(contract.renewedFrom);
    if (earlier !== undefined && earlier.startDay <= contract.startDay) before.set(contract, earlier);
  }
  const seen = new Set<Signed>();
  for (const contract of sorted) {
    const path = new Set<Signed>();
    let at: Signed | undefined = contract;
    while (at !== undefined && !seen.has(at)) {
      seen.add(at);
      path.add(at);
      at = before.get(at);
    }
    // Back on its own path: everything from there on goes round.
    while (at !== undefined && path.has(at)) {
      path.delete(at);
      const next: Signed | undefined = before.get(at);
      before.delete(at);
      at = next;
    }
  }
  return before;
}

function inOrder<Signed extends SucceedingContract>(
  sorted: readonly Signed[],
  before: ReadonlyMap<Signed, Signed>,
): Signed[] {
  const placed = new Set<Signed>();
  for (const contract of sorted) {
    const waiting: Signed[] = [];
    for (let at: Signed | undefined = contract; at !== undefined && !placed.has(at); at = before.get(at)) {
      waiting.push(at);
    }
    for (const each of waiting.reverse()) placed.add(each);
  }
  return [...placed];
}
