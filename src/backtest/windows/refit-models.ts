import { plainDate } from "../../calendar/days/plain-date.js";
import { refusalOf } from "../../errors.js";
import type { Assumptions } from "../../evidence/assumptions.js";
import { loyaltyObservations } from "../../loyalty/estimate/loyalty-observations.js";
import { fitLoyaltyModel } from "../../loyalty/model/fit-loyalty-model.js";
import type { LoyaltyModel } from "../../loyalty/model/loyalty-model.js";
import { priorLoyaltyModel } from "../../loyalty/model/prior-loyalty-model.js";
import { fitPurchasePropensity } from "../../opportunity/propensity/fit-purchase-propensity.js";
import type { PropensityModel } from "../../opportunity/propensity/propensity-model.js";
import { purchaseObservations } from "../../opportunity/propensity/purchase-observations.js";
import type { PortfolioModels, PortfolioPolicies } from "../../portfolio/options/portfolio-options.js";
import { reason, type Reason } from "../../reasons/reason.js";
import type { Account } from "../../records/account/account.js";
import type { Product } from "../../records/company/product.js";
import { hasHistory, type WindowDays } from "./window-days.js";

/** Which models are fitted on the window before each end: none beyond those that the main job fits itself, or these. */
export type Refit = "none" | "purchases" | "loyalty" | "propensity" | "all";

/** What the models were and are fitted with. */
export interface RefitJob {
  refit: Refit;
  policies: PortfolioPolicies;
  models: PortfolioModels;
  assumptions: Assumptions;
}

/** Models and policies for one day. */
export interface Refitted {
  models: PortfolioModels;
  policies: PortfolioPolicies;
  /** What was not fitted for want of outcomes. */
  notes: Reason[];
}

/**
 * Fits what is to be fitted again on the window of the same length that ended on the day. The main job fits the models of
 * purchases itself, to the book as it stood, once none are given.
 *
 * @param accounts - As they stood on the day.
 * @internal
 */
export function refitModels(
  { refit, policies, models, assumptions }: RefitJob,
  accounts: readonly Account[],
  products: readonly Product[],
  days: WindowDays,
): Refitted {
  const { asOf, horizonDays } = days;
  const isFitted = (part: Refit): boolean => refit === part || refit === "all";
  const window = { asOf: plainDate(asOf - horizonDays), until: plainDate(asOf), horizonDays };
  const notes: Reason[] = [];
  const result = { models: { ...models }, policies: { ...policies }, notes };
  if (isFitted("purchases")) {
    delete result.models.purchases;
    delete result.models.spend;
  }
  if (isFitted("loyalty")) {
    // What weeks of history teach of tenure holds for no longer time.
    const loyalty = hasHistory(days) ? fittedLoyalty(accounts, window, policies, assumptions) : null;
    if (loyalty !== null) result.models.loyalty = loyalty;
    else notes.push(reason("backtest.not-refitted", { asOf: window.until, horizonDays, model: "loyalty" }));
  }
  if (isFitted("propensity")) {
    const propensity = fittedPropensity(accounts, products, window, policies);
    if (propensity !== null) result.policies.opportunity = { ...policies.opportunity, propensity };
    else notes.push(reason("backtest.not-refitted", { asOf: window.until, horizonDays, model: "propensity" }));
  }
  return result;
}

interface PastWindow {
  asOf: string;
  until: string;
  horizonDays: number;
}

function fittedLoyalty(
  accounts: readonly Account[],
  { asOf, horizonDays }: PastWindow,
  { effort }: PortfolioPolicies,
  assumptions: Assumptions,
): LoyaltyModel | null {
  const looking = { asOf, horizonDays, assumptions, ...(effort === undefined ? {} : { effortPolicy: effort }) };
  const { accepted } = loyaltyObservations(accounts, looking);
  const bought = accepted.filter(({ repurchased }) => repurchased).length;
  const least = assumptions["loyalty.fewestOutcomes"].value;
  if (Math.min(bought, accepted.length - bought) < least) return null;
  return fitLoyaltyModel(accepted, { prior: priorLoyaltyModel({ assumptions }), horizonDays });
}

function fittedPropensity(
  accounts: readonly Account[],
  products: readonly Product[],
  { asOf, until }: PastWindow,
  { opportunity }: PortfolioPolicies,
): PropensityModel | null {
  try {
    const looking = { catalogue: products, asOf, until, ...(opportunity === undefined ? {} : { policy: opportunity }) };
    const { accepted } = purchaseObservations(accounts, looking);
    const bought = accepted.filter((offer) => offer.bought).length;
    return bought === 0 || bought === accepted.length ? null : fitPurchasePropensity(accepted);
  } catch (error) {
    // The main job refuses the same product, and says so.
    refusalOf(error);
    return null;
  }
}
