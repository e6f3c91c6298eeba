import fc from "fast-check";
import { mbgNbdModel, reviewPortfolio } from "retention-kit";
import { expect, test } from "vitest";
import { joinedCalibrations } from "../../../src/portfolio/buying/joined-calibrations.js";
import type { HorizonCalibration } from "../../../src/portfolio/buying/past-windows.js";
import { assertUntil } from "../../support/assert-until.js";
import { bestRow, calibrationClaims } from "../../support/claims-of-calibrations.js";
import { telling } from "../../support/told.js";

const model = mbgNbdModel({ r: 1.2, alpha: 6, a: 0.5, b: 3 }, { timeUnit: "week" });
/** Raises the log odds by a level, and nothing else. */
const calibration = ({ from, to }: { from: number; to: number }): HorizonCalibration => ({
  kind: "buying-calibration",
  version: 1,
  windowDays: to,
  means: [0, 0, 0, 0],
  deviations: [1, 1, 1, 1],
  lowest: [-99, -99, -99, -99],
  highest: [99, 99, 99, 999],
  coefficients: [0, 0, 0, 0],
  covariance: [],
  level: 1,
  levelDeviation: 0.3,
  windows: [],
  converged: true,
  horizonDays: to,
  afterDays: from,
});
const ends = [0, 30, 90, 180, 365.25];
const part = fc
  .record({ from: fc.constantFrom(...ends), to: fc.constantFrom(...ends.slice(1)) })
  .map(({ from, to }) => ({ from, to }));

test("of stored calibrations those that follow on one another are used, and what is left is said", () => {
  const { untrue, unsaid, blind } = telling(calibrationClaims);
  assertUntil(
    fc.property(fc.array(part, { maxLength: 6 }), fc.constantFrom(1, 6, 12), (stored, months) => {
      const scene = { stored, most: Math.max(180, (months * 365.25) / 12) };
      const joined = joinedCalibrations(stored.map(calibration));
      const best = bestRow(scene);
      expect([joined.at(-1)?.horizonDays ?? 0, joined.length]).toEqual([best.days, best.parts]);
      let end = 0;
      for (const { afterDays, horizonDays } of joined) {
        expect(afterDays).toBe(end);
        end = horizonDays;
      }
      const { reasons } = reviewPortfolio(
        { accounts: [{ id: "a", purchases: [{ on: "2026-01-05" }, { on: "2026-08-05" }] }], products: [], sellers: [] },
        {
          asOf: "2026-11-21",
          to: "2026-12-20",
          models: { purchases: model, buying: stored.map(calibration) },
          policies: { valueAtRisk: { months } },
        },
      );
      const said = reasons.filter(({ code }) => Object.hasOwn(calibrationClaims, code));
      expect(untrue(said, scene)).toEqual([]);
      const codes = said.map(({ code }) => code);
      expect(codes.includes("portfolio.buys-again.unused")).toBe(best.parts < stored.length);
      expect(codes.includes("portfolio.buys-again.past-until")).toBe(Math.round(scene.most - best.days) >= 30);
    }),
    { numRuns: 100 },
    () => {
      expect(unsaid()).toEqual([]);
    },
  );
  expect(blind()).toEqual([]);
});

test("a calibration without the days that it answers for is refused by name", () => {
  const without = { ...calibration({ from: 0, to: 90 }), horizonDays: undefined };
  expect(() =>
    reviewPortfolio(
      { accounts: [], products: [], sellers: [] },
      { asOf: "2026-11-21", to: "2026-12-20", models: { buying: [without as never] } },
    ),
  ).toThrow("models.buying[0].horizonDays");
});

test("a deviation of 0, which no fit stores and nothing can be divided by, is refused by name", () => {
  const of = calibration({ from: 0, to: 90 });
  const flat = { ...of, deviations: of.deviations.map((each, feature) => (feature === 1 ? 0 : each)) };
  expect(() =>
    reviewPortfolio(
      { accounts: [], products: [], sellers: [] },
      { asOf: "2026-11-21", to: "2026-12-20", models: { buying: [flat] } },
    ),
  ).toThrow("models.buying[0].deviations[1]");
});
