import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import type { Catalogue } from "../../opportunity/catalogue/catalogue.js";
import type { ChosenModels } from "../book/book-models.js";
import type { PortfolioRules } from "../options/portfolio-rules.js";
import { accountRenewals } from "../stakes/account-renewal.js";
import { contractsWithin, type Stakes } from "../stakes/attention.js";
import { type ComingSpend, comingSpend, lifespansOf } from "../stakes/coming-spend.js";
import { valueAtRisk } from "../stakes/value-at-risk.js";
import { winBack } from "../stakes/win-back.js";
import { isCustomer } from "../standing/account-standing.js";
import type { AccountBuying } from "./account-buying.js";
import type { AccountFacts } from "./account-facts.js";

/** What an account's purchases and contracts are worth. */
export interface AccountMoney extends Pick<Stakes, "valueAtRisk" | "winBack" | "renewals"> {
  /** Chance of buying within the months of the money at risk. */
  probability: number | null;
  /** Of what is expected to be spent, the part that contracts bring. */
  ofContracts: number;
}

/**
 * What an account's purchases and contracts are worth, and how much of it may be lost or won back.
 * @internal
 */
export function moneyReader(
  { asOfDay, valueAtRisk: policy, assumptions }: Pick<PortfolioRules, "asOfDay" | "valueAtRisk" | "assumptions">,
  { models, catalogue }: { models: Pick<ChosenModels, "purchases" | "spend" | "assumptions">; catalogue: Catalogue },
): (facts: AccountFacts, buying: AccountBuying, currency: string | null) => AccountMoney {
  const horizonDays = policy.months * daysInUnit.month;
  const spendOptions = {
    lifespans: lifespansOf(catalogue.products),
    habitDays: assumptions["purchases.habitDays"].value,
    asOfDay,
    months: policy.months,
  };
  return ({ account, history, purchaseDays, contracts }, { standing, known }, currency) => {
    const chance = known?.within(horizonDays) ?? null;
    const probability = chance?.probability ?? null;
    const renewals = accountRenewals(account, contracts, asOfDay, currency);
    const lastDay = purchaseDays.at(-1)?.day ?? null;
    const priced = contractsWithin(renewals, horizonDays);
    const spendUntil = (day: number): ComingSpend | null =>
      comingSpend(account, purchaseDays, day, priced, spendOptions);
    const isNow = isCustomer(standing);
    const coming = lastDay === null ? null : spendUntil(isNow ? asOfDay : lastDay);
    // Of a customer that spent nothing in a year nothing is at risk any more: what it spent before may come back.
    const before = isNow ? (lastDay !== null && coming?.spent === 0 ? spendUntil(lastDay) : null) : coming;
    return {
      valueAtRisk:
        history === null || models.purchases === null || chance === null || coming === null || !isNow
          ? null
          : valueAtRisk({
              history,
              purchases: models.purchases,
              spend: models.spend,
              coming,
              chance,
              knowsService: account.tickets != null || account.surveys != null,
              policy,
              currency,
              assumptions: models.assumptions,
            }),
      winBack: winBack({ standing, lastDay, before, probability, policy, currency }),
      renewals,
      probability,
      ofContracts: coming?.ofContracts ?? 0,
    };
  };
}
