/* eslint-disable @typescript-eslint/no-non-null-assertion -- positions come from the catalogue. */
import { NOT_OWNED } from "../holdings/holdings.js";
import type { CompiledCatalogue } from "../catalogue/catalogue.js";
import type { Opening, Openings } from "./opening.js";

/**
 * The openings without those that require, directly or not, a product that is neither owned nor open.
 * @internal
 */
export function sellable(
  openings: Opening[],
  since: readonly number[],
  requiredBy: readonly (readonly number[])[],
): { open: Opening[]; indices: number[] } {
  // Lists, not typed arrays, of which one takes longer to make than all this.
  const indices = indicesOf(openings, since);
  let missing: Set<number> | null = null;
  for (let position = 0; position < since.length; position++) {
    if (since[position] !== NOT_OWNED || indices[position]! >= 0 || requiredBy[position]!.length === 0) continue;
    missing ??= new Set();
    missing.add(position);
  }
  if (missing === null) return { open: openings, indices };
  for (const position of missing) requiredBy[position]!.forEach((other) => missing.add(other));
  const gone = missing;
  const isSellable = (opening: Opening): boolean => !opening.isTied || !gone.has(opening.position);
  if (openings.every(isSellable)) return { open: openings, indices };

  const open = openings.filter(isSellable);
  return { open, indices: indicesOf(open, since) };
}

/**
 * Per position, the index of its opening or -1.
 * @internal
 */
export function indicesOf(openings: readonly Opening[], since: readonly number[]): number[] {
  const indices = new Array<number>(since.length).fill(-1);
  for (let index = 0; index < openings.length; index++) indices[openings[index]!.position] = index;
  return indices;
}

/** What is bought together. */
export interface BoughtTogether {
  /** Indices among the openings, the one asked about first; `null` if nothing has to be bought with it. */
  indices: number[] | null;
  /** Cost of it all, in minor units. */
  cost: number;
}

/**
 * An opening with all that must be bought with it, since it is required and not owned.
 *
 * @param most - Minor units that it may cost.
 * @returns `null` if it costs more.
 * @internal
 */
export function boughtWith(
  opening: Opening,
  { openings, indices }: Openings,
  since: readonly number[],
  { products }: CompiledCatalogue,
  most: number,
): BoughtTogether | null {
  let { cost } = opening;
  if (cost > most) return null;
  if (indices === null || !opening.isTied) return { indices: null, cost };
  const together: number[] = [];
  const reached = [opening.position];
  let known: Set<number> | null = null;
  // The list goes on to what is added to it meanwhile.
  for (const position of reached) {
    if (since[position] === NOT_OWNED) {
      const index = indices[position]!;
      together.push(index);
      if (position !== opening.position) cost += openings[index]!.cost;
      if (cost > most) return null;
    }
    if (reached.length > FEW && known === null) known = new Set(reached);
    for (const other of products[position]!.requires ?? []) {
      if (known?.has(other) ?? reached.includes(other)) continue;
      reached.push(other);
      known?.add(other);
    }
  }
  return { indices: together.length > 1 ? together : null, cost };
}

/** Positions up to which a list is looked through, as a set takes longer to make. */
const FEW = 16;
