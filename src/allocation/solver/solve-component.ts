import { bestChoices, commonUnit, EQUAL } from "./best-choices.js";
import { leastMinutes, type ChoiceProblem } from "./choice-problem.js";
import { hullSteps, type HullSteps } from "./hull-steps.js";
import { sellerNetwork, type SellerNetwork } from "./seller-network.js";

/** Accounts and the sellers that share them, with nobody else involved. */
export interface Component {
  problem: ChoiceProblem;
  /** The group of each class: accounts with the same sellers. */
  groups: Int32Array;
  /** The sellers of each group, as positions in `capacities`. */
  sellersOf: readonly (readonly number[])[];
  /** Whole minutes of each seller. */
  capacities: readonly number[];
  /** The length of every contact where all are equally long, else `null`. */
  length: number | null;
}

/** Minutes of a class with one seller, as a position in the component's capacities. */
export interface SellerPart {
  seller: number;
  minutes: number;
}

/** How the hours of a component are best spent. */
export interface ComponentSolution {
  /** The option chosen in each class. */
  chosen: Int32Array;
  /** Who holds the minutes of each class; `null` where the component has one seller. */
  spread: SellerPart[][] | null;
  value: number;
  upperBound: number;
  exact: boolean;
  /** What one more minute of each seller would bring. */
  prices: Float64Array;
  /** What one minute less of each seller would cost. */
  lastDensities: Float64Array;
  steps: HullSteps;
}

/**
 * Spends the sellers' minutes on the accounts that they share.
 *
 * One seller, or sellers who all share all accounts with contacts of one length: exact, by `bestChoices`. Sellers who share
 * some, contacts of one length, concave curves: exact, by marginal analysis on the network. Otherwise the network's
 * relaxation bounds what a division of the accounts among the sellers leaves to each of them.
 *
 * @returns `null` where the first options do not fit.
 * @internal
 */
export function solveComponent(component: Component): ComponentSolution | null {
  const { problem, capacities, length, sellersOf } = component;
  const whole = length === null ? capacities : capacities.map((minutes) => Math.floor(minutes / length) * length);
  const total = whole.reduce((sum, minutes) => sum + minutes, 0);
  if (leastMinutes(problem) > total) return null;
  const steps = hullSteps(problem);
  if (capacities.length === 1) return ofOneSeller(problem, total, steps);
  if (length === null) return divided(component, steps);
  if (sellersOf.length === 1) return pooled(component, whole, total, steps);
  return shared(component, whole, steps, length);
}

function ofOneSeller(problem: ChoiceProblem, capacity: number, steps: HullSteps): ComponentSolution {
  const { chosen, value, upperBound, exact, price, lastDensity } = bestChoices(problem, capacity, undefined, steps);
  const prices = Float64Array.of(price);
  return { chosen, spread: null, value, upperBound, exact, prices, lastDensities: Float64Array.of(lastDensity), steps };
}

/** Contacts of one length that any of the sellers may hold: one knapsack, filled seller by seller. */
function pooled(
  component: Component,
  capacities: readonly number[],
  total: number,
  steps: HullSteps,
): ComponentSolution {
  const { problem } = component;
  const { chosen, value, upperBound, exact, price, lastDensity } = bestChoices(problem, total, undefined, steps);
  const own = capacities.map((_, seller) => seller);
  return {
    chosen,
    spread: spreadOver(component, chosen, [own], [Float64Array.from(capacities)]),
    value,
    upperBound,
    exact,
    prices: new Float64Array(capacities.length).fill(price),
    lastDensities: new Float64Array(capacities.length).fill(lastDensity),
    steps,
  };
}

