/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices run below the number of parameters, by which the covariance was checked. */
import { assertArray, assertCount, assertNumber } from "../../errors.js";
import type { AnyModel } from "../engine/model.js";

/** Step of the differences by the logarithm of a parameter. */
const STEP = 1e-4;

/**
 * gᵀ V g for predictions of one model, the gradient g by differences; `null` for a model without a covariance. The model
 * is checked, moved by a step along each parameter and prepared once for all predictions.
 *
 * @param prepare - Whatever predicts, made of a model.
 * @returns The variance of a prediction.
 * @internal
 */
export function deltaVariance<M extends AnyModel, Prepared>(
  model: M,
  prepare: (model: M) => Prepared,
): ((predict: (by: Prepared) => number) => number) | null {
  const { covariance } = model;
  if (covariance === null) return null;
  const parameters = model.parameters as Record<string, number>;
  assertCovariance(covariance, Object.keys(parameters).length);
  const moves = Object.entries(parameters).map(([name, parameter]) => {
    // A coefficient of a covariate may be 0 or negative, and is of the order of 1.
    const step = name.includes(".") ? STEP : STEP * parameter;
    const at = (moved: number): Prepared => prepare({ ...model, parameters: { ...parameters, [name]: moved } });
    return { above: at(parameter + step), below: at(parameter - step), step };
  });
  const size = moves.length;
  const gradient = new Float64Array(size);
  return (predict) => {
    for (let at = 0; at < size; at++) {
      const { above, below, step } = moves[at]!;
      gradient[at] = (predict(above) - predict(below)) / (2 * step);
    }
    let variance = 0;
    for (let first = 0; first < size; first++) {
      let part = 0;
      for (let second = 0; second < size; second++) {
        part += covariance[first]![second]! * gradient[first]! * gradient[second]!;
      }
      variance += part;
    }
    return Math.max(0, variance);
  };
}

/** A stored model may have lost rows. */
function assertCovariance(covariance: unknown, size: number): void {
  assertArray("predictionInterval", "model.covariance", covariance);
  for (const row of [covariance, ...covariance]) {
    assertArray("predictionInterval", "model.covariance[]", row);
    assertCount("predictionInterval", "model.covariance[].length", row.length, { min: size, max: size });
  }
  for (const entry of covariance.flat()) assertNumber("predictionInterval", "model.covariance[][]", entry);
}
