import { betaGeometricKernel } from "./beta-geometric/beta-geometric-likelihood.js";
import type { CovariateEffect, Kernel } from "../engine/history-likelihood.js";
import { paretoNbdKernel } from "./pareto-nbd/pareto-nbd-likelihood.js";
import { PARAMETER_NAMES } from "../engine/parameter-names.js";

/** What sets the models in continuous time apart, as far as fitting goes. */
export interface HistoryModel<Kind extends string> {
  kind: Kind;
  /** Names of the parameters, in the order of every vector. */
  names: readonly string[];
  kernel: () => Kernel;
  /** Which parameter the covariates of purchase and of drop-out scale, and which way. */
  purchase: Omit<CovariateEffect, "columns">;
  dropout: Omit<CovariateEffect, "columns">;
  /** Parameters to start from, given the mean time observed and the mean purchases a customer. */
  starts: (meanObserved: number, meanPurchases: number) => number[][];
}

const betaGeometric = {
  names: PARAMETER_NAMES["bg-nbd"],
  purchase: { parameter: 1, sign: -1 },
  dropout: { parameter: 2, sign: 1 },
  // Customers alike or not, leaving soon or late, at about the mean rate that was seen.
  starts: (meanObserved: number, meanPurchases: number) =>
    [
      { r: 0.5, a: 1, b: 3 },
      { r: 1, a: 1, b: 1 },
      { r: 0.2, a: 0.3, b: 3 },
    ].map(({ r, a, b }) => [r, scaleOf(r, meanObserved, meanPurchases), a, b]),
} as const;

/** @internal */
export const historyModels = {
  "bg-nbd": { ...betaGeometric, kind: "bg-nbd", kernel: () => betaGeometricKernel(0) },
  "mbg-nbd": { ...betaGeometric, kind: "mbg-nbd", kernel: () => betaGeometricKernel(1) },
  "pareto-nbd": {
    kind: "pareto-nbd",
    names: PARAMETER_NAMES["pareto-nbd"],
    kernel: paretoNbdKernel,
    purchase: { parameter: 1, sign: -1 },
    dropout: { parameter: 3, sign: -1 },
    starts: (meanObserved, meanPurchases) =>
      [
        { r: 0.5, s: 0.5, life: 0.5 },
        { r: 1, s: 1, life: 1 },
        { r: 2, s: 0.3, life: 0.2 },
      ].map(({ r, s, life }) => [r, scaleOf(r, meanObserved, meanPurchases), s, life * meanObserved]),
  },
} as const satisfies { [Kind in string]: HistoryModel<Kind> };

/** α at which customers with shape r, half of their time active, make the purchases that were seen. */
function scaleOf(r: number, meanObserved: number, meanPurchases: number): number {
  return (r * meanObserved) / (1.5 * meanPurchases + 0.1);
}
