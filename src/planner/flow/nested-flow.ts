/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import { NodeHeap } from "../../numeric/discrete/node-heap.js";

/**
 * Classes of equal reviews to be shared out over slots, and slots over limits that hold several of them. Class k may go
 * to the slots `slot[first[k]] … slot[first[k + 1] − 1]`. Costs are whole numbers, none below 0.
 * @internal
 */
export interface NestedFlowProblem {
  size: Int32Array;
  first: Int32Array;
  slot: Int32Array;
  cost: Float64Array;
  /** Cost of leaving one of a class out. */
  without: Float64Array;
  places: Int32Array;
  /** The limit of each slot, −1 for none. */
  limitOf: Int32Array;
  /** Places of each limit. */
  limit: Int32Array;
}

/**
 * How many of each option a cheapest sharing takes, by successive shortest paths with potentials (Ahuja, Magnanti &
 * Orlin 1993, _Network Flows_, 9.7): classes, slots, limits and the end of all ways are the nodes. Capacities are whole, so
 * that the flow is.
 *
 * Cost: for each path one search over the options; there are at most as many paths as reviews.
 * @internal
 */
export function nestedFlow(problem: NestedFlowProblem): Int32Array {
  const { size, first, slot, cost, without, places, limitOf, limit } = problem;
  const classes = size.length;
  const slots = places.length;
  const end = classes + slots + limit.length;
  const source = end + 1;
  const arcs = arcList(source + 1);
  for (let classIndex = 0; classIndex < classes; classIndex++) {
    for (let at = first[classIndex]!; at < first[classIndex + 1]!; at++)
      arcs.add(classIndex, classes + slot[at]!, size[classIndex]!, cost[at]!);
  }
  for (let classIndex = 0; classIndex < classes; classIndex++) {
    arcs.add(classIndex, end, size[classIndex]!, without[classIndex]!);
    arcs.add(source, classIndex, size[classIndex]!, 0);
  }
  limitOf.forEach((limitIndex, at) => {
    arcs.add(classes + at, limitIndex < 0 ? end : classes + slots + limitIndex, places[at]!, 0);
  });
  limit.forEach((capacity, at) => {
    arcs.add(classes + slots + at, end, capacity, 0);
  });

  const { head, room, price, out } = arcs;
  const potential = new Float64Array(source + 1);
  const distance = new Float64Array(source + 1);
  const through = new Int32Array(source + 1);
  const heap = new NodeHeap(distance);
  let waiting = size.reduce((sum, each) => sum + each, 0);
  while (waiting > 0) {
    distance.fill(Infinity);
    heap.clear();
    heap.lower(source, 0);
    while (heap.size > 0) {
      const node = heap.take();
      if (node === end) break;
      for (const arc of out[node]!) {
        const to = head[arc]!;
        if (room[arc] === 0) continue;
        const reached = distance[node]! + price[arc]! + potential[node]! - potential[to]!;
        if (reached >= distance[to]!) continue;
        through[to] = arc;
        heap.lower(to, reached);
      }
    }
    for (let node = 0; node <= source; node++) potential[node]! += Math.min(distance[node]!, distance[end]!);
    let most = waiting;
    for (let node = end; node !== source; node = head[through[node]! ^ 1]!)
      most = Math.min(most, room[through[node]!]!);
    for (let node = end; node !== source; node = head[through[node]! ^ 1]!) {
      room[through[node]!]! -= most;
      room[through[node]! ^ 1]! += most;
    }
    waiting -= most;
  }
  // The first arcs are the options, each followed by its way back, which holds what was taken.
  return slot.map((_, at) => room[2 * at + 1]!);
}

/** Arcs in pairs: an even one and, with its number plus 1, its way back. */
function arcList(nodes: number): {
  head: number[];
  room: number[];
  price: number[];
  out: number[][];
  add: (from: number, to: number, capacity: number, cost: number) => void;
} {
  const head: number[] = [];
  const room: number[] = [];
  const price: number[] = [];
  const out = Array.from({ length: nodes }, (): number[] => []);
  const add = (from: number, to: number, capacity: number, cost: number): void => {
    out[from]!.push(head.push(to) - 1);
    out[to]!.push(head.push(from) - 1);
    room.push(capacity, 0);
    price.push(cost, -cost);
  };
  return { head, room, price, out, add };
}
