/* eslint-disable @typescript-eslint/no-non-null-assertion -- positions come from the catalogue. */
import { addMonths } from "../../calendar/days/plain-date.js";
import { type Holdings, NOT_OWNED } from "../holdings/holdings.js";
import type { CompiledProduct } from "../catalogue/catalogue.js";
import { type Opening, opened } from "./opening.js";

/** Most pieces of one offer, so that sums of costs stay whole. */
const MOST_PIECES = 1000;

/**
 * A replacement of something owned by itself or its successor. A contract is renewed, not replaced.
 * @internal
 */
export function replacement(
  product: CompiledProduct,
  products: readonly CompiledProduct[],
  position: number,
  replaced: number,
  { since, pieces }: Holdings,
  until: number,
): Opening | null {
  const { lifespanMonths, kind } = products[replaced]!;
  if (lifespanMonths === 0 || kind === "service-contract") return null;
  const due = addMonths(since[replaced]!, lifespanMonths);
  if (due > until) return null;
  const many = pieces?.[replaced] ?? 1;
  return opened(product, position, "replacement", replaced, due, Math.min(many, MOST_PIECES));
}

/**
 * Position of the first product owned that a product succeeds; -1 where there is none.
 * @internal
 */
export function replacedBy({ replaces }: CompiledProduct, since: readonly number[]): number {
  return replaces?.find((other) => since[other]! > NOT_OWNED) ?? -1;
}

/**
 * Drops what is succeeded by something owned, and the replacement of what a successor is offered for.
 * @internal
 */
export function withoutSucceeded(
  openings: readonly Opening[],
  products: readonly CompiledProduct[],
  since: readonly number[],
): Opening[] {
  const succeeded = new Set<number>();
  products.forEach(({ replaces }, position) => {
    if (replaces !== null && since[position]! > NOT_OWNED) replaces.forEach((other) => succeeded.add(other));
  });
  for (const { product, onto, position } of openings) {
    if (onto >= 0 && onto !== position && product.replaces?.includes(onto) === true) succeeded.add(onto);
  }
  return openings.filter(({ position }) => !succeeded.has(position));
}
