import { assertArray, assertCount, assertNumber, assertObject, RetentionError } from "../../../errors.js";
import type { TimeUnit } from "../../../records/values/time.js";
import type { PeriodFitOptions } from "../../engine/period-options.js";
import { fitRows, type RowProblem } from "../../engine/fit-rows.js";
import { mergeHistories } from "../../histories/merged-histories.js";
import type { Model } from "../../engine/model.js";
import { assertTimeUnit } from "../../histories/time-unit.js";

/** Customers who began a contract together. */
export interface ContractCohort {
  /** How many are left, in any measure: the first at the start, the others at the end of each period. */
  surviving: readonly number[];
  /**
   * Customers at the start.
   * @defaultValue the first entry of `surviving`
   */
  customers?: number | null | undefined;
}

/** Options of the fits to contracts. */
export interface ContractFitOptions<Unit extends TimeUnit | null = TimeUnit | null> extends PeriodFitOptions<Unit> {
  /** Customers at the start of a single cohort that is given as percentages. */
  customers?: number | null | undefined;
}

/**
 * Fits a model of contracts to one or several cohorts.
 * @internal
 */
export function fitContracts<Kind extends string, Parameters, Unit extends TimeUnit | null>(
  functionName: string,
  kind: Kind,
  surviving: readonly number[] | readonly ContractCohort[],
  { customers, timeUnit, penalty = 0 }: ContractFitOptions<Unit>,
  problem: Omit<RowProblem, "penalty">,
): Model<Kind, Parameters, Unit> {
  const unit = (timeUnit ?? null) as Unit;
  if (unit !== null) assertTimeUnit(functionName, "options.timeUnit", unit);
  assertNumber(functionName, "options.penalty", penalty, { min: 0 });
  assertArray(functionName, "surviving", surviving);
  const cohorts = isSingle(surviving) ? [{ surviving, ...(customers === undefined ? {} : { customers }) }] : surviving;
  if (cohorts.length === 0) throw new RetentionError(functionName, "surviving", "must not be empty", surviving);

  const ends = cohorts.flatMap((cohort, index) => endsOf(functionName, `surviving[${index}]`, cohort));
  const rows = mergeHistories({
    repeatPurchases: Float64Array.from(ends, ({ period }) => period),
    recency: Float64Array.from(ends, ({ left }) => (left ? 1 : 0)),
    observed: new Float64Array(ends.length),
    weight: Float64Array.from(ends, ({ customers }) => customers),
    covariates: [],
  });
  return fitRows(kind, unit, rows, { ...problem, penalty });
}

function isSingle(surviving: readonly number[] | readonly ContractCohort[]): surviving is readonly number[] {
  return typeof surviving[0] === "number";
}

/** How many customers left at the end of each period, and how many were there at the last. */
function endsOf(
  functionName: string,
  path: string,
  cohort: ContractCohort,
): { period: number; left: boolean; customers: number }[] {
  assertObject(functionName, path, cohort);
  const { surviving, customers } = cohort;
  assertArray(functionName, `${path}.surviving`, surviving);
  const start = surviving[0];
  assertNumber(functionName, `${path}[0]`, start, { above: 0 });
  if (surviving.length < 2) throw new RetentionError(functionName, path, "must show at least one renewal", surviving);
  if (customers !== undefined) assertCount(functionName, "customers", customers, { min: 1 });
  const scale = (customers ?? start) / start;
  const ends = surviving.slice(1).map((left, index) => {
    const before = surviving[index] ?? start;
    assertNumber(functionName, `${path}[${index + 1}]`, left, { min: 0, max: before });
    return { period: index + 1, left: true, customers: (before - left) * scale };
  });
  return [...ends, { period: surviving.length - 1, left: false, customers: (surviving.at(-1) ?? 0) * scale }];
}
