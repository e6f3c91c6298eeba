import type { CovariateEffect, Kernel } from "./history-likelihood.js";

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
