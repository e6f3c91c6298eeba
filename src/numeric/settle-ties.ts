/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import type { PlaceAssignment, PlaceProblem } from "./place-assignment.js";
import { strongComponents } from "./strong-components.js";

const NONE = -1;

/**
 * Chooses among the cheapest assignments: in the order of the requests, each takes the first of its options that a
 * cheapest assignment still allows. The prices tell which options those can be, the tight ones: those whose cost and
 * price together are least. Whether one is allowed is a search for a chain of moves along tight options that ends by
 * filling the place left behind. A free place counts as held by an idle token that may go wherever the price is 0, so
 * that chains may pass through it.
 *
 * Moving a whole cycle leaves as it was what can be reached from where, and settling a request only takes moves away.
 * So an option outside the strongly connected component of the request's place will never be allowed, and is struck
 * out: once at the start, and again whenever searches in vain have cost as much as striking out does.
 *
 * The answer depends neither on the assignment given nor on which of several optimal prices came with it.
 *
 * Source: complementary slackness, Ahuja, Magnanti & Orlin (1993), "Network Flows", section 9.4.
 *
 * Cost: as a rule the tight options a few times over; at worst once per request.
 *
 * @internal
 */
export function settleTies(problem: PlaceProblem, { option: given, price }: PlaceAssignment): Int32Array {
  const { places, slot } = problem;
  const requests = given.length;
  const slots = places.length;
  /** The node of requests without a place, and of idle tokens beyond number. */
  const outside = slots;
  const option = Int32Array.from(given);
  const { first, last, tight, mayLeave } = tightOptions(problem, price);

  /** The requests at each node that are not settled yet, and where each stands in the list. */
  const members: number[][] = Array.from({ length: slots + 1 }, () => []);
  const position = new Int32Array(requests);
  const taken = new Int32Array(slots + 1);
  for (let request = 0; request < requests; request++) join(request, nodeOf(request));

  // The chain searched for: who arrives at a node (NONE for an idle token), from where, and by which option.
  const visitedFor = new Int32Array(slots + 1);
  const arriving = new Int32Array(slots + 1);
  const comingFrom = new Int32Array(slots + 1);
  const arrivingBy = new Int32Array(slots + 1);
  const queue = new Int32Array(slots + 1);
  let queued = 0;
  let visit = 0;

  let current = 0;
  let wasted = 0;
  let effort = strikeOut();
  for (; current < requests; current++) {
    if (wasted > effort) effort = strikeOut();
    const home = nodeOf(current);
    unlist(current, home);
    visit++;
    for (let index = first[current]!; index < last[current]!; index++) {
      const better = tight[index]!;
      if (better === option[current]) break;
      const start = slot[better]!;
      if (!chainReaches(start, home)) continue;
      shift(start, home);
      taken[home]!--;
      option[current] = better;
      taken[start]!++;
      break;
    }
  }
  return option;

  function nodeOf(request: number): number {
    return option[request] === NONE ? outside : slot[option[request]!]!;
  }

  function join(request: number, node: number): void {
    position[request] = members[node]!.push(request) - 1;
    taken[node]!++;
  }

  /** Takes a request off the list of those that may be moved; its place stays taken. */
  function unlist(request: number, node: number): void {
    const list = members[node]!;
    const moved = list.pop()!;
    if (moved === request) return;
    list[position[request]!] = moved;
    position[moved] = position[request]!;
  }

  function chainReaches(start: number, home: number): boolean {
    const before = wasted;
    queued = 0;
    arrive(start, NONE, NONE, NONE);
    for (let at = 0; at < queued; at++) {
      const node = queue[at]!;
      if (node === home) {
        wasted = before;
        return true;
      }
      moveOn(node);
    }
    return false;
  }

  /** Lets arrive elsewhere whatever can make room at a node without cost. */
  function moveOn(node: number): void {
    if (node === outside) {
      for (let free = 0; free < slots; free++) if (price[free] === 0) arrive(free, node, NONE, NONE);
    } else if (taken[node]! < places[node]!) {
      arrive(outside, node, NONE, NONE);
    }
    for (const member of members[node]!) {
      if (mayLeave[member] === 1) arrive(outside, node, member, NONE);
      for (let index = first[member]!; index < last[member]!; index++) {
        arrive(slot[tight[index]!]!, node, member, tight[index]!);
      }
    }
  }

  /** Where this search, or an earlier one in vain for the same request, has been is not visited again. */
  function arrive(node: number, from: number, who: number, by: number): void {
    wasted++;
    if (visitedFor[node] === visit) return;
    visitedFor[node] = visit;
    comingFrom[node] = from;
    arriving[node] = who;
    arrivingBy[node] = by;
    queue[queued++] = node;
  }

  /** Makes the moves of the chain, from its end back to its start. */
  function shift(start: number, end: number): void {
    for (let node = end; node !== start; node = comingFrom[node]!) {
      const who = arriving[node]!;
      if (who === NONE) continue;
      const from = comingFrom[node]!;
      unlist(who, from);
      taken[from]!--;
      option[who] = arrivingBy[node]!;
      join(who, node);
    }
  }

  /** Strikes out the options that no cycle of moves can use; returns how many moves it looked at. */
  function strikeOut(): number {
    const arcFirst = new Int32Array(slots + 2);
    const arcs: number[] = [];
    wasted = 0;
    for (let node = 0; node <= slots; node++) {
      visit++;
      queued = 0;
      moveOn(node);
      for (let at = 0; at < queued; at++) arcs.push(queue[at]!);
      arcFirst[node + 1] = arcs.length;
    }
    const component = strongComponents(arcFirst, arcs);
    for (let request = current; request < requests; request++) {
      const home = component[nodeOf(request)];
      let kept = first[request]!;
      for (let index = kept; index < last[request]!; index++) {
        const at = tight[index]!;
        if (component[slot[at]!] === home) tight[kept++] = at;
      }
      last[request] = kept;
      if (component[outside] !== home) mayLeave[request] = 0;
    }
    const looked = wasted;
    wasted = 0;
    return looked;
  }
}

/** The options of each request that a cheapest assignment can use, and whether it may go without a place. */
function tightOptions(
  { first, slot, cost, without }: PlaceProblem,
  price: Float64Array,
): { first: Int32Array; last: Int32Array; tight: Int32Array; mayLeave: Uint8Array } {
  const requests = without.length;
  const tightFirst = new Int32Array(requests);
  const tightLast = new Int32Array(requests);
  const mayLeave = new Uint8Array(requests);
  const tight: number[] = [];
  for (let request = 0; request < requests; request++) {
    tightFirst[request] = tight.length;
    const start = first[request]!;
    const end = first[request + 1]!;
    let least = without[request]!;
    for (let at = start; at < end && cost[at]! <= least; at++) {
      const total = cost[at]! + price[slot[at]!]!;
      if (total < least) least = total;
    }
    for (let at = start; at < end && cost[at]! <= least; at++) {
      const total = cost[at]! + price[slot[at]!]!;
      if (total === least) tight.push(at);
    }
    mayLeave[request] = least === without[request] ? 1 : 0;
    tightLast[request] = tight.length;
  }
  return { first: tightFirst, last: tightLast, tight: Int32Array.from(tight), mayLeave };
}
