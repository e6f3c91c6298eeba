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

  test("a hundred counted problems stay counts while the share of later customers moves", () => {
    const counted = {
      customers: 1000,
      problemShare: 0.1,
      outcomes: { silent: 40, unsatisfied: 20, satisfied: 20, satisfiedQuickly: 20 },
      wonPerHearer: 0.1,
      lostPerHearer: 0.02,
    };
    const { bars } = sensitivity(counted, { quantity: "hearers" });
    const { least, most } = bars.find(({ factor }) => factor === "problemShare") ?? { least: null, most: null };
    // 60 tell 13.69 and 40 tell 5; of those 200 hearers 20 are won, who start chains of at most eleven generations.
    const hearers = (share: number): number => {
      const reproduction = share * 0.4 * 5 * 0.1;
      const toldByEach = share * (0.6 * 13.69 + 0.4 * 5);
      return 60 * 13.69 + 200 + (20 * toldByEach * (1 - reproduction ** 11)) / (1 - reproduction);
    };
    expect(least?.result).toBeCloseTo(hearers(0.08), 8);
    expect(most?.result).toBeCloseTo(hearers(0.12), 8);
  });

  test("a probability moves up only as far as the other leaves room", () => {
    const crowded = { ...cohort, wonPerHearer: { satisfied: 0.5 }, lostPerHearer: { satisfied: 0.45, silent: 0.3 } };
    const { bars } = sensitivity(crowded, { quantity: "net", periods: 1 });
    const ends = (input: string) => {
      const { least, most } = bars.find(({ factor }) => factor === input) ?? { least: null, most: null };
      return [least?.result, most?.result];
    };
    const told = { silent: 500 * 0.2 * 0.4 * 13.69, satisfied: 500 * 0.2 * 0.2 * 5 };
    const net = (won: number, lost: number, lostOfSilent: number): number =>
      told.satisfied * (won - lost) - told.silent * lostOfSilent;
    // A fifth more than .5 would be .6, where .45 are lost; a fifth more than .45 would be .54, where .5 are won.
    expect(ends("wonPerHearer")[0]).toBeCloseTo(net(0.4, 0.45, 0.3), 9);
    expect(ends("wonPerHearer")[1]).toBeCloseTo(net(0.55, 0.45, 0.3), 9);
    expect(ends("lostPerHearer")[0]).toBeCloseTo(net(0.5, 0.36, 0.24), 9);
    expect(ends("lostPerHearer")[1]).toBeCloseTo(net(0.5, 0.5, 0.36), 9);
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

test.each([
  [{ ranges: 5 }, "options.ranges must be an object"],
  [{ ranges: { lostPerHearer: { least: 1, most: 2, mid: 1 } } }, "options.ranges.lostPerHearer must"],
  [{ quantity: "constructor" }, "options.quantity must be one of hearers, won, lost, net, money"],
])("the options %j are refused by name", (options, message) => {
  const outcomes = { silent: 0, unsatisfied: 1, satisfied: 0, satisfiedQuickly: 0 };
  const cohort = { customers: 100, problemShare: 0.1, outcomes, lostPerHearer: 0.02 };
  expect(() => sensitivity(cohort, options as never)).toThrow(`sensitivity: ${message}`);
});