/** Marginal analysis on the network of groups and sellers, contacts of one length. */
function shared(
  component: Component,
  capacities: readonly number[],
  steps: HullSteps,
  length: number,
): ComponentSolution | null {
  const relaxed = relaxation(component, capacities, steps);
  if (relaxed === null) return null;
  const { problem, groups, sellersOf } = component;
  const network = networkWithFirst(component, capacities);
  if (network === null) return null;
  const chosen = problem.first.slice(0, groups.length);
  const closed = new Uint8Array(groups.length);
  const full = new Uint8Array(sellersOf.length);
  for (let at = 0; at < steps.count; at++) {
    const own = steps.classes[at]!;
    const group = groups[own]!;
    if (full[group] === 1 || closed[own] === 1) continue;
    const wanted = steps.minutes[at]!;
    const placed = network.place(group, wanted);
    if (placed === wanted) {
      chosen[own] = steps.options[at]!;
      continue;
    }
    // Of a step that does not fit whole, nothing is taken; what was placed of it is given back.
    takeBack(network, group, placed);
    closed[own] = 1;
    if (placed < length) full[group] = 1;
  }
  const value = valueOf(problem, chosen);
  const exact = relaxed.upperBound - value <= EQUAL * Math.abs(relaxed.upperBound);
  return {
    chosen,
    spread: spreadOver(component, chosen, sellersOf, network.flows),
    value,
    upperBound: exact ? value : relaxed.upperBound,
    exact,
    prices: relaxed.prices,
    lastDensities: relaxed.lastDensities,
    steps,
  };
}

/** Contacts of several lengths: each account to one seller, then the best that each seller can do with theirs. */
function divided(component: Component, steps: HullSteps): ComponentSolution | null {
  const { problem, groups, capacities } = component;
  const relaxed = relaxation(component, capacities, steps);
  const sellerOf = divide(component, steps);
  if (relaxed === null || sellerOf === null) return null;
  const chosen = problem.first.slice(0, groups.length);
  for (const [seller, capacity] of capacities.entries()) {
    const own = [...groups.keys()].filter((index) => sellerOf[index] === seller);
    const { problem: part, optionsFrom } = partOf(problem, own);
    const best = bestChoices(part, capacity);
    for (const [at, index] of own.entries()) chosen[index] = optionsFrom[at]! + best.chosen[at]! - part.first[at]!;
  }
  const value = valueOf(problem, chosen);
  const exact = relaxed.upperBound - value <= EQUAL * Math.abs(relaxed.upperBound);
  const spread = Array.from(chosen, (option, index) => {
    const minutes = problem.minutes[option]!;
    return minutes > 0 ? [{ seller: sellerOf[index]!, minutes }] : [];
  });
  const { prices, lastDensities } = relaxed;
  return { chosen, spread, value, upperBound: exact ? value : relaxed.upperBound, exact, prices, lastDensities, steps };
}

/** The linear relaxation on the network: its bound and the prices of each seller's minutes. */
export function relaxation(
  component: Component,
  capacities: readonly number[],
  steps: HullSteps,
): { upperBound: number; prices: Float64Array; lastDensities: Float64Array } | null {
  const { problem, groups, sellersOf } = component;
  const network = networkWithFirst(component, capacities);
  if (network === null) return null;
  let upperBound = valueOf(problem, problem.first.subarray(0, groups.length));
  const nextDensity = new Float64Array(sellersOf.length);
  const leastTaken = new Float64Array(sellersOf.length).fill(Infinity);
  const full = new Uint8Array(sellersOf.length);
  for (let at = 0; at < steps.count; at++) {
    const group = groups[steps.classes[at]!]!;
    if (full[group] === 1) continue;
    const placed = network.place(group, steps.minutes[at]!);
    upperBound += steps.densities[at]! * placed;
    if (placed > 0) leastTaken[group] = steps.densities[at]!;
    if (placed < steps.minutes[at]!) {
      full[group] = 1;
      nextDensity[group] = steps.densities[at]!;
    }
  }
  const prices = new Float64Array(capacities.length);
  for (const [group, density] of nextDensity.entries()) {
    if (density === 0) continue;
    for (const seller of network.sellersReached(group)) prices[seller] = Math.max(prices[seller]!, density);
  }
  const lastDensities = Float64Array.from(capacities, (_, seller) => {
    const behind = network.groupsBehind(seller);
    const least = behind === null ? 0 : Math.min(...behind.map((group) => leastTaken[group]!));
    return Number.isFinite(least) ? least : 0;
  });
  return { upperBound, prices, lastDensities };
}

