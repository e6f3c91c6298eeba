/* eslint-disable @typescript-eslint/no-non-null-assertion -- the parameters' array has a fixed length. */
import { assertCount, assertNumber, assertOptions, assertRows, RetentionError } from "../../../errors.js";
import { digamma, logBeta, trigamma } from "../../../numeric/functions/gamma.js";
import { fitRows } from "../../engine/fit-rows.js";
import type { GammaGammaModel } from "./gamma-gamma-model.js";
import type { Kernel } from "../../engine/history-likelihood.js";
import { type MergedHistories, mergeHistories } from "../../histories/merged-histories.js";
import { PARAMETER_NAMES } from "../../engine/model-kinds.js";
import { log1pEach, logEach } from "../../../numeric/elementary/each.js";
import { log } from "../../../numeric/elementary/log.js";

/** What a customer spends, as a summary or written by hand. */
export interface SpendHistory {
  repeatPurchases: number;
  /** Mean money spent on a repeat purchase; `null` if it is not known. */
  meanRepeatSpend: number | null;
  /**
   * Customers with this history.
   * @defaultValue `1`
   */
  count?: number | null | undefined;
}

/** Options of `fitGammaGamma`. */
export interface SpendFitOptions {
  /**
   * Weight of the squared distance of the logarithms of the parameters from a neutral start.
   * @defaultValue `0`
   */
  penalty?: number | null | undefined;
}

/**
 * Fits the gamma–gamma model of spend by maximum likelihood. Customers without a repeat purchase, with an unknown mean
 * or with a mean of 0 carry no information and are left out; `observations` counts the others.
 *
 * The model assumes that what customers spend does not depend on how often they buy: check the correlation first.
 *
 * Source: Fader & Hardie (2013), "The gamma-gamma model of monetary value", eq. 1a.
 *
 * @param histories - Summaries, or histories by hand.
 * @param options - Penalty.
 * @returns The model; `converged` is false where the data do not settle the parameters.
 * @throws RetentionError when no one has a repeat purchase with a positive mean, or a mean is negative.
 *
 * @example
 * import { fitGammaGamma } from "retention-kit";
 *
 * const histories = [
 *   { repeatPurchases: 2, meanRepeatSpend: 22.35 },
 *   { repeatPurchases: 1, meanRepeatSpend: 11.77 },
 *   { repeatPurchases: 7, meanRepeatSpend: 73.74 },
 *   { repeatPurchases: 1, meanRepeatSpend: 30.5 },
 *   { repeatPurchases: 3, meanRepeatSpend: 18.2 },
 *   { repeatPurchases: 0, meanRepeatSpend: 0 },
 * ];
 * fitGammaGamma(histories).observations
 * //=> 5
 */
export function fitGammaGamma(histories: readonly SpendHistory[], options?: SpendFitOptions | null): GammaGammaModel {
  const chosen = assertOptions("fitGammaGamma", "options", options ?? {}, { penalty: true });
  const penalty = chosen.penalty ?? 0;
  assertNumber("fitGammaGamma", "options.penalty", penalty, { min: 0 });
  const rows = readSpend("fitGammaGamma", histories);
  const meanSpend = rows.recency.reduce((sum, spend, row) => sum + spend * rows.weight[row]!, 0) / rows.customers;
  return fitRows("gamma-gamma", null, rows, {
    names: PARAMETER_NAMES["gamma-gamma"],
    kernel: gammaGammaKernel,
    // Alike or unlike customers, steady or unsteady amounts, each with the mean that was seen.
    starts: [
      { p: 4, q: 4 },
      { p: 1, q: 2 },
      { p: 20, q: 8 },
    ].map(({ p, q }) => [p, q, (meanSpend * (q - 1)) / p]),
    penalty,
  });
}

/**
 * Customers with a known spend, as columns, equal ones merged; refuses the one that cannot be.
 * @internal
 */
