/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices are those of the list. */
import { addTo } from "../../records/values/add-to.js";
import { keptFor } from "../../records/values/kept-for.js";
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
 * - One that names none that is known renewed a contract of the same product, or both without one. That one began before it, ends
 *   before it, and its end lies within the window around the later one's beginning. Each renews, and is renewed so, once at most,
 *   and those nearest to each other first. Two that overlap longer are two contracts, such as one for further seats.
 *
 * @param windowDays - See `renewalWindow`.
 * @internal
 */
export function contractSuccession<Signed extends SucceedingContract>(
  contracts: readonly Signed[],
  windowDays: number,
): ContractSuccession<Signed> {
  if (contracts.length < 2 && contracts[0]?.renewedFrom == null) return { inOrder: [...contracts], before: new Map() };
  const sorted = inOrderOfStart(contracts);
  const byId = new Map<string, Signed>();
  for (const contract of sorted) byId.set(contract.id, contract);
  const { before, isOfOneDay } = named(sorted, byId);
  const renewed = new Set(before.values());
  if (sorted.length > FEW || mayBeNear(sorted, byId, renewed)) pairNearest(sorted, byId, renewed, before, windowDays);
  // One that is only near began before what renewed it, and so stands before it already.
  return { inOrder: isOfOneDay ? inOrder(sorted, before) : sorted, before };
}

/** Contracts up to which each is looked at beside each: that takes less than to list them by product. */
const FEW = 8;

/** Whether one may have renewed another that it does not name: of one product, and begun later. */
function mayBeNear<Signed extends SucceedingContract>(
  sorted: readonly Signed[],
  byId: ReadonlyMap<string, Signed>,
  renewed: ReadonlySet<Signed>,
): boolean {
  for (let at = 1; at < sorted.length; at++) {
    const later = sorted[at]!;
    if (later.renewedFrom != null && byId.has(later.renewedFrom)) continue;
    for (let before = 0; before < at; before++) {
      const earlier = sorted[before]!;
      const isOne = (earlier.productId ?? "") === (later.productId ?? "");
      if (isOne && earlier.endDay !== null && earlier.startDay < later.startDay && !renewed.has(earlier)) return true;
    }
  }
  return false;
}

/** By the day of their start, and by id; nearly all are given so, which takes less to see than to sort them. */
function inOrderOfStart<Signed extends SucceedingContract>(contracts: readonly Signed[]): Signed[] {
  const order = (a: Signed, b: Signed): number => a.startDay - b.startDay || compareTexts(a.id, b.id);
  for (let at = 1; at < contracts.length; at++) {
    if (order(contracts[at - 1]!, contracts[at]!) > 0) return contracts.toSorted(order);
  }
  return [...contracts];
}

/** Notes which contract renewed which that it does not name. */
function pairNearest<Signed extends SucceedingContract>(
  sorted: readonly Signed[],
  byId: ReadonlyMap<string, Signed>,
  renewed: ReadonlySet<Signed>,
  before: Map<Signed, Signed>,
  windowDays: number,
): void {
  const products = new Map<string, { ended: Signed[]; begun: Signed[] }>();
  for (const contract of sorted) {
    const { productId, renewedFrom, endDay } = contract;
    const alike = keptFor(products, productId ?? "", () => ({ ended: [], begun: [] }));
    if (endDay !== null && !renewed.has(contract)) alike.ended.push(contract);
    // A name of no contract that is known says nothing of what it renewed.
    if (renewedFrom == null || !byId.has(renewedFrom)) alike.begun.push(contract);
  }
  for (const { ended, begun } of products.values()) {
    for (const [contract, earlier] of nearest(ended, begun, windowDays)) before.set(contract, earlier);
  }
}

/**
 * The days before and after the last day of a term within which a contract that begins renews it: this number, and a quarter of the
 * term at most, so that what begins in the middle of a short one is no renewal. One that begins on the last day itself always is.
 * @internal
 */
export function renewalWindow({ startDay, endDay }: { startDay: number; endDay: number }, windowDays: number): number {
  return Math.min(windowDays, Math.floor((endDay - startDay + 1) / 4));
}

/** Contracts of one product, each that begins with the one that it renewed. */
function nearest<Signed extends SucceedingContract>(
  ended: readonly Signed[],
  begun: readonly Signed[],
  windowDays: number,
): [renewal: Signed, earlier: Signed][] {
  const [firstEnded, lastBegun] = [ended[0], begun.at(-1)];
  // Both are in order of their beginnings, and what is renewed begins first.
  if (firstEnded === undefined || lastBegun === undefined || firstEnded.startDay >= lastBegun.startDay) return [];
  const byEnd = new Map<number, Signed[]>();
  for (const contract of ended) addTo(byEnd, contract.endDay ?? 0, contract);
  const byStart = new Map<number, Signed[]>();
  for (const contract of begun) addTo(byStart, contract.startDay, contract);
  const pairs: { gap: number; endDay: number; startDay: number }[] = [];
  for (const endDay of byEnd.keys()) {
    for (const startDay of byStart.keys()) {
      const gap = startDay - endDay - 1;
      if (gap <= windowDays && gap >= -Math.max(1, windowDays)) pairs.push({ gap, endDay, startDay });
    }
  }
  // Of two as near, the one without a gap.
  pairs.sort((a, b) => Math.abs(a.gap) - Math.abs(b.gap) || a.gap - b.gap || a.endDay - b.endDay);
  const found: [Signed, Signed][] = [];
  for (const { gap, endDay, startDay } of pairs) {
    const open = byEnd.get(endDay) ?? [];
    const waiting = byStart.get(startDay) ?? [];
    for (const contract of [...waiting]) {
      const at = open.findIndex((earlier) => {
        const isNear = gap === 0 || gap === -1 || Math.abs(gap) <= renewalWindow({ ...earlier, endDay }, windowDays);
        // A contract of one day does not follow one that begins with it, and further seats up to the same end renew nothing.
        return isNear && earlier.startDay < startDay && (contract.endDay === null || contract.endDay > endDay);
      });
      const [earlier] = at < 0 ? [] : open.splice(at, 1);
      if (earlier === undefined) continue;
      found.push([contract, earlier]);
      waiting.splice(waiting.indexOf(contract), 1);
    }
  }
  return found;
}

/** By the contract that each names; and whether two of one day are among them, as those are that go round. */
function named<Signed extends SucceedingContract>(
  sorted: readonly Signed[],
  byId: ReadonlyMap<string, Signed>,
): { before: Map<Signed, Signed>; isOfOneDay: boolean } {
  const before = new Map<Signed, Signed>();
  let isOfOneDay = false;
  for (const contract of sorted) {
    const { renewedFrom, startDay } = contract;
    const earlier = renewedFrom == null ? undefined : byId.get(renewedFrom);
    if (earlier === undefined || earlier.startDay > startDay) continue;
    before.set(contract, earlier);
    if (earlier.startDay === startDay) isOfOneDay = true;
  }
  if (isOfOneDay) dropRings(sorted, before);
  return { before, isOfOneDay };
}

/** Drops links that go round, which say nothing. */
function dropRings<Signed extends SucceedingContract>(sorted: readonly Signed[], before: Map<Signed, Signed>): void {
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
