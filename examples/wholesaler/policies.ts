import type { PortfolioPolicies } from "retention-kit";

/** The wholesaler's rules: `docs/wholesaler.md` tells how they were found. */
export const policies: PortfolioPolicies = {
  opportunity: {
    // Nineteen families are a long list: a shop that buys from up to half of them has much of it still before it.
    highAtMostShare: 1 / 2,
    // A family that is new to a shop takes about a tenth of what it spends in a year.
    budgetFromSpend: 0.1,
  },
};
