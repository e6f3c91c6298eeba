import type { HistoryModel } from "../../engine/history-model.js";
import { PARAMETER_NAMES } from "../../engine/model-kinds.js";
import { scaleOf } from "../../engine/scale-of.js";
import { betaGeometricKernel } from "./beta-geometric-likelihood.js";

/**
 * The card of the BG/NBD model: what its fit needs to know.
 * @internal
 */
export function bgNbd(): HistoryModel<"bg-nbd"> {
  return betaGeometric("bg-nbd", 0);
}

/**
 * The card of the MBG/NBD model, in which customers may leave before their first repeat purchase too.
 * @internal
 */
export function mbgNbd(): HistoryModel<"mbg-nbd"> {
  return betaGeometric("mbg-nbd", 1);
}

/** @param first - Chances to leave before the first repeat purchase. */
function betaGeometric<Kind extends "bg-nbd" | "mbg-nbd">(kind: Kind, first: 0 | 1): HistoryModel<Kind> {
  return {
    kind,
    names: PARAMETER_NAMES[kind],
    kernel: () => betaGeometricKernel(first),
    purchase: { parameter: 1, sign: -1 },
    dropout: { parameter: 2, sign: 1 },
    // Customers alike or not, leaving soon or late, at about the mean rate that was seen.
    starts: (meanObserved, meanPurchases) =>
      [
        { r: 0.5, a: 1, b: 3 },
        { r: 1, a: 1, b: 1 },
        { r: 0.2, a: 0.3, b: 3 },
      ].map(({ r, a, b }) => [r, scaleOf(r, meanObserved, meanPurchases), a, b]),
  };
}
