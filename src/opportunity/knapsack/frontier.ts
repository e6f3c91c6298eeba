/* eslint-disable @typescript-eslint/no-non-null-assertion -- a hot search: indices are positions in the arrays at hand. */

/** The members of a set, the last one first. Sets that share a beginning share its links. */
export interface Members {
  item: number;
  rest: Members | null;
}

/** Sets such that none costs as little as another and is worth as much: by ascending cost, and so by ascending value. */
export interface Frontier {
  costs: number[];
  values: number[];
  sets: (Members | null)[];
}

/**
 * The frontier of no items: the empty set.
 * @internal
 */
export function emptyFrontier(): Frontier {
  return { costs: [0], values: [0], sets: [null] };
}

/**
 * The same sets, each with one more item, as far as the capacity allows.
 * @internal
 */
export function withItem(
  { costs, values, sets }: Frontier,
  item: number,
  cost: number,
  value: number,
  capacity: number,
): Frontier {
  const result: Frontier = { costs: [], values: [], sets: [] };
  for (let index = 0; index < costs.length && costs[index]! + cost <= capacity; index++) {
    result.costs.push(costs[index]! + cost);
    result.values.push(values[index]! + value);
    result.sets.push({ item, rest: sets[index]! });
  }
  return result;
}

/**
 * The frontier of the sets of two frontiers.
 * @internal
 */
export function union(one: Frontier, other: Frontier): Frontier {
  const result: Frontier = { costs: [], values: [], sets: [] };
  let left = 0;
  let right = 0;
  let best = -1;
  for (;;) {
    const leftCost = left < one.costs.length ? one.costs[left]! : Infinity;
    const rightCost = right < other.costs.length ? other.costs[right]! : Infinity;
    if (leftCost === Infinity && rightCost === Infinity) return result;
    const takesLeft = leftCost < rightCost || (leftCost === rightCost && one.values[left]! >= other.values[right]!);
    const from = takesLeft ? one : other;
    const index = takesLeft ? left++ : right++;
    const value = from.values[index]!;
    if (value <= best) continue;
    best = value;
    result.costs.push(from.costs[index]!);
    result.values.push(value);
    result.sets.push(from.sets[index]!);
  }
}

/**
 * Position of the dearest set within the room, which is the one worth most; -1 where none fits.
 * @internal
 */
export function dearestWithin({ costs }: Frontier, room: number): number {
  let low = -1;
  let high = costs.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (costs[middle]! <= room) low = middle;
    else high = middle;
  }
  return low;
}
