import { assertNumber } from "../../errors.js";
import type { TimeUnit } from "../../records/values/time.js";
import type { FittedHistoryModel } from "../engine/fit-histories.js";
import type { PurchaseHistory } from "../histories/history.js";
import type { HistoryModel } from "../engine/history-model.js";
import { covariatesOf } from "../engine/model.js";
import { exp } from "../../numeric/elementary/exp.js";

/**
 * The parameters of one customer: the model's own, scaled by the customer's covariates.
 * @internal
 */
export function personalParameters(
  functionName: string,
  model: FittedHistoryModel<string, object, TimeUnit>,
  { names, purchase, dropout }: HistoryModel<string>,
  { covariates }: PurchaseHistory,
): object {
  const { parameters } = model;
  const known = covariatesOf(model);
  if (known.purchase.length === 0 && known.dropout.length === 0) return parameters;

  const personal: Record<string, number> = { ...parameters };
  for (const [group, effect] of [
    ["purchase", purchase],
    ["dropout", dropout],
  ] as const) {
    const exponent = known[group].reduce((sum, name) => {
      const value = covariates?.[name];
      assertNumber(functionName, `history.covariates.${name}`, value);
      return sum + (parameters[`${group}.${name}`] ?? 0) * value;
    }, 0);
    const name = names[effect.parameter] ?? "";
    personal[name] = (personal[name] ?? 0) * exp(effect.sign * exponent);
  }
  return personal;
}
