import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { exp } from "../../numeric/elementary/exp.js";
import { cholesky } from "../../numeric/fitting/cholesky.js";
import { normal } from "../../numeric/random/random-variates.js";
import type { ContractModel } from "../../purchases/models/contracts/contract-models.js";

/** Farthest that a logarithm of a parameter is taken from its estimate: beyond, the covariance says nothing. */
const FARTHEST = 5;

/**
 * A model with parameters as they might be: drawn by the covariance of their logarithms.
 * @internal
 */
export function drawnModel(model: ContractModel, random: RandomGenerator): ContractModel {
  const names = Object.keys(model.parameters);
  const estimates = model.parameters as unknown as Record<string, number>;
  const values = names.map((name) => estimates[name] ?? 1);
  const logs = model.covariance?.map((row, first) =>
    row.map((entry, second) => entry / ((values[first] ?? 1) * (values[second] ?? 1))),
  );
  const factor = logs === undefined ? null : cholesky(logs);
  if (factor === null) return model;
  const z = names.map(() => normal(random));
  const parameters = Object.fromEntries(
    names.map((name, row) => {
      const shift = (factor[row] ?? []).reduce((sum, entry, column) => sum + entry * (z[column] ?? 0), 0);
      return [name, (values[row] ?? 1) * exp(Math.max(-FARTHEST, Math.min(FARTHEST, shift)))];
    }),
  );
  return { ...model, parameters } as unknown as ContractModel;
}
