import type { ChoiceProblem } from "./choice-problem.js";
import type { Component } from "./component.js";
import type { HullSteps } from "./hull-steps.js";

/** Gives each account to the seller of its group with the most room when its first contact is taken. */
export function divide({ problem, groups, sellersOf, capacities }: Component, steps: HullSteps): Int32Array | null {
  const rooms = Float64Array.from(capacities);
  const sellerOf = new Int32Array(groups.length).fill(-1);
  const roomiest = (group: number): number =>
    sellersOf[group]!.reduce((best, seller) => (rooms[seller]! > rooms[best]! ? seller : best));
  // The longest first options first: they are the hardest to place.
  const firsts = [...groups.keys()].sort(
    (one, other) => problem.minutes[problem.first[other]!]! - problem.minutes[problem.first[one]!]! || one - other,
  );
  for (const index of firsts) {
    const minutes = problem.minutes[problem.first[index]!]!;
    if (minutes === 0) break;
    const seller = roomiest(groups[index]!);
    if (rooms[seller]! < minutes) return null;
    rooms[seller]! -= minutes;
    sellerOf[index] = seller;
  }
  for (let at = 0; at < steps.count; at++) {
    const classIndex = steps.classes[at]!;
    if (sellerOf[classIndex]! < 0) sellerOf[classIndex] = roomiest(groups[classIndex]!);
    rooms[sellerOf[classIndex]!]! -= Math.min(rooms[sellerOf[classIndex]!]!, steps.minutes[at]!);
  }
  for (const [index, group] of groups.entries()) if (sellerOf[index]! < 0) sellerOf[index] = roomiest(group);
  return sellerOf;
}

/** The problem of some of the classes. */
export function partOf(
  { first, minutes, values }: ChoiceProblem,
  classes: readonly number[],
): { problem: ChoiceProblem; optionsFrom: number[] } {
  const starts = Int32Array.from({ length: classes.length + 1 }, () => 0);
  for (const [at, index] of classes.entries()) starts[at + 1] = starts[at]! + first[index + 1]! - first[index]!;
  const part: ChoiceProblem = {
    first: starts,
    minutes: new Float64Array(starts[classes.length]!),
    values: new Float64Array(starts[classes.length]!),
  };
  for (const [at, index] of classes.entries()) {
    part.minutes.set(minutes.subarray(first[index], first[index + 1]), starts[at]);
    part.values.set(values.subarray(first[index], first[index + 1]), starts[at]);
  }
  return { problem: part, optionsFrom: classes.map((index) => first[index]!) };
}
