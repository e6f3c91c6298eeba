import type { Assumptions } from "../../evidence/assumptions.js";
import { purchaseChances } from "../../portfolio/buying/buying-chance.js";
import type { Portfolio } from "../../portfolio/report/portfolio.js";
import { bookValueAtRisk } from "../../portfolio/stakes/book-value-at-risk.js";

/**
 * The book's value at risk of those who buy: what contracts have at risk cannot be held against purchases.
 * @internal
 */
export function riskOfPurchases(
  { accounts, valueAtRisk, models }: Pick<Portfolio, "accounts" | "valueAtRisk" | "models">,
  assumptions: Assumptions,
  horizonDays: number,
): Portfolio["valueAtRisk"] {
  const risks = accounts.flatMap((report) => report.valueAtRisk ?? []);
  const bought = risks.filter(({ lossFrom }) => lossFrom !== "contracts");
  if (bought.length === risks.length) return valueAtRisk;
  // How good a season may be has no day.
  const chances = purchaseChances(models.purchases, models.buying, assumptions, 0, null);
  return bookValueAtRisk(
    bought.map(({ amount, months, currency, worth: { value } }) => ({
      amount,
      months,
      currency,
      worth: value,
      losable: value,
    })),
    chances?.levelDeviation(horizonDays) ?? 0,
  );
}
