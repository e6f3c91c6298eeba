import type { Catalogue } from "../../opportunity/catalogue/catalogue.js";
import type { OpportunityPolicy } from "../../opportunity/opportunity-policy.js";
import type { OfferedAccount } from "../../opportunity/judge-account.js";
import { opportunitySteps, type OpportunitySteps } from "../../opportunity/opportunity-steps.js";
import type { Opportunity } from "../../opportunity/opportunity.js";
import { noLists } from "../../reasons/shared-contributions.js";
import type { PortfolioRules } from "../options/portfolio-rules.js";
import type { AccountBuying } from "./account-buying.js";
import type { AccountFacts } from "./account-facts.js";
import type { AccountStanding } from "../standing/account-standing.js";

/** What could still be sold to an account, with the chance of buying that it was asked with. */
export interface AccountOffers {
  offered: OfferedAccount;
  buysAgain: number | null;
}

/**
 * The steps of scoring an account's opportunity under a policy.
 * @internal
 */
export function opportunityStepsUnder(
  {
    asOf,
    assumptions,
    signals: { dealDays },
  }: Pick<PortfolioRules, "asOf" | "assumptions"> & { signals: Pick<PortfolioRules["signals"], "dealDays"> },
  { catalogue, opportunity: policy }: { catalogue: Catalogue; opportunity: OpportunityPolicy },
): OpportunitySteps {
  return opportunitySteps("scoreOpportunity", { catalogue, asOf, policy, assumptions }, null, noLists(), dealDays);
}

/**
 * What could still be sold to an account, whatever counts as much.
 * @internal
 */
export function offersReader(
  { horizonDays }: Pick<PortfolioRules, "horizonDays">,
  offer: (facts: AccountFacts, buysAgain: number | null) => OfferedAccount,
): (facts: AccountFacts, buying: AccountBuying) => AccountOffers {
  return (facts, { known }) => {
    const buysAgain = known?.within(horizonDays).probability ?? null;
    return { offered: offer(facts, buysAgain), buysAgain };
  };
}

/**
 * How good what could still be sold to an account is.
 *
 * @param bookChance - Mean chance of buying within the days of `buysAgain` over the accounts that ever bought; `null` without a
 * model.
 * @internal
 */
export function opportunityReader(
  { bookChance }: { bookChance: number | null },
  { judge }: OpportunitySteps,
): (
  facts: AccountFacts,
  offered: OfferedAccount,
  buysAgain: number | null,
  standing: AccountStanding["state"],
) => Opportunity {
  return ({ history, unreadPurchases }, offered, buysAgain, standing) =>
    judge(offered, { standing, buysAgain, bookChance, isUnread: history === null && unreadPurchases > 0 });
}
