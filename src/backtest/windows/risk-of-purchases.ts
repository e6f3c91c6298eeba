import type { Assumptions } from "../../evidence/assumptions.js";
import { purchaseChances } from "../../portfolio/buying/purchase-chances.js";
import type { Portfolio } from "../../portfolio/report/portfolio.js";
import { bookValueAtRisk } from "../../portfolio/stakes/book-value-at-risk.js";

/**
 * The book's money at risk of buying nothing: what contracts have at risk cannot be held against purchases, and of who bought
 * the record cannot tell yet whether it left.
 * @internal
 */
export function riskOfPurchases(
  { accounts, models }: Pick<Portfolio, "accounts" | "models">,
  assumptions: Assumptions,
  horizonDays: number,
): Portfolio["valueAtRisk"] {
  const bought = accounts.flatMap(({ valueAtRisk: risk }) =>
    risk === null || risk.lossFrom === "contracts" ? [] : [risk],
  );
  // How good a season may be has no day.
  const chances = purchaseChances(models.purchases, models.buying, assumptions, 0, null);
  return bookValueAtRisk(
    bought.map(({ months, currency, worth: { value: worth }, loss: { value: loss } }) => ({
      amount: worth * loss,
      months,
      currency,
      worth,
      losable: worth,
      loss,
      leaves: 0,
    })),
    chances?.levelDeviation(horizonDays) ?? 0,
  );
}
