/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */

/**
 * Requests that each take one place in one slot, or none. Request r may go to the slots
 * `slot[first[r]] … slot[first[r + 1] − 1]`, cheapest first. Costs are whole numbers, so that every sum is exact.
 * @internal
 */
export interface PlaceProblem {
  /** Places of each slot. */
  places: Int32Array;
  first: Int32Array;
  slot: Int32Array;
  /** Cost of each option, in the order of `slot`. */
  cost: Float64Array;
  /** Cost of leaving a request without a place. */
  without: Float64Array;
}

/**
 * A cheapest assignment, with the slot prices that prove it (see `priceBound`).
 * @internal
 */
export interface PlaceAssignment {
  /** The option taken, as an index into `slot`; −1 for none. */
  option: Int32Array;
  /** Price of a place; 0 where a place is left. */
  price: Float64Array;
}

const NONE = -1;

/**
 * Assigns places at the least total cost, by successive shortest paths: requests enter one by one, each along a
 * cheapest path that may move others on. Distances run over slots alone, and prices keep them from being negative.
 *
 * Source: Ahuja, Magnanti & Orlin (1993), "Network Flows", section 9.7 (successive shortest paths, reduced costs) and
 * 12.4 (assignment).
 *
 * Cost: one search per request over the slots its path can reach more cheaply than a free place.
 *
 * @internal
 */
export function assignPlaces(problem: PlaceProblem): PlaceAssignment {
  const { places, first, slot, cost, without } = problem;
  const requests = without.length;
  const slots = places.length;

  const option = new Int32Array(requests).fill(NONE);
  const price = new Float64Array(slots);
  const taken = new Int32Array(slots);
  // The requests in a slot, as a doubly linked list.
  const head = new Int32Array(slots).fill(NONE);
  const next = new Int32Array(requests).fill(NONE);
  const before = new Int32Array(requests).fill(NONE);

  const distance = new Float64Array(slots).fill(Infinity);
  /** The option by which the shortest path enters a slot, and whose it is. */
  const entry = new Int32Array(slots);
  const mover = new Int32Array(slots);
  /** Slots with a distance: the first `settled` in order of distance, then the open ones. */
  const reached = new Int32Array(slots);

  let reachedCount = 0;
  let shortest = Infinity;
  let end = NONE;
  let leaver = NONE;

  // Those dearest to leave out enter first: they are rarely moved by the ones after them.
  const order = Array.from(without.keys()).sort((a, b) => without[b]! - without[a]! || a - b);
  for (const request of order) {
    shortest = without[request]!;
    end = NONE;
    leaver = request;
    reachedCount = 0;
    relax(request, 0);

    let settled = 0;
    for (; settled < reachedCount; settled++) {
      let nearest = settled;
      for (let open = settled + 1; open < reachedCount; open++) {
        if (distance[reached[open]!]! < distance[reached[nearest]!]!) nearest = open;
      }
      const here = reached[nearest]!;
      const travelled = distance[here]!;
      if (travelled >= shortest) break;
      reached[nearest] = reached[settled]!;
      reached[settled] = here;
      for (let other = head[here]!; other !== NONE; other = next[other]!) {
        const value = cost[option[other]!]! + price[here]!;
        const leaving = travelled + without[other]! - value;
        if (leaving < shortest) {
          shortest = leaving;
          end = NONE;
          leaver = other;
        }
        relax(other, travelled - value);
      }
    }

    for (let index = 0; index < settled; index++) {
      const here = reached[index]!;
      price[here]! += shortest - distance[here]!;
    }
    augment(request);
    for (let index = 0; index < reachedCount; index++) distance[reached[index]!] = Infinity;
  }
  return { option, price };

  /** Offers the options of a request to the search, as far as they can be part of a shortest path. */
  function relax(request: number, offset: number): void {
    const last = first[request + 1]!;
    for (let at = first[request]!; at < last; at++) {
      const bare = offset + cost[at]!;
      if (bare >= shortest) return;
      const there = slot[at]!;
      const total = bare + price[there]!;
      if (total >= shortest || total >= distance[there]!) continue;
      if (taken[there]! < places[there]!) {
        shortest = total;
        end = there;
        // A free slot ends the path: it is never searched from.
        entry[there] = at;
        mover[there] = request;
        continue;
      }
      if (distance[there] === Infinity) reached[reachedCount++] = there;
      distance[there] = total;
      entry[there] = at;
      mover[there] = request;
    }
  }

  /** Moves every request on the path found, from its end back to the request that enters. */
  function augment(entering: number): void {
    let who = end === NONE ? leaver : mover[end]!;
    let to = end === NONE ? NONE : entry[end]!;
    for (;;) {
      const from = option[who] === NONE ? NONE : slot[option[who]!]!;
      if (from !== NONE) leave(who, from);
      option[who] = to;
      if (to !== NONE) join(who, slot[to]!);
      if (who === entering) return;
      to = entry[from]!;
      who = mover[from]!;
    }
  }

  function join(request: number, at: number): void {
    const old = head[at]!;
    next[request] = old;
    before[request] = NONE;
    if (old !== NONE) before[old] = request;
    head[at] = request;
    taken[at]!++;
  }

  function leave(request: number, at: number): void {
    const after = next[request]!;
    const previous = before[request]!;
    if (previous === NONE) head[at] = after;
    else next[previous] = after;
    if (after !== NONE) before[after] = previous;
    taken[at]!--;
  }
}

/**
 * What no assignment can cost less than, given any slot prices of at least 0: each request pays its cheapest option,
 * prices included, and the places are paid back (the dual of the assignment problem). With the prices of a cheapest
 * assignment it equals that assignment's cost.
 * @internal
 */
export function priceBound({ places, first, slot, cost, without }: PlaceProblem, price: Float64Array): number {
  let bound = 0;
  for (let request = 0; request < without.length; request++) {
    let least = without[request]!;
    for (let at = first[request]!; at < first[request + 1]! && cost[at]! < least; at++) {
      least = Math.min(least, cost[at]! + price[slot[at]!]!);
    }
    bound += least;
  }
  for (let at = 0; at < places.length; at++) bound -= places[at]! * price[at]!;
  return bound;
}
