import {
  assumptions,
  fitWordOfMouth,
  marketDamage,
  projectReferralProgram,
  projectWordOfMouth,
  sensitivity,
  simulateWordOfMouth,
  type WordOfMouthCohort,
} from "retention-kit";
import { describe, expect, test } from "vitest";
import { randomStream } from "../../src/numeric/random/random-stream.js";
import { quadratureScenarios, withMean } from "../../src/word-of-mouth/exact/scenarios.js";
import { keepFirstHearings } from "../../src/word-of-mouth/simulation/first-hearings.js";
import { resolveCohort } from "../../src/word-of-mouth/process/resolve-cohort.js";
import { toldBy, usesOnline } from "../../src/word-of-mouth/process/word-of-mouth-process.js";
import { meanFieldPath } from "../../src/word-of-mouth/simulation/mean-field-path.js";
import { pathSimulator } from "../../src/word-of-mouth/simulation/simulate-path.js";

const keys = (list: readonly { key: string }[]): string[] => list.map(({ key }) => key);

/** Nobody has a choice: each tells and posts, and all who hear act one period later. */
const certain: WordOfMouthCohort = {
  customers: 20,
  problemShare: 0.7,
  outcomes: { silent: 2, unsatisfied: 3, satisfied: 4, satisfiedQuickly: 5 },
  outcomesAre: "counts",
  tells: { silent: 3, unsatisfied: 7, satisfied: 2, satisfiedQuickly: 11, noProblem: 1 },
  wonPerHearer: { satisfied: 1, noProblem: 1 },
  lostPerHearer: { unsatisfied: 1, satisfiedQuickly: 1 },
  online: { shareWhoPost: 1, reach: 10, shareWhoBelieve: 1, multiplier: 3 },
  delay: [0, 1],
  customerValue: 5,
};
/** In the order of the tellers: how many there are, how many people each tells, and what those do. */
const groups = [
  [2, 3, 0, 0],
  [3, 7, 0, 1],
  [4, 2, 1, 0],
  [5, 11, 0, 1],
  [6, 1, 1, 0],
] as const;
const sumOver = (of: (group: readonly [number, number, number, number]) => number): number =>
  groups.reduce((sum, group) => sum + of(group), 0);
/** A person told reaches two more online, and a post ten. */
const reached = ([count, told]: readonly [number, number, number, number]): number => count * (3 * told + 10);

