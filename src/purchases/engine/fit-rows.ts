import type { TimeUnit } from "../../records/values/time.js";
import { type CovariateEffect, historyLikelihood, type Kernel } from "./history-likelihood.js";
import { type LikelihoodStage, maximizeLikelihood } from "./maximize-likelihood.js";
import { type MergedHistories, sampleHistories } from "../histories/merged-histories.js";
import { fittedModel, type Model } from "./model.js";
import { log } from "../../numeric/elementary/log.js";

/** Customers of the first sample, and how much a sample grows from one to the next. */
const FIRST_SAMPLE = 200;
const GROWTH = 16;

/** Share of the rows from which on a sample saves no time. */
const LARGEST_SAMPLE = 0.25;

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
  const stage = (stageRows: MergedHistories): LikelihoodStage => ({
    logLikelihood: historyLikelihood(kernel(), names.length, stageRows, effects),
    customers: stageRows.customers,
  });
  const maximum = maximizeLikelihood({
    whole: stage(rows),
    samples: sampleSizes(rows.size).map((size) => stage(sampleHistories(rows, size))),
    starts: starts.map((start) => [...start.map(log), ...coefficients.map(() => 0)]),
    penalty,
  });
  return fittedModel(kind, [...names, ...coefficients], names.length, timeUnit, rows.customers, maximum);
}

/** Customers of the samples on the way to all rows, the smallest first. */
function sampleSizes(rows: number): number[] {
  const sizes: number[] = [];
  for (let size = FIRST_SAMPLE; size <= LARGEST_SAMPLE * rows; size *= GROWTH) sizes.push(size);
  return sizes;
}
