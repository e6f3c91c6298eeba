import { estimateLoyalty, fitLoyaltyModel, type LoyaltyObservation } from "retention-kit";
import { expect, test } from "vitest";
import { draws } from "../support/draws.js";

const logistic = (odds: number): number => 1 / (1 + Math.exp(-odds));
const logOdds = (share: number): number => Math.log(share / (1 - share));

/**
 * Truths drawn from: share at effort 1 uniform from .7 to .97, share at effort 5 uniform from .1 to that, log odds
 * straight between them; share without a problem uniform from .6 to .97. 200 customers a run, a quarter without a problem.
 */
test(
  "90% intervals cover the truth in 90% of runs to within two points, averaged over what they are asked",
  { tags: ["slow"] },
  () => {
    const random = draws(31);
    const runs = 2000;
    let covered = 0;
    for (let run = 0; run < runs; run++) {
      const low = logOdds(0.7 + 0.27 * random.uniform());
      const high = logOdds(0.1 + (logistic(low) - 0.1) * random.uniform());
      const without = logOdds(0.6 + 0.37 * random.uniform());
      const at = (effort: number): number => logistic(low + ((high - low) * (effort - 1)) / 4);
      const customers = Array.from({ length: 200 }, (): LoyaltyObservation => {
        if (random.chance(0.25)) return { problem: false, repurchased: random.chance(logistic(without)) };
        const effort = 1 + 4 * random.uniform();
        return { effort, repurchased: random.chance(at(effort)) };
      });
      const model = fitLoyaltyModel(customers);
      const effort = 1 + 4 * random.uniform();
      const [evidence, truth] = random.chance(0.25) ? [{ tickets: [] }, logistic(without)] : [{ effort }, at(effort)];
      const { lower, upper } = estimateLoyalty(evidence, { asOf: "2026-11-21", model, confidence: 0.9 });
      if (lower <= truth && truth <= upper) covered++;
    }
    expect(Math.abs(covered / runs - 0.9)).toBeLessThan(0.02);
  },
);