describe("a cohort without chance", () => {
  const hearers = sumOver(reached);
  const won = sumOver((group) => reached(group) * group[2]);
  const lost = sumOver((group) => reached(group) * group[3]);
  const inPerson = sumOver(([count, told]) => count * told);
  const horizon = { periods: 2, generations: 1 };

  test.each([true, false])("plays one path, in parts: %s", (inParts) => {
    const { path, play } = pathSimulator(resolveCohort("test", certain), horizon, { inParts });
    for (const number of [0, 1]) play(randomStream(1, number));
    expect([...path.byPeriod.hearers]).toEqual([hearers, 0]);
    expect([...path.byPeriod.won]).toEqual([0, won]);
    expect([...path.byPeriod.lost]).toEqual([0, lost]);
    expect([...path.byTeller.hearers]).toEqual(groups.map(reached));
    expect([...path.byTeller.won]).toEqual(groups.map((group) => reached(group) * group[2]));
    expect([...path.byTeller.lost]).toEqual(groups.map((group) => reached(group) * group[3]));
    expect([...path.byChannel.hearers]).toEqual(inParts ? [inPerson, hearers - inPerson] : [0, 0]);
    expect([...path.byGeneration.won]).toEqual([inParts ? won : 0]);
  });

  test("is projected and simulated alike, without spread", () => {
    const projected = projectWordOfMouth(certain, horizon);
    const simulated = simulateWordOfMouth(certain, { seed: 1, paths: 3, ...horizon });
    for (const found of [projected, simulated]) {
      const sure = { lower: won - lost, upper: won - lost, chance: 0 };
      expect(found.net).toMatchObject({ ...sure, mean: won - lost });
      expect(found.hearers).toMatchObject({ mean: hearers, lower: hearers, upper: hearers, chance: 0 });
      expect(found.money?.mean).toBe(5 * (won - lost));
      expect(found.byPeriod.map((each) => [each.period, each.hearers.mean, each.won?.mean, each.lost?.mean])).toEqual([
        [1, hearers, 0, 0],
        [2, 0, won, lost],
      ]);
      expect(found.byPeriod.map(({ cumulative }) => cumulative.hearers.mean)).toEqual([hearers, hearers]);
      expect(found.contributions.map(({ factor, points, weight }) => [factor, points, weight])).toEqual(
        ["silent", "unsatisfied", "satisfied", "satisfiedQuickly", "noProblem"].reduce<[string, number, number][]>(
          (rows, outcome, at) => {
            const group = groups[at] ?? [0, 0, 0, 0];
            return [...rows, [`wordOfMouth.${outcome}`, reached(group) * (group[2] - group[3]) + 0, 1]];
          },
          [["baseline", 0, 1]],
        ),
      );
      expect([found.coverage, found.reasons.map(({ code }) => code)]).toEqual([1, ["word-of-mouth.chain.grows"]]);
    }
    expect(projected.contributions.slice(1).map(({ value }) => value)).toEqual(
      groups.map((group) => ({ hearers: reached(group) })),
    );
    expect(simulated.contributions.slice(1).map(({ value }) => (value as { count: number }).count)).toEqual(
      groups.map(([count]) => count),
    );
    expect(projected.byChannel.map(({ channel, hearers: of }) => [channel, of.mean])).toEqual([
      ["inPerson", inPerson],
      ["online", hearers - inPerson],
    ]);
    expect(projected.byOutcome.map(({ outcome, hearers: of }) => [outcome, of.mean])).toEqual(
      ["silent", "unsatisfied", "satisfied", "satisfiedQuickly", "noProblem"].map((outcome, at) => [
        outcome,
        reached(groups[at] ?? [0, 0, 0, 0]),
      ]),
    );
    expect(
      projected.byGeneration.map(({ generation, customers, won: of }) => [generation, customers?.mean, of?.mean]),
    ).toEqual([[0, 20, won]]);
  });

  test("doubles in every generation, each two periods after the one before", () => {
    const chain: WordOfMouthCohort = {
      customers: 3,
      problemShare: 1,
      outcomes: { satisfied: 1 },
      tells: { satisfied: 2 },
      wonPerHearer: 1,
      lostPerHearer: 0,
      delay: [0, 1],
    };
    const of = (periods: number, generations: number) => {
      const { path, play } = pathSimulator(resolveCohort("test", chain), { periods, generations }, { inParts: true });
      play(randomStream(2, 1));
      const { byPeriod, byGeneration } = projectWordOfMouth(chain, { periods, generations });
      for (const each of ["hearers", "won"] as const) {
        expect(byPeriod.map((period) => period[each]?.mean)).toEqual([...path.byPeriod[each]]);
        expect(byGeneration.map((generation) => generation[each]?.mean)).toEqual([...path.byGeneration[each]]);
      }
      const means = meanFieldPath(resolveCohort("test", chain), { periods, generations });
      expect(means).toEqual(path);
      return path;
    };
    const { byPeriod, byGeneration } = of(6, 3);
    expect([...byPeriod.hearers]).toEqual([6, 0, 12, 0, 24, 0]);
    expect([...byPeriod.won]).toEqual([0, 6, 0, 12, 0, 24]);
    expect([...byGeneration.hearers]).toEqual([6, 12, 24]);
    expect([...of(5, 5).byGeneration.won]).toEqual([6, 12, 0, 0, 0]);
    expect([...of(6, 2).byPeriod.hearers]).toEqual([6, 0, 12, 0, 0, 0]);
    expect([...of(1, 1).byPeriod.won]).toEqual([0]);
  });
});

test("what hearers do after the last period is not counted", () => {
  const late = { ...certain, delay: [0.25, 0.25, 0.5] };
  const means = meanFieldPath(resolveCohort("test", late), { periods: 2, generations: 1 });
  const won = sumOver((group) => reached(group) * group[2]);
  expect([...means.byPeriod.won]).toEqual([won / 4, won / 4]);
  expect(means.byTeller.won.reduce((sum, each) => sum + each, 0)).toBeCloseTo(won / 2, 9);
  expect(means.byGeneration.won[0]).toBeCloseTo(won / 2, 9);
  expect(projectWordOfMouth(late, { periods: 2, generations: 1 }).won?.mean).toBeCloseTo(won / 2, 9);
});

test("paths have streams of their own, whichever is the first", () => {
  const few: WordOfMouthCohort = { customers: 9, problemShare: 0.5, outcomes: { unsatisfied: 1 }, lostPerHearer: 0.1 };
  const of = (firstPath: number, paths: number) =>
    simulateWordOfMouth(few, { seed: 5, firstPath, paths, periods: 1 }).hearers.mean * paths;
  expect(of(0, 6)).toBe(of(0, 2) + of(2, 4));
  expect(of(0, 6)).toBe([0, 1, 2, 3, 4, 5].reduce((sum, path) => sum + of(path, 1), 0));
});

