/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import { NodeHeap } from "./node-heap.js";

/**
 * Requests that each take a place on one of a row of days, or none, any day being allowed. A request of class c costs
 * `early[c]` for each day before its ideal day and `late[c]` for each day after it. Requests that are alike form a
 * group. Costs are whole numbers, so that every sum is exact.
 * @internal
 */
export interface CarryProblem {
  /** Places of each day. */
  places: Int32Array;
  early: Float64Array;
  late: Float64Array;
  /** Class, ideal day and number of the requests of each group, and what leaving one of them out costs. */
  groupClass: Int32Array;
  groupDay: Int32Array;
  groupSize: Int32Array;
  groupWithout: Float64Array;
}

/**
 * A cheapest flow: requests enter at the node of their class and ideal day, c × days + d, are carried along the days of
 * their class, and take a place at the node of a day, classes × days + d.
 * @internal
 */
export interface CarryFlow {
  /** Requests of each class carried from day d to the next; negative when they are carried back. */
  carried: Int32Array;
  /** Requests of each class that take a place on day d. */
  placed: Int32Array;
  /** Places left on each day. */
  free: Int32Array;
  /** Requests of each group that take a place. */
  booked: Int32Array;
  /** What one request more would cost at each node; for a day that has places, the price of one. */
  price: Float64Array;
}

const NONE = -1;

/**
 * Places requests at the least total cost where any day is allowed and costs grow evenly with the distance: a
 * minimum-cost flow by (class, day), found by successive shortest paths that carry as many requests as fit at once.
 * While only the day at the end of a path fills up, the search goes on from there; when something on the way runs out,
 * it starts anew.
 *
 * Source: Ahuja, Magnanti & Orlin (1993), "Network Flows", section 9.7.
 *
 * Cost: the size of the network is classes × days, whatever the number of requests.
 *
 * @internal
 */
