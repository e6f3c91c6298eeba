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
  let kept = 0;
  for (let index = 0; index < count; index++) {
    const cost = costs[index]! + more;
    const value = values[index]! + gain;
    const better = cost <= search.capacity && value > above(search.best);
    if (!better && !promises(search, cost, value, outlook)) continue;
    const trail = longerTrail(search, option, trails[index]!);
    if (better) keepBest(search, value, [trail]);
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
  let kept = 0;
  let most = -Infinity;
  let left = 0;
  for (let right = 0; left < one.count || right < other.count;) {
    const leftCost = left < one.count ? one.costs[left]! : Infinity;
    const rightCost = right < other.count ? other.costs[right]! : Infinity;
    const takesLeft = leftCost < rightCost || (leftCost === rightCost && one.values[left]! >= other.values[right]!);
    const from = takesLeft ? one : other;
    const index = takesLeft ? left++ : right++;
    const value = from.values[index]!;
    if (value <= most) continue;
    most = value;
    if (!promises(search, from.costs[index]!, value, outlook)) continue;
    result.costs[kept] = from.costs[index]!;
    result.values[kept] = value;
    result.trails[kept++] = from.trails[index]!;
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

/** The list itself, or what is kept of it where it is too long: of neighbours the one that promises most. */
function thinned(search: Search, states: States, outlook: Outlook): States {
  if (states.count <= search.width) return states;
  const { count, costs, values, trails } = states;
  // Of no width all are one group.
  const group = Math.ceil(count / search.width);
  let kept = 0;
  for (let first = 0; first < count; first += group) {
    let chosen = -1;
    let most = -Infinity;
    for (let index = first; index < Math.min(count, first + group); index++) {
      const bound = boundOf(search, costs[index]!, values[index]!, outlook);
      const leaves = bound > most ? most : bound;
      if (leaves > search.givenUp) search.givenUp = leaves;
      if (bound <= most) continue;
      most = bound;
      chosen = index;
    }
    if (search.width === 0) {
      search.givenUp = Math.max(search.givenUp, most);
      break;
    }
    costs[kept] = costs[chosen]!;
    values[kept] = values[chosen]!;
    trails[kept++] = trails[chosen]!;
  }
  states.count = kept;
  return states;
}

function promises(search: Search, cost: number, value: number, outlook: Outlook): boolean {
  return boundOf(search, cost, value, outlook) > above(search.best);
}

/** The most that a set can lead to: what room is left is filled at the best rate to come, or what is too much is saved. */
function boundOf({ reach }: Search, cost: number, value: number, { add, cut }: Outlook): number {
  return cost <= reach ? value + (reach - cost) * add : value - (cost - reach) * cut;
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
  const old = spare.pop();
  if (old !== undefined && old.costs.length >= length) return old;
  const room = Math.max(length, Math.min(2 * width, LEAST_ROOM));
  return { count: 0, costs: new Float64Array(room), values: new Float64Array(room), trails: new Int32Array(room) };
}
