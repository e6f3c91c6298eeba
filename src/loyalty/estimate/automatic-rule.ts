import type { AutomaticRule } from "../../accounts/last-decided-day.js";
import { assertCount, assertNumber, assertShare } from "../../errors.js";
import type { LoyaltyAssumptions } from "../../evidence/loyalty-figures.js";

/**
 * The figure by which purchases come by themselves, checked.
 * @internal
 */
export function automaticRule(
  functionName: string,
  assumptions: Pick<LoyaltyAssumptions, "loyalty.automaticPurchases">,
): AutomaticRule {
  const rule = assumptions["loyalty.automaticPurchases"].value;
  const at = 'options.assumptions["loyalty.automaticPurchases"].value';
  assertCount(functionName, `${at}.gaps`, rule.gaps, { min: 1 });
  assertNumber(functionName, `${at}.days`, rule.days, { min: 0 });
  assertShare(functionName, `${at}.share`, rule.share);
  assertNumber(functionName, `${at}.fewestDays`, rule.fewestDays, { min: 0 });
  return rule;
}
