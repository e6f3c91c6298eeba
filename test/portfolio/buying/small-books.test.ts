import { fitMbgNbd, probabilityOfBuying, reviewPortfolio, summarizePurchases } from "retention-kit";
import { describe, expect, test } from "vitest";
import { plainDate } from "../../../src/calendar/days/plain-date.js";
import { draws } from "../../support/draws.js";

const FIRST = 19_358;
const HORIZON = 180;

/** Gaps that come at random, or as regularly as those of a habit, which no purchase model here knows. */
type Habit = "random" | "regular";

/** Mean log loss of the chance of buying in 180 days, over books drawn from a known process: by the model alone, and as told. */
function losses(habit: Habit, customers: number, days: number, books: number): { model: number; told: number } {
  const { uniform, exponential } = draws(7);
  const gap = (shape: number): number =>
    Array.from({ length: shape }, () => exponential()).reduce((sum, part) => sum + part, 0);
  let [model, told, count] = [0, 0, 0];
  for (let book = 0; book < books; book++) {
    const drawn = Array.from({ length: customers }, () => {
      const mean = 40 + 40 * gap(2);
      const leaving = 0.5 * uniform() * uniform();
      const shape = habit === "regular" ? 4 : 1;
      const bought: number[] = [];
      for (let day = uniform() * days * 0.8; day < days + HORIZON; day += 1 + (gap(shape) / shape) * mean) {
        bought.push(Math.floor(day));
        if (uniform() < leaving) break;
      }
      return bought;
    });
    const known = drawn.flatMap((bought, index) => {
      const purchases = bought.filter((day) => day <= days).map((day) => ({ on: plainDate(FIRST + day), amount: 1 }));
      return purchases.length > 0 ? [{ id: `a${index}`, purchases, comes: bought.some((day) => day > days) }] : [];
    });
    const asOf = plainDate(FIRST + days);
    const accounts = known.map(({ id, purchases }) => ({ id, purchases }));
    const { accounts: reports } = reviewPortfolio({ accounts, products: [], sellers: [] }, { asOf, to: asOf });
    const rows = accounts.flatMap(({ id, purchases }) => purchases.map((row) => ({ ...row, accountId: id })));
    const { summaries } = summarizePurchases(rows, { until: asOf, unit: "week" });
    const alone = fitMbgNbd(summaries, { penalty: 0.01 });
    const chances = new Map(
      summaries.map((summary) => [summary.accountId, probabilityOfBuying(alone, summary, { horizon: HORIZON / 7 })]),
    );
    for (const { id, comes } of known) {
      const answer = reports.find(({ accountId }) => accountId === id)?.buysAgain?.probability;
      // A book with too few who came back has no answer.
      if (answer === undefined) continue;
      const loss = (chance = NaN): number => -Math.log(Math.max(1e-4, comes ? chance : 1 - chance));
      model += loss(chances.get(id));
      told += loss(answer);
      count++;
    }
  }
  return { model: model / count, told: told / count };
}

describe("a chance that small books have held against their own past", () => {
  test("costs little where the purchase model is right", { tags: ["slow"] }, () => {
    const { model, told } = losses("random", 60, 900, 24);
    expect(told - model).toBeLessThan(0.01);
  });

  test("gains much where customers have a habit that the model does not know", { tags: ["slow"] }, () => {
    const { model, told } = losses("regular", 150, 540, 8);
    expect(model - told).toBeGreaterThan(0.02);
  });
});
