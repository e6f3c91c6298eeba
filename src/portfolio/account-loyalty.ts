import { estimateLoyalty, type LoyaltyEstimate } from "../loyalty/estimate/estimate-loyalty.js";
import type { Account } from "../records/account.js";
import type { PortfolioRules } from "./portfolio-options.js";

/**
 * The probability that an account buys again, in its own time zone; `null` where neither tickets nor surveys nor
 * purchases tell anything of it.
 * @internal
 */
export function accountLoyalty(
  { id, tickets, surveys, timeZone }: Account,
  { asOf, models, effort, assumptions }: PortfolioRules,
  probabilityAlive: number | null,
): LoyaltyEstimate | null {
  if (tickets == null && surveys == null && probabilityAlive === null) return null;
  const evidence = { accountId: id, ...(tickets && { tickets }), ...(surveys && { surveys }), probabilityAlive };
  const options = { asOf, model: models.loyalty, effortPolicy: effort, assumptions };
  return estimateLoyalty(evidence, timeZone == null ? options : { ...options, timeZone });
}
