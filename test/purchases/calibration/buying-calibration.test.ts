import { expect, test } from "vitest";
import { assumptions, calibratedChance, fitBuyingCalibration, type BuyingOutcome } from "retention-kit";
import { levelToCome } from "../../../src/purchases/calibration/level-to-come.js";
import { draws } from "../../support/draws.js";

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
const logOdds = (p: number): number => Math.log(p / (1 - p));

/** Accounts whose true log odds are those of the model, moved by `shift`, and by `bySilence` for each e-fold of silence. */
function window(seed: number, accounts: number, shift: number, bySilence = 0): { rows: BuyingOutcome[] } {
  const { uniform: random } = draws(seed);
  return {
    rows: Array.from({ length: accounts }, () => {
      const raw = 0.05 + 0.9 * random();
      const silentDays = Math.floor(random() * 300);
      const purchaseDays = 1 + Math.floor(random() * 10);
      const truth = logistic(logOdds(raw) + shift + bySilence * (Math.log1p(silentDays) - 4.5));
      return { raw, silentDays, purchaseDays, bought: random() < truth };
    }),
  };
}

test("a model that is right stays as it is, to within sampling error", () => {
  const calibration = fitBuyingCalibration(
    [1, 2, 3].map((seed) => window(seed, 4000, 0)),
    { windowDays: 90 },
  );
  expect(calibration.converged).toBe(true);
  for (const raw of [0.1, 0.5, 0.9]) {
    for (const silentDays of [5, 100, 250]) {
      expect(calibratedChance(calibration, { raw, silentDays, purchaseDays: 3 }).probability).toBeCloseTo(raw, 1);
    }
  }
});

test("a habit that the model misses is learned: its log odds by silence come out to within 4 standard errors", () => {
  const calibration = fitBuyingCalibration(
    [11, 12].map((seed) => window(seed, 8000, 0, -0.8)),
    { windowDays: 90 },
  );
  const at = (silentDays: number): number =>
    calibratedChance(calibration, { raw: 0.5, silentDays, purchaseDays: 3 }).logOdds;
  expect(at(20) - at(200)).toBeGreaterThan(0.8 * Math.log(201 / 21) - 0.35);
  expect(at(20) - at(200)).toBeLessThan(0.8 * Math.log(201 / 21) + 0.35);
});

test("the season is the windows' common level, drawn to 0, and wider where the windows disagree", () => {
  const same = fitBuyingCalibration(
    [21, 22, 23].map((seed) => window(seed, 6000, 0.6)),
    { windowDays: 90 },
  );
  expect(same.level).toBeGreaterThan(0.35);
  expect(same.level).toBeLessThan(0.6);
  const swinging = fitBuyingCalibration([window(31, 6000, 1), window(32, 6000, -1), window(33, 6000, 1)], {
    windowDays: 90,
  });
  expect(swinging.levelDeviation).toBeGreaterThan(2 * same.levelDeviation);
});

test("the level to come by hand: one window of .5 with the stated spreads", () => {
  // between = .3², kept = .49 / (.49 + .09) → level .5 × .844828, deviation √(.09 + .844828 × .09)
  const { level, levelDeviation } = levelToCome([0.5], assumptions(), [1]);
  expect(level).toBeCloseTo(0.422414, 6);
  expect(levelDeviation).toBeCloseTo(Math.sqrt(0.09 + 0.8448275862 * 0.09), 8);
  expect(levelToCome([], assumptions(), [])).toEqual({ level: 0, levelDeviation: Math.hypot(0.7, 0.3) });
});

test("contributions add up exactly to the log odds, and survive JSON", () => {
  const calibration = JSON.parse(
    JSON.stringify(fitBuyingCalibration([window(41, 500, 0.3, -0.5)], { windowDays: 90 })),
  ) as Parameters<typeof calibratedChance>[0];
  const chance = calibratedChance(calibration, { raw: 0.37, silentDays: 44, purchaseDays: 6 });
  expect(chance.contributions.reduce((sum, { points }) => sum + points, 0)).toBe(chance.logOdds);
  expect(chance.probability).toBe(logistic(chance.logOdds));
  expect(chance.contributions.map(({ factor }) => factor)).toEqual(["baseline", "season", "silence", "frequency"]);
});

test("what lies beyond the range that was seen counts as its end", () => {
  const calibration = fitBuyingCalibration([window(51, 2000, 0, -0.8)], { windowDays: 90 });
  const at = (silentDays: number): number =>
    calibratedChance(calibration, { raw: 0.5, silentDays, purchaseDays: 3 }).logOdds;
  expect(at(5000)).toBe(at(50_000));
});

test("a line by frequency ends where the rows do: two heavy buyers are not told by those who bought up to four times", () => {
  // Up to four times, each purchase day halves the odds that the model leaves.
  const few = [1, 2, 3, 4].flatMap((purchaseDays) => {
    const buyers = Math.round(24 / (1 + 2 ** (purchaseDays - 2)));
    const row = { raw: 0.5, silentDays: 60, purchaseDays };
    return [
      { ...row, bought: true, count: buyers },
      { ...row, bought: false, count: 24 - buyers },
    ];
  });
  const heavy = [13, 23].map((purchaseDays) => ({ raw: 0.5, silentDays: 60, purchaseDays, bought: true }));
  const at = (rows: readonly BuyingOutcome[], purchaseDays: number): number =>
    calibratedChance(fitBuyingCalibration([{ rows }], { windowDays: 90 }), { raw: 0.5, silentDays: 60, purchaseDays })
      .logOdds;
  const all = [...few, ...heavy];
  expect(at(all, 2)).toBeGreaterThan(at(all, 4));
  expect(at(all, 13)).toBe(at(all, 4));
  expect(at(all, 23)).toBe(at(all, 4));
  // Where many buy so often, the line reaches them.
  const many = [...few, ...heavy.map((row) => ({ ...row, count: 40 }))];
  expect(at(many, 23)).toBeGreaterThan(at(many, 13));
});

test("rows alike may come once with their count", () => {
  const { rows } = window(61, 300, 0.2);
  const twice = fitBuyingCalibration([{ rows: [...rows, ...rows] }], { windowDays: 90 });
  const counted = fitBuyingCalibration([{ rows: rows.map((row) => ({ ...row, count: 2 })) }], { windowDays: 90 });
  counted.coefficients.forEach((coefficient, index) => {
    expect(coefficient).toBeCloseTo(twice.coefficients[index] ?? NaN, 8);
  });
  expect(counted.windows[0]?.accounts).toBe(600);
});

test.each([
  [[], "windows must not be empty"],
  [[{ rows: [] }], "windows[0].rows must not be empty"],
  [
    [{ rows: [{ raw: 1.2, silentDays: 1, purchaseDays: 1, bought: true }] }],
    "windows[0].rows[0].raw must be at most 1",
  ],
  [
    [{ rows: [{ raw: 0.2, silentDays: -1, purchaseDays: 1, bought: true }] }],
    "windows[0].rows[0].silentDays must be at least 0",
  ],
  [
    [{ rows: [{ raw: 0.2, silentDays: 1, purchaseDays: 1, bought: "yes" }] }],
    "windows[0].rows[0].bought must be true or false",
  ],
])("refuses %j", (windows, message) => {
  expect(() => fitBuyingCalibration(windows as Parameters<typeof fitBuyingCalibration>[0], { windowDays: 90 })).toThrow(
    message,
  );
});
