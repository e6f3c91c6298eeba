import { assertNumber, assertOptions } from "../../errors.js";
import { futureOf, type HistoryOf, type PurchaseModel } from "./posterior.js";
import type { OpportunityHistory, PurchaseHistory } from "../histories/history.js";

/** Options of `probabilityAlive`. */
export interface AliveOptions {
  /**
   * The time of the question on the clock of `observed`, which starts at the first purchase; for a BG/BB model the
   * number of the opportunity.
   * @defaultValue now, the end of observation; for a BG/BB model the next opportunity
   */
  at?: number | null | undefined;
}

/**
 * Probability that a customer is still one ("alive"), at the end of observation, or at a later time without further
 * data. Under the BG/NBD model it is 1 by construction for a customer without a repeat purchase, since that model has no one
 * leave without one; `explainAlive` says so with a reason, and the MBG/NBD and Pareto/NBD models have no such corner.
 *
 * Source: BG/NBD, Fader, Hardie & Lee (2005) and Fader & Hardie (2008), "Computing P(alive) using the BG/NBD model";
 * Pareto/NBD, Schmittlein, Morrison & Colombo (1987), eq. 11 to 13; BG/BB, Fader, Hardie & Shang (2010), eq. 11.
 *
 * @param model - A BG/NBD, MBG/NBD, Pareto/NBD or BG/BB model.
 * @param history - The customer's purchases so far, in the model's unit of time.
 * @param options - A later time.
 * @returns A probability from 0 to 1.
 * @throws RetentionError when the history is impossible or in another unit, or `at` lies before its end.
 *
 * @example
 * import { bgNbdModel, probabilityAlive } from "retention-kit";
 *
 * const model = bgNbdModel({ r: 0.2426, alpha: 4.414, a: 0.7929, b: 2.426 }, { timeUnit: "week" });
 * probabilityAlive(model, { repeatPurchases: 26, recency: 30.86, observed: 31 })
 * //=> 0.969
 * probabilityAlive(model, { repeatPurchases: 26, recency: 30.86, observed: 31 }, { at: 83 })
 * //=> 0.498
 */
export function probabilityAlive<M extends PurchaseModel>(
  model: M,
  history: HistoryOf<M>,
  options?: AliveOptions | null,
): number {
  const known = assertOptions("probabilityAlive", "options", options ?? {}, { at: true });
  const future = futureOf("probabilityAlive", model, history);
  const now = endOf(history);
  const at = known.at ?? (model.kind === "bg-bb" ? now + 1 : now);
  assertNumber("probabilityAlive", "options.at", at, { min: now });
  return future.alive * future.survives(at - now);
}

function endOf(history: PurchaseHistory | OpportunityHistory): number {
  return "opportunities" in history ? history.opportunities : history.observed;
}
