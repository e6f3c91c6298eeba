import { describe, expect, test } from "vitest";
import { betaGeometricKernel } from "../../src/purchases/models/beta-geometric/beta-geometric-likelihood.js";
import { bgBbKernel } from "../../src/purchases/models/bg-bb/bg-bb-likelihood.js";
import {
  betaDiscreteWeibullKernel,
  shiftedBetaGeometricKernel,
} from "../../src/purchases/models/contracts/contract-models.js";
import { gammaGammaKernel } from "../../src/purchases/models/gamma-gamma/fit-gamma-gamma.js";
import { historyLikelihood, type Kernel, type LikelihoodAt } from "../../src/purchases/engine/history-likelihood.js";
import { mergeHistories } from "../../src/purchases/histories/merged-histories.js";
import { paretoNbdKernel } from "../../src/purchases/models/pareto-nbd/pareto-nbd-likelihood.js";

type Row = readonly [repeatPurchases: number, recency: number, observed: number];

const histories: Row[] = [
  [0, 0, 39],
  [0, 0, 0.5],
  [1, 4, 39],
  [3, 20, 26.5],
  [12, 38.9, 39],
  [300, 30, 31],
];
const opportunities: Row[] = [
  [0, 0, 6],
  [2, 2, 2],
  [3, 5, 6],
  [1, 1, 40],
];
const contracts: Row[] = [
  [1, 1, 0],
  [4, 1, 0],
  [7, 0, 0],
];
const spends: Row[] = [
  [1, 20, 0],
  [7, 73.74, 0],
  [40, 0.03, 0],
];
const families: [string, Kernel, readonly Row[], readonly number[][]][] = [
  [
    "BG/NBD",
    betaGeometricKernel(0),
    histories,
    [
      [0.24, 4.4, 0.8, 2.4],
      [3, 60, 0.1, 0.2],
      [1, 1, 1, 1],
    ],
  ],
  [
    "MBG/NBD",
    betaGeometricKernel(1),
    histories,
    [
      [0.5, 6.2, 0.9, 1.6],
      [3, 60, 0.1, 0.2],
      [1, 1, 1, 1],
    ],
  ],
  [
    "Pareto/NBD",
    paretoNbdKernel(),
    histories,
    [
      [0.55, 10.6, 0.6, 11.7],
      [4, 2, 1, 300],
      [0.1, 1, 3, 0.4],
    ],
  ],
  [
    "BG/BB",
    bgBbKernel(),
    opportunities,
    [
      [1.2, 0.75, 0.66, 2.8],
      [0.3, 4, 3, 0.9],
    ],
  ],
  [
    "gamma–gamma",
    gammaGammaKernel(),
    spends,
    [
      [6.2, 3.7, 15.4],
      [0.3, 0.8, 2],
    ],
  ],
  [
    "shifted beta–geometric",
    shiftedBetaGeometricKernel(),
    contracts,
    [
      [0.7, 3.8],
      [4, 0.3],
    ],
  ],
  [
    "beta–discrete-Weibull",
    betaDiscreteWeibullKernel(),
    contracts,
    [
      [0.7, 3.8, 1.5],
      [4, 0.3, 0.6],
    ],
  ],
];

const STEP = 1e-5;

/** Gradient and Hessian against central differences of the value and of the gradient. */
function expectDerivatives(likelihood: (point: readonly number[]) => LikelihoodAt, point: readonly number[]): void {
  const { gradient, hessian } = likelihood(point);
  point.forEach((_, moved) => {
    const [above, below] = [STEP, -STEP].map((step) =>
      likelihood(point.map((entry, index) => (index === moved ? entry + step : entry))),
    );
    const close = (actual = NaN, high = NaN, low = NaN, floor = 1): void => {
      const scale = Math.max(floor, Math.abs(high), Math.abs(low));
      expect(Math.abs(actual - (high - low) / (2 * STEP)) / scale).toBeLessThan(2e-8);
    };
    close(gradient[moved], above?.value, below?.value);
    hessian.forEach((row, index) => {
      close(row[moved], above?.gradient[index], below?.gradient[index]);
    });
  });
}

describe.each(families)("the derivatives of the %s likelihood", (_, kernel, rows, points) => {
  test.each(points.map((parameters) => [parameters]))("agree with differences at %o", (parameters) => {
    for (const [repeatPurchases, recency, observed] of rows) {
      const merged = mergeHistories({
        repeatPurchases: Float64Array.of(repeatPurchases),
        recency: Float64Array.of(recency),
        observed: Float64Array.of(observed),
        weight: Float64Array.of(3),
        covariates: [],
      });
      expectDerivatives(historyLikelihood(kernel, parameters.length, merged, []), parameters.map(Math.log));
    }
  });
});

test("covariates carry the derivatives over to their coefficients", () => {
  const rows = mergeHistories({
    repeatPurchases: Float64Array.of(0, 3, 5),
    recency: Float64Array.of(0, 20, 31),
    observed: Float64Array.of(39, 30, 33),
    weight: Float64Array.of(2, 1, 1),
    covariates: [Float64Array.of(0, 1, 0.5), Float64Array.of(2, -1, 0)],
  });
  const effects = [
    { parameter: 1, sign: -1, columns: [0] },
    { parameter: 3, sign: -1, columns: [0, 1] },
  ] as const;
  const likelihood = historyLikelihood(paretoNbdKernel(), 4, rows, effects);
  expectDerivatives(likelihood, [...[0.6, 9, 0.7, 12].map(Math.log), 0.3, -0.4, 0.2]);
});