describe("what is not known is said", () => {
  const half: WordOfMouthCohort = { customers: 9, problemShare: 0.5, outcomes: { unsatisfied: 0.5, satisfied: 0.5 } };
  test.each([
    [{}, ["word-of-mouth.unknown.won", "word-of-mouth.unknown.lost", "word-of-mouth.unknown.value"], 0.25],
    [{ customerValue: 3 }, ["word-of-mouth.unknown.won", "word-of-mouth.unknown.lost"], 0.5],
    [{ customerValue: 3, wonPerHearer: 0.01 }, ["word-of-mouth.unknown.lost"], 0.75],
    [{ wonPerHearer: 0.01, lostPerHearer: 0.1 }, ["word-of-mouth.unknown.value"], 0.75],
    [{ customerValue: 3, wonPerHearer: 0.01, lostPerHearer: 0.1 }, [], 1],
  ])("%j", (more, codes, coverage) => {
    for (const found of [
      projectWordOfMouth({ ...half, ...more }, { periods: 1 }),
      simulateWordOfMouth({ ...half, ...more }, { seed: 1, paths: 2, periods: 1 }),
    ]) {
      const said = found.reasons.map(({ code }) => code).filter((code) => code.startsWith("word-of-mouth.unknown."));
      expect(said).toEqual(codes);
      expect(found.coverage).toBe(coverage);
      expect(found.money === null).toBe(!("customerValue" in more && "lostPerHearer" in more));
      expect(found.contributions.length === 0).toBe(found.net === null);
    }
  });

  test("a market of nobody has all heard", () => {
    const nobody = { ...half, customers: 0, market: 0 };
    const { reasons } = projectWordOfMouth(nobody, { periods: 1 });
    expect(reasons).toContainEqual({ code: "word-of-mouth.market.saturates", params: { market: 0, heardShare: 1 } });
  });

  test("a channel that nobody uses is left out", () => {
    expect(projectWordOfMouth(half, { periods: 1 }).byChannel.map(({ channel }) => channel)).toEqual(["inPerson"]);
    const online = (more: object) => usesOnline(resolveCohort("test", { ...half, online: more }));
    expect(online({})).toBe(false);
    expect(online({ shareWhoPost: 0.1, reach: 5 })).toBe(false);
    expect(online({ shareWhoPost: 0.1, reach: 5, shareWhoBelieve: 0.1 })).toBe(true);
    expect(online({ multiplier: 1.1 })).toBe(true);
  });
});

describe("means that are not known", () => {
  const chain = resolveCohort("test", {
    customers: 3,
    problemShare: 1,
    outcomes: { satisfied: 1 },
    wonPerHearer: 0.2,
    lostPerHearer: 0,
  });
  const key = "wordOfMouth.told.resolved";

  test.each([
    [12, 5, 9],
    [13, 10, 19],
  ])("are moved through their range at points exact for chains of %i generations", (generations, points, degree) => {
    const moved = quadratureScenarios(chain, generations);
    expect(moved).toHaveLength(points);
    // Means from four to six: places from 0 to 1.
    for (let power = 0; power <= degree; power++) {
      const integral = moved.reduce((sum, { weight, resolved }) => {
        return sum + weight * (((resolved.tellers[0]?.tells.mean ?? NaN) - 4) / 2) ** power;
      }, 0);
      expect(integral).toBeCloseTo(1 / (power + 1), 12);
    }
  });

  test("are two points where they win no one, and none where all is known", () => {
    const none = resolveCohort("test", { customers: 3, problemShare: 1, outcomes: { satisfied: 1 } });
    expect(quadratureScenarios(none, 20)).toHaveLength(2);
    expect(quadratureScenarios({ ...none, market: 50 }, 20)).toHaveLength(10);
    const sure = resolveCohort("test", {
      customers: 3,
      problemShare: 1,
      outcomes: { satisfied: 1 },
      tells: { satisfied: 5 },
    });
    expect(quadratureScenarios(sure, 20)).toEqual([]);
    expect(withMean(chain, key, 0.25).tellers[0]?.tells.mean).toBe(4.5);
    expect(withMean(chain, "other", 0.25)).toEqual(chain);
    expect(withMean(sure, "satisfied", 0.25)).toEqual(sure);
  });
});

