import { dayNumber } from "../calendar/days/plain-date.js";
import { assertOptions } from "../errors.js";
import { contractFigures } from "../evidence/contract-figures.js";
import { dealFigures } from "../evidence/deal-figures.js";
import { presetOf } from "../evidence/preset-of.js";
import { renewalWindowDays } from "../measures/contracts/renewal-window-days.js";
import { noLists, type SharedLists } from "../reasons/shared-contributions.js";
import type { Account } from "../records/account/account.js";
import type { PlainDate } from "../records/values/time.js";
import { resolveCatalogue } from "./catalogue/resolve-catalogue.js";
import { horizonFrom } from "./holdings/holdings.js";
import { judgeAccount, type OfferedAccount } from "./judge-account.js";
import { payableOffers } from "./offers.js";
import { openAccount, type OpenAccount, type OpeningRules } from "./open-account.js";
import { type Opportunity, type OpportunityOptions, OPPORTUNITY_OPTIONS } from "./opportunity.js";
import type { LevelEvidence } from "./opportunity-level.js";
import { type CompiledPolicy, type OpportunityPolicy, resolvePolicy } from "./opportunity-policy.js";

/** What of a policy decides what could be sold; the rest judges it. */
export type OfferRules = Pick<
  OpportunityPolicy,
  "horizonMonths" | "hourCost" | "budgetFromSpend" | "budgetYears" | "declinedMonths" | "probability" | "propensity"
>;

/** The steps from an account to its opportunity, each of which rests on the one before it. */
export interface OpportunitySteps {
  open: (account: Account) => OpenAccount;
  offer: (account: Account, open: OpenAccount, buysAgain: number | null) => OfferedAccount;
  judge: (offered: OfferedAccount, evidence: LevelEvidence) => Opportunity;
}

/** What accounts are scored by: options that were resolved. */
interface ScoringRules extends OpeningRules {
  policy: CompiledPolicy;
  asOf: PlainDate;
  /** As they were given. */
  assumptions: OpportunityOptions["assumptions"] | null;
  currency: string | null;
  givenDealDays: number | null;
}

/**
 * Resolves the options once, and gives the function that scores one account with them.
 * @internal
 */
export function opportunityScorer(
  functionName: string,
  options: OpportunityOptions,
  currency: string | null = null,
): (account: Account, evidence?: LevelEvidence) => Opportunity {
  const chosen = assertOptions(functionName, "options", options, OPPORTUNITY_OPTIONS);
  const rules = scoringRules(functionName, chosen, currency, null);
  const lists = noLists();
  return (account, evidence = UNKNOWN) => scored(account, evidence, rules, lists);
}

/**
 * The opportunity of one account under options that were looked at.
 * @internal
 */
export function scoreAgainst(
  functionName: string,
  account: Account,
  options: OpportunityOptions,
  evidence: LevelEvidence,
): Opportunity {
  return scored(account, evidence, scoringRules(functionName, options, null, null), null);
}

/**
 * The same in three steps: the first two, which take most of the time, need to be taken again only under other
 * `OfferRules`, and the first of them whatever the chance of buying is.
 *
 * @param lists - Where results of many accounts are kept: the lists that they share.
 * @param dealDays - Days after its expected day up to which an open deal is believed in; `null` for the assumption.
 * @internal
 */
export function opportunitySteps(
  functionName: string,
  options: OpportunityOptions,
  currency: string | null,
  lists: SharedLists | null,
  dealDays: number | null = null,
): OpportunitySteps {
  const rules = scoringRules(functionName, options, currency, dealDays);
  return {
    open: (account) => openAccount(account, rules, lists !== null),
    offer: (account, open, buysAgain) => offered(account, open, buysAgain, rules),
    judge: (found, evidence) => judgeAccount(found, rules.catalogue, rules.policy, evidence, lists),
  };
}

function scored(
  account: Account,
  evidence: LevelEvidence,
  rules: ScoringRules,
  lists: SharedLists | null,
): Opportunity {
  const open = openAccount(account, rules, lists !== null);
  const found = offered(account, open, evidence.buysAgain, rules);
  return judgeAccount(found, rules.catalogue, rules.policy, evidence, lists);
}

function offered(
  account: Account,
  open: OpenAccount,
  buysAgain: number | null,
  { catalogue, policy, horizon }: ScoringRules,
): OfferedAccount {
  const known = { buysAgain, horizonDays: horizon.until - horizon.asOf };
  const { means, offered: openings, holdings } = open;
  const { offers, expectedValue, gap } = payableOffers(
    means.budget,
    openings,
    account,
    holdings,
    catalogue,
    policy,
    known,
  );
  return { open, offers, expectedValue, gap };
}

/**
 * The rules that a policy, frozen once it is resolved, was asked for last with: many accounts are scored alike, one by one. So a
 * catalogue and figures that were looked at then are not looked at again.
 */
const lastRules = new WeakMap<object, ScoringRules>();

/** In place of a policy that is not given. */
const NO_POLICY = {};

function scoringRules(
  functionName: string,
  options: OpportunityOptions,
  currency: string | null,
  givenDealDays: number | null,
): ScoringRules {
  const { catalogue: rawCatalogue, asOf, policy: rawPolicy, assumptions = null } = options;
  const known = lastRules.get(rawPolicy ?? NO_POLICY);
  if (
    known?.asOf === asOf &&
    known.catalogue.catalogue === rawCatalogue &&
    known.assumptions === assumptions &&
    known.currency === currency &&
    known.givenDealDays === givenDealDays &&
    known.functionName === functionName
  ) {
    return known;
  }
  const catalogue = resolveCatalogue(functionName, "catalogue", rawCatalogue);
  const policy = resolvePolicy(functionName, "policy", rawPolicy, assumptions ?? undefined);
  const callCurrency = catalogue.catalogue.currency ?? currency;
  const windowDays = renewalWindowDays(functionName, assumptions ?? presetOf(contractFigures));
  const dealDays = givenDealDays ?? (assumptions ?? presetOf(dealFigures))["reviews.dealDays"].value;
  const horizon = horizonFrom(dayNumber(functionName, "asOf", asOf), policy.policy);
  const offering = { catalogue, rules: policy.policy, horizon, callCurrency, windowDays, dealDays };
  const rules: ScoringRules = { functionName, ...offering, policy, asOf, assumptions, currency, givenDealDays };
  // What is not frozen may say something else at the next call.
  const isKept = assumptions === null || Object.isFrozen(assumptions);
  if (isKept) lastRules.set(rawPolicy == null ? NO_POLICY : policy.policy, rules);
  return rules;
}

/** Of an account of which nothing else is known. */
const UNKNOWN: LevelEvidence = { standing: null, buysAgain: null, bookChance: null };
