import type { TimeUnit } from "../records/time.js";
import { type CovariateEffect, historyLikelihood, type Kernel } from "./history-likelihood.js";
import { maximizeLikelihood } from "./maximize-likelihood.js";
import { type MergedHistories, sampleHistories } from "./merged-histories.js";
import { fittedModel, type Model } from "./model.js";

/** Rows on which the starts of a fit compete. */
const SAMPLE_SIZE = 300;

/** A likelihood of single rows, to be fitted. */
export interface RowProblem {
  /** Names of the parameters. */
  names: readonly string[];
  kernel: () => Kernel;
  /** Parameters to start from. */
  starts: readonly (readonly number[])[];
  penalty: number;
  /** What the rows' covariates act on, and the names of their coefficients. */
  effects?: readonly CovariateEffect[];
  coefficients?: readonly string[];
}

/**
 * Fits a model whose likelihood is a product over rows.
 * @internal
 */
export function fitRows<Kind extends string, Parameters, Unit extends TimeUnit | null>(
  kind: Kind,
  timeUnit: Unit,
  rows: MergedHistories,
  { names, kernel, starts, penalty, effects = [], coefficients = [] }: RowProblem,
): Model<Kind, Parameters, Unit> {
  const sample = sampleHistories(rows, SAMPLE_SIZE);
  const maximum = maximizeLikelihood({
    logLikelihood: historyLikelihood(kernel(), names.length, rows, effects),
    sample: historyLikelihood(kernel(), names.length, sample, effects),
    customers: rows.customers,
    sampleCustomers: sample.customers,
    starts: starts.map((start) => [...start.map(Math.log), ...coefficients.map(() => 0)]),
    penalty,
  });
  return fittedModel(kind, [...names, ...coefficients], names.length, timeUnit, rows.customers, maximum);
}
