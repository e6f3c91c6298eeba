import { assertOptions } from "../../../errors.js";
import type { TimeUnit } from "../../../records/values/time.js";
import type { MbgNbdModel } from "./mbg-nbd-model.js";
import { type CountedHistory, fitHistories, type FitOptions } from "../../engine/fit-histories.js";
import { mbgNbd } from "./beta-geometric.js";

/**
 * Fits the MBG/NBD model to purchase histories by maximum likelihood: as `fitBgNbd`, but customers may leave after their
 * first purchase too, so that one without a repeat purchase need not be alive.
 *
 * Source: Batislam, Denizel & Filiztekin (2007), "Empirical validation and comparison of models for customer base
 * analysis", International Journal of Research in Marketing 24(3); covariates as in `fitBgNbd`.
 *
 * Cost: linear in the distinct histories, some ten evaluations of the likelihood with its derivatives.
 *
 * @param histories - Summaries, or histories by hand; equal ones may come once with their `count`.
 * @param options - Covariates, penalty, and the unit of time where the histories do not carry it.
 * @returns The model; `converged` is false where the data do not settle the parameters.
 * @throws RetentionError when there is no history, or one is impossible, or units are mixed.
 *
 * @example
 * import { fitMbgNbd } from "retention-kit";
 *
 * const histories = [
 *   { repeatPurchases: 0, recency: 0, observed: 30, count: 60 },
 *   { repeatPurchases: 1, recency: 9, observed: 30, count: 20 },
 *   { repeatPurchases: 3, recency: 22, observed: 30, count: 15 },
 *   { repeatPurchases: 8, recency: 28, observed: 30, count: 5 },
 * ];
 * fitMbgNbd(histories, { timeUnit: "week" }).parameters
 * //=> { r: 3.96, alpha: 38.49, a: 0.42, b: 0.33 }
 */
export function fitMbgNbd<Unit extends TimeUnit>(
  histories: readonly CountedHistory<Unit>[],
  options?: FitOptions<Unit> | null,
): MbgNbdModel<Unit> {
  const known = assertOptions("fitMbgNbd", "options", options ?? {}, {
    timeUnit: true,
    covariates: true,
    penalty: true,
  });
  return fitHistories("fitMbgNbd", mbgNbd(), histories, known);
}
