import { assumptions, projectWordOfMouth, RetentionError, sensitivity, type WordOfMouthCohort } from "retention-kit";
import { describe, expect, test } from "vitest";

const cohort: WordOfMouthCohort = {
  customers: 500,
  problemShare: 0.2,
  outcomes: { silent: 0.4, unsatisfied: 0.2, satisfied: 0.2, satisfiedQuickly: 0.2 },
  wonPerHearer: 0.1,
  lostPerHearer: 0.02,
  customerValue: 30,
};

describe("sensitivity", () => {
  const result = sensitivity(cohort);
  const barOf = (factor: string) => result.bars.find((bar) => bar.factor === factor);

  test("each bar is the projection with one thing moved to its ends", () => {
    expect(result.quantity).toBe("money");
    expect(result.base).toBeCloseTo(projectWordOfMouth(cohort).money?.mean ?? NaN, 8);
    for (const [share, end] of [
      [0.08, "least"],
      [0.12, "most"],
    ] as const) {
      const moved = projectWordOfMouth({ ...cohort, wonPerHearer: share });
      expect(barOf("wonPerHearer")?.[end].value).toBeCloseTo(share, 12);
      expect(barOf("wonPerHearer")?.[end].result).toBeCloseTo(moved.money?.mean ?? NaN, 8);
    }
    const fourTold = projectWordOfMouth({ ...cohort, tells: { satisfied: 4, satisfiedQuickly: 4 } });
    expect(barOf("wordOfMouth.told.resolved")?.least.result).toBeCloseTo(fourTold.money?.mean ?? NaN, 8);
    const noTail = assumptions("published", { "wordOfMouth.told.dissatisfied.moreThan20Share": 0 });
    expect(barOf("wordOfMouth.told.dissatisfied.moreThan20Share")?.least.result).toBeCloseTo(
      projectWordOfMouth(cohort, { assumptions: noTail }).money?.mean ?? NaN,
      8,
    );
  });

  test("the longest comes first, and each is as long as its ends are apart", () => {
    const swings = result.bars.map(({ swing }) => swing);
    expect(swings).toEqual([...swings].sort((a, b) => b - a));
    for (const { least, most, swing } of result.bars) expect(swing).toBe(Math.abs(most.result - least.result));
    expect(result.bars.map(({ factor }) => factor).sort()).toEqual([
      "customerValue",
      "lostPerHearer",
      "problemShare",
      "wonPerHearer",
      "wordOfMouth.told.dissatisfied",
      "wordOfMouth.told.dissatisfied.moreThan20Share",
      "wordOfMouth.told.resolved",
    ]);
  });

  test("both presets stand beside", () => {
    expect(result.published).toEqual(projectWordOfMouth(cohort).money);
    expect(result.cautious).toEqual(projectWordOfMouth(cohort, { assumptions: assumptions("cautious") }).money);
  });

  test("ranges of one's own, also as times a probability that differs by outcome", () => {
    const { bars } = sensitivity(
      { ...cohort, wonPerHearer: { satisfied: 0.1, satisfiedQuickly: 0.2 } },
      { quantity: "won", ranges: { wonPerHearer: { least: 0, most: 2 }, problemShare: { least: 0, most: 1 } } },
    );
    const won = bars.find(({ factor }) => factor === "wonPerHearer");
    expect(won?.least).toEqual({ value: 0, result: 0 });
    expect(won?.most.result).toBeCloseTo(
      projectWordOfMouth({ ...cohort, wonPerHearer: { satisfied: 0.2, satisfiedQuickly: 0.4 } }).won?.mean ?? NaN,
      8,
    );
    expect(bars.find(({ factor }) => factor === "problemShare")?.least.result).toBe(0);
  });

  test("what is asked for must be known", () => {
    const { wonPerHearer, ...unknown } = cohort;
    expect(wonPerHearer).toBeDefined();
    expect(() => sensitivity(unknown, { quantity: "net" })).toThrow(RetentionError);
    expect(sensitivity(unknown).quantity).toBe("lost");
    expect(() => sensitivity(cohort, { spread: 2 })).toThrow("options.spread");
    expect(() => sensitivity(cohort, { ranges: { problemShare: { least: 0.5, most: 0.2 } } })).toThrow("most");
  });
});
