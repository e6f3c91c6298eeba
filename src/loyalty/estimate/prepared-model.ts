/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices run over the parameters of a checked model. */
import { keptFor } from "../../records/values/kept-for.js";
import { curveLength, isTrusted, type LoyaltyModel } from "../model/loyalty-model.js";

/** A model laid out for being applied to many customers. */
export interface PreparedModel {
  values: readonly number[];
  /** Row by row. */
  covariance: Float64Array;
  straight: boolean;
  noProblem: number;
  unknown: number;
  level: number;
  /** First of the parameters that make the effect of effort on customers whose purchases are known. */
  service: number;
  covariates: readonly PreparedCovariate[];
}

/** A covariate with its weight. */
export interface PreparedCovariate {
  name: string;
  /** Name among the exposures, where it is one. */
  exposure: string | null;
  reference: number;
  typical: number;
  weight: number;
  /** Its parameter; `null` if the weight was not learned. */
  parameter: number | null;
  /** Whether outcomes told nothing of a weight that was to be learned. */
  isBlank: boolean;
}

/** Share of the uncertainty about a weight below which nothing was learned of it. */
const LEAST_LEARNED = 0.01;

const prepared = new WeakMap<LoyaltyModel, PreparedModel>();

/**
 * Lays a model out; one that this library made is laid out once.
 * @internal
 */
export function prepareModel(model: LoyaltyModel): PreparedModel {
  return isTrusted(model) ? keptFor(prepared, model, laidOut) : laidOut(model);
}

function laidOut(model: LoyaltyModel): PreparedModel {
  const names = Object.keys(model.parameters);
  const values = Object.values(model.parameters);
  const curve = curveLength(model.effortCurve);
  return {
    values,
    covariance: Float64Array.from(model.covariance.flat()),
    straight: model.effortCurve === "straight",
    noProblem: curve,
    unknown: curve + 1,
    level: curve + 2,
    service: curve + 3,
    covariates: model.influences.map(({ name, reference, typical, assumedWeight }) => {
      const at = names.indexOf(name);
      return {
        name,
        exposure: name.startsWith("exposures.") ? name.slice("exposures.".length) : null,
        reference,
        typical,
        weight: assumedWeight ?? values[at] ?? 0,
        parameter: assumedWeight === null ? at : null,
        isBlank: assumedWeight === null && model.observations > 0 && !((model.learned[name] ?? 0) >= LEAST_LEARNED),
      };
    }),
  };
}

/**
 * Log odds at an effort. Adds `times` the slopes by each parameter to the row, where one is given.
 * @internal
 */
export function curveAt({ straight, values }: PreparedModel, effort: number, row?: number[], times = 1): number {
  if (straight) {
    const z = (effort - 3) / 2;
    if (row !== undefined) {
      row[0]! += times;
      row[1]! += times * z;
    }
    return values[0]! + values[1]! * z;
  }
  const low = Math.min(Math.floor(effort) - 1, 3);
  const share = effort - 1 - low;
  if (row !== undefined) {
    row[low]! += times * (1 - share);
    row[low + 1]! += times * share;
  }
  return values[low]! * (1 - share) + values[low + 1]! * share;
}

/**
 * Log odds that an effort adds to those of a customer whose purchases are known. Adds `times` the slopes by each parameter
 * to the row, where one is given.
 * @internal
 */
export function effectAt(
  { straight, values, service }: PreparedModel,
  effort: number,
  row?: number[],
  times = 1,
): number {
  const part = straight ? (effort - 1) / 4 : effort - 1 - Math.min(Math.floor(effort) - 1, 3);
  const low = straight ? service : service + Math.min(Math.floor(effort) - 1, 3);
  const lowShare = straight ? 1 : 1 - part;
  if (row !== undefined) {
    row[low]! += times * lowShare;
    row[low + 1]! += times * part;
  }
  return lowShare * values[low]! + part * values[low + 1]!;
}

/**
 * Variance of a linear combination of the parameters.
 * @internal
 */
export function varianceAlong({ covariance }: PreparedModel, row: readonly number[]): number {
  const size = row.length;
  let variance = 0;
  for (let i = 0; i < size; i++) {
    if (row[i] === 0) continue;
    for (let j = 0; j < size; j++) variance += row[i]! * row[j]! * covariance[i * size + j]!;
  }
  return Math.max(0, variance);
}
