/* eslint-disable @typescript-eslint/no-non-null-assertion -- positions come from the catalogue, indices from the openings. */
import type { CompiledCatalogue } from "../catalogue/catalogue.js";
import { NOT_OWNED } from "../holdings/holdings.js";
import { indicesOf } from "./bought-together.js";
import type { Opening, Openings } from "./opening.js";

/**
 * The openings without those that cost nothing, unless something that costs money requires them: what is free is no sale by
 * itself.
 * @internal
 */
export function withoutFree(
  openings: Opening[],
  indices: Openings["indices"],
  since: readonly number[],
  { products }: CompiledCatalogue,
): Pick<Openings, "openings" | "indices"> {
  if (!openings.some(({ cost }) => cost === 0)) return { openings, indices };
  const required = new Set<number>();
  for (const { cost, isTied, position } of openings) {
    if (cost > 0 && isTied) products[position]!.requires?.forEach((other) => required.add(other));
  }
  // A set goes on to what is added to it meanwhile.
  for (const position of required) products[position]!.requires?.forEach((other) => required.add(other));
  const kept = openings.filter(
    ({ cost, position }) => cost > 0 || (since[position] === NOT_OWNED && required.has(position)),
  );
  return { openings: kept, indices: indices === null ? null : indicesOf(kept, since) };
}
