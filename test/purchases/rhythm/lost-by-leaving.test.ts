import { bgNbdModel, expectedPurchases, mbgNbdModel, paretoNbdModel, probabilityOfBuying } from "retention-kit";
import { describe, expect, test } from "vitest";
import { lostByLeaving } from "../../../src/purchases/rhythm/lost-by-leaving.js";
import { draws } from "../../support/draws.js";

const history = { repeatPurchases: 6, recency: 40, observed: 44 };
const HORIZON = 52;

/** A gamma variable of a whole shape, as a sum of exponential ones; a beta one as a ratio of two. */
function drawn(seed: number) {
  const { uniform, exponential, chance } = draws(seed);
  const gamma = (shape: number): number => {
    let product = 1;
    for (let part = 0; part < shape; part++) product *= 1 - uniform();
    return -Math.log(product);
  };
  const beta = (a: number, b: number): number => {
    const one = gamma(a);
    return one / (one + gamma(b));
  };
  return { uniform, exponential, chance, gamma, beta };
}

/** Purchases of many customers, those that stay and those that leave: what who buys at all loses of what it would have bought. */
function bruteForce(runs: number, one: () => { stayed: number; made: number }): number {
  let [stayed, lost, buyers] = [0, 0, 0];
  for (let run = 0; run < runs; run++) {
    const each = one();
    stayed += each.stayed;
    if (each.made === 0) continue;
    buyers++;
    lost += each.stayed - each.made;
  }
  return lost / (stayed / runs) / buyers;
}

describe("what is lost by leaving within a horizon, of who buys", () => {
  test.each([
    ["mbg-nbd", mbgNbdModel({ r: 2, alpha: 16, a: 2, b: 13 }, { timeUnit: "week" }), 7],
    ["bg-nbd", bgNbdModel({ r: 2, alpha: 16, a: 2, b: 13 }, { timeUnit: "week" }), 6],
  ] as const)("%s, by drawing rates, chances of leaving and purchases of their posterior", (_, model, stays) => {
    const { gamma, beta, exponential, chance } = drawn(5);
    const simulated = bruteForce(60_000, () => {
      const rate = gamma(2 + 6) / (16 + 44);
      const leaves = beta(2, 13 + stays);
      let [stayed, made, here] = [0, 0, true];
      for (let time = exponential(1 / rate); time < HORIZON; time += exponential(1 / rate)) {
        stayed++;
        if (!here) continue;
        made++;
        here = !chance(leaves);
      }
      return { stayed, made };
    });
    expect(lostByLeaving(model, null, history, HORIZON)).toBeCloseTo(simulated, 2);
    expect(simulated).toBeGreaterThan(0.15);
  });

  test("pareto-nbd, where who leaves before it buys is lost whole and not counted here", () => {
    const model = paretoNbdModel({ r: 2, alpha: 16, s: 2, beta: 60 }, { timeUnit: "week" });
    const { gamma, exponential } = drawn(6);
    const simulated = bruteForce(60_000, () => {
      const rate = gamma(2 + 6) / (16 + 44);
      const leavesAt = exponential((60 + 44) / gamma(2));
      let [stayed, made] = [0, 0];
      for (let time = exponential(1 / rate); time < HORIZON; time += exponential(1 / rate)) {
        stayed++;
        if (time < leavesAt) made++;
      }
      return { stayed, made };
    });
    // Who leaves at once would have bought a little less than the mean in the rest.
    expect(Math.abs(lostByLeaving(model, null, history, HORIZON) - simulated)).toBeLessThan(0.03);
    expect(simulated).toBeGreaterThan(0.2);
  });

  test("is what the model's own functions say, where customers buy at random", () => {
    const model = mbgNbdModel({ r: 0.6, alpha: 12, a: 0.4, b: 2.5 }, { timeUnit: "week" });
    const alive = probabilityOfBuying(model, history, { horizon: 1e9 });
    const kept = expectedPurchases(model, history, { horizon: HORIZON }) / alive / ((6.6 / 56) * HORIZON);
    const once = probabilityOfBuying(model, history, { horizon: HORIZON }) / alive;
    expect(lostByLeaving(model, null, history, HORIZON)).toBeCloseTo((1 - kept) / once, 6);
    const random = { regularity: 1, gapDays: 60, alikeness: 2 };
    expect(lostByLeaving(model, random, history, HORIZON)).toBe(lostByLeaving(model, null, history, HORIZON));
  });

  test.each([
    [0.03, 30, 100],
    [0.1, 91, 100],
    [0.1, 91, 9],
    [0.25, 365, 100],
  ])("where gaps are even, leaving with %d after each gap of %d days, k = %d", (leaves, gapDays, regularity) => {
    // Everybody alike: rate, gap and chance of leaving are known to a thousandth.
    const many = 20_000;
    const model = mbgNbdModel(
      { r: many, alpha: (many * gapDays) / 7, a: leaves * many, b: (1 - leaves) * many },
      { timeUnit: "week" },
    );
    const rhythm = { regularity, gapDays, alikeness: many };
    const { gamma, chance, uniform } = drawn(7);
    const gap = (): number => (gapDays * gamma(regularity)) / regularity;
    const simulated = bruteForce(10_000, () => {
      // Asked at any moment between two purchases.
      let time = -gapDays * (2 + 6 * uniform());
      while (time <= 0) time += gap();
      let [stayed, made, here] = [0, 0, true];
      for (; time < 365.25; time += gap()) {
        stayed++;
        if (!here) continue;
        made++;
        here = !chance(leaves);
      }
      return { stayed, made };
    });
    expect(Math.abs(lostByLeaving(model, rhythm, history, 365.25 / 7) - simulated)).toBeLessThan(0.012);
  });

  test("is nothing where no one leaves or no time passes, and lies from 0 to 1", () => {
    const steady = mbgNbdModel({ r: 2, alpha: 8, a: 1e-9, b: 3 }, { timeUnit: "week" });
    expect(lostByLeaving(steady, null, history, HORIZON)).toBeCloseTo(0, 8);
    expect(lostByLeaving(steady, null, history, 0)).toBe(0);
    const fleeting = mbgNbdModel({ r: 2, alpha: 0.1, a: 50, b: 0.1 }, { timeUnit: "week" });
    const fast = { repeatPurchases: 0, recency: 0, observed: 0 };
    expect(lostByLeaving(fleeting, null, fast, 5000)).toBeGreaterThan(0.99);
    expect(lostByLeaving(fleeting, { regularity: 50, gapDays: 2, alikeness: 9 }, fast, 5000)).toBeLessThanOrEqual(1);
  });
});
