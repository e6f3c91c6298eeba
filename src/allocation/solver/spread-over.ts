import type { Component, SellerPart } from "./component.js";
import type { SellerNetwork } from "./seller-network.js";

/** Gives a group's minutes back to its sellers. */
export function takeBack(network: SellerNetwork, group: number, minutes: number): void {
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
export function spreadOver(
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