export function readSpend(functionName: string, histories: readonly SpendHistory[]): MergedHistories {
  assertRows(functionName, "histories", histories);
  const column = (): Float64Array => new Float64Array(histories.length);
  const [purchases, means, weights] = [column(), column(), column()];
  let used = 0;
  for (let row = 0; row < histories.length; row++) {
    const history = histories[row]!;
    assertSpend(functionName, history, row);
    const { repeatPurchases, meanRepeatSpend } = history;
    const count = history.count ?? 1;
    if (!(repeatPurchases > 0 && meanRepeatSpend !== null && meanRepeatSpend > 0 && count > 0)) continue;
    purchases[used] = repeatPurchases;
    means[used] = meanRepeatSpend;
    weights[used] = count;
    used++;
  }
  if (used === 0) {
    throw new RetentionError(functionName, "histories", "must hold a repeat purchase with a positive mean", []);
  }
  return mergeHistories({
    repeatPurchases: purchases.slice(0, used),
    // The mean spend takes the place of recency.
    recency: means.slice(0, used),
    observed: new Float64Array(used),
    weight: weights.slice(0, used),
    covariates: [],
  });
}

/** Refuses a history that cannot be; its place is put together only then, as there are many. */
function assertSpend(functionName: string, history: SpendHistory, row: number): void {
  const { repeatPurchases, meanRepeatSpend } = history;
  const count = history.count ?? 1;
  const isSpend = meanRepeatSpend === null || (Number.isFinite(meanRepeatSpend) && meanRepeatSpend >= 0);
  if (isSpend && isCount(repeatPurchases) && isCount(count)) return;
  const place = `histories[${row}]`;
  assertCount(functionName, `${place}.repeatPurchases`, repeatPurchases);
  if (!isSpend) assertNumber(functionName, `${place}.meanRepeatSpend`, meanRepeatSpend, { min: 0 });
  assertCount(functionName, `${place}.count`, count);
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}

/**
 * Eq. 1a: the density of a customer's mean spend over x purchases,
 * (v/(v + mx))^q (mx/(v + mx))^(px) / (m B(px, q)).
 * @internal
 */
export function gammaGammaKernel(): Kernel {
  let logMeans = new Float64Array();
  let meansOfLogs: Float64Array | null = null;
  let logRests = new Float64Array();
  return (parameters, { repeatPurchases, recency: means, weight: weights }, from, to, sums) => {
    const [p, q, v] = [parameters[0]!, parameters[1]!, parameters[2]!];
    // What depends on x, p and q only: its value, slopes and curvatures by the logarithms.
    let [x, shape, constant, byP, byQ, byPP, byPQ, byQQ] = [NaN, 0, 0, 0, 0, 0, 0, 0];
    let logScale = 0;
    if (meansOfLogs !== means) {
      // The same at all parameters.
      meansOfLogs = means;
      logMeans = means.slice();
      logEach(logMeans, 0, means.length);
      logRests = new Float64Array(means.length);
    }
    for (let row = from; row < to; row++) logRests[row] = (means[row]! * repeatPurchases[row]!) / v;
    log1pEach(logRests, from, to);
    for (let row = from; row < to; row++) {
      if (x !== repeatPurchases[row]!) {
        x = repeatPurchases[row]!;
        shape = p * x;
        logScale = log(x / v);
        constant = -logBeta(shape, q);
        const both = digamma(shape + q);
        byP = shape * (both - digamma(shape));
        byQ = q * (both - digamma(q));
        const bothTwice = trigamma(shape + q);
        byPP = byP + shape * shape * (bothTwice - trigamma(shape));
        byPQ = shape * q * bothTwice;
        byQQ = byQ + q * q * (bothTwice - trigamma(q));
      }
      const weight = weights[row]!;
      const mean = means[row]!;
      const spent = mean * x;
      const logMean = logMeans[row]!;
      const logRest = -logRests[row]!;
      const logShare = logMean + logScale + logRest;
      const rest = v / (v + spent);
      sums[0]! += weight * (constant + q * logRest + shape * logShare - logMean);
      sums[1]! += weight * (byP + shape * logShare);
      sums[2]! += weight * (byQ + q * logRest);
      sums[3]! += weight * (q - (shape + q) * rest);
      sums[4]! += weight * (byPP + shape * logShare);
      sums[5]! += weight * byPQ;
      sums[6]! += weight * (byQQ + q * logRest);
      sums[7]! -= weight * shape * rest;
      sums[8]! += weight * q * (1 - rest);
      sums[9]! -= weight * (shape + q) * rest * (1 - rest);
    }
  };
}
