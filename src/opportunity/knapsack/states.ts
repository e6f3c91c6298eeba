/* eslint-disable @typescript-eslint/no-non-null-assertion -- the innermost loops of the search: indices are positions in the arrays at hand. */
import type { Option } from "./choices.js";
import { above } from "./item-set.js";
import type { Outlook } from "./outlook.js";
import { keepBest, longerTrail, NO_TRAIL, type Search, type States } from "./search.js";

/** Sets that a new list has room for at least. */
const LEAST_ROOM = 2048;

/**
 * The list of the base alone.
 * @internal
 */
export function baseState(search: Search): States {
  const result = emptyStates(search, 1);
  result.count = 1;
  result.costs[0] = search.base.cost;
  result.values[0] = search.base.value;
  result.trails[0] = NO_TRAIL;
  return result;
}

/**
 * The sets of a list, each as it is and with an option taken, as far as they could still lead to a better set than the
 * best one found.
 *
 * @param outlook - Of the choices after this one.
 * @internal
 */
export function withOrWithout(search: Search, states: States, option: Option, outlook: Outlook): States {
  const base = option.choice.options[option.choice.base]!;
  const more = option.fullCost - base.fullCost;
  const gain = option.fullValue - base.fullValue;
  const { count, costs, values, trails } = states;
  const result = emptyStates(search, 2 * count);
  search.steps += 2 * count;
  const { capacity, reach } = search;
  const { add, cut } = outlook;
  let worst = above(search.best);
  let kept = 0;
  let most = -Infinity;
  let plain = 0;
  for (let taking = 0; plain < count || taking < count;) {
    const plainCost = plain < count ? costs[plain]! : Infinity;
    const takingCost = taking < count ? costs[taking]! + more : Infinity;
    const takes = takingCost < plainCost || (takingCost === plainCost && values[taking]! + gain > values[plain]!);
    const from = takes ? taking++ : plain++;
    const cost = takes ? takingCost : plainCost;
    const value = takes ? values[from]! + gain : values[from]!;
    if (value <= most) continue;
    most = value;
    const better = takes && cost <= capacity && value > worst;
    const bound = cost <= reach ? value + (reach - cost) * add : value - (cost - reach) * cut;
    if (!better && !(bound > worst)) continue;
    const trail = takes ? longerTrail(search, option, trails[from]!) : trails[from]!;
    if (better) {
      keepBest(search, value, [trail]);
      worst = above(value);
      if (!(bound > worst)) continue;
    }
    result.costs[kept] = cost;
    result.values[kept] = value;
    result.trails[kept++] = trail;
  }
  result.count = kept;
  return thinned(search, result, outlook);
}

/**
 * The sets of a list with an option taken, as far as they could still lead to a better set.
 * @internal
 */
export function withOption(search: Search, states: States, option: Option, outlook: Outlook): States {
  const base = option.choice.options[option.choice.base]!;
  const more = option.fullCost - base.fullCost;
  const gain = option.fullValue - base.fullValue;
  const { count, costs, values, trails } = states;
  const result = emptyStates(search, count);
  search.steps += count;
  const { capacity, reach } = search;
  const { add, cut } = outlook;
  let worst = above(search.best);
  let kept = 0;
  for (let index = 0; index < count; index++) {
    const cost = costs[index]! + more;
    const value = values[index]! + gain;
    const better = cost <= capacity && value > worst;
    const bound = cost <= reach ? value + (reach - cost) * add : value - (cost - reach) * cut;
    if (!better && !(bound > worst)) continue;
    const trail = longerTrail(search, option, trails[index]!);
    if (better) {
      keepBest(search, value, [trail]);
      worst = above(value);
    }
    result.costs[kept] = cost;
    result.values[kept] = value;
    result.trails[kept++] = trail;
  }
  result.count = kept;
  return result;
}

/**
 * The sets of two lists, as far as they could still lead to a better set.
 * @internal
 */