/** The network with the first option of every class placed; `null` where they do not fit. */
function networkWithFirst(
  { problem, groups, sellersOf }: Component,
  capacities: readonly number[],
): SellerNetwork | null {
  const network = sellerNetwork(sellersOf, capacities);
  for (const [index, group] of groups.entries()) {
    const minutes = problem.minutes[problem.first[index]!]!;
    if (network.place(group, minutes) < minutes) return null;
  }
  return network;
}

function takeBack(network: SellerNetwork, group: number, minutes: number): void {
  let left = minutes;
  const row = network.flows[group]!;
  for (let seller = 0; seller < row.length && left > 0; seller++) {
    const given = Math.min(left, row[seller]!);
    row[seller]! -= given;
    network.rooms[seller]! += given;
    left -= given;
  }
}

/**
 * The minutes of each class with each seller of its group. Classes take them in their order from one seller after the
 * other, so that as few as there are sellers are shared.
 */
function spreadOver(
  { problem, groups }: Component,
  chosen: Int32Array,
  sellersOf: readonly (readonly number[])[],
  flows: readonly Float64Array[],
): SellerPart[][] {
  const left = flows.map((row) => row.slice());
  const at = new Int32Array(sellersOf.length);
  return [...groups].map((group, index) => {
    const sellers = sellersOf[group]!;
    const spread: SellerPart[] = [];
    let wanted = problem.minutes[chosen[index]!]!;
    while (wanted > 0 && at[group]! < sellers.length) {
      const seller = sellers[at[group]!]!;
      const minutes = Math.min(wanted, left[group]![seller]!);
      if (minutes > 0) spread.push({ seller, minutes });
      left[group]![seller]! -= minutes;
      wanted -= minutes;
      if (wanted > 0) at[group]!++;
    }
    return spread;
  });
}

/** Gives each account to the seller of its group with the most room when its first contact is taken. */
function divide({ problem, groups, sellersOf, capacities }: Component, steps: HullSteps): Int32Array | null {
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
    const own = steps.classes[at]!;
    if (sellerOf[own]! < 0) sellerOf[own] = roomiest(groups[own]!);
    rooms[sellerOf[own]!]! -= Math.min(rooms[sellerOf[own]!]!, steps.minutes[at]!);
  }
  for (const [index, group] of groups.entries()) if (sellerOf[index]! < 0) sellerOf[index] = roomiest(group);
  return sellerOf;
}

function partOf(
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

function valueOf({ values }: ChoiceProblem, chosen: Int32Array): number {
  let value = 0;
  for (const option of chosen) value += values[option]!;
  return value;
}

/**
 * What the relaxation would be worth with so many times the hours; `null` where the first options do not fit.
 * @internal
 */
export function relaxedValue(component: Component, steps: HullSteps, times: number): number | null {
  const { problem, groups, length } = component;
  const unit = length ?? commonUnit(problem);
  const capacities = component.capacities.map((minutes) => Math.floor((minutes * times) / unit) * unit);
  if (capacities.length > 1) return relaxation(component, capacities, steps)?.upperBound ?? null;
  let left = (capacities[0] ?? 0) - leastMinutes(problem);
  if (left < 0) return null;
  let value = valueOf(problem, problem.first.subarray(0, groups.length));
  for (let at = 0; at < steps.count && left > 0; at++) {
    const taken = Math.min(left, steps.minutes[at]!);
    value += taken * steps.densities[at]!;
    left -= taken;
  }
  return value;
}
