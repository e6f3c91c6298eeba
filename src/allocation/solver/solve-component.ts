import { bestChoices, EQUAL } from "./best-choices.js";
import { leastMinutes, type ChoiceProblem } from "./choice-problem.js";
import type { Component, ComponentSolution } from "./component.js";
import { divide, partOf } from "./divide-accounts.js";
import { hullSteps, type HullSteps } from "./hull-steps.js";
import { relaxation, networkWithFirst } from "./relaxation.js";
import { spreadOver, takeBack } from "./spread-over.js";
import { valueOf } from "./value-of.js";

/**
 * Spends the sellers' minutes on the accounts that they share.
 *
 * One seller, or sellers who all share all accounts with contacts of one length: exact, by `bestChoices`. Sellers who share
 * some, contacts of one length, concave curves: exact, by marginal analysis on the network. Otherwise the network's
 * relaxation bounds what a division of the accounts among the sellers leaves to each of them.
 *
 * @returns `null` if the first options do not fit.
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
  const everyone = capacities.map((_, seller) => seller);
  return {
    chosen,
    spread: spreadOver(component, chosen, [everyone], [Float64Array.from(capacities)]),
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
    const classIndex = steps.classes[at]!;
    const group = groups[classIndex]!;
    if (full[group] === 1 || closed[classIndex] === 1) continue;
    const wanted = steps.minutes[at]!;
    const placed = network.place(group, wanted);
    if (placed === wanted) {
      chosen[classIndex] = steps.options[at]!;
      continue;
    }
    // Of a step that does not fit whole, nothing is taken; what was placed of it is given back.
    takeBack(network, group, placed);
    closed[classIndex] = 1;
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
    const groupsOfSeller = [...groups.keys()].filter((index) => sellerOf[index] === seller);
    const { problem: part, optionsFrom } = partOf(problem, groupsOfSeller);
    const best = bestChoices(part, capacity);
    for (const [at, index] of groupsOfSeller.entries())
      chosen[index] = optionsFrom[at]! + best.chosen[at]! - part.first[at]!;
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