test("a bar's ends are the means at either end, and the inputs a fifth less and more", () => {
  const cohort: WordOfMouthCohort = {
    customers: 100,
    problemShare: 0.2,
    outcomes: { unsatisfied: 0.5, satisfied: 0.5 },
    wonPerHearer: 0.1,
    lostPerHearer: 0.9,
    customerValue: 3,
  };
  const { bars, assumptions: used } = sensitivity(cohort, { periods: 1 });
  const ends = (factor: string) => {
    const bar = bars.find((each) => each.factor === factor);
    return [bar?.least.value, bar?.most.value];
  };
  expect(ends("wordOfMouth.told.resolved")).toEqual([4, 6]);
  expect(ends("problemShare")).toEqual([0.16000000000000003, 0.24]);
  expect(ends("lostPerHearer")[1]).toBe(1);
  expect(ends("customerValue")[1]).toBeCloseTo(3.6, 12);
  expect(ends("wordOfMouth.told.dissatisfied.moreThan20Share")[0]).toBe(0);
  // 10 satisfied customers tell five people each, of whom a tenth are won: 5; the others lose 10·13.69·0.9.
  const money = (won: number, lost: number): number => 3 * (won - lost);
  const base = money(5, 10 * 13.69 * 0.9);
  expect(sensitivity(cohort, { periods: 1 }).base).toBeCloseTo(base, 9);
  const told = bars.find(({ factor }) => factor === "wordOfMouth.told.resolved");
  expect(told?.least.result).toBeCloseTo(base - 3, 9);
  expect(told?.most.result).toBeCloseTo(base + 3, 9);
  expect(keys(used)).toContain("wordOfMouth.told.resolved");
  // Winners and losers of one outcome leave each other room.
  const both = { ...cohort, wonPerHearer: { satisfied: 0.5 }, lostPerHearer: { satisfied: 0.4 } };
  const moved = sensitivity(both, { periods: 1, quantity: "won", ranges: { wonPerHearer: { least: 1, most: 3 } } });
  expect(moved.bars.find(({ factor }) => factor === "wonPerHearer")?.most.result).toBeCloseTo(50 * 0.6, 9);
});

describe("damage", () => {
  const input = { customers: 1000, problemShare: 0.3, outcomes: { silent: 0.5, unsatisfied: 0.5 } };

  test("is of those with a problem, whatever those without one tell", () => {
    const talking = { ...input, tells: { noProblem: 2 } };
    const expected = 300 * (0.5 * (0.9 - 0.37) + 0.5 * (0.9 - 0.46));
    for (const of of [input, talking]) {
      const found = marketDamage(of);
      expect(found.customersLost.mean).toBeCloseTo(expected, 9);
      const share = expected / 1000;
      expect(found.customersLost.chance ** 2).toBeCloseTo(1000 * share * (1 - share), 6);
    }
  });

  test("has hearers by the tells that were given, and lists what it took", () => {
    const told = marketDamage({ ...input, lostPerHearer: 0.1, tells: { silent: 2, unsatisfied: 4 } });
    expect(told.hearersLost?.mean).toBeCloseTo(150 * 0.2 + 150 * 0.4, 9);
    expect(keys(told.assumptions)).not.toContain("wordOfMouth.told.dissatisfied");
    // Those solved quickly lose no one, so what they tell is not asked.
    expect(keys(told.assumptions)).not.toContain("wordOfMouth.told.resolved");
    expect(told.coverage).toBeCloseTo(2 / 3, 12);
    expect(told.contributions.map(({ factor, points, weight, value }) => [factor, points, weight, value])).toEqual([
      ["baseline", 0, 1, 0],
      ["customers.silent", expect.closeTo(150 * 0.53, 9), 1, 150],
      ["hearers.silent", expect.closeTo(30, 9), 1, 150],
      ["customers.unsatisfied", expect.closeTo(150 * 0.44, 9), 1, 150],
      ["hearers.unsatisfied", expect.closeTo(60, 9), 1, 150],
      ["customers.satisfied", 0, 1, 0],
      ["hearers.satisfied", 0, 1, 0],
      ["customers.satisfiedQuickly", 0, 1, 0],
      ["hearers.satisfiedQuickly", 0, 1, 0],
    ]);
    const online = { shareWhoPost: 0.5, reach: 10, shareWhoBelieve: 0.2 };
    const posted = marketDamage({ ...input, lostPerHearer: 0.1, tells: { silent: 2, unsatisfied: 4 }, online });
    expect(posted.hearersLost?.mean).toBeCloseTo(150 * 0.3 + 150 * 0.5, 9);
  });

  test("where all are solved quickly there is nothing to move, and hearers stay unknown", () => {
    const all = { ...input, outcomes: { satisfiedQuickly: 1 } };
    expect(marketDamage(all).onePointQuicker).toEqual({ customers: 0, hearers: null, money: null });
    const byCount = { customers: 40, outcomes: { unsatisfied: 10 }, outcomesAre: "counts" as const };
    const { onePointQuicker, customersLost } = marketDamage(byCount);
    expect(customersLost.mean).toBeCloseTo(4.4, 9);
    expect(onePointQuicker.customers).toBeCloseTo(0.1 * 0.44, 9);
    const lostPerHearer = { unsatisfied: 0.1, satisfiedQuickly: 0.1 };
    expect(marketDamage({ ...all, lostPerHearer }).onePointQuicker).toEqual({ customers: 0, hearers: 0, money: null });
    const known = marketDamage({ ...byCount, lostPerHearer, customerValue: 3 }).onePointQuicker;
    expect(known.hearers).toBeCloseTo(0.1 * (1.369 - 0.5), 9);
    expect(known.money).toBeCloseTo(3 * (0.1 * 0.44 + 0.1 * (1.369 - 0.5)), 9);
    expect(marketDamage({ ...byCount, lostPerHearer }).onePointQuicker.money).toBeNull();
  });
});

