/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import { greatestCommonDivisor } from "./greatest-common-divisor.js";
import type { PackingProblem } from "./packing.js";
import { assignPlaces } from "./place-assignment.js";

/**
 * What a unit of room is worth in each slot if items could be cut into units: the dual prices of the linear relaxation,
 * which is an assignment of units to places.
 *
 * @param unit - Common divisor of the lengths.
 * @internal
 */
export function roomPrices({ room, length, first, slot, cost, without }: PackingProblem, unit: number): Float64Array {
  const parts = length.map((own) => own / unit);
  // A unit costs its share of the item; the common multiple keeps that whole.
  const multiple = [...new Set(parts)].reduce((common, own) => (common * own) / greatestCommonDivisor(common, own), 1);
  const units = parts.reduce((sum, own) => sum + own, 0);
  const options = parts.reduce((sum, own, item) => sum + own * (first[item + 1]! - first[item]!), 0);

  const unitFirst = new Int32Array(units + 1);
  const unitSlot = new Int32Array(options);
  const unitCost = new Float64Array(options);
  const unitWithout = new Float64Array(units);
  let at = 0;
  let end = 0;
  for (let item = 0; item < length.length; item++) {
    const share = multiple / parts[item]!;
    for (let part = 0; part < parts[item]!; part++) {
      for (let option = first[item]!; option < first[item + 1]!; option++) {
        unitSlot[end] = slot[option]!;
        unitCost[end++] = cost[option]! * share;
      }
      unitWithout[at++] = without[item]! * share;
      unitFirst[at] = end;
    }
  }
  const places = room.map((own) => Math.floor(own / unit));
  const { price } = assignPlaces({ places, first: unitFirst, slot: unitSlot, cost: unitCost, without: unitWithout });
  return price.map((own) => own / multiple);
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
  return without.map((own, item) => {
    let least = own;
    for (let option = first[item]!; option < first[item + 1]! && cost[option]! < least; option++) {
      least = Math.min(least, cost[option]! + (price[slot[option]!]! * length[item]!) / unit);
    }
    return least;
  });
}
