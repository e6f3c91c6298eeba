import { describe, expect, test } from "vitest";
import { excessTickets, excessVariation } from "../../src/service/problems/excess-tickets.js";
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

describe("with excess variation", () => {
  const tailOf = (now: number, before: number, variation: number): number =>
    excessTickets({ tickets: now, exposure: 28 }, { tickets: before, exposure: 364 }, variation)?.pValue ?? NaN;

  test("the probability is that of an urn which holds 1/c of one kind and 13/c of the other, drawn with doubling", () => {
    for (const variation of [0.01, 0.1, 0.5, 2]) {
      for (const all of [1, 7, 40]) {
        // P(k of the first kind in n draws), draw by draw.
        let urn = [1];
        for (let drawn = 0; drawn < all; drawn++) {
          const next = Array<number>(drawn + 2).fill(0);
          urn.forEach((share, k) => {
            const first = (1 / variation + k) / (14 / variation + drawn);
            next[k + 1] = (next[k + 1] ?? 0) + share * first;
            next[k] = (next[k] ?? 0) + share * (1 - first);
          });
          urn = next;
        }
        let tail = 0;
        for (let now = all; now >= 0; now--) {
          tail += urn[now] ?? NaN;
          const found = tailOf(now, all - now, variation);
          expect(Math.abs(found - tail)).toBeLessThan(1e-12 * Math.max(tail, 1e-3));
        }
      }
    }
  });

  test("hardly any is as none", () => {
    for (const [now, before] of [
      [3, 4],
      [30, 130],
      [300, 3000],
    ] as const) {
      for (const hardly of [1e-8, 1e-10]) {
        expect(tailOf(now, before, hardly) / tailOf(now, before, 0)).toBeCloseTo(1, 4);
      }
    }
  });

  test("a hundred thousand tickets, and swings without bounds, give a probability", () => {
    for (const variation of [1e-6, 1, 1e6]) {
      for (const [now, before] of [
        [0, 0],
        [1, 0],
        [100_000, 10],
        [10, 100_000],
        [9000, 100_000],
      ] as const) {
        const probability = tailOf(now, before, variation);
        expect(probability).toBeGreaterThanOrEqual(0);
        expect(probability).toBeLessThanOrEqual(1);
      }
    }
  });
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