test("a referral programme with points, by hand", () => {
  const purchases = {
    purchasesPerDay: 0.1,
    meanSpend: 20,
    margin: 0.5,
    uplift: 0.1,
    pointsShare: 0.05,
    redemption: 0.8,
    redeemedAfterDays: 30,
    pointCost: 1,
  };
  const program = {
    members: 50,
    referralsPerDay: 0.02,
    conversion: 0.5,
    wouldHaveJoined: 0.2,
    rewardEveryDays: 10,
    rewardCost: 3,
    customerValue: 40,
  };
  const figures = assumptions("published", {
    "referral.afterReward.multiplier": 3,
    "referral.afterReward.halfLifeDays": 5,
  });
  const found = projectReferralProgram({ ...program, purchases }, { days: 20, assumptions: figures });
  const plain = projectReferralProgram(program, { days: 20, assumptions: figures });
  // Two rewards, each of 5/ln 2 · (1 − 2^−2) whole days.
  const days = 2 * (5 / Math.LN2) * 0.75;
  const extra = 2 * 50 * 0.02 * days;
  expect(plain.withRewards.referrals.mean).toBeCloseTo(20 + extra, 9);
  expect(plain.withRewards.customers.mean).toBeCloseTo((20 + extra) * 0.4, 9);
  expect(plain.withoutRewards.customers.mean).toBeCloseTo(8, 9);
  expect(plain.rewards).toBe(100);
  expect(plain.net).toBeCloseTo(extra * 0.4 * 40 - 300, 9);
  expect(plain.breakEven.rewardCost).toBeCloseTo((extra * 0.4 * 40) / 100, 9);
  expect(plain.breakEven.customerValue).toBeCloseTo(300 / (extra * 0.4), 9);
  expect(plain.breakEven.multiplier).toBeCloseTo(1 + 300 / ((extra / 2) * 0.4 * 40), 9);
  expect(found.contributions.map(({ factor, weight }) => [factor, weight])).toEqual(
    ["baseline", "referral.incrementalCustomers", "referral.rewards", "referral.repeatMargin", "referral.points"].map(
      (factor) => [factor, 1],
    ),
  );
  expect(found.contributions.map(({ value }) => value)).toEqual([
    0,
    expect.closeTo(extra * 0.4, 9),
    100,
    found.repeat?.incremental.mean,
    found.repeat?.granted,
  ]);
  const points = found.contributions.map((each) => each.points);
  expect(points[3]).toBeCloseTo(found.repeat?.margin ?? NaN, 9);
  expect(points[4]).toBeCloseTo(-(found.repeat?.pointsCost ?? NaN), 9);
  expect(found.net).toBeCloseTo(plain.net + (points[3] ?? NaN) + (points[4] ?? NaN), 9);
  expect(found.reasons).toEqual([
    { code: "word-of-mouth.referral.after-reward", params: { multiplier: 3, halfLifeDays: 5 } },
    {
      code: "word-of-mouth.referral.break-even-uplift",
      params: { uplift: 0.1, breakEven: found.repeat?.breakEvenUplift },
    },
    { code: "word-of-mouth.referral.liability", params: { liability: found.repeat?.liability } },
  ]);
  expect(() => projectReferralProgram({ ...program, members: 1e15, referralsPerDay: 1e9 }, { days: 1e9 })).toThrow(
    "members * referralsPerDay * days must be at most",
  );
  expect(keys(found.assumptions)).toEqual(["referral.afterReward.multiplier", "referral.afterReward.halfLifeDays"]);
});

