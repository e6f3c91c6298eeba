/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import type { PlaceAssignment, PlaceProblem } from "./place-assignment.js";

const NONE = -1;

/**
 * A cheapest assignment that places are added to, one by one, and that stays the cheapest: it tells who enters.
 *
 * An added place is worth the cheapest chain of moves that fills it. The chain starts with a request that had no place,
 * or with a move that leaves a place free. Nobody who has a place ever loses it, so the requests enter in an order of
 * their own for each slot. Of entrants that cost the same the first request enters, as in `settleEntrants`.
 *
 * Source: Ahuja, Magnanti & Orlin (1993), "Network Flows", section 9.7 (successive shortest paths, reduced costs).
 *
 * Cost: one search over the slots for each place.
 *
 * @internal
 */
export class GrowingAssignment {
  /** Worth of the last place added to each slot, or what one more is worth at most. */
  readonly price: Float64Array;
  private readonly option: Int32Array;
  /** The requests in a slot, as a doubly linked list. */
  private readonly head: Int32Array;
  private readonly next: Int32Array;
  private readonly before: Int32Array;
  /** For each slot the options of those who wait, those first who gain most; and how many of them have entered. */
  private readonly waitFirst: Int32Array;
  private readonly wait: Int32Array;
  private readonly waitOwner: Int32Array;
  private readonly entered: Int32Array;

  private readonly distance: Float64Array;
  /** Who enters at the start of the shortest chain to a slot; as many as there are requests where nobody does. */
  private readonly source: Int32Array;
  private readonly mover: Int32Array;
  private readonly entry: Int32Array;
  private readonly open: Int32Array;

  /**
   * @param start - A cheapest assignment, with those who go without settled by `settleEntrants`, and its prices.
   */
  constructor(
    private readonly problem: PlaceProblem,
    private readonly start: PlaceAssignment,
  ) {
    const { first, slot, cost, without, places } = problem;
    const requests = without.length;
    const slots = places.length;
    this.price = new Float64Array(slots);
    this.option = new Int32Array(requests);
    this.head = new Int32Array(slots);
    this.next = new Int32Array(requests);
    this.before = new Int32Array(requests);
    this.entered = new Int32Array(slots);
    this.distance = new Float64Array(slots);
    this.source = new Int32Array(slots);
    this.mover = new Int32Array(slots);
    this.entry = new Int32Array(slots);
    this.open = new Int32Array(slots);

    const waiting: { at: number; request: number; loss: number }[][] = Array.from({ length: slots }, () => []);
    let options = 0;
    for (let request = 0; request < requests; request++) {
      if (start.option[request] !== NONE) continue;
      for (let at = first[request]!; at < first[request + 1]!; at++, options++) {
        waiting[slot[at]!]!.push({ at, request, loss: cost[at]! - without[request]! });
      }
    }
    this.waitFirst = new Int32Array(slots + 1);
    this.wait = new Int32Array(options);
    this.waitOwner = new Int32Array(options);
    let end = 0;
    waiting.forEach((list, here) => {
      list.sort((a, b) => a.loss - b.loss || a.request - b.request);
      for (const { at, request } of list) {
        this.wait[end] = at;
        this.waitOwner[end++] = request;
      }
      this.waitFirst[here + 1] = end;
    });
    this.reset();
  }

  /** Takes all added places away again. */
  reset(): void {
    const { slot } = this.problem;
    this.price.set(this.start.price);
    this.option.set(this.start.option);
    this.head.fill(NONE);
    this.entered.set(this.waitFirst.subarray(0, this.entered.length));
    this.option.forEach((taken, request) => {
      if (taken !== NONE) this.join(request, slot[taken]!);
    });
  }

  /**
   * Adds a place to a slot. Where nobody enters and the price of the slot is 0 then, further places there stay free.
   * @returns The request that enters, −1 for none.
   */
  addPlace(target: number): number {
    this.search(target);
    const { price, distance, source, option } = this;
    const travelled = distance[target]!;
    for (let here = 0; here < price.length; here++) price[here]! -= Math.min(distance[here]!, travelled);

    const entrant = source[target]!;
    const { slot } = this.problem;
    for (let to = target; ;) {
      const who = this.mover[to]!;
      if (who === NONE) return NONE;
      const from = option[who] === NONE ? NONE : slot[option[who]!]!;
      if (from !== NONE) this.leave(who, from);
      option[who] = this.entry[to]!;
      this.join(who, to);
      if (from === NONE) return entrant;
      to = from;
    }
  }

  /** The shortest chains from outside to the slots that are nearer than the target, and to the target. */
  private search(target: number): void {
    const { cost, without, first, slot } = this.problem;
    const { price, distance, source, mover, entry, open, head, next, option } = this;
    const slots = price.length;
    for (let here = 0; here < slots; here++) {
      open[here] = here;
      distance[here] = price[here]!;
      source[here] = without.length;
      mover[here] = NONE;
      const waiting = this.firstWaiting(here);
      if (waiting === NONE) continue;
      const request = this.waitOwner[waiting]!;
      const at = this.wait[waiting]!;
      const loss = cost[at]! - without[request]! + price[here]!;
      if (loss > distance[here]!) continue;
      distance[here] = loss;
      source[here] = request;
      mover[here] = request;
      entry[here] = at;
    }

    for (let settled = 0; settled < slots; settled++) {
      let nearest = settled;
      for (let index = settled + 1; index < slots; index++) {
        if (this.isNearer(open[index]!, open[nearest]!)) nearest = index;
      }
      const here = open[nearest]!;
      if (!this.isNearer(here, target)) return;
      open[nearest] = open[settled]!;
      open[settled] = here;
      const from = distance[here]!;
      const entrant = source[here]!;
      for (let member = head[here]!; member !== NONE; member = next[member]!) {
        const offset = from - cost[option[member]!]! - price[here]!;
        for (let at = first[member]!; at < first[member + 1]!; at++) {
          const bare = offset + cost[at]!;
          if (bare > distance[target]!) break;
          const there = slot[at]!;
          const total = bare + price[there]!;
          if (total > distance[there]! || (total === distance[there]! && entrant >= source[there]!)) continue;
          distance[there] = total;
          source[there] = entrant;
          mover[there] = member;
          entry[there] = at;
        }
      }
    }
  }

  private isNearer(a: number, b: number): boolean {
    const difference = this.distance[a]! - this.distance[b]!;
    return difference < 0 || (difference === 0 && this.source[a]! < this.source[b]!);
  }

  /** The best option of those who still wait for a slot, −1 for none. */
  private firstWaiting(here: number): number {
    const last = this.waitFirst[here + 1]!;
    while (this.entered[here]! < last && this.option[this.waitOwner[this.entered[here]!]!] !== NONE) {
      this.entered[here]!++;
    }
    return this.entered[here]! < last ? this.entered[here]! : NONE;
  }

  private join(request: number, at: number): void {
    const old = this.head[at]!;
    this.next[request] = old;
    this.before[request] = NONE;
    if (old !== NONE) this.before[old] = request;
    this.head[at] = request;
  }

  private leave(request: number, at: number): void {
    const after = this.next[request]!;
    const previous = this.before[request]!;
    if (previous === NONE) this.head[at] = after;
    else this.next[previous] = after;
    if (after !== NONE) this.before[after] = previous;
  }
}
