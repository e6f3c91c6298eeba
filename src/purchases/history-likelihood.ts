/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays read below their own length. */
import type { MergedHistories } from "./merged-histories.js";

/**
 * The log likelihood of one history at the parameters; leaves its derivative by each parameter in `partials`. A kernel
 * may remember what depends on parameters and repeat purchases only, as rows come in the order of the latter.
 */
export type Kernel = (
  parameters: Float64Array,
  repeatPurchases: number,
  recency: number,
  observed: number,
  partials: Float64Array,
) => number;

/** Which parameter a group of covariates scales: it is multiplied by exp(sign · Σ coefficient · value). */
export interface CovariateEffect {
  parameter: number;
  sign: 1 | -1;
  /** The covariates' columns. */
  columns: readonly number[];
}

/** A log likelihood over a point, which also fills its gradient. */
export type LogLikelihood = (point: readonly number[], gradient: number[]) => number;

/**
 * The log likelihood of all rows over the logarithms of the parameters, followed by the coefficients of the covariates.
 * @internal
 */
export function historyLikelihood(
  kernel: Kernel,
  parameterCount: number,
  rows: MergedHistories,
  effects: readonly CovariateEffect[],
): LogLikelihood {
  const { size, repeatPurchases, recency, observed, weight, covariates } = rows;
  const parameters = new Float64Array(parameterCount);
  const partials = new Float64Array(parameterCount);
  const scaled = effects.flatMap(({ parameter, sign, columns }) =>
    columns.map((column) => ({ parameter, sign, values: covariates[column]! })),
  );

  return (point, gradient) => {
    const base = point.slice(0, parameterCount).map(Math.exp);
    parameters.set(base);
    gradient.fill(0);
    let sum = 0;
    for (let row = 0; row < size; row++) {
      if (scaled.length > 0) {
        parameters.set(base);
        scaled.forEach(({ parameter, sign, values }, index) => {
          parameters[parameter]! *= Math.exp(sign * point[parameterCount + index]! * values[row]!);
        });
      }
      const customers = weight[row]!;
      sum += customers * kernel(parameters, repeatPurchases[row]!, recency[row]!, observed[row]!, partials);
      for (let index = 0; index < parameterCount; index++) {
        gradient[index]! += customers * partials[index]! * parameters[index]!;
      }
      for (let index = 0; index < scaled.length; index++) {
        const { parameter, sign, values } = scaled[index]!;
        gradient[parameterCount + index]! +=
          customers * partials[parameter]! * parameters[parameter]! * sign * values[row]!;
      }
    }
    return sum;
  };
}
