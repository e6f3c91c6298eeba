/* eslint-disable @typescript-eslint/no-non-null-assertion -- all arrays have one entry per opening, and indices are positions in them. */
import { addTo } from "../records/values/add-to.js";
import { bestSet } from "./knapsack/best-set.js";
import { type ChosenSet, above, type ItemSet } from "./knapsack/item-set.js";
import type { Opening } from "./openings/opening.js";

/** Searches of a set at most, so that a catalogue of many families costs an account no more than this. */
const MOST_SEARCHES = 64;

/** Openings up to which that many are made; where there are more, a search may take 20 ms, and `MOST_LONG_SEARCHES` will do. */
const FEW_OPENINGS = 32;
const MOST_LONG_SEARCHES = 8;

/**
 * The best set that the budget can pay for, with one of each family and others only where something in it requires them.
 *
 * The best set without that rule is an upper bound, and the answer where it keeps the rule. Where it does not, each member of a
 * family that it holds twice is tried as the only one that counts, the most promising set first. After 64 searches, or 8 of more
 * than 32 openings, the best set so far stands, and `gap` says how far it may lie below the best one.
 * @internal
 */
export function bestOfFamilies(openings: readonly Opening[], items: ItemSet, budget: number): ChosenSet {
  const families = familiesOf(openings, items);
  if (families.length === 0) return bestSet(items, budget);

  const mostSearches = openings.length > FEW_OPENINGS ? MOST_LONG_SEARCHES : MOST_SEARCHES;
  const open = [tryValues(items, items.values, budget, Infinity)];
  let best: Tried | null = null;
  let bound = 0;
  for (let searches = 1; open.length > 0;) {
    const next = open.reduce((first, each) => (each.bound > first.bound ? each : first));
    open.splice(open.indexOf(next), 1);
    if (best !== null && next.bound <= above(best.value)) break;
    const twice = families.find((family) => isTwice(family, next.chosen, items.closures));
    if (twice === undefined || searches + twice.length > mostSearches) {
      bound = Math.max(bound, next.bound);
      const kept = twice === undefined ? next : tryValues(items, onlyBest(families, next.values), budget, next.bound);
      if (best === null || kept.value > best.value) best = kept;
      continue;
    }
    for (const member of twice) {
      open.push(tryValues(items, onlyOne(twice, member, next.values), budget, next.bound));
    }
    searches += twice.length;
  }
  const { chosen, value } = best!;
  return { chosen, gap: bound > above(value) ? bound / value - 1 : 0 };
}

/** A set, the values under which it was found, and what no set under them can be worth more than. */
interface Tried {
  chosen: boolean[];
  /** By the values of the offers themselves. */
  value: number;
  bound: number;
  values: readonly number[];
}

/** The best set where some members of families count nothing: they are in it only where something else requires them. */
function tryValues(items: ItemSet, values: readonly number[], budget: number, above: number): Tried {
  const { chosen, gap } = bestSet({ ...items, values }, budget);
  const total = (of: readonly number[]): number => chosen.reduce((sum, is, index) => sum + (is ? of[index]! : 0), 0);
  // What counts nothing and may still be required: its value comes on top.
  const uncounted = values.reduce((sum, value, index) => {
    const is = value !== items.values[index] && isRequired(index, items.closures);
    return sum + (is ? items.values[index]! : 0);
  }, 0);
  return { chosen, value: total(items.values), bound: Math.min(above, total(values) * (1 + gap) + uncounted), values };
}

const onlyOne = (family: readonly number[], kept: number, values: readonly number[]): number[] =>
  values.map((value, index) => (index !== kept && family.includes(index) ? 0 : value));

function onlyBest(families: readonly (readonly number[])[], values: readonly number[]): readonly number[] {
  return families.reduce((left, family) => {
    const most = family.reduce((first, index) => (values[index]! > values[first]! ? index : first));
    return onlyOne(family, most, left);
  }, values);
}

/** The openings of each family that has several to choose from. What replaces an owned one is no alternative. */
function familiesOf(openings: readonly Opening[], { costs }: ItemSet): number[][] {
  const families = new Map<string, number[]>();
  openings.forEach(({ product: { family }, kind }, index) => {
    if (family === null || kind === "replacement" || costs[index] === Infinity) return;
    addTo(families, family, index);
  });
  return [...families.values()].filter(({ length }) => length > 1);
}

/** Whether a set holds several of a family that nothing else in it requires. */
function isTwice(family: readonly number[], chosen: readonly boolean[], closures: ItemSet["closures"]): boolean {
  const held = closures.map((closure, index) => (chosen[index]! ? closure : null));
  return family.filter((index) => chosen[index]! && !isRequired(index, held)).length > 1;
}

const isRequired = (index: number, closures: ItemSet["closures"]): boolean =>
  closures.some((closure, other) => other !== index && closure?.includes(index) === true);
