import type { CompiledCatalogue } from "./catalogue.js";

/**
 * Positions of the products that a segment is sold, on whatever day. Accounts have few segments, so that what each is sold is
 * found once; those that no product names share one list.
 * @internal
 */
export function soldTo({ soldTo: lists, products }: CompiledCatalogue, segment: string | null): readonly number[] {
  let name = segment;
  let known = lists.get(name);
  if (known === undefined) known = lists.get((name = null));
  if (known != null) return known;
  const positions: number[] = [];
  products.forEach(({ segments }, position) => {
    if (segments === null || (name !== null && segments.has(name))) positions.push(position);
  });
  lists.set(name, positions);
  return positions;
}
