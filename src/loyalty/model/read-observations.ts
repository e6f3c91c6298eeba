import { compareTexts } from "../../records/values/compare-texts.js";
import { assertNoNearMissInRows, assertNumber, assertTruth, RetentionError } from "../../errors.js";
import { aliveLogOdds } from "./alive-log-odds.js";
import { chanceLogOdds } from "./chance-log-odds.js";
import type { LoyaltyPrior } from "./loyalty-prior.js";

/** A customer whose outcome is known. */
export interface LoyaltyObservation {
  /** Effort of the problem, 1 to 5; missing or `null` if it is unknown, or where there was no problem. */
  effort?: number | null | undefined;
  /**
   * How much was left of the problem on the day, 0 to 1, as `estimateLoyalty` has it fade.
   * @defaultValue `1`
   */
  freshness?: number | null | undefined;
  /** `false` where the customer had no problem; then there is no effort. */
  problem?: boolean | null | undefined;
  /** Whether the customer bought again, within a stated time best. */
  repurchased: boolean;
  /**
   * Chance of buying within that time by its purchases, as it stood before the outcome, 0 to 1: from `probabilityOfBuying`.
   * Then the probability alive says nothing more and is not looked at.
   */
  purchases?: number | null | undefined;
  /** From a model of the purchase history, as it stood before the outcome, 0 to 1. */
  probabilityAlive?: number | null | undefined;
  /** Years as a customer. */
  tenureYears?: number | null | undefined;
  /** 1 to 5, the highest the best. */
  satisfaction?: number | null | undefined;
  /** Other influences by name: 1 or 0 for what did or did not happen, or a number. */
  exposures?: Readonly<Record<string, number | null>> | null | undefined;
  /**
   * Customers that this row stands for, any positive number.
   * @defaultValue `1`
   */
  count?: number | null | undefined;
}

const OBSERVATION_FIELDS: Readonly<Record<keyof LoyaltyObservation, true>> = {
  effort: true,
  freshness: true,
  problem: true,
  repurchased: true,
  purchases: true,
  probabilityAlive: true,
  tenureYears: true,
  satisfaction: true,
  exposures: true,
  count: true,
};

/** Stands in the column of efforts for a customer without a problem. */
export const NO_PROBLEM = 0;

/** Values of one covariate, a number for every row; `NaN` where unknown. */
export interface CovariateColumn {
  name: string;
  values: Float64Array;
}

/** Observations as columns. */
export interface ObservedOutcomes {
  rows: number;
  /** Effort of each row; `NO_PROBLEM`, or `NaN` where it is unknown. */
  effort: Float64Array;
  /** 1 where the customer bought again, −1 where not. */
  sign: Float64Array;
  counts: Float64Array;
  /** How fresh each problem is; `null` if all are wholly. */
  freshness: Float64Array | null;
  /** 1 where the purchases are known; `null` if none are. */
  hasPurchases: Uint8Array | null;
  covariates: CovariateColumn[];
}

/**
 * Reads observations into columns.
 * @internal
 */
export function readObservations(
  functionName: string,
  observations: readonly LoyaltyObservation[],
  prior: LoyaltyPrior,
): ObservedOutcomes {
  const rows = observations.length;
  const effort = new Float64Array(rows).fill(NaN);
  const sign = new Float64Array(rows);
  const counts = new Float64Array(rows).fill(1);
  const freshness = new Float64Array(rows).fill(1);
  const hasPurchases = new Uint8Array(rows);
  const named = new Columns(rows);
  const exposed = new Columns(rows);

  assertNoNearMissInRows(functionName, "observations", observations, OBSERVATION_FIELDS);
  observations.forEach((observation, row) => {
    const { problem, count, exposures } = observation;
    assertTruth(functionName, `observations[${row}].repurchased`, observation.repurchased);
    if ((problem ?? null) !== null) assertTruth(functionName, `observations[${row}].problem`, problem);
    sign[row] = observation.repurchased ? 1 : -1;
    const given = numberWithin(functionName, row, "effort", observation.effort, 1, 5);
    if (given !== null) effort[row] = given;
    if (problem === false) {
      if (given !== null) {
        const rule = "must be missing where there was no problem";
        throw new RetentionError(functionName, `observations[${row}].effort`, rule, given);
      }
      effort[row] = NO_PROBLEM;
    }
    if (count !== undefined) counts[row] = numberWithin(functionName, row, "count", count, Number.MIN_VALUE) ?? 1;

    const fresh = numberWithin(functionName, row, "freshness", observation.freshness, 0, 1) ?? 1;
    freshness[row] = fresh;

    const purchases = numberWithin(functionName, row, "purchases", observation.purchases, 0, 1);
    if (purchases !== null) {
      hasPurchases[row] = 1;
      named.put("purchases", row, chanceLogOdds(purchases));
    }
    const alive = numberWithin(functionName, row, "probabilityAlive", observation.probabilityAlive, 0, 1);
    if (alive !== null && purchases === null) named.put("probabilityAlive", row, aliveLogOdds(alive, prior.noProblem));
    const satisfaction = numberWithin(functionName, row, "satisfaction", observation.satisfaction, 1, 5);
    if (satisfaction !== null) named.put("satisfaction", row, satisfaction);
    const tenure = numberWithin(functionName, row, "tenureYears", observation.tenureYears, 0);
    if (tenure !== null) named.put("tenureYears", row, tenure);
    if (typeof (exposures ?? {}) !== "object") {
      throw new RetentionError(functionName, `observations[${row}].exposures`, "must be an object", exposures);
    }
    for (const name in exposures) {
      const value = numberWithin(functionName, row, name, exposures[name], -Number.MAX_VALUE, undefined, "exposures.");
      if (value !== null) exposed.put(name, row, value);
    }
  });
  const covariates = [
    ...named.list(),
    ...exposed.list().map(({ name, values }) => ({ name: `exposures.${name}`, values })),
  ];
  return {
    rows,
    effort,
    sign,
    counts,
    freshness: freshness.some((fresh) => fresh < 1) ? freshness : null,
    hasPurchases: hasPurchases.includes(1) ? hasPurchases : null,
    covariates,
  };
}

/** Columns that come to be when a first value is put. */
class Columns {
  readonly #byName = new Map<string, Float64Array>();

  constructor(readonly rows: number) {}

  put(name: string, row: number, value: number): void {
    let column = this.#byName.get(name);
    if (column === undefined) {
      column = new Float64Array(this.rows).fill(NaN);
      this.#byName.set(name, column);
    }
    column[row] = value;
  }

  list(): CovariateColumn[] {
    return [...this.#byName]
      .map(([name, values]) => ({ name, values }))
      .toSorted((a, b) => compareTexts(a.name, b.name));
  }
}

/** A number within its bounds, or `null` if it is not known; the path is only spelt out for an error. */
function numberWithin(
  functionName: string,
  row: number,
  field: string,
  value: number | null | undefined,
  min: number,
  max = Number.MAX_VALUE,
  within = "",
): number | null {
  if (value === undefined || value === null) return null;
  if (!(typeof value === "number" && value >= min && value <= max)) {
    assertNumber(functionName, `observations[${row}].${within}${field}`, value, { min, max });
  }
  return value;
}
