import { projectWordOfMouth } from "retention-kit";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { expect, test } from "vitest";

/** Mean and second moment of the people told, as the evidence page gives them. */
const told = {
  silent: { mean: 13.69, square: 212.61 },
  unsatisfied: { mean: 13.69, square: 212.61 },
  satisfied: { mean: 5, square: 25 + 2 / 3 },
  satisfiedQuickly: { mean: 5, square: 25 + 2 / 3 },
};

type Outcome = keyof typeof told;
type Triple = [number, number, number];

/** The recursion of the evidence page, generation by generation: hearers, won and lost with their variances. */
function recursion(
  customers: number,
  groups: readonly { outcome: Outcome; p: number; w: number; l: number }[],
  generations: number,
): { mean: Triple; variance: Triple } {
  const sum = (term: (p: number, w: number, l: number, mu: number, square: number, A: number) => number): number =>
    groups.reduce((total, { outcome, p, w, l }) => {
      const { mean: mu, square } = told[outcome];
      return total + term(p, w, l, mu, square, square - mu);
    }, 0);
  const mH = sum((p, _w, _l, mu) => p * mu);
  const K = sum((p, w, _l, mu) => p * mu * w);
  const mL = sum((p, _w, l, mu) => p * mu * l);
  const m: Triple = [mH, K, mL];
  const WW = sum((p, w, _l, mu, _s, A) => p * (w * w * A + w * mu)) - K * K;
  const LL = sum((p, _w, l, mu, _s, A) => p * (l * l * A + l * mu)) - mL * mL;
  const WL = sum((p, w, l, _mu, _s, A) => p * w * l * A) - K * mL;
  const HH = sum((p, _w, _l, _mu, square) => p * square) - mH * mH;
  const HW = sum((p, w, _l, _mu, square) => p * w * square) - mH * K;
  const HL = sum((p, _w, l, _mu, square) => p * l * square) - mH * mL;
  const Sigma: [Triple, Triple, Triple] = [
    [HH, HW, HL],
    [HW, WW, WL],
    [HL, WL, LL],
  ];

  const mean: Triple = [0, 0, 0];
  const variance: Triple = [0, 0, 0];
  let C: Triple = [0, 0, 0];
  let EZ = customers;
  let VarZ = 0;
  for (let generation = 0; generation < generations; generation++) {
    for (const i of [0, 1, 2] as const) {
      mean[i] += m[i] * EZ;
      variance[i] += 2 * m[i] * C[i] + m[i] * m[i] * VarZ + Sigma[i][i] * EZ;
    }
    const next = ([0, 1, 2] as const).map((i) => K * C[i] + m[i] * K * VarZ + Sigma[i][1] * EZ);
    C = next as Triple;
    VarZ = K * K * VarZ + WW * EZ;
    EZ = K * EZ;
  }
  return { mean, variance };
}

test("means and deviations are those of the evidence page's recursion", () => {
  const random = xoroshiro128plus(6);
  const uniform = () => uniformFloat64(random);
  for (let round = 0; round < 15; round++) {
    const shares = [uniform(), uniform(), uniform(), uniform()];
    const total = shares.reduce((sum, share) => sum + share, 0);
    const problemShare = uniform();
    const won = uniform() * 0.4;
    const lost = uniform() * 0.4;
    const outcomes = (["silent", "unsatisfied", "satisfied", "satisfiedQuickly"] as const).map((outcome, index) => ({
      outcome,
      share: (shares[index] ?? 0) / total,
    }));
    const groups = outcomes.map(({ outcome, share }) => {
      const unhappy = outcome === "silent" || outcome === "unsatisfied";
      return { outcome, p: problemShare * share, w: unhappy ? 0 : won, l: unhappy ? lost : 0 };
    });
    const generations = 1 + (round % 6);
    const expected = recursion(500, groups, generations);
    const projection = projectWordOfMouth(
      {
        customers: 500,
        problemShare,
        outcomes: Object.fromEntries(outcomes.map(({ outcome, share }) => [outcome, share])),
        wonPerHearer: won,
        lostPerHearer: lost,
      },
      { generations },
    );
    (["hearers", "won", "lost"] as const).forEach((name, index) => {
      const mean = expected.mean[index] ?? NaN;
      const variance = expected.variance[index] ?? NaN;
      expect((projection[name]?.mean ?? NaN) / mean).toBeCloseTo(1, 10);
      expect((projection[name]?.chance ?? NaN) ** 2 / variance).toBeCloseTo(1, 10);
    });
  }
});
