import { assertCount, assertNumber, assertOptions } from "../../errors.js";
import { expectedPurchases } from "../predictions/expected-purchases.js";
import type { ContinuousModel } from "../predictions/posterior.js";
import { probabilityAlive } from "../predictions/probability-alive.js";

/** Options of `frequencyRecencyMatrix`. */
export interface MatrixOptions {
  /** Time observed of every customer in the matrix, in the model's unit. */
  observed: number;
  /** Largest number of repeat purchases. */
  mostPurchases: number;
  /**
   * Steps of recency between 0 and `observed`.
   * @defaultValue `20`
   */
  steps?: number | null | undefined;
  /** Time ahead for the expected purchases, in the model's unit. */
  horizon: number;
}

/** One cell of the matrix. */
export interface MatrixCell {
  repeatPurchases: number;
  recency: number;
  alive: number;
  /** Expected purchases within the horizon. */
  expected: number;
}

/**
 * A model's predictions for every frequency and recency: the probability of being alive and the expected purchases, as
 * data for a heat map. It shows at a glance that many purchases followed by a long silence suggest a lost customer.
 *
 * @param model - A BG/NBD, MBG/NBD or Pareto/NBD model without covariates.
 * @param options - Size of the matrix and horizon.
 * @returns One cell for no repeat purchase, then one for each number of purchases and step of recency after 0.
 * @throws RetentionError when an option is out of bounds.
 *
 * @example
 * import { bgNbdModel, frequencyRecencyMatrix } from "retention-kit";
 *
 * const model = bgNbdModel({ r: 0.2426, alpha: 4.414, a: 0.7929, b: 2.426 }, { timeUnit: "week" });
 * frequencyRecencyMatrix(model, { observed: 39, mostPurchases: 1, steps: 1, horizon: 39 })
 * //=> [
 * //     { repeatPurchases: 0, recency: 0, alive: 1, expected: 0.194 },
 * //     { repeatPurchases: 1, recency: 39, alive: 0.754, expected: 0.72 },
 * //   ]
 */
export function frequencyRecencyMatrix(model: ContinuousModel, options: MatrixOptions): MatrixCell[] {
  const known = assertOptions("frequencyRecencyMatrix", "options", options, {
    observed: true,
    mostPurchases: true,
    steps: true,
    horizon: true,
  });
  const { observed, mostPurchases, steps = 20, horizon } = known;
  assertNumber("frequencyRecencyMatrix", "options.observed", observed, { above: 0 });
  assertCount("frequencyRecencyMatrix", "options.mostPurchases", mostPurchases, { max: 10_000 });
  assertCount("frequencyRecencyMatrix", "options.steps", steps, { min: 1, max: 10_000 });
  const cell = (repeatPurchases: number, recency: number): MatrixCell => {
    const history = { repeatPurchases, recency, observed };
    return {
      repeatPurchases,
      recency,
      alive: probabilityAlive(model, history),
      expected: expectedPurchases(model, history, { horizon }),
    };
  };
  const cells = [cell(0, 0)];
  for (let repeatPurchases = 1; repeatPurchases <= mostPurchases; repeatPurchases++) {
    for (let step = 1; step <= steps; step++) cells.push(cell(repeatPurchases, (observed * step) / steps));
  }
  return cells;
}
