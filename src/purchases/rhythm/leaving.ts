import type { PurchaseHistory } from "../histories/history.js";
import type { ContinuousModel } from "../predictions/posterior.js";

/**
 * Odds that a customer left at its last purchase, under the model that was fitted to it.
 * @internal
 */
export function leavingOddsOf(model: ContinuousModel, { repeatPurchases, observed }: PurchaseHistory): number {
  if (model.kind === "pareto-nbd") {
    // It may leave at any time: within a gap of its own.
    const { s, beta, r, alpha } = model.parameters;
    const gap = (alpha + observed) / (r + repeatPurchases);
    return (s * gap) / (beta + observed);
  }
  const { a, b } = model.parameters;
  const stays = repeatPurchases + (model.kind === "mbg-nbd" ? 1 : 0);
  return stays === 0 ? 0 : a / (b + (stays - 1));
}

/**
 * Mean chance that a customer who has not left does so after its next purchase.
 * @internal
 */
export function leavesNext(model: LeavingAtPurchases, repeatPurchases: number): number {
  const { a, b } = model.parameters;
  return a / (a + b + repeatPurchases + (model.kind === "mbg-nbd" ? 1 : 0));
}

/** A model of customers who leave at a purchase, if ever. */
type LeavingAtPurchases = Exclude<ContinuousModel, { kind: "pareto-nbd" }>;
