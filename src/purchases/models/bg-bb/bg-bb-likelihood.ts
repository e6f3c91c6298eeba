/* eslint-disable @typescript-eslint/no-non-null-assertion -- the parameters' array has a fixed length. */
import { betaSlopes } from "../../engine/beta-slopes.js";
import type { Kernel } from "../../engine/history-likelihood.js";
import { log } from "../../../numeric/elementary/log.js";

/** Sums beyond this are scaled down before they overflow. */
const LARGE = 2 ** 800;

/**
 * Log likelihood of one history under the BG/BB model, Fader, Hardie & Shang (2010), eq. 5, with n opportunities of which
 * x were taken, the last of them the t-th:
 *
 *   L·B(α,β)·B(γ,δ) = B(α+x, β+n−x)·B(γ, δ+n) + Σ B(α+x, β+t−x+i)·B(γ+1, δ+t+i) over i from 0 to n−t−1.
 *
 * The terms are positive. With the terms as weights, the slope of the sum's logarithm is the mean of the slopes of their
 * logarithms, and its curvature the mean of their curvatures plus the covariance of their slopes.
 *
 * Cost: linear in the opportunities since the last purchase.
 * @internal
 */
export function bgBbKernel(): Kernel {
  return (parameters, rows, from, to, sums) => {
    const [alpha, beta, gamma, delta] = [parameters[0]!, parameters[1]!, parameters[2]!, parameters[3]!];
    for (let row = from; row < to; row++) {
      const [x, last, opportunities] = [rows.repeatPurchases[row]!, rows.recency[row]!, rows.observed[row]!];
      const weight = rows.weight[row]!;
      const { terms, logScale } = sumTerms(parameters, x, last, opportunities);
      // The living's own term, by α and β and by γ and δ.
      const buys = betaSlopes(alpha, beta, x, opportunities - x);
      const leaves = betaSlopes(gamma, delta, 0, opportunities);
      const slopes = [...buys.slopes, ...leaves.slopes];
      const [first, mixed, second] = leaves.curvatures;
      const curvatures = [...buys.curvatures, 0, 0, first, 0, 0, mixed, second];

      sums[0]! += weight * (buys.value + leaves.value + log(terms[0]!) + logScale);
      for (let one = 0, at = 0; one < 4; one++) {
        const mean = terms[1 + one]! / terms[0]!;
        const slope = parameters[one]! * (slopes[one]! + mean);
        sums[1 + one]! += weight * slope;
        sums[5 + at + one]! += weight * slope;
        for (let other = 0; other <= one; other++, at++) {
          const bend = curvatures[at]! + (terms[5 + at]! - mean * terms[1 + other]!) / terms[0]!;
          sums[5 + at]! += weight * parameters[one]! * parameters[other]! * bend;
        }
      }
    }
  };
}

/**
 * Sums over the terms, each divided by the one for a customer who is alive, from the last opportunity backwards: of 1, of
 * the slopes of their logarithms, and of their curvatures plus the products of their slopes.
 */
function sumTerms(
  parameters: Float64Array,
  x: number,
  last: number,
  opportunities: number,
): { terms: Float64Array; logScale: number } {
  const [alpha, beta, gamma, delta] = [parameters[0]!, parameters[1]!, parameters[2]!, parameters[3]!];
  const terms = new Float64Array(15);
  const bySlope = new Float64Array(4);
  const byCurvature = new Float64Array(10);
  let term = 1;
  let logScale = 0;
  terms[0] = 1;
  for (let at = opportunities - 1; at >= last; at--) {
    const isFirst = at === opportunities - 1;
    const trials = alpha + beta + at;
    const misses = beta + at - x;
    const coins = isFirst ? gamma : gamma + delta + at + 1;
    const stays = delta + at;
    term *= (trials / misses) * (coins / stays);
    bySlope[0]! += 1 / trials;
    bySlope[1]! += 1 / trials - 1 / misses;
    bySlope[2]! += 1 / coins;
    bySlope[3]! += (isFirst ? 0 : 1 / coins) - 1 / stays;
    byCurvature[0]! -= 1 / (trials * trials);
    byCurvature[1]! -= 1 / (trials * trials);
    byCurvature[2]! += 1 / (misses * misses) - 1 / (trials * trials);
    byCurvature[5]! -= 1 / (coins * coins);
    byCurvature[8]! -= isFirst ? 0 : 1 / (coins * coins);
    byCurvature[9]! += 1 / (stays * stays) - (isFirst ? 0 : 1 / (coins * coins));

    terms[0] += term;
    for (let one = 0, entry = 0; one < 4; one++) {
      terms[1 + one]! += term * bySlope[one]!;
      for (let other = 0; other <= one; other++, entry++) {
        terms[5 + entry]! += term * (byCurvature[entry]! + bySlope[one]! * bySlope[other]!);
      }
    }
    if (terms[0] > LARGE) {
      logScale += log(LARGE);
      term /= LARGE;
      for (let entry = 0; entry < terms.length; entry++) terms[entry]! /= LARGE;
    }
  }
  return { terms, logScale };
}
