import { readFileSync } from "node:fs";
import { bassDiffusion, fitBassDiffusion } from "retention-kit";
import { describe, expect, test } from "vitest";
import { randomStream } from "../../src/numeric/random/random-stream.js";
import { normal } from "../../src/numeric/random/random-variates.js";

const recorders = [840, 1470, 2110, 4000, 7590, 10950, 10530, 9470, 7790, 5890];

describe("fitting the Bass model", () => {
  test.each([[[0, 0, 0, 10, 0, 0, 0]], [[0, 0, 7, 7, 0, 0]], [[1, 0, 0, 1000, 0, 0, 1]]])(
    "%j has no best curve: the steeper it rises, the better it fits",
    (adopters) => {
      // The sum of squares falls with the steepness, for a curve with its middle where the counts have theirs.
      const middle =
        adopters.reduce((sum, count, at) => sum + count * (at + 0.5), 0) / adopters.reduce((a, b) => a + b);
      const misfit = (imitation: number): number => {
        const share = (time: number): number => 1 / (1 + Math.exp(-imitation * (time - middle)));
        const market = Math.max(...adopters) * (middle % 1 === 0 ? 2 : 1);
        return adopters.reduce((sum, count, at) => sum + (count - market * (share(at + 1) - share(at))) ** 2, 0);
      };
      expect(misfit(20)).toBeLessThan(misfit(10));
      const fit = fitBassDiffusion(adopters, { forecastPeriods: 2 });
      expect(fit).toMatchObject({ converged: false, standardErrors: null, covariance: null, forecast: [] });
    },
  );

  test("a steep curve that three counts show has a best one", () => {
    const parameters = { innovation: 1e-5, imitation: 5 };
    const share = (time: number): number => {
      const passed = Math.exp(-(parameters.innovation + parameters.imitation) * time);
      return (1 - passed) / (1 + (parameters.imitation / parameters.innovation) * passed);
    };
    const adopters = [0, 1, 2, 3, 4, 5, 6].map((at) => 1000 * (share(at + 1) - share(at)));
    const fit = fitBassDiffusion(adopters);
    expect(fit.converged).toBe(true);
    expect(fit.parameters.imitation).toBeCloseTo(5, 6);
    expect(fit.parameters.market).toBeCloseTo(1000, 6);
  });

  test("reproduces the published fit to video recorders, Cowpertwait & Metcalfe (2009), section 3.3.4", () => {
    // M 6.798e+04 (3.128e+03), P 6.594e-03 (1.430e-03), Q 6.381e-01 (4.140e-02); 727.2 on 7 degrees of freedom.
    const fit = fitBassDiffusion(recorders, { counts: "rate" });
    const { innovation, imitation, market } = fit.parameters;
    expect([market, innovation, imitation].map((value) => value.toPrecision(4))).toEqual([
      "6.798e+4",
      "0.006594",
      "0.6381",
    ]);
    const errors = [fit.standardErrors?.market, fit.standardErrors?.innovation, fit.standardErrors?.imitation];
    expect(errors.map((value) => value?.toPrecision(4))).toEqual(["3128", "0.001430", "0.04140"]);
    expect(fit.residualDeviation).toBeCloseTo(727.2, 1);
    expect(fit.converged).toBe(true);
  });

  const fixtures = JSON.parse(readFileSync(new URL("../fixtures/scipy/bass.json", import.meta.url), "utf8")) as Record<
    string,
    {
      counts: "period" | "rate";
      adopters: number[];
      parameters: number[];
      standardErrors: number[];
      residualDeviation: number;
    }
  >;

  test.each(Object.entries(fixtures))("agrees with scipy on %s", (_, { counts, adopters, ...expected }) => {
    const fit = fitBassDiffusion(adopters, { counts });
    const of = (values: typeof fit.standardErrors) => [values?.innovation, values?.imitation, values?.market];
    of(fit.parameters).forEach((value, index) => {
      expect((value ?? NaN) / (expected.parameters[index] ?? NaN)).toBeCloseTo(1, 6);
    });
    of(fit.standardErrors).forEach((value, index) => {
      expect((value ?? NaN) / (expected.standardErrors[index] ?? NaN)).toBeCloseTo(1, 4);
    });
    expect(fit.residualDeviation / expected.residualDeviation).toBeCloseTo(1, 6);
  });

  test("finds a curve without errors again, whatever its scale", () => {
    for (const [innovation, imitation, market, periods] of [
      [0.03, 0.38, 1000, 15],
      [0.001, 0.9, 5e6, 14],
      [0.2, 0.05, 40, 25],
      [0.0005, 0.08, 1e9, 150],
    ] as const) {
      const { adopters } = bassDiffusion({ innovation, imitation, market }, { periods });
      const { parameters, converged } = fitBassDiffusion(adopters);
      expect(converged).toBe(true);
      expect(parameters.innovation / innovation).toBeCloseTo(1, 5);
      expect(parameters.imitation / imitation).toBeCloseTo(1, 5);
      expect(parameters.market / market).toBeCloseTo(1, 5);
    }
  });

  test(
    "forecast intervals hold the next count 90% of the time, and the parameters lie in theirs",
    { tags: ["slow"] },
    () => {
      const random = randomStream(90, 0);
      const { adopters: curve } = bassDiffusion({ innovation: 0.02, imitation: 0.4, market: 1000 }, { periods: 15 });
      const hits = { adopters: 0, cumulative: 0 };
      const rounds = 500;
      for (let round = 0; round < rounds; round++) {
        const observed = curve.map((count) => Math.max(0, count + 3 * normal(random)));
        const [forecast] = fitBassDiffusion(observed.slice(0, 12), { forecastPeriods: 1 }).forecast;
        const next = observed[12] ?? NaN;
        const soFar = observed.slice(0, 13).reduce((sum, count) => sum + count, 0);
        if (forecast === undefined) continue;
        if (forecast.adopters.lower <= next && next <= forecast.adopters.upper) hits.adopters++;
        if (forecast.cumulative.lower <= soFar && soFar <= forecast.cumulative.upper) hits.cumulative++;
      }
      // 90% of 500 has a standard error of 1.3 points; 4.9 of them fail once in a million seeds.
      expect(Math.abs(hits.adopters / rounds - 0.9)).toBeLessThan(0.066);
      expect(hits.cumulative).toBe(hits.adopters);
    },
  );

  test("cumulative forecasts go on from what was counted", () => {
    const { forecast } = fitBassDiffusion(recorders, { forecastPeriods: 3 });
    const counted = recorders.reduce((sum, count) => sum + count, 0);
    expect(forecast.map(({ period }) => period)).toEqual([11, 12, 13]);
    expect(forecast[0]?.cumulative.mean).toBeCloseTo(counted + (forecast[0]?.adopters.mean ?? NaN), 6);
    expect(forecast[2]?.adopters.mean).toBeLessThan(forecast[0]?.adopters.mean ?? NaN);
  });

  test("there are never fewer in all than were counted already", () => {
    const saturated = [...recorders, 3000, 1800, 900, 300, 200];
    const counted = saturated.reduce((sum, count) => sum + count, 0);
    const { forecast } = fitBassDiffusion(saturated, { forecastPeriods: 4 });
    for (const { cumulative } of forecast) expect(cumulative.lower).toBeGreaterThanOrEqual(counted);
  });

  test("counts that still double, and counts that never change, leave the market open", () => {
    for (const adopters of [
      [1, 2, 4, 8, 16, 32],
      [5, 5, 5, 5, 5],
      recorders.slice(0, 5),
      [0, 0, 0, 5],
      [9, 0, 0, 0, 0],
    ]) {
      const fit = fitBassDiffusion(adopters, { forecastPeriods: 2 });
      expect(fit.converged).toBe(false);
      expect(JSON.stringify(fit)).not.toMatch(/null,null|NaN|Infinity/);
    }
  });

  test("counts that only decline have a best curve without imitation, scipy's of two parameters", () => {
    // curve_fit of m·(e^(−p(t−1)) − e^(−pt)) by scipy 1.17.
    const fit = fitBassDiffusion([100, 81, 66, 50, 42, 33, 29, 22], { forecastPeriods: 2 });
    expect(fit).toMatchObject({ converged: true, parameters: { imitation: 0 }, standardErrors: { imitation: 0 } });
    expect(fit.parameters.innovation).toBeCloseTo(0.217120253, 8);
    expect(fit.parameters.market).toBeCloseTo(513.082908, 5);
    expect(fit.standardErrors?.innovation).toBeCloseTo(0.00445129527, 8);
    expect(fit.standardErrors?.market).toBeCloseTo(7.06290755, 5);
    expect(fit.residualDeviation).toBeCloseTo(1.3033607936, 8);
    const [first, second] = fit.forecast.map(({ adopters }) => adopters.mean);
    expect((second ?? NaN) / (first ?? NaN)).toBeCloseTo(Math.exp(-fit.parameters.innovation), 12);
  });

  test("is JSON, and refuses what cannot be fitted", () => {
    const fit = fitBassDiffusion(recorders);
    expect(JSON.parse(JSON.stringify(fit))).toEqual(fit);
    expect(() => fitBassDiffusion([1, 2, 3])).toThrow("at least 4 counts");
    expect(() => fitBassDiffusion([1, 2, -3, 4])).toThrow("adopters[2]");
    expect(() => fitBassDiffusion([0, 0, 0, 0])).toThrow("must not all be 0");
  });
});
