/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import { NONE } from "../../numeric/discrete/none.js";
import { type FlowProblem, groupsByNode } from "./flow-problem.js";
import { NodeHeap } from "../../numeric/discrete/node-heap.js";

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

/**
 * Places requests at the least total cost where any day is allowed and costs grow evenly with the distance: a
 * minimum-cost flow by (class, day), found by successive shortest paths. As any part of a shortest path is one too, a
 * search serves all of its class who wait along the path found, those nearest to its end first, and the one it started from
 * last. While only the day at the end of a path fills up, it goes on from there; when something on the way runs out, it
 * starts again.
 *
 * Source: Ahuja, Magnanti & Orlin (1993), "Network Flows", section 9.7.
 *
 * Cost: the size of the network is classes × days, whatever the number of requests.
 *
 * @internal
 */
export function minCostFlow(problem: FlowProblem): CarryFlow {
  const { places, early, late, groupClass, groupDay, groupSize, unassignedCostOfGroup } = problem;
  const days = places.length;
  const classes = early.length;
  const firstDay = classes * days;
  const nodes = firstDay + days;

  const carried = new Int32Array(firstDay);
  const placed = new Int32Array(firstDay);
  const free = Int32Array.from(places);
  const booked = new Int32Array(groupSize.length);
  const price = new Float64Array(nodes);
  const waiting = Int32Array.from(groupSize);
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
  /** How many requests enter at each node of a path; zero between paths. */
  const joining = new Int32Array(firstDay);
  /** Whether something on the path last served has run out. */
  let ranOut: boolean;

  for (const group of searchOrder(problem)) while (waiting[group]! > 0 && search(group));
  return { carried, placed, free, booked, price };

  /** One search, from where a group enters; `false` when it is better left out. */
  function search(group: number): boolean {
    const source = groupClass[group]! * days + groupDay[group]!;
    let found = false;
    shortest = unassignedCostOfGroup[group]! - price[source]!;
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
        found = true;
        const length = distance[node]!;
        const served = serve(source, node, free[day]!, length);
        free[day]! -= served;
        if (ranOut || waiting[group] === 0) {
          shortest = length;
          leaver = NONE;
          break;
        }
      }
      const bare = distance[node]! - price[node]!;
      for (let other = day; other < firstDay; other += days) if (placed[other]! > 0) relax(node, other, bare);
    }
    if (leaver !== NONE) {
      found = true;
      const served = serve(source, leavesAt, booked[leaver]!, shortest);
      booked[leaver]! -= served;
    }
    for (let index = 0; index < reachedCount; index++) {
      const node = reached[index]!;
      if (distance[node]! < shortest) price[node]! += shortest - distance[node]!;
      distance[node] = Infinity;
    }
    heap.clear();
    return found;
  }

  function fromClass(node: number): void {
    const classIndex = (node / days) | 0;
    const day = node - classIndex * days;
    const bare = distance[node]! - price[node]!;
    if (day + 1 < days) relax(node, node + 1, bare + (carried[node]! < 0 ? -early[classIndex]! : late[classIndex]!));
    if (day > 0) relax(node, node - 1, bare + (carried[node - 1]! > 0 ? -late[classIndex]! : early[classIndex]!));
    if (places[day]! > 0) relax(node, firstDay + day, bare);
    for (let group = entering[node]!; group !== NONE; group = nextEntering[group]!) {
      if (booked[group]! > 0) offerToLeave(node, group);
    }
  }

  /** Offers the way that ends by leaving out one of a group who have a place. */
  function offerToLeave(node: number, group: number): void {
    const length = distance[node]! - price[node]! + unassignedCostOfGroup[group]!;
    if (length >= shortest) return;
    shortest = length;
    leaver = group;
    leavesAt = node;
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

  /**
   * Lets those enter who wait along a path of a length, as long as there is room for them on it and at its end, and
   * carries them there; returns how many.
   */
  function serve(source: number, end: number, places: number, length: number): number {
    const firstOfClass = source - (source % days);
    const endOfClass = firstOfClass + days;
    let left = places;
    let room = Infinity;
    for (let node = end; ; node = comingFrom[node]!) {
      if (node >= firstOfClass && node < endOfClass) {
        const due = price[node]! + length - distance[node]!;
        for (let group = entering[node]!; group !== NONE; group = nextEntering[group]!) {
          const amount = unassignedCostOfGroup[group]! > due ? Math.min(waiting[group]!, left, room) : 0;
          if (amount === 0) continue;
          waiting[group]! -= amount;
          booked[group]! += amount;
          joining[node]! += amount;
          left -= amount;
          room -= amount;
          offerToLeave(node, group);
        }
      }
      if (node === source || left === 0 || room === 0) break;
      if (node < firstDay) room = Math.min(room, roomInto(node));
    }
    ranOut = room === 0;
    carry(end, places - left);
    return places - left;
  }

  /** How many requests more, or fewer the other way, can come to a node of a class from the one before it on a path. */
  function roomInto(node: number): number {
    const from = comingFrom[node]!;
    if (from >= firstDay) return placed[node]!;
    if (from < node) return carried[from]! < 0 ? -carried[from]! : Infinity;
    return carried[node]! > 0 ? carried[node]! : Infinity;
  }

  /** Carries those who joined a path to its end. */
  function carry(end: number, count: number): void {
    let amount = count;
    for (let node = end; ; node = comingFrom[node]!) {
      if (node < firstDay) {
        amount -= joining[node]!;
        joining[node] = 0;
      }
      if (amount === 0) return;
      const from = comingFrom[node]!;
      if (node >= firstDay) placed[from]! += amount;
      else if (from >= firstDay) placed[node]! -= amount;
      else if (from < node) carried[from]! += amount;
      else carried[node]! -= amount;
    }
  }
}

/**
 * The order in which groups are searched for. Those dearest to leave out come first: they are rarely moved by the ones
 * after them. Of a class those come first whose cheaper direction leads past the others.
 */
function searchOrder({ early, late, groupClass, groupDay, unassignedCostOfGroup }: FlowProblem): number[] {
  const rank = groupDay.map((day, group) => (early[groupClass[group]!]! <= late[groupClass[group]!]! ? -day : day));
  return Array.from(groupDay.keys()).sort(
    (a, b) =>
      unassignedCostOfGroup[b]! - unassignedCostOfGroup[a]! || groupClass[a]! - groupClass[b]! || rank[a]! - rank[b]!,
  );
}

/**
 * What no plan can cost less than: each request pays its price or is left out, and the places are paid back. It equals
 * the cost of a cheapest flow.
 * @internal
 */
export function carryBound(
  { places, groupClass, groupDay, groupSize, unassignedCostOfGroup }: FlowProblem,
  price: Float64Array,
): number {
  const days = places.length;
  const firstDay = price.length - days;
  let bound = 0;
  for (let group = 0; group < groupSize.length; group++) {
    const nodePrice = price[groupClass[group]! * days + groupDay[group]!]!;
    bound += groupSize[group]! * Math.min(nodePrice, unassignedCostOfGroup[group]!);
  }
  for (let day = 0; day < days; day++) bound -= places[day]! * price[firstDay + day]!;
  return bound;
}
