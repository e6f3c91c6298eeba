import {
  assertArray,
  assertCount,
  assertFields,
  assertNumber,
  assertRows,
  assertText,
  type Known,
  nearMissCheck,
  RetentionError,
  withoutNulls,
} from "../../errors.js";
import type { TimeUnit } from "../../records/values/time.js";
import { assertHistory, type PurchaseHistory, type RowPath } from "../histories/history.js";
import { fitRows } from "./fit-rows.js";
import type { CovariateEffect } from "./history-likelihood.js";
import type { HistoryModel } from "./history-model.js";
import { assertCustomers, type MergedHistories, mergeHistories } from "../histories/merged-histories.js";
import type { Model } from "./model.js";
import { assertTimeUnit } from "../histories/time-unit.js";

/** Least mean time observed that the scale of a start is taken from. */
const SHORTEST = 1e-9;

/** A history that may stand for several equal ones. */
export interface CountedHistory<Unit extends TimeUnit = TimeUnit> extends PurchaseHistory<Unit> {
  /**
   * Customers with this history.
   * @defaultValue `1`
   */
  count?: number | null | undefined;
}

/** Names of covariates, by what they act on. */
export interface CovariateNames {
  /** On the rate of purchase: a coefficient c multiplies it by e^c for each unit of the covariate. */
  purchase?: readonly string[] | null | undefined;
  /** On leaving: a coefficient c multiplies its odds or its rate by e^c for each unit. */
  dropout?: readonly string[] | null | undefined;
}

/** Options of the fits in continuous time. */
export interface FitOptions<Unit extends TimeUnit = TimeUnit> {
  /** Unit of the histories' times, for histories that do not carry it. */
  timeUnit?: Unit | null | undefined;
  /**
   * Static covariates, numbers found in each history's `covariates`.
   * @defaultValue none
   */
  covariates?: CovariateNames | null | undefined;
  /**
   * Weight of the squared distance of the logarithms of the parameters, and of the coefficients, from a neutral start
   * that depends on the data's scale of time only. It steadies fits to few customers.
   * @defaultValue `0`
   */
  penalty?: number | null | undefined;
}

/** Coefficients of covariates, named `purchase.` or `dropout.` and the covariate. */
export type CovariateCoefficients = Record<`purchase.${string}` | `dropout.${string}`, number>;

/** A fitted model in continuous time, with the covariates it knows. */
export interface FittedHistoryModel<Kind extends string, Parameters, Unit extends TimeUnit> extends Model<
  Kind,
  Parameters & CovariateCoefficients,
  Unit
> {
  /** Names of the covariates, by what they act on. */
  covariates: { purchase: string[]; dropout: string[] };
}

/**
 * Fits a model in continuous time by maximum likelihood.
 * @internal
 */
export function fitHistories<Kind extends string, Parameters, Unit extends TimeUnit>(
  functionName: string,
  model: HistoryModel<Kind>,
  histories: readonly CountedHistory<Unit>[],
  options: Known<FitOptions<Unit>>,
): FittedHistoryModel<Kind, Parameters, Unit> {
  const { kind, names } = model;
  const penalty = options.penalty ?? 0;
  assertNumber(functionName, "options.penalty", penalty, { min: 0 });
  assertArray(functionName, "histories", histories);
  // Where the unit is given, a row that is none is refused where rows are read.
  if (options.timeUnit === undefined) assertRows(functionName, "histories", histories);
  if (histories.length === 0) throw new RetentionError(functionName, "histories", "must not be empty", histories);
  const timeUnit = unitOf(functionName, histories, options.timeUnit);
  const covariates = covariatesOf(functionName, options.covariates);
  const rows = readHistories(functionName, histories, timeUnit, [...covariates.purchase, ...covariates.dropout]);
  const effects: CovariateEffect[] = [
    { ...model.purchase, columns: covariates.purchase.map((_, index) => index) },
    { ...model.dropout, columns: covariates.dropout.map((_, index) => covariates.purchase.length + index) },
  ];
  const coefficients = [
    ...covariates.purchase.map((name) => `purchase.${name}`),
    ...covariates.dropout.map((name) => `dropout.${name}`),
  ];
  const mean = (column: Float64Array): number =>
    column.reduce((sum, value, row) => sum + value * (rows.weight[row] ?? 0), 0) / rows.customers;
  const starts = model.starts(Math.max(mean(rows.observed), SHORTEST), mean(rows.repeatPurchases));
  const fitted = fitRows<Kind, Parameters & CovariateCoefficients, Unit>(kind, timeUnit, rows, {
    names,
    kernel: model.kernel,
    starts,
    penalty,
    effects,
    coefficients,
  });
  return { ...fitted, covariates };
}

function covariatesOf(functionName: string, names: CovariateNames = {}): { purchase: string[]; dropout: string[] } {
  assertFields(functionName, "options.covariates", names, ["purchase", "dropout"]);
  const { purchase = [], dropout = [] } = withoutNulls(names as CovariateNames);
  for (const [group, list] of Object.entries({ purchase, dropout })) {
    assertArray(functionName, `options.covariates.${group}`, list);
    list.forEach((name, index) => {
      assertText(functionName, `options.covariates.${group}[${index}]`, name);
    });
  }
  return { purchase: [...purchase], dropout: [...dropout] };
}

function unitOf<Unit extends TimeUnit>(
  functionName: string,
  histories: readonly CountedHistory<Unit>[],
  given: Unit | undefined,
): Unit {
  const timeUnit = given ?? histories.find(({ unit }) => unit != null)?.unit;
  assertTimeUnit(functionName, "options.timeUnit", timeUnit);
  return timeUnit;
}

const HISTORY_FIELDS = {
  accountId: true,
  repeatPurchases: true,
  recency: true,
  observed: true,
  meanRepeatSpend: true,
  unit: true,
  covariates: true,
  count: true,
} as const;

/**
 * Histories as columns, equal ones merged; refuses the one that cannot be.
 * @internal
 */
export function readHistories(
  functionName: string,
  histories: readonly CountedHistory[],
  timeUnit: TimeUnit,
  names: readonly string[],
): MergedHistories {
  const column = (): Float64Array => new Float64Array(histories.length);
  const rows = { repeatPurchases: column(), recency: column(), observed: column(), weight: column() };
  const covariates = names.map(column);
  const check = nearMissCheck(functionName, HISTORY_FIELDS);
  const place: RowPath = { rows: "histories", row: 0 };
  const pathOf = (): string => `histories[${place.row}]`;
  for (const history of histories) {
    const { row } = place;
    // All at one pass: where rows are many, each pass waits for them to come from memory.
    check(history, pathOf);
    assertHistory(functionName, place, history, timeUnit);
    const { repeatPurchases, recency, observed } = history;
    const count = history.count ?? 1;
    if (!Number.isInteger(count) || count < 0) assertCount(functionName, `histories[${row}].count`, count);
    rows.repeatPurchases[row] = repeatPurchases;
    rows.recency[row] = recency;
    rows.observed[row] = observed;
    rows.weight[row] = count;
    if (names.length > 0) {
      names.forEach((name, index) => {
        const value = history.covariates?.[name];
        assertNumber(functionName, `histories[${row}].covariates.${name}`, value);
        const values = covariates[index];
        if (values !== undefined) values[row] = value;
      });
    }
    place.row++;
  }
  return assertCustomers(functionName, mergeHistories({ ...rows, covariates }));
}
