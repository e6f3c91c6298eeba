import type { Openings } from "./opening.js";

/**
 * The openings, with as many pieces of what falls due as the budget can pay, at least one: a customer who cannot pay for ten printers
 * at once may still replace two of them.
 *
 * @param budget - In minor units; Infinity for no limit.
 * @internal
 */
export function payablePieces(found: Openings, budget: number): Openings {
  if (!found.openings.some(({ pieces, cost }) => pieces > 1 && cost > budget)) return found;
  const openings = found.openings.map((opening) => {
    const { pieces, cost, product } = opening;
    if (pieces === 1 || cost <= budget) return opening;
    const paid = Math.max(1, Math.floor(budget / product.cost));
    return { ...opening, pieces: paid, cost: product.cost * paid };
  });
  return { ...found, openings };
}
