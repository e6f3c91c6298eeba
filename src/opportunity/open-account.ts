import { accountFields } from "./account-fields.js";
import { assertText, RetentionError } from "../errors.js";
import type { Account } from "../records/account/account.js";
import { assertAccount } from "../records/account/assert-account.js";
import type { CompiledCatalogue } from "./catalogue/catalogue.js";
import { contractSpend } from "./contract-spend.js";
import { contractTerms } from "./holdings/contract-terms.js";
import type { Holdings, Horizon } from "./holdings/holdings.js";
import { readHoldings } from "./holdings/read-holdings.js";
import { findMeans, type MeansFound } from "./means.js";
import { findOpenings, withoutProducts } from "./openings/find-openings.js";
import type { Openings } from "./openings/opening.js";
import { payablePieces } from "./openings/payable-pieces.js";
import type { OpportunityPolicy } from "./opportunity-policy.js";
import { productsInDeals } from "./products-in-deals.js";

/** What of a policy decides what an account has and could use. */
export type OpenRules = Pick<
  OpportunityPolicy,
  "horizonMonths" | "hourCost" | "budgetFromSpend" | "budgetYears" | "declinedMonths"
>;

/** What an account has and could use, before it is known how likely it buys. */
export interface OpenAccount {
  accountId: string;
  segment: string | null;
  currency: string | null;
  holdings: Holdings;
  /** With what is in deals already or was declined lately, and without it, as many pieces as can be paid. */
  found: Openings;
  offered: Openings;
  /** How many openings are in open deals, with what requires them, and how many more were declined. */
  inDeals: number;
  declined: number;
  /** Open deals that are too long past their day to keep anything from being offered, and by how many days; `null` for none. */
  stale: { deals: number; days: number } | null;
  means: MeansFound;
}

/** What an account is opened with. */
export interface OpeningRules {
  functionName: string;
  catalogue: CompiledCatalogue;
  rules: OpenRules;
  horizon: Horizon;
  callCurrency: string | null;
  /** Days around the end of a contract within which a renewal may begin. */
  windowDays: number;
  /** Days after its expected day up to which an open deal is believed in. */
  dealDays: number;
}

/**
 * What an account has and could use.
 *
 * @param isOfMany - Whether many accounts are opened, so that parts are worth sharing.
 * @internal
 */
export function openAccount(
  account: Account,
  { functionName, catalogue, rules, horizon, callCurrency, windowDays, dealDays }: OpeningRules,
  isOfMany: boolean,
): OpenAccount {
  assertAccount(functionName, account);
  const read = accountFields(account);
  const segment = read.segment ?? null;
  if (segment !== null && typeof segment !== "string") assertText(functionName, "segment", segment);
  const currency = currencyOf(functionName, read, callCurrency);
  const terms = contractTerms(functionName, read, horizon.asOf, windowDays);
  const holdings = readHoldings(functionName, read, catalogue, horizon, terms);
  const found = findOpenings(read, holdings, catalogue, horizon, rules.hourCost);
  const { minorUnits } = catalogue;
  const means = findMeans(functionName, read, {
    holdings,
    horizon,
    ofContracts: contractSpend(terms),
    cheapest: found.cheapest,
    minorUnits,
    budgetFromSpend: rules.budgetFromSpend,
    isOfMany,
  });

  const { asOf } = horizon;
  const dealt = productsInDeals(functionName, read, catalogue, holdings, {
    asOf,
    declinedMonths: rules.declinedMonths,
    dealDays,
  });
  const beside = dealt.open.size === 0 ? found : withoutProducts(found, dealt.open, holdings, catalogue);
  const wanted = dealt.declined.size === 0 ? beside : withoutProducts(beside, dealt.declined, holdings, catalogue);
  return {
    accountId: read.id,
    segment,
    currency,
    holdings,
    found,
    offered: payablePieces(wanted, means.budget),
    inDeals: found.openings.length - beside.openings.length,
    declined: beside.openings.length - wanted.openings.length,
    stale: dealt.stale === 0 ? null : { deals: dealt.stale, days: dealDays },
    means,
  };
}

function currencyOf(functionName: string, { currency }: Account, callCurrency: string | null): string | null {
  if (currency == null) return callCurrency;
  if (callCurrency !== null && currency !== callCurrency) {
    throw new RetentionError(functionName, "currency", `must be that of the call, ${callCurrency}`, currency);
  }
  assertText(functionName, "currency", currency);
  return currency;
}
