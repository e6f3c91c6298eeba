import { exp } from "../../numeric/elementary/exp.js";
import { expm1 } from "../../numeric/elementary/expm1.js";
import { log } from "../../numeric/elementary/log.js";
import { log1p } from "../../numeric/elementary/log1p.js";
import type { PurchaseHistory } from "../histories/history.js";
import { assertModel } from "../engine/model.js";
import { PURCHASE_KINDS } from "../engine/model-kinds.js";
import { type ContinuousModel } from "./posterior.js";
import { probabilityOfBuying } from "./probability-of-buying.js";

/** Chance that an account of a history buys within a time of the model's unit. */
export type BuyingWithin = (history: PurchaseHistory, horizon: number) => number;

/**
 * `probabilityOfBuying` of one model for many customers, the model looked at once and the histories taken as they are.
 * Under the two beta-geometric models without covariates it is computed in place, to the same digits.
 * @internal
 */
export function buyingWithin(model: ContinuousModel): BuyingWithin {
  assertModel("probabilityOfBuying", model, PURCHASE_KINDS);
  const { kind, covariates } = model;
  const hasCovariates = covariates.purchase.length + covariates.dropout.length > 0;
  if ((kind !== "bg-nbd" && kind !== "mbg-nbd") || hasCovariates) {
    return (history, horizon) => probabilityOfBuying(model, history, { horizon });
  }
  const { r, alpha, a, b } = model.parameters;
  const staysBefore = kind === "mbg-nbd" ? 1 : 0;
  return ({ repeatPurchases, recency, observed }, horizon) => {
    const shape = r + repeatPurchases;
    const stays = repeatPurchases + staysBefore;
    const logOddsOnce = stays === 0 ? -Infinity : log(a / (b + (stays - 1)));
    const alive = 1 / (1 + exp(logOddsOnce + shape * log1p((observed - recency) / (alpha + recency))));
    return alive * -expm1(-shape * log1p(horizon / (alpha + observed)));
  };
}
