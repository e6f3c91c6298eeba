import type { PortfolioPolicies } from "retention-kit";

/**
 * The supplier's own guesses on word of mouth, a period being a month: nobody has published how likely one who hears is
 * won or lost, so give your own.
 */
export const policies: PortfolioPolicies = {
  wordOfMouth: { wonPerHearer: 0.01, lostPerHearer: 0.02, delay: [0.3, 0.25, 0.2, 0.1, 0.1, 0.05] },
};
