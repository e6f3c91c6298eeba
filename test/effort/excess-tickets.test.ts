import { describe, expect, test } from "vitest";
import { excessTickets, excessVariation } from "../../src/effort/excess-tickets.js";
import { draws } from "../support/draws.js";

/** P(at least `least` successes in `trials`), term by term. */
function binomialTail(trials: number, least: number, share: number): number {
  let term = (1 - share) ** trials;
  let tail = 0;
  for (let k = 0; k <= trials; k++) {
    if (k >= least) tail += term;
    term *= ((trials - k) / (k + 1)) * (share / (1 - share));
  }
  return tail;
}

describe("without excess variation", () => {
  const window = (tickets: number): { tickets: number; exposure: number } => ({ tickets, exposure: 28 });

  test("the probability is that of the exact conditional binomial test", () => {
    for (const days of [28, 91, 364]) {
      for (let all = 0; all <= 40; all++) {
        for (let now = 0; now <= all; now++) {
          const verdict = excessTickets(window(now), { tickets: all - now, exposure: days }, 0);
          expect(verdict?.pValue).toBeCloseTo(binomialTail(all, now, 28 / (28 + days)), 12);
        }
      }
    }
  });

  test("a steady topic is called rising no more often than stated, whatever its rate", () => {
    for (const level of [0.05, 0.01, 0.001]) {
      for (let all = 0; all <= 60; all++) {
        const share = 28 / (28 + 364);
        const least = Array.from({ length: all + 1 }, (_, now) => now).find(
          (now) => (excessTickets(window(now), { tickets: all - now, exposure: 364 }, 0)?.pValue ?? 1) <= level,
        );
        const falseAlarms = least === undefined ? 0 : binomialTail(all, least, share);
        expect(falseAlarms).toBeLessThanOrEqual(level * (1 + 1e-12));
      }
    }
  });

  test("a topic without history: three tickets in 28 days after 364 without any", () => {
    expect(excessTickets(window(3), { tickets: 0, exposure: 364 }, 0)?.pValue).toBeCloseTo(14 ** -3, 14);
  });
});

test("with excess variation the probability is the tail of the negative binomial, term by term", () => {
  for (const variation of [0.1, 0.5, 2]) {
    for (const before of [0, 7, 120]) {
      const shape = 1 / (1 / (before + 1) + variation * (1 + 28 / 364));
      const expected = ((before + 1) * 28) / 364;
      let term = (shape / (shape + expected)) ** shape;
      let below = 0;
      for (let now = 0; now <= 30; now++) {
        const verdict = excessTickets({ tickets: now, exposure: 28 }, { tickets: before, exposure: 364 }, variation);
        expect(verdict?.expected).toBeCloseTo(expected, 12);
        expect(verdict?.pValue).toBeCloseTo(1 - below, 11);
        below += term;
        term *= ((now + shape) / (now + 1)) * (expected / (shape + expected));
      }
    }
  }
});

test("nothing in use before is no expectation", () => {
  expect(excessTickets({ tickets: 5, exposure: 28 }, { tickets: 0, exposure: 0 }, 0)).toBeNull();
});

describe("excess variation", () => {
  test("is variance less mean over mean squared, where windows are equal", () => {
    const counts = [3, 9, 4, 12, 2];
    const mean = 6;
    const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / 4;
    // Mean squared, less what sampling adds to it: (30² − 30)/5².
    const expected = (variance - mean) / ((30 * 29) / 25);
    expect(excessVariation([counts.map((tickets) => ({ tickets, exposure: 28 }))])).toBeCloseTo(expected, 12);
  });

  test("is 0 where counts vary less than by chance, or there is nothing to tell", () => {
    expect(excessVariation([[5, 5, 5].map((tickets) => ({ tickets, exposure: 28 }))])).toBe(0);
    expect(excessVariation([])).toBe(0);
    expect(excessVariation([[{ tickets: 5, exposure: 28 }]])).toBe(0);
    expect(excessVariation([[0, 0, 0].map((tickets) => ({ tickets, exposure: 0 }))])).toBe(0);
  });

  test("is recovered, also under growing exposure", () => {
    const { exponential } = draws(4);
    const poisson = (mean: number): number => {
      let count = 0;
      for (let at = exponential(); at < mean; at += exponential()) count++;
      return count;
    };
    // Rates with a gamma distribution of shape 4: squared coefficient of variation 1/4.
    const swing = (): number => (exponential() + exponential() + exponential() + exponential()) / 4;
    const series = Array.from({ length: 2000 }, () =>
      Array.from({ length: 12 }, (_, at) => ({
        tickets: poisson(0.2 * (10 + 4 * at) * swing()),
        exposure: 10 + 4 * at,
      })),
    );
    // 2,000 series of 12 windows: the standard error is about 0.005.
    expect(excessVariation(series)).toBeCloseTo(0.25, 1);
    expect(Math.abs(excessVariation(series) - 0.25)).toBeLessThan(0.02);
  });
});
