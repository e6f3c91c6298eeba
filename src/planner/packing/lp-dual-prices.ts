/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import { LARGEST_SUM } from "../../numeric/discrete/largest-sum.js";
import { greatestCommonDivisor } from "../../numeric/discrete/greatest-common-divisor.js";
import type { PackingProblem } from "./packing.js";
import { solveTransportation, ownersOf } from "../assignment/transportation.js";

/**
 * What a unit of room is worth in each slot if items could be cut into units: the dual prices of the linear relaxation,
 * which is an assignment of units to places.
 *
 * @param unit - Common divisor of the lengths.
 * @internal
 */
export function lpDualPrices({ room, length, first, slot, cost, without }: PackingProblem, unit: number): Float64Array {
  const size = length.map((each) => each / unit);
  // A unit costs its share of the item. The common multiple keeps that whole; where it is too large, it is rounded.
  const most = LARGEST_SUM / (1 + without.reduce((sum, each) => sum + each, 0));
  const common = [...new Set(size)].reduce(
    (multiple, each) => (multiple > most ? multiple : (multiple * each) / greatestCommonDivisor(multiple, each)),
    1,
  );
  const multiple = Math.min(common, most);
  const unitCost = new Float64Array(cost.length);
  for (let item = 0; item < size.length; item++) {
    const share = multiple / size[item]!;
    for (let at = first[item]!; at < first[item + 1]!; at++) unitCost[at] = Math.round(cost[at]! * share);
  }
  const places = room.map((each) => Math.floor(each / unit));
  const unitWithout = without.map((each, item) => Math.round(each * (multiple / size[item]!)));
  const { price } = solveTransportation({
    places,
    size,
    first,
    slot,
    cost: unitCost,
    owner: ownersOf(first),
    without: unitWithout,
  });
  return price.map((each) => each / multiple);
}

/**
 * The least that each item can cost when it pays for its room, out of every slot included.
 * @internal
 */
export function pricedValues(
  { length, first, slot, cost, without }: PackingProblem,
  unit: number,
  price: Float64Array,
): Float64Array {
  return without.map((alone, item) => {
    let least = alone;
    for (let option = first[item]!; option < first[item + 1]! && cost[option]! < least; option++) {
      least = Math.min(least, cost[option]! + (price[slot[option]!]! * length[item]!) / unit);
    }
    return least;
  });
}
