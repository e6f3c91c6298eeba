/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays are read in the innermost loops, at indices that the loops bound. */
import { leastValues, type TransportationSolution, type TransportationProblem } from "./transportation.js";

/**
 * What the cheapest assignments have in common: the tight options, those whose cost and price together are least for
 * their class. Every assignment of these that leaves a place free only where the price is 0, and in which as many of each
 * class have places, is a cheapest one too.
 *
 * Source: complementary slackness, Ahuja, Magnanti & Orlin (1993), "Network Flows", section 9.4.
 *
 * @internal
 */
export interface TightProblem {
  places: Int32Array;
  /** Price of a place in each slot. */
  price: Float64Array;
  /** Kind k may go to the slots `slot[first[k]] … slot[first[k + 1] − 1]`, in the order of preference. */
  first: Int32Array;
  slot: Int32Array;
  cost: Float64Array;
  /** The class of each option, and which option of the problem it is. */
  owner: Int32Array;
  option: Int32Array;
  /** How many requests take each option. */
  taken: Int32Array;
}

/**
 * Picks out the tight options. Whoever has a place is on one of them.
 * @internal
 */
export function tightProblem(problem: TransportationProblem, { taken, price }: TransportationSolution): TightProblem {
  const { places, size, first, slot, cost } = problem;
  const value = leastValues({ ...problem, without: new Float64Array(size.length).fill(Infinity) }, price);
  const tightFirst = new Int32Array(size.length + 1);
  const tight: number[] = [];
  for (let classIndex = 0; classIndex < size.length; classIndex++) {
    const least = value[classIndex]!;
    for (let at = first[classIndex]!; at < first[classIndex + 1]! && cost[at]! <= least; at++) {
      const total = cost[at]! + price[slot[at]!]!;
      if (total === least) tight.push(at);
    }
    tightFirst[classIndex + 1] = tight.length;
  }
  const option = Int32Array.from(tight);
  return {
    places,
    price,
    first: tightFirst,
    slot: option.map((at) => slot[at]!),
    cost: Float64Array.from(option, (at) => cost[at]!),
    owner: option.map((at) => problem.owner[at]!),
    option,
    taken: option.map((at) => taken[at]!),
  };
}