export function union(search: Search, one: States, other: States, outlook: Outlook): States {
  const result = emptyStates(search, one.count + other.count);
  search.steps += one.count + other.count;
  const { reach } = search;
  const { add, cut } = outlook;
  const worst = above(search.best);
  const { costs, values, trails } = result;
  let kept = 0;
  let most = -Infinity;
  let left = 0;
  let right = 0;
  let leftCost = left < one.count ? one.costs[left]! : Infinity;
  let rightCost = right < other.count ? other.costs[right]! : Infinity;
  while (left < one.count || right < other.count) {
    let cost: number;
    let value: number;
    let trail: number;
    if (leftCost < rightCost || (leftCost === rightCost && one.values[left]! >= other.values[right]!)) {
      cost = leftCost;
      value = one.values[left]!;
      trail = one.trails[left]!;
      leftCost = ++left < one.count ? one.costs[left]! : Infinity;
    } else {
      cost = rightCost;
      value = other.values[right]!;
      trail = other.trails[right]!;
      rightCost = ++right < other.count ? other.costs[right]! : Infinity;
    }
    if (value <= most) continue;
    most = value;
    const bound = cost <= reach ? value + (reach - cost) * add : value - (cost - reach) * cut;
    if (!(bound > worst)) continue;
    costs[kept] = cost;
    values[kept] = value;
    trails[kept++] = trail;
  }
  result.count = kept;
  return thinned(search, result, outlook);
}

/**
 * Looks for the best set that takes the options of one set of each list (Horowitz & Sahni 1974).
 * @internal
 */
export function match(search: Search, one: States, other: States): void {
  search.steps += one.count + other.count;
  const { base } = search;
  const room = search.capacity + base.cost;
  let partner = other.count - 1;
  for (let index = 0; index < one.count; index++) {
    while (partner >= 0 && one.costs[index]! + other.costs[partner]! > room) partner--;
    if (partner < 0) return;
    const value = one.values[index]! + other.values[partner]! - base.value;
    if (value > above(search.best)) keepBest(search, value, [one.trails[index]!, other.trails[partner]!]);
  }
}

/** The list itself, or what is kept of it where it is too long: of neighbors the one that promises most. */
function thinned(search: Search, states: States, outlook: Outlook): States {
  if (states.count <= search.width) return states;
  const { count, costs, values, trails } = states;
  const { reach } = search;
  const { add, cut } = outlook;
  let { givenUp } = search;
  // Of no width all are one group.
  const group = Math.ceil(count / search.width);
  let kept = 0;
  for (let first = 0; first < count; first += group) {
    let chosen = -1;
    let most = -Infinity;
    for (let index = first; index < Math.min(count, first + group); index++) {
      const cost = costs[index]!;
      const bound = cost <= reach ? values[index]! + (reach - cost) * add : values[index]! - (cost - reach) * cut;
      const leaves = bound > most ? most : bound;
      if (leaves > givenUp) givenUp = leaves;
      if (bound <= most) continue;
      most = bound;
      chosen = index;
    }
    if (search.width === 0) {
      givenUp = Math.max(givenUp, most);
      break;
    }
    costs[kept] = costs[chosen]!;
    values[kept] = values[chosen]!;
    trails[kept++] = trails[chosen]!;
  }
  states.count = kept;
  search.givenUp = givenUp;
  return states;
}

/**
 * Gives a list back, to be written over.
 * @internal
 */
export function release({ spare }: Search, states: States): void {
  spare.push(states);
}

/** A list with room for this many sets, an old one where there is one that is large enough. */
function emptyStates({ spare, width }: Search, length: number): States {
  for (let index = spare.length - 1; index >= 0; index--) {
    const old = spare[index]!;
    if (old.costs.length < length) continue;
    spare[index] = spare.at(-1)!;
    spare.pop();
    return old;
  }
  const room = Math.max(length, Math.min(2 * width, LEAST_ROOM));
  return { count: 0, costs: new Float64Array(room), values: new Float64Array(room), trails: new Int32Array(room) };
}
