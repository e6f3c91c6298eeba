/* eslint-disable @typescript-eslint/no-non-null-assertion -- positions come from the catalogue. */
import { addTo } from "../../records/values/add-to.js";
import { type Holdings, type Horizon, NOT_OWNED } from "../holdings/holdings.js";
import type { CompiledProduct } from "../catalogue/catalogue.js";
import type { Opening } from "./opening.js";
import { replacement } from "./replacements.js";

/**
 * What is owned of each family.
 * @internal
 */
export function heldByFamily(products: readonly CompiledProduct[], since: readonly number[]): Map<string, number[]> {
  const held = new Map<string, number[]>();
  for (let position = 0; position < products.length; position++) {
    const { family } = products[position]!;
    if (family === null || since[position] === NOT_OWNED) continue;
    addTo(held, family, position);
  }
  return held;
}

/**
 * A product in place of one of its family that falls due and is not sold any more. Nothing else does the same job.
 * @internal
 */
export function inPlaceOf(
  product: CompiledProduct,
  position: number,
  held: readonly number[],
  products: readonly CompiledProduct[],
  { holdings, asOf, until }: Pick<Horizon, "asOf" | "until"> & { holdings: Holdings },
): Opening | null {
  for (const replaced of held) {
    if (products[replaced]!.soldFrom <= asOf) continue;
    const opening = replacement(product, products, position, replaced, holdings, until);
    if (opening !== null) return opening;
  }
  return null;
}

/**
 * Of several that could stand in for one of their family, its successor, else the one of the nearest price.
 * @internal
 */
export function nearestInFamily(openings: readonly Opening[], products: readonly CompiledProduct[]): Opening[] {
  const nearest = new Map<number, Opening>();
  const standsIn = ({ kind, position, onto }: Opening): boolean => kind === "replacement" && onto !== position;
  const apart = ({ product, onto }: Opening): number =>
    product.replaces?.includes(onto) === true ? -1 : Math.abs(product.cost - products[onto]!.cost);
  for (const opening of openings) {
    if (!standsIn(opening)) continue;
    const best = nearest.get(opening.onto);
    if (best === undefined || apart(opening) < apart(best)) nearest.set(opening.onto, opening);
  }
  return openings.filter((opening) => {
    const isFamily = standsIn(opening) && opening.product.replaces?.includes(opening.onto) !== true;
    return !isFamily || nearest.get(opening.onto) === opening;
  });
}
