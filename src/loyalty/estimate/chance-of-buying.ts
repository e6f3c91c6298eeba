import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import { assertNumber } from "../../errors.js";
import { presetOf } from "../../evidence/preset-of.js";
import { purchaseFigures } from "../../evidence/purchase-figures.js";
import { assertModel } from "../../purchases/engine/model.js";
import { probabilityOfBuying } from "../../purchases/predictions/probability-of-buying.js";
import type { EstimateLoyaltyOptions } from "./estimate-context.js";
import type { LoyaltyEvidence } from "./loyalty-evidence.js";

/**
 * Days that a chance of buying is asked for.
 * @internal
 */
export function horizonOf(functionName: string, { horizonDays, assumptions }: EstimateLoyaltyOptions): number {
  if (horizonDays !== undefined)
    assertNumber(functionName, "options.horizonDays", horizonDays, { above: 0, max: 36_600 });
  return horizonDays ?? (assumptions ?? presetOf(purchaseFigures))["buysAgain.horizonDays"].value;
}

/**
 * The evidence with the chance of buying within the days that its history tells, where it is not given.
 * @internal
 */
export function withChance(
  functionName: string,
  evidence: LoyaltyEvidence,
  model: EstimateLoyaltyOptions["purchases"],
  horizonDays: number,
): LoyaltyEvidence {
  if (model == null) return evidence;
  assertModel(functionName, model, ["bg-nbd", "mbg-nbd", "pareto-nbd"], "options.purchases");
  const { history } = evidence;
  if (history == null || evidence.purchases != null) return evidence;
  const horizon = horizonDays / daysInUnit[model.timeUnit];
  return { ...evidence, purchases: probabilityOfBuying(model, history, { horizon }) };
}
