import {
  type AnyModel,
  bgBbModel,
  bgNbdModel,
  fitBetaDiscreteWeibull,
  fitBgBb,
  fitBgNbd,
  fitGammaGamma,
  fitMbgNbd,
  fitParetoNbd,
  fitShiftedBetaGeometric,
  mbgNbdModel,
  paretoNbdModel,
  simulateHistories,
} from "retention-kit";
import { beforeAll, describe, expect, test } from "vitest";
import { randomStream } from "../../src/numeric/random/random-stream.js";
import { gamma, uniform } from "../../src/numeric/random/random-variates.js";

/** With 200 replications the spread is known to 5%, one standard error; the seeds are fixed. */
const REPLICATIONS = 200;

const week = { timeUnit: "week" } as const;
const repeat = (value: number, times: number): number[] => Array<number>(times).fill(value);

/** Contracts of a cohort, each with its own probability of leaving and an effect of age. */
function survivors(
  seed: number,
  { alpha, beta, c }: Record<string, number>,
  customers: number,
  periods: number,
): number[] {
  const left = repeat(0, periods + 1);
  for (let customer = 0; customer < customers; customer++) {
    const random = randomStream(seed, customer);
    const first = gamma(random, alpha ?? NaN);
    const leaves = first / (first + gamma(random, beta ?? NaN));
    // P(T > t) = (1 − θ)^(t^c).
    const ends = Math.ceil((Math.log(uniform(random)) / Math.log1p(-leaves)) ** (1 / (c ?? NaN)));
    for (let period = 0; period < Math.min(ends, periods + 1); period++) left[period] = (left[period] ?? 0) + 1;
  }
  return left;
}

const families: [string, Record<string, number>, (seed: number) => AnyModel][] = [
  [
    "BG/NBD",
    { r: 0.8, alpha: 6, a: 0.9, b: 3 },
    (seed) => {
      const model = bgNbdModel({ r: 0.8, alpha: 6, a: 0.9, b: 3 }, week);
      return fitBgNbd(simulateHistories(model, { observed: repeat(60, 1000), seed }));
    },
  ],
  [
    "MBG/NBD",
    { r: 0.9, alpha: 6, a: 0.9, b: 3 },
    (seed) => {
      const model = mbgNbdModel({ r: 0.9, alpha: 6, a: 0.9, b: 3 }, week);
      return fitMbgNbd(simulateHistories(model, { observed: repeat(60, 1000), seed }));
    },
  ],
  [
    "Pareto/NBD",
    { r: 1.5, alpha: 4, s: 1.2, beta: 30 },
    (seed) => {
      const model = paretoNbdModel({ r: 1.5, alpha: 4, s: 1.2, beta: 30 }, week);
      return fitParetoNbd(simulateHistories(model, { observed: repeat(80, 300), seed }));
    },
  ],
  [
    "BG/BB",
    { alpha: 1.2, beta: 0.75, gamma: 0.66, delta: 2.8 },
    (seed) => {
      const model = bgBbModel({ alpha: 1.2, beta: 0.75, gamma: 0.66, delta: 2.8 });
      return fitBgBb(simulateHistories(model, { observed: repeat(10, 1500), seed }));
    },
  ],
  [
    "gamma–gamma",
    { p: 6, q: 4, v: 15 },
    (seed) =>
      fitGammaGamma(
        Array.from({ length: 1000 }, (_, customer) => {
          const random = randomStream(seed, customer);
          const repeatPurchases = 1 + (customer % 6);
          const scale = gamma(random, 4) / 15;
          return { repeatPurchases, meanRepeatSpend: gamma(random, 6 * repeatPurchases) / (scale * repeatPurchases) };
        }),
      ),
  ],
  [
    "shifted beta–geometric",
    { alpha: 0.7, beta: 3.8 },
    (seed) => fitShiftedBetaGeometric(survivors(seed, { alpha: 0.7, beta: 3.8, c: 1 }, 2000, 8)),
  ],
  [
    "beta–discrete-Weibull",
    { alpha: 0.8, beta: 5, c: 1.5 },
    (seed) => fitBetaDiscreteWeibull(survivors(seed, { alpha: 0.8, beta: 5, c: 1.5 }, 3000, 12)),
  ],
];

describe.each(families)("fits to data drawn from the %s model", (_, truth, fit) => {
  let models: AnyModel[] = [];
  beforeAll(() => {
    models = Array.from({ length: REPLICATIONS }, (__, replication) => fit(1000 + replication));
  });

  test("converge", { tags: ["slow"] }, () => {
    expect(models.filter(({ converged }) => converged !== true)).toEqual([]);
  });

  test.each(Object.keys(truth))(
    "recover %s, with standard errors that match the spread",
    { tags: ["slow"] },
    (name) => {
      const estimates = models.map(({ parameters }) => Math.log((parameters as Record<string, number>)[name] ?? NaN));
      const errors = models.map(
        ({ parameters, standardErrors }) =>
          (standardErrors?.[name] ?? NaN) / ((parameters as Record<string, number>)[name] ?? NaN),
      );
      const mean = estimates.reduce((sum, each) => sum + each, 0) / REPLICATIONS;
      const spread = Math.sqrt(estimates.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (REPLICATIONS - 1));
      const stated = errors.reduce((sum, each) => sum + each, 0) / REPLICATIONS;
      expect(Math.abs(mean - Math.log(truth[name] ?? NaN))).toBeLessThan(0.35 * spread);
      expect(Math.abs(stated / spread - 1)).toBeLessThan(0.15);
    },
  );
});