describe("answers on how many were told", () => {
  test("that spread no more than chance make a Poisson number of people, others one that spreads", () => {
    const until = "2026-12-31";
    const even = fitWordOfMouth({ customers: [], told: [3, 3, 3, 4, 3] }, { until });
    expect(even.tells).toEqual({
      kind: "poisson",
      mean: 3.2,
      meanRange: { least: even.told?.lower, most: even.told?.upper },
    });
    const wide = fitWordOfMouth({ customers: [], told: [0, 0, 1, 9, 30] }, { until });
    expect(wide.tells).toEqual({
      kind: "negative-binomial",
      mean: 8,
      dispersion: wide.told?.dispersion,
      meanRange: { least: wide.told?.lower, most: wide.told?.upper },
    });
    expect(even).toMatchObject({ reproduction: null, referrals: 0, daysToReferral: null, windowDays: 365 });
  });

  test("waits have their mean and median, and count within the window alone", () => {
    const joins = (id: string, day: number, referredBy?: string) => ({
      id,
      joinedOn: new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10),
      ...(referredBy === undefined ? {} : { referredBy }),
    });
    const customers = [
      joins("a", 0),
      joins("b", 10, "a"),
      joins("c", 40, "a"),
      joins("d", 100, "a"),
      joins("e", 30, "b"),
    ];
    const fit = (windowDays: number) => fitWordOfMouth({ customers }, { until: "2025-12-31", windowDays });
    expect(fit(100)).toMatchObject({ referrals: 4, daysToReferral: { mean: (10 + 40 + 100 + 20) / 4, median: 30 } });
    expect(fit(99)).toMatchObject({ referrals: 3, daysToReferral: { mean: 70 / 3, median: 20 } });
    expect(fit(99).reproduction?.mean).toBeCloseTo(3 / 5, 9);
    expect(fit(99)).toMatchObject({ kind: "word-of-mouth", version: 1, windowDays: 99, told: null, tells: null });
  });
});

test("of all who are told, those who hear first are shared out among the groups", () => {
  const random = randomStream(7, 7);
  const told = Float64Array.of(30, 0, 10);
  expect(keepFirstHearings(random, told, 0, 100)).toBe(0);
  expect([...told]).toEqual([0, 0, 0]);
  // A market of one that many are told reaches it once.
  const one = Float64Array.of(500, 500);
  expect(keepFirstHearings(random, one, 1, 1)).toBe(1);
  expect((one[0] ?? NaN) + (one[1] ?? NaN)).toBe(1);
  const all = Float64Array.of(4000, 0, 4000);
  expect(keepFirstHearings(random, all, 50, 50)).toBe(50);
  expect(all[1]).toBe(0);
  expect((all[0] ?? NaN) + (all[2] ?? NaN)).toBe(50);
  expect(Math.abs((all[0] ?? NaN) - 25)).toBeLessThan(20);
  expect(
    toldBy({ mean: 3 } as Parameters<typeof toldBy>[0], {
      shareWhoPost: 0.5,
      reach: 10,
      shareWhoBelieve: 0.2,
      multiplier: 2,
    }),
  ).toBe(7);
});

