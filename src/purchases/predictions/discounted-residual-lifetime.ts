import { assertNumber, assertObject, assertOptions } from "../../errors.js";
import { logHypergeometric } from "../../numeric/functions/hypergeometric.js";
import { type ContractAge, renewalsOf } from "../models/contracts/contract-age.js";
import { CONTRACT_KINDS, type ContractModel, logSurvival } from "../models/contracts/contract-models.js";
import { forceOfDiscount, LEAST_RATE } from "./discount.js";
import type { DiscountOptions } from "./discounted-residual-purchases.js";
import { futureOf, type HistoryOf, type PurchaseModel } from "./posterior.js";
import type { OpportunityHistory, PurchaseHistory } from "../histories/history.js";
import { assertModel } from "../engine/model.js";
import { exp } from "../../numeric/elementary/exp.js";
import { expm1 } from "../../numeric/elementary/expm1.js";

/** What the remaining share must fall below to end the sum over periods, relative to the sum. */
const NEGLIGIBLE = 1e-16;

/**
 * Time that a customer is still expected to stay, without a horizon, discounted to now (DERL, discounted expected
 * residual lifetime). For a contract it is the number of renewal payments still to come, with the next one not
 * discounted.
 *
 * Source: contracts, Fader & Hardie (2010), "Customer-base valuation in a contractual setting: the perils of ignoring
 * heterogeneity", Marketing Science 29(1), eq. 6; they count periods begun, others renewals made, so say which.
 * Purchases: ∫ e^(−δu) P(alive at u) du; a BG/BB model sums over opportunities, the next discounted once.
 *
 * @param model - A model of contracts, or of purchases.
 * @param history - For contracts `{ renewalsMade }` or `{ periodsBegun }`, else the purchases so far or `"new"`.
 * @param options - Rate of discount with its unit of time.
 * @returns Periods, or time in the model's unit.
 * @throws RetentionError when the history or age is impossible or the rate lies below 1e-6; under a beta–discrete-Weibull
 * model also where it does so once it is told a period.
 *
 * @example
 * import { discountedResidualLifetime, shiftedBetaGeometricModel } from "retention-kit";
 *
 * const model = shiftedBetaGeometricModel({ alpha: 3.8, beta: 15.2 }, { timeUnit: "year" });
 * discountedResidualLifetime(model, { periodsBegun: 1 }, { discount: { rate: 0.1, per: "year" } })
 * //=> 3.31
 * discountedResidualLifetime(model, { renewalsMade: 1 }, { discount: { rate: 0.1, per: "year" } })
 * //=> 3.451
 */
export function discountedResidualLifetime<M extends PurchaseModel | ContractModel>(
  model: M,
  history: M extends ContractModel ? ContractAge : M extends PurchaseModel ? HistoryOf<M> | "new" : never,
  options: DiscountOptions,
): number {
  assertObject("discountedResidualLifetime", "model", model);
  const { discount } = assertOptions("discountedResidualLifetime", "options", options, { discount: true });
  const name = "discountedResidualLifetime";
  const force = forceOfDiscount(name, discount, model.timeUnit);
  const known: PurchaseModel | ContractModel = model;
  if (isContract(known)) return residualRenewals(name, known, renewalsOf(name, history as ContractAge), force);
  const future = futureOf(name, known, history as PurchaseHistory | OpportunityHistory | "new");
  return future.alive * future.discountedLifetime(force);
}

/**
 * Whether a model is one of contracts; one of no known kind is refused later, as a model of purchases.
 * @internal
 */
export function isContract(model: PurchaseModel | ContractModel): model is ContractModel {
  return (CONTRACT_KINDS as readonly string[]).includes(model.kind);
}

/**
 * Σ S(t)/S(m) · e^(−δ(t − m − 1)) over t from m + 1, for m renewals made.
 * @internal
 */
export function residualRenewals(functionName: string, model: ContractModel, renewals: number, force: number): number {
  assertModel(functionName, model, CONTRACT_KINDS);
  const { alpha, beta } = model.parameters;
  if (model.kind === "shifted-beta-geometric") {
    const next = (beta + renewals) / (alpha + beta + renewals);
    return next * exp(logHypergeometric(1, beta + renewals + 1, alpha + beta + renewals + 1, exp(-force)));
  }
  assertNumber(functionName, "options.discount, as a rate a period,", expm1(force), { min: LEAST_RATE });
  const start = logSurvival(model, renewals);
  const last = 1 - exp(-force);
  let sum = 0;
  for (let ahead = 1; ; ahead++) {
    const term = exp(logSurvival(model, renewals + ahead) - start - force * (ahead - 1));
    sum += term;
    // Survival only falls, so that the rest is at most a geometric series.
    if (term <= NEGLIGIBLE * last * sum) return sum;
  }
}
