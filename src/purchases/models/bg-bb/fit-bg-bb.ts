import { type PeriodFitOptions } from "../../engine/period-options.js";
import {
  assertCount,
  assertNoNearMissInRows,
  assertNumber,
  assertOptions,
  assertRows,
  RetentionError,
} from "../../../errors.js";
import type { TimeUnit } from "../../../records/values/time.js";
import { bgBbKernel } from "./bg-bb-likelihood.js";
import type { BgBbModel } from "./bg-bb-model.js";
import { fitRows } from "../../engine/fit-rows.js";
import { assertOpportunityHistory, type OpportunityHistory } from "../../histories/history.js";
import { assertCustomers, type MergedHistories, mergeHistories } from "../../histories/merged-histories.js";
import { PARAMETER_NAMES } from "../../engine/model-kinds.js";
import { assertTimeUnit } from "../../histories/time-unit.js";

/** A history over opportunities that may stand for several equal ones. */
export interface CountedOpportunities extends OpportunityHistory {
  /**
   * Customers with this history.
   * @defaultValue `1`
   */
  count?: number | null | undefined;
}

/**
 * Fits the BG/BB model by maximum likelihood, for purchases that happen, or do not, at given opportunities: who takes
 * them how often, and before which customers leave.
 *
 * Source: Fader, Hardie & Shang (2010), "Customer-base analysis in a discrete-time noncontractual setting", Marketing
 * Science 29(6), eq. 5.
 * Cost: linear in the distinct histories and their opportunities.
 *
 * @param histories - One a customer, or one a kind of customer with its `count`.
 * @param options - Length between two opportunities, penalty.
 * @returns The model; `converged` is false where the data do not settle the parameters.
 * @throws RetentionError when there is no history or one is impossible.
 *
 * @example
 * import { fitBgBb } from "retention-kit";
 *
 * const donors = [
 *   { repeatPurchases: 0, recency: 0, opportunities: 3, count: 50 },
 *   { repeatPurchases: 1, recency: 1, opportunities: 3, count: 12 },
 *   { repeatPurchases: 1, recency: 3, opportunities: 3, count: 6 },
 *   { repeatPurchases: 2, recency: 2, opportunities: 3, count: 8 },
 *   { repeatPurchases: 2, recency: 3, opportunities: 3, count: 7 },
 *   { repeatPurchases: 3, recency: 3, opportunities: 3, count: 17 },
 * ];
 * fitBgBb(donors, { timeUnit: "year" }).observations
 * //=> 100
 */
export function fitBgBb<Unit extends TimeUnit | null = null>(
  histories: readonly CountedOpportunities[],
  options?: PeriodFitOptions<Unit> | null,
): BgBbModel<Unit> {
  const known = assertOptions("fitBgBb", "options", options ?? {}, { penalty: true, timeUnit: true });
  const timeUnit = (known.timeUnit ?? null) as Unit;
  if (timeUnit !== null) assertTimeUnit("fitBgBb", "options.timeUnit", timeUnit);
  const penalty = known.penalty ?? 0;
  assertNumber("fitBgBb", "options.penalty", penalty, { min: 0 });
  return fitRows("bg-bb", timeUnit, readOpportunities("fitBgBb", histories), {
    names: PARAMETER_NAMES["bg-bb"],
    kernel: bgBbKernel,
    starts: [
      [1, 1, 1, 3],
      [0.5, 0.5, 0.3, 3],
      [2, 1, 2, 2],
    ],
    penalty,
  });
}

const HISTORY_FIELDS = { repeatPurchases: true, recency: true, opportunities: true, count: true } as const;

/**
 * Histories over opportunities as columns, equal ones merged; refuses the one that cannot be.
 * @internal
 */
export function readOpportunities(functionName: string, histories: readonly CountedOpportunities[]): MergedHistories {
  assertRows(functionName, "histories", histories);
  if (histories.length === 0) throw new RetentionError(functionName, "histories", "must not be empty", []);
  assertNoNearMissInRows(functionName, "histories", histories, HISTORY_FIELDS);
  histories.forEach((history, row) => {
    assertOpportunityHistory(functionName, `histories[${row}]`, history);
    if (history.count !== undefined) assertCount(functionName, `histories[${row}].count`, history.count);
  });
  return assertCustomers(
    functionName,
    mergeHistories({
      repeatPurchases: Float64Array.from(histories, ({ repeatPurchases }) => repeatPurchases),
      recency: Float64Array.from(histories, ({ recency }) => recency),
      observed: Float64Array.from(histories, ({ opportunities }) => opportunities),
      weight: Float64Array.from(histories, ({ count }) => count ?? 1),
      covariates: [],
    }),
  );
}