describe("bounds and chances of ending", () => {
  test("are of each channel alone", () => {
    const { byChannel } = projectWordOfMouth(certain, { periods: 2, generations: 1 });
    for (const { hearers, lost, net } of byChannel) {
      for (const of of [hearers, lost, net]) expect([of?.lower, of?.upper]).toEqual([of?.mean, of?.mean]);
    }
    expect(byChannel.map(({ hearers }) => hearers.mean)).toEqual([96, 392]);
  });

  test("know who wins and who does not among those who tell alike", () => {
    const half: WordOfMouthCohort = {
      customers: 1,
      problemShare: 1,
      outcomes: { satisfied: 0.5, satisfiedQuickly: 0.5 },
      lostPerHearer: 0,
    };
    /** The smallest root of q = G(q), where either half tells four to six. */
    const root = (won: number, quickly: number): number => {
      const told = (z: number): number => (z ** 4 + z ** 5 + z ** 6) / 3;
      let q = 0;
      for (let step = 0; step < 5000; step++) q = (told(1 - won + won * q) + told(1 - quickly + quickly * q)) / 2;
      return q;
    };
    for (const [satisfied, satisfiedQuickly] of [
      [0, 1],
      [0.1, 0.9],
      [0.3, 0.3],
    ] as const) {
      const { extinctionProbability } = projectWordOfMouth(
        { ...half, wonPerHearer: { satisfied, satisfiedQuickly } },
        { periods: 1 },
      );
      expect(extinctionProbability).toBeCloseTo(root(satisfied, satisfiedQuickly), 9);
    }
  });

  test("of hearers lost are the same whether customers leave on their own account or not", () => {
    const input = {
      customers: 200,
      problemShare: 0.3,
      outcomes: { silent: 0.5, unsatisfied: 0.5 },
      lostPerHearer: 0.1,
    };
    const { hearersLost } = marketDamage(input);
    const { lost } = projectWordOfMouth(input, { periods: 1 });
    for (const each of ["lower", "upper", "chance"] as const) {
      expect(hearersLost?.[each]).toBeCloseTo(lost?.[each] ?? NaN, 9);
    }
  });

  test("in a market of which half are customers are those of half as many told", () => {
    const few = { customers: 5e8, problemShare: 1e-8, outcomes: { unsatisfied: 1 }, lostPerHearer: 0.3 };
    const told = (mean: number) => ({ tells: { unsatisfied: { kind: "poisson", mean } as const } });
    const limited = projectWordOfMouth({ ...few, ...told(10), market: 1e9 }, { periods: 1 });
    const unlimited = projectWordOfMouth({ ...few, ...told(5) }, { periods: 1 });
    for (const quantity of ["hearers", "lost"] as const) {
      for (const each of ["mean", "lower", "upper", "chance"] as const) {
        expect(limited[quantity]?.[each]).toBeCloseTo(unlimited[quantity]?.[each] ?? NaN, 6);
      }
    }
  });

  test("in a market that fills are those of paths, and the mean-field form stands beside", () => {
    const limited: WordOfMouthCohort = {
      customers: 2,
      problemShare: 1,
      outcomes: { satisfied: 1 },
      tells: { satisfied: 3 },
      wonPerHearer: 0.5,
      lostPerHearer: { satisfied: 0.25 },
      online: { multiplier: 2 },
      market: 10,
      customerValue: 7,
    };
    const { hearers, won, lost, net, money, byChannel, byPeriod, byGeneration, reasons } = projectWordOfMouth(limited, {
      periods: 2,
    });
    const first = 8 * (1 - 0.9 ** 12);
    const second = (8 - first) * (1 - 0.9 ** ((6 * first) / 2));
    const simulated = reasons.find(({ code }) => code === "word-of-mouth.market.simulated");
    expect(simulated?.params).toEqual({ paths: 10_000, meanField: expect.closeTo(first + second, 9) as number });
    // One by one: each of the eight is missed by twelve draws of ten with .9¹².
    const [one] = byPeriod;
    expect(Math.abs((one?.hearers.mean ?? NaN) - first)).toBeLessThan(5 * ((one?.hearers.chance ?? NaN) / 100));
    expect(Math.abs((one?.won?.mean ?? NaN) - first / 2)).toBeLessThan(5 * ((one?.won?.chance ?? NaN) / 100));
    expect(Math.abs((one?.lost?.mean ?? NaN) - first / 4)).toBeLessThan(5 * ((one?.lost?.chance ?? NaN) / 100));
    const sum = (of: readonly (number | undefined)[]): number =>
      of.reduce<number>((all, each) => all + (each ?? NaN), 0);
    for (const list of [byPeriod, byGeneration, byChannel]) {
      expect(sum(list.map((each) => each.hearers.mean))).toBeCloseTo(hearers.mean, 9);
      expect(sum(list.map((each) => each.won?.mean))).toBeCloseTo(won?.mean ?? NaN, 9);
      expect(sum(list.map((each) => each.lost?.mean))).toBeCloseTo(lost?.mean ?? NaN, 9);
    }
    expect(byChannel).toHaveLength(2);
    expect(Math.abs((byChannel[0]?.hearers.mean ?? NaN) / hearers.mean - 0.5)).toBeLessThan(0.02);
    expect(net?.mean).toBeCloseTo((won?.mean ?? NaN) - (lost?.mean ?? NaN), 9);
    expect(money?.mean).toBeCloseTo(7 * (net?.mean ?? NaN), 9);
    expect(byPeriod[1]?.cumulative.hearers.mean).toBeCloseTo(hearers.mean, 9);
    expect(byPeriod[0]?.cumulative.net?.mean).toBeCloseTo(byPeriod[0]?.net?.mean ?? NaN, 9);
  });
});

test("what hearers of a later period do in time alone is counted everywhere alike", () => {
  const chain: WordOfMouthCohort = {
    customers: 8,
    problemShare: 1,
    outcomes: { satisfied: 1 },
    tells: { satisfied: 4 },
    wonPerHearer: 0.5,
    lostPerHearer: { satisfied: 0.25 },
    delay: [0.5, 0.25, 0.25],
  };
  const means = meanFieldPath(resolveCohort("test", chain), { periods: 3, generations: 3 });
  // 32 hear at once: 8, 4 and 4 are won of them; those won tell in the next period, and half of theirs act at once.
  expect([...means.byPeriod.hearers]).toEqual([32, 32, 16 + 32]);
  expect([...means.byPeriod.won]).toEqual([8, 4 + 8, 4 + 4 + 12]);
  expect([...means.byPeriod.lost]).toEqual([4, 2 + 4, 2 + 2 + 6]);
  expect([...means.byTeller.won]).toEqual([40]);
  expect([...means.byChannel.lost]).toEqual([20, 0]);
  expect([...means.byGeneration.won]).toEqual([16, 16, 8]);
  const { byPeriod, byGeneration, won } = projectWordOfMouth(chain, { periods: 3, generations: 3 });
  const means3 = (list: readonly { hearers: { mean: number }; won: { mean: number } | null }[]) =>
    list.map((each) => [each.hearers.mean, each.won?.mean]);
  const close = (rows: number[][]) => rows.map((row) => row.map((each) => expect.closeTo(each, 9) as number));
  expect(means3(byPeriod)).toEqual(
    close([
      [32, 8],
      [32, 12],
      [48, 20],
    ]),
  );
  expect(means3(byGeneration)).toEqual(
    close([
      [32, 16],
      [48, 16],
      [32, 8],
    ]),
  );
  expect(won?.mean).toBeCloseTo(40, 9);
});