export function carryFlow(problem: CarryProblem): CarryFlow {
  const { places, early, late, groupClass, groupDay, groupSize, groupWithout } = problem;
  const days = places.length;
  const classes = early.length;
  const firstDay = classes * days;
  const nodes = firstDay + days;

  const carried = new Int32Array(firstDay);
  const placed = new Int32Array(firstDay);
  const free = Int32Array.from(places);
  const booked = new Int32Array(groupSize.length);
  const price = new Float64Array(nodes);
  const { first: entering, next: nextEntering } = groupsByNode(problem);

  const distance = new Float64Array(nodes).fill(Infinity);
  const heap = new NodeHeap(distance);
  const comingFrom = new Int32Array(nodes);
  const reached = new Int32Array(nodes);
  let reachedCount = 0;
  /** Nodes as near as the one searched from: they need not pass through the heap. */
  const level = new Int32Array(nodes);
  let levelCount = 0;
  let travelled = 0;
  /** Length of the shortest path to any end known so far, and where it ends by leaving out a request of a group. */
  let shortest = Infinity;
  let leaver = NONE;
  let leavesAt = NONE;

  // Those dearest to leave out enter first: they are rarely moved by the ones after them. Small groups before large ones
  // spread the load early, which makes for shorter paths.
  const order = Array.from(groupSize.keys()).sort(
    (a, b) => groupWithout[b]! - groupWithout[a]! || groupSize[a]! - groupSize[b]! || a - b,
  );
  for (const group of order) {
    const source = groupClass[group]! * days + groupDay[group]!;
    let waiting = groupSize[group]!;
    while (waiting > 0) {
      const sent = send(source, waiting, groupWithout[group]!);
      if (sent === 0) break;
      waiting -= sent;
      booked[group]! += sent;
    }
  }
  return { carried, placed, free, booked, price };

  /** One search; returns how many requests found a place by it, 0 when they are better left out. */
  function send(source: number, most: number, without: number): number {
    let sent = 0;
    shortest = without - price[source]!;
    leaver = NONE;
    reachedCount = 0;
    levelCount = 0;
    travelled = 0;
    if (shortest > 0) reach(source, 0, NONE);
    for (;;) {
      if (levelCount === 0) {
        if (heap.nearest() >= shortest) break;
        level[levelCount++] = heap.take();
        travelled = distance[level[0]!]!;
      }
      const node = level[--levelCount]!;
      if (node < firstDay) {
        fromClass(node);
        continue;
      }
      const day = node - firstDay;
      if (free[day]! > 0) {
        const room = roomTo(node, source);
        const amount = Math.min(most - sent, free[day]!, room);
        carry(node, source, amount);
        free[day]! -= amount;
        sent += amount;
        if (sent === most || amount === room) {
          shortest = distance[node]!;
          leaver = NONE;
          break;
        }
      }
      const bare = distance[node]! - price[node]!;
      for (let other = day; other < firstDay; other += days) if (placed[other]! > 0) relax(node, other, bare);
    }
    if (leaver !== NONE) {
      const amount = Math.min(most - sent, booked[leaver]!, roomTo(leavesAt, source));
      carry(leavesAt, source, amount);
      booked[leaver]! -= amount;
      sent += amount;
    }
    for (let index = 0; index < reachedCount; index++) {
      const node = reached[index]!;
      if (distance[node]! < shortest) price[node]! += shortest - distance[node]!;
      distance[node] = Infinity;
    }
    heap.clear();
    return sent;
  }

  function fromClass(node: number): void {
    const own = (node / days) | 0;
    const day = node - own * days;
    const bare = distance[node]! - price[node]!;
    if (day + 1 < days) relax(node, node + 1, bare + (carried[node]! < 0 ? -early[own]! : late[own]!));
    if (day > 0) relax(node, node - 1, bare + (carried[node - 1]! > 0 ? -late[own]! : early[own]!));
    if (places[day]! > 0) relax(node, firstDay + day, bare);
    for (let group = entering[node]!; group !== NONE; group = nextEntering[group]!) {
      const leaving = bare + groupWithout[group]!;
      if (leaving >= shortest || booked[group] === 0) continue;
      shortest = leaving;
      leaver = group;
      leavesAt = node;
    }
  }

  /** Offers a way to a node; `bare` is its length but for the price of the node. */
  function relax(from: number, to: number, bare: number): void {
    const total = bare + price[to]!;
    if (total < distance[to]! && total < shortest) reach(to, total, from);
  }

  function reach(node: number, total: number, from: number): void {
    const isNew = distance[node] === Infinity;
    if (isNew) reached[reachedCount++] = node;
    comingFrom[node] = from;
    if (total > travelled) heap.lower(node, total);
    else {
      if (!isNew) heap.remove(node);
      distance[node] = total;
      level[levelCount++] = node;
    }
  }

  /** How many requests the path to a node can carry. */
  function roomTo(end: number, source: number): number {
    let room = Infinity;
    for (let node = end; node !== source; node = comingFrom[node]!) {
      const from = comingFrom[node]!;
      if (node >= firstDay) continue;
      if (from >= firstDay) room = Math.min(room, placed[node]!);
      else if (from < node && carried[from]! < 0) room = Math.min(room, -carried[from]!);
      else if (from > node && carried[node]! > 0) room = Math.min(room, carried[node]!);
    }
    return room;
  }

  function carry(end: number, source: number, amount: number): void {
    for (let node = end; node !== source; node = comingFrom[node]!) {
      const from = comingFrom[node]!;
      if (node >= firstDay) placed[from]! += amount;
      else if (from >= firstDay) placed[node]! -= amount;
      else if (from < node) carried[from]! += amount;
      else carried[node]! -= amount;
    }
  }
}

/**
 * The groups that enter at each node of a class, as linked lists: the first of a node and the next after a group, −1 for
 * none.
 * @internal
 */
export function groupsByNode({ places, early, groupClass, groupDay }: CarryProblem): {
  first: Int32Array;
  next: Int32Array;
} {
  const first = new Int32Array(early.length * places.length).fill(NONE);
  const next = new Int32Array(groupClass.length).fill(NONE);
  for (let group = groupClass.length - 1; group >= 0; group--) {
    const node = groupClass[group]! * places.length + groupDay[group]!;
    next[group] = first[node]!;
    first[node] = group;
  }
  return { first, next };
}

/**
 * What no plan can cost less than: each request pays its price or is left out, and the places are paid back. It equals
 * the cost of a cheapest flow.
 * @internal
 */
export function carryBound(
  { places, groupClass, groupDay, groupSize, groupWithout }: CarryProblem,
  price: Float64Array,
): number {
  const days = places.length;
  const firstDay = price.length - days;
  let bound = 0;
  for (let group = 0; group < groupSize.length; group++) {
    const own = price[groupClass[group]! * days + groupDay[group]!]!;
    bound += groupSize[group]! * Math.min(own, groupWithout[group]!);
  }
  for (let day = 0; day < days; day++) bound -= places[day]! * price[firstDay + day]!;
  return bound;
}
