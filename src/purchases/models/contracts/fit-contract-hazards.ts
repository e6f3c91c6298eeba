/* eslint-disable @typescript-eslint/no-non-null-assertion -- the parameters' array has a fixed length. */
import { fitRows } from "../../engine/fit-rows.js";
import type { Kernel } from "../../engine/history-likelihood.js";
import { PARAMETER_NAMES } from "../../engine/model-kinds.js";
import { mergeHistories } from "../../histories/merged-histories.js";
import { log } from "../../../numeric/elementary/log.js";
import type { ShiftedBetaGeometricModel } from "./shifted-beta-geometric-model.js";

/** Contracts that were seen at the start of a period of theirs, and at its end. */
export interface SeenPeriod {
  /** Counted from 1. */
  period: number;
  /** How many ended in it. */
  left: number;
  /** How many did not. */
  stayed: number;
}

/**
 * Fits the shifted beta–geometric model to single periods, so that contracts count from the period on in which they were
 * first looked at. Where all are seen from their start, it is the same likelihood as that of `fitShiftedBetaGeometric`.
 *
 * Source: Fader & Hardie (2007), "How to project customer retention", eq. 7: of those who are there, the share
 * α/(α + β + t − 1) leaves in period t.
 * @internal
 */
export function fitContractHazards(seen: readonly SeenPeriod[]): ShiftedBetaGeometricModel<"month"> {
  const counts = seen.flatMap(({ period, left, stayed }) => [
    { period, isLeft: 1, contracts: left },
    { period, isLeft: 0, contracts: stayed },
  ]);
  const some = counts.filter(({ contracts }) => contracts > 0);
  const rows = mergeHistories({
    repeatPurchases: Float64Array.from(some, ({ period }) => period),
    recency: Float64Array.from(some, ({ isLeft }) => isLeft),
    observed: new Float64Array(some.length),
    weight: Float64Array.from(some, ({ contracts }) => contracts),
    covariates: [],
  });
  return fitRows("shifted-beta-geometric", "month", rows, {
    names: PARAMETER_NAMES["shifted-beta-geometric"],
    kernel: hazardKernel,
    starts: [
      [1, 30],
      [0.3, 10],
      [5, 200],
    ],
    penalty: 0,
  });
}

/** Log likelihood of leaving in a period or not, with its derivatives by the logarithms of α and β. */
function hazardKernel(): Kernel {
  return (parameters, rows, from, to, sums) => {
    const [alpha, beta] = [parameters[0]!, parameters[1]!];
    for (let row = from; row < to; row++) {
      const [period, left, weight] = [rows.repeatPurchases[row]!, rows.recency[row]!, rows.weight[row]!];
      const stays = beta + period - 1;
      const all = alpha + stays;
      const byAlpha = left / alpha - 1 / all;
      const byBeta = (1 - left) / stays - 1 / all;
      const shared = 1 / (all * all);
      sums[0]! += weight * ((left === 1 ? log(alpha) : log(stays)) - log(all));
      sums[1]! += weight * alpha * byAlpha;
      sums[2]! += weight * beta * byBeta;
      sums[3]! += weight * alpha * (byAlpha + alpha * (shared - left / (alpha * alpha)));
      sums[4]! += weight * alpha * beta * shared;
      sums[5]! += weight * beta * (byBeta + beta * (shared - (1 - left) / (stays * stays)));
    }
  };
}
