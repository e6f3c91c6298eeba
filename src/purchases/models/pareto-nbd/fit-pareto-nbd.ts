import { assertOptions } from "../../../errors.js";
import type { TimeUnit } from "../../../records/values/time.js";
import type { ParetoNbdModel } from "./pareto-nbd-model.js";
import { type CountedHistory, fitHistories, type FitOptions } from "../../engine/fit-histories.js";
import { paretoNbd } from "./pareto-nbd.js";

/**
 * Fits the Pareto/NBD model to purchase histories by maximum likelihood: customers buy at their own rate and leave at
 * any moment, at their own rate, whether they bought or not. It fits the same data as `fitBgNbd`, is slower to fit, and
 * distinguishes customers without a repeat purchase by how long they have been silent.
 *
 * Source: Schmittlein, Morrison & Colombo (1987), "Counting your customers: who are they and what will they do next?",
 * Management Science 33(1); Fader & Hardie (2005), "A note on deriving the Pareto/NBD model and related expressions";
 * covariates: Fader & Hardie (2007), with α·e^(−γz) for purchases and β·e^(−γz) for drop-out, so that either rate
 * changes by e^γ.
 *
 * Cost: linear in the distinct histories, some ten evaluations of the likelihood with an integral each.
 *
 * @param histories - Summaries, or histories by hand; equal ones may come once with their `count`.
 * @param options - Covariates, penalty, and the unit of time where the histories do not carry it.
 * @returns The model; `converged` is false where the data do not settle the parameters.
 * @throws RetentionError when there is no history, or one is impossible, or units are mixed.
 *
 * @example
 * import { fitParetoNbd } from "retention-kit";
 *
 * const histories = [
 *   { repeatPurchases: 0, recency: 0, observed: 39, count: 60 },
 *   { repeatPurchases: 1, recency: 5, observed: 39, count: 12 },
 *   { repeatPurchases: 2, recency: 14, observed: 39, count: 10 },
 *   { repeatPurchases: 4, recency: 30, observed: 39, count: 10 },
 *   { repeatPurchases: 9, recency: 36, observed: 39, count: 8 },
 * ];
 * fitParetoNbd(histories, { timeUnit: "week" }).parameters
 * //=> { r: 6.09, alpha: 56.28, s: 0.36, beta: 0.56 }
 */
export function fitParetoNbd<Unit extends TimeUnit>(
  histories: readonly CountedHistory<Unit>[],
  options?: FitOptions<Unit> | null,
): ParetoNbdModel<Unit> {
  const known = assertOptions("fitParetoNbd", "options", options ?? {}, {
    timeUnit: true,
    covariates: true,
    penalty: true,
  });
  return fitHistories("fitParetoNbd", paretoNbd(), histories, known);
}
