import { assumptions, bassDiffusion, RetentionError, viralGrowth } from "retention-kit";
import { describe, expect, test } from "vitest";

describe("viral growth", () => {
  const plan = { initial: 10, cycleDays: 2, days: 10 };

  test("is the geometric series of its cycles", () => {
    for (const [invitationsPerCustomer, conversion] of [
      [4, 0.5],
      [3, 0.2],
      [10, 0],
      [1, 1],
    ] as const) {
      const { reproduction, customers } = viralGrowth({ ...plan, invitationsPerCustomer, conversion });
      let sum = 0;
      for (let cycle = 0; cycle <= 5; cycle++) sum += 10 * reproduction ** cycle;
      expect(reproduction).toBeCloseTo(invitationsPerCustomer * conversion, 12);
      expect(customers / sum).toBeCloseTo(1, 12);
    }
  });

  test("is U₀·(t/c + 1) at K = 1, and close to it nearby", () => {
    expect(viralGrowth({ ...plan, invitationsPerCustomer: 2, conversion: 0.5 }).customers).toBe(60);
    expect(viralGrowth({ ...plan, invitationsPerCustomer: 1, conversion: 1 - 1e-12 }).customers).toBeCloseTo(60, 8);
  });

  test("reaches initial/(1 − K) below 1, and refuses to outgrow all numbers above", () => {
    expect(
      viralGrowth({ initial: 10, invitationsPerCustomer: 1, conversion: 0.8, cycleDays: 1, days: 1e6 }).customers,
    ).toBeCloseTo(50, 9);
    expect(() =>
      viralGrowth({ initial: 10, invitationsPerCustomer: 3, conversion: 1, cycleDays: 1, days: 1e6 }),
    ).toThrow(RetentionError);
    expect(
      viralGrowth({ initial: 0, invitationsPerCustomer: 3, conversion: 1, cycleDays: 1, days: 1e6 }).customers,
    ).toBe(0);
  });

  test.each([{ initial: -1 }, { conversion: 1.1 }, { cycleDays: 0 }, { days: NaN }])("%j is refused", (wrong) => {
    expect(() => viralGrowth({ ...plan, invitationsPerCustomer: 1, conversion: 0.5, ...wrong })).toThrow(
      RetentionError,
    );
  });
});

describe("Bass diffusion", () => {
  test("solves Bass's differential equation, F' = (p + q·F)·(1 − F)", () => {
    const [p, q, market] = [0.02, 0.4, 1];
    const { cumulative, adopters } = bassDiffusion({ innovation: p, imitation: q, market }, { periods: 30 });
    // Runge–Kutta with small steps.
    let F = 0;
    const slope = (value: number): number => (p + q * value) * (1 - value);
    const step = 1 / 100;
    for (let period = 0; period < 30; period++) {
      for (let part = 0; part < 100; part++) {
        const a = slope(F);
        const b = slope(F + (step / 2) * a);
        const c = slope(F + (step / 2) * b);
        F += (step / 6) * (a + 2 * b + 2 * c + slope(F + step * c));
      }
      expect(cumulative[period]).toBeCloseTo(F, 9);
    }
    expect(adopters.reduce((sum, value) => sum + value, 0)).toBeCloseTo(cumulative[29] ?? NaN, 12);
  });

  test("is fastest at ln(q/p)/(p + q), inside the busiest period", () => {
    const { peakPeriod, busiestPeriod, adopters } = bassDiffusion(
      { innovation: 0.03, imitation: 0.38, market: 1e6 },
      { periods: 20 },
    );
    expect(peakPeriod).toBeCloseTo(Math.log(0.38 / 0.03) / 0.41, 12);
    expect(busiestPeriod).toBe(7);
    expect(adopters[6]).toBe(Math.max(...adopters));
  });

  test("only slows down where imitation is below innovation", () => {
    expect(bassDiffusion({ innovation: 0.4, imitation: 0.1, market: 10 }, { periods: 3 }).peakPeriod).toBe(0);
    expect(bassDiffusion({ innovation: 0.4, imitation: 0, market: 10 }, { periods: 3 }).peakPeriod).toBe(0);
  });

  test("takes the published coefficients where none are given, and says so", () => {
    const published = bassDiffusion({ market: 100 }, { periods: 5 });
    expect(published.adopters).toEqual(
      bassDiffusion({ innovation: 0.03, imitation: 0.38, market: 100 }, { periods: 5 }).adopters,
    );
    expect(published.assumptions.map(({ key }) => key)).toEqual(["bass.innovation", "bass.imitation"]);
    const own = assumptions("published", { "bass.imitation": 0.5 });
    expect(bassDiffusion({ market: 100 }, { periods: 5, assumptions: own }).peakPeriod).toBeCloseTo(
      Math.log(0.5 / 0.03) / 0.53,
      12,
    );
  });

  test("nothing is lost or NaN at the ends of time", () => {
    const { cumulative } = bassDiffusion({ innovation: 5, imitation: 300, market: 7 }, { periods: 1000 });
    expect(cumulative.at(-1)).toBe(7);
    expect(cumulative.every(Number.isFinite)).toBe(true);
    expect(() => bassDiffusion({ innovation: 0, imitation: 0.3, market: 7 }, { periods: 3 })).toThrow(RetentionError);
  });
});
