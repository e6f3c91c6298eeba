import { commonUnit } from "./best-choices.js";
import { leastMinutes } from "./choice-problem.js";
import type { Component } from "./component.js";
import type { HullSteps } from "./hull-steps.js";
import { sellerNetwork, type SellerNetwork } from "./seller-network.js";
import { valueOf } from "./value-of.js";

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

/** The network with the first option of every class placed; `null` if they do not fit. */
export function networkWithFirst(
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

/**
 * What the relaxation would be worth with this many times the hours; `null` if the first options do not fit.
 * @internal
 */
export function relaxedValue(component: Component, steps: HullSteps, times: number): number | null {
  const { problem, groups, length } = component;
  const unit = length ?? 1;
  const capacities = component.capacities.map((minutes) => Math.floor((minutes * times) / unit) * unit);
  if (capacities.length > 1) return relaxation(component, capacities, steps)?.upperBound ?? null;
  const room = (capacities[0] ?? 0) - leastMinutes(problem);
  if (room < 0) return null;
  // Beyond the first options, which may have any length, all others are multiples of one.
  const most = commonUnit(problem);
  let left = Math.floor(room / most) * most;
  let value = valueOf(problem, problem.first.subarray(0, groups.length));
  for (let at = 0; at < steps.count && left > 0; at++) {
    const taken = Math.min(left, steps.minutes[at]!);
    value += taken * steps.densities[at]!;
    left -= taken;
  }
  return value;
}
