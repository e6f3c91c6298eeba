import { backtest, type Account } from "retention-kit";
import { expect, test } from "vitest";
import { fairVerdicts } from "./alike.js";
import { company, on } from "./company.js";

// `npm run check:backtest` counts over hundreds of companies.
test("where customers are all alike, few verdicts call a difference", { tags: ["slow"] }, () => {
  const verdicts = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((seed) => fairVerdicts(150, seed, 100));
  expect(verdicts.length).toBeGreaterThan(80);
  const wrong = verdicts.filter(({ verdict }) => verdict !== "no-difference").length;
  // At 5% each, and several of them of the same accounts, a tenth is seldom passed.
  expect(wrong / verdicts.length).toBeLessThan(0.12);
});

test(
  "where customers differ, the chance of buying beats the same chance for all, and the future beats everything",
  { tags: ["slow"] },
  () => {
    for (const seed of [11, 12, 13]) {
      const { records, truths } = company({ accounts: 300, seed, days: 540 });
      const leaves = new Map(records.accounts.map(({ id }, index) => [id, truths[index]?.leaves ?? 0]));
      const day = 360;
      const rules = {
        // Knows who leaves within the horizon or has left, and not what else is bought.
        truth: ({ id, purchases }: Account) => ((leaves.get(id) ?? 0) < day + 45 ? 1 + (purchases?.length ?? 0) : 0),
      };
      const { verdicts } = backtest(records, { asOf: on(day), horizonDays: 90, resamples: 200, seed, rules });
      const verdictOf = (measure: string, against: string) =>
        verdicts.find((verdict) => verdict.measure === measure && verdict.against === against)?.verdict;
      expect(verdictOf("buysAgain.auc", "baseRate")).toBe("better");
      expect(verdictOf("buysAgain.logLoss", "baseRate")).toBe("better");
      expect(verdictOf("plan.lapsedReached", "truth")).toBe("worse");
    }
  },
);
