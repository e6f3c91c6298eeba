import { greatestCommonDivisor } from "../../numeric/discrete/greatest-common-divisor.js";
import type { ChoiceProblem } from "./choice-problem.js";
import { fewestLosses } from "./fewest-losses.js";
import { hullSteps, type HullSteps } from "./hull-steps.js";

/** What was chosen, with its certificate. */
export interface BestChoices {
  /** The option chosen in each class. */
  chosen: Int32Array;
  value: number;
  minutes: number;
  /** No choice is worth more. */
  upperBound: number;
  /** Whether the choice was shown to be the best, rounding apart. */
  exact: boolean;
  /** Dual price: what one more minute would bring, by the linear relaxation. */
  price: number;
  /** Least value per minute among the steps taken: what one minute less would cost; 0 where none was taken. */
  lastDensity: number;
}

/** Values that differ by less than this share count as equal: the rounding of their sums. */
export const EQUAL = 1e-12;

/**
 * The best choice of one option a class within the capacity.
 *
 * 1. The linear relaxation by marginal analysis: the steps of all concave hulls in falling order of value per minute,
 *    until one does not fit. Its value per minute is the price λ of a minute, and v + λ·(what is left) bounds every choice.
 * 2. Where all curves are concave and all steps take equally long, nothing is left, and this is the optimum.
 * 3. Otherwise every choice loses against the bound: each option its distance from the best at the price λ, and each
 *    minute left over its price. The choice that loses least is found by dynamic programming over the classes in which an
 *    option loses less than the best choice known (Pisinger 1995).
 *
 * @param capacity - At least the minutes of the first options altogether.
 * @param most - Most entries of the table of step 3; beyond it the best choice known is returned with its bound.
 * @internal
 */
export function bestChoices(
  problem: ChoiceProblem,
  capacity: number,
  most = 40_000_000,
  steps: HullSteps = hullSteps(problem),
): BestChoices {
  const { first, minutes, values } = problem;
  const classes = first.length - 1;
  const chosen = first.slice(0, classes);
  let used = 0;
  let value = 0;
  for (const option of chosen) {
    used += minutes[option]!;
    value += values[option]!;
  }
  const unit = commonUnit(problem);
  const room = Math.floor((capacity - used) / unit) * unit;

  let left = room;
  let next = 0;
  while (next < steps.count && steps.minutes[next]! <= left) take(next++);
  const price = next < steps.count ? steps.densities[next]! : 0;
  const lastDensity = next === 0 ? 0 : steps.densities[next - 1]!;
  const relaxed = chosen.slice();
  const upperBound = value + price * left;

  // Later steps may still fit, unless an earlier one of their class did not.
  const closed = new Uint8Array(classes);
  for (let at = next; at < steps.count && left > 0; at++) {
    const classIndex = steps.classes[at]!;
    if (closed[classIndex] === 0 && steps.minutes[at]! <= left) take(at);
    else closed[classIndex] = 1;
  }

  const gap = upperBound - value;
  let exact = gap <= EQUAL * scale(upperBound);
  if (!exact) {
    const found = fewestLosses(problem, { relaxed, price, unit, room: room - usedBeyondFirst(relaxed), gap, most });
    exact = found.complete;
    if (found.chosen !== null) chosen.set(found.chosen);
  }
  const totals = totalsOf(problem, chosen);
  return { chosen, ...totals, upperBound: exact ? totals.value : upperBound, exact, price, lastDensity };

  function take(at: number): void {
    chosen[steps.classes[at]!] = steps.options[at]!;
    left -= steps.minutes[at]!;
    value += steps.values[at]!;
  }

  function usedBeyondFirst(options: Int32Array): number {
    let sum = 0;
    for (const [index, option] of options.entries()) sum += minutes[option]! - minutes[first[index]!]!;
    return sum;
  }
}

function totalsOf({ minutes, values }: ChoiceProblem, chosen: Int32Array): { value: number; minutes: number } {
  let value = 0;
  let used = 0;
  for (const option of chosen) {
    value += values[option]!;
    used += minutes[option]!;
  }
  return { value, minutes: used };
}

function scale(value: number): number {
  return Math.max(Math.abs(value), Number.MIN_VALUE);
}

/**
 * The longest time of which all differences within a class are multiples; 1 where there are none.
 * @internal
 */
export function commonUnit({ first, minutes }: ChoiceProblem): number {
  let unit = 0;
  for (let index = 0; index + 1 < first.length; index++) {
    const start = first[index]!;
    for (let option = start + 1; option < first[index + 1]!; option++) {
      unit = greatestCommonDivisor(unit, minutes[option]! - minutes[start]!);
      if (unit === 1) return 1;
    }
  }
  return unit === 0 ? 1 : unit;
}