test("a signal that is up from the start is named with what it was", () => {
  const call = () => simulateWordOfMouth(certain, { seed: 1, paths: 2, signal: { aborted: true } });
  expect(call).toThrow("options.signal must not be aborted from the start, got true");
});

describe("a chain", () => {
  const chain = (won: number | object, more: object = {}): WordOfMouthCohort => ({
    customers: 6,
    problemShare: 1,
    outcomes: { satisfied: 0.5, satisfiedQuickly: 0.5 },
    tells: { satisfied: 2, satisfiedQuickly: 6 },
    wonPerHearer: won,
    lostPerHearer: 0,
    ...more,
  });

  test("of exactly one for one is said to grow", () => {
    const grows = (won: number) =>
      projectWordOfMouth(chain(won), { periods: 1 }).reasons.find(({ code }) => code === "word-of-mouth.chain.grows");
    expect(grows(0.25)?.params).toEqual({ reproduction: 1 });
    expect(grows(0.24)).toBeUndefined();
  });

  test("says what it would take to reach one for one", () => {
    const of = (won: number | object, more = {}) =>
      projectWordOfMouth(chain(won, more), { periods: 1 }).reproduction?.toReachOne;
    // Four told on average: 0.2 wins 0.8.
    expect(of(0.2)).toEqual({
      factor: expect.closeTo(1.25, 9) as number,
      wonPerHearer: expect.closeTo(0.25, 9) as number,
      told: expect.closeTo(5, 9) as number,
    });
    // 0.5·2·0.1 + 0.5·6·0.2 = 0.7; told by those who win, weighed by what they win.
    expect(of({ satisfied: 0.1, satisfiedQuickly: 0.2 })).toEqual({
      factor: expect.closeTo(1 / 0.7, 9) as number,
      wonPerHearer: null,
      told: expect.closeTo(1 / 0.15, 9) as number,
    });
    expect(of({ satisfied: 0.1 })).toMatchObject({ wonPerHearer: 1, told: expect.closeTo(20, 9) as number });
    expect(of({ satisfied: 0.1 }, { lostPerHearer: { satisfied: 0.1 } })).toMatchObject({ wonPerHearer: null });
    expect(of(0)).toBeNull();
  });

  test("begins with today's customers, who are certain", () => {
    expect(projectWordOfMouth(chain(0.1), { periods: 1, confidence: 0.8 }).byGeneration[0]?.customers).toEqual({
      mean: 6,
      lower: 6,
      upper: 6,
      confidence: 0.8,
      chance: 0,
      assumption: 0,
    });
  });
});

test("problems that were counted are told of, also where none are to come", () => {
  const counted = { customers: 10, problemShare: 0, outcomes: { unsatisfied: 3 }, outcomesAre: "counts" as const };
  expect(projectWordOfMouth(counted, { periods: 1 }).hearers.mean).toBeCloseTo(3 * 13.69, 9);
});

test("the ends of what the dissatisfied tell lie round their mean, and a tail that no shape has is refused", () => {
  const { bars } = sensitivity({ customers: 10, problemShare: 1, outcomes: { unsatisfied: 1 } }, { periods: 1 });
  const told = bars.find(({ factor }) => factor === "wordOfMouth.told.dissatisfied");
  expect(((told?.least.value ?? NaN) + (told?.most.value ?? NaN)) / 2).toBeCloseTo(13.69, 9);
  expect((told?.most.result ?? NaN) - (told?.least.result ?? NaN)).toBeCloseTo(
    10 * ((told?.most.value ?? NaN) - (told?.least.value ?? NaN)),
    9,
  );
  const figures = assumptions("cautious", { "wordOfMouth.told.dissatisfied.moreThan20Share": 0.99 });
  const call = () => projectWordOfMouth({ customers: 1, outcomes: { silent: 1 } }, { assumptions: figures });
  expect(call).toThrow(
    'projectWordOfMouth: options.assumptions["wordOfMouth.told.dissatisfied.moreThan20Share"] must be a share that',
  );
});
