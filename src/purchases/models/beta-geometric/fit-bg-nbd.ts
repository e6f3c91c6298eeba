import { assertOptions } from "../../../errors.js";
import type { TimeUnit } from "../../../records/values/time.js";
import type { BgNbdModel } from "./bg-nbd-model.js";
import { type CountedHistory, fitHistories, type FitOptions } from "../../engine/fit-histories.js";
import { bgNbd } from "./beta-geometric.js";

/**
 * Fits the BG/NBD model to purchase histories by maximum likelihood: who buys how often, and after which purchases
 * customers leave. It is the fastest model to fit, but it assumes that everyone without a repeat purchase is still
 * alive; if that is wrong, use `fitMbgNbd` or `fitParetoNbd`.
 *
 * Source: Fader, Hardie & Lee (2005), "Counting your customers the easy way", Marketing Science 24(2), eq. 6 and 7;
 * covariates: Fader & Hardie (2007), "Incorporating time-invariant covariates into the Pareto/NBD and BG/NBD models",
 * with α·e^(−γz) for purchases and a·e^(γz) for drop-out, so that the odds of leaving after a purchase change by e^γ.
 *
 * Cost: linear in the distinct histories, some ten evaluations of the likelihood with its derivatives.
 *
 * @param histories - Summaries, or histories by hand; equal ones may come once with their `count`.
 * @param options - Covariates, penalty, and the unit of time where the histories do not carry it.
 * @returns The model; `converged` is false where the data do not settle the parameters.
 * @throws RetentionError when there is no history, or one is impossible, or units are mixed.
 *
 * @example
 * import { fitBgNbd } from "retention-kit";
 *
 * const histories = [
 *   { repeatPurchases: 0, recency: 0, observed: 39, count: 60 },
 *   { repeatPurchases: 1, recency: 5, observed: 39, count: 12 },
 *   { repeatPurchases: 2, recency: 14, observed: 39, count: 10 },
 *   { repeatPurchases: 4, recency: 30, observed: 39, count: 10 },
 *   { repeatPurchases: 9, recency: 36, observed: 39, count: 8 },
 * ];
 * fitBgNbd(histories, { timeUnit: "week" }).parameters
 * //=> { r: 0.26, alpha: 5.69, a: 0.1, b: 0.49 }
 */
export function fitBgNbd<Unit extends TimeUnit>(
  histories: readonly CountedHistory<Unit>[],
  options?: FitOptions<Unit> | null,
): BgNbdModel<Unit> {
  const known = assertOptions("fitBgNbd", "options", options ?? {}, {
    timeUnit: true,
    covariates: true,
    penalty: true,
  });
  return fitHistories("fitBgNbd", bgNbd(), histories, known);
}
