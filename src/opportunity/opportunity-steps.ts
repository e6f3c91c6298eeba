import { accountFields } from "./account-fields.js";
import { type LevelEvidence, levelOf } from "./opportunity-level.js";
import { dayNumber } from "../calendar/days/plain-date.js";
import { assertOptions, assertText, RetentionError } from "../errors.js";
import { reason, type Reason } from "../reasons/reason.js";
import { noLists, sharedList, type SharedLists } from "../reasons/shared-contributions.js";
import { sharedReason } from "../reasons/shared-reason.js";
import type { Account } from "../records/account/account.js";
import { assertAccount } from "../records/account/assert-account.js";
import type { PlainDate } from "../records/values/time.js";
import { evaluateCompiled } from "../scorecard/evaluate-compiled.js";
import type { CompiledCatalogue } from "./catalogue/catalogue.js";
import { horizonFrom, type Holdings, type Horizon } from "./holdings/holdings.js";
import { readHoldings } from "./holdings/read-holdings.js";
import { contractFigures } from "../evidence/contract-figures.js";
import { dealFigures } from "../evidence/deal-figures.js";
import { presetOf } from "../evidence/preset-of.js";
import { renewalWindowDays } from "../measures/contracts/renewal-window-days.js";
import { contractTerms } from "./holdings/contract-terms.js";
import { contractSpend } from "./contract-spend.js";
import { findMeans, type MeansFound } from "./means.js";
import { payableOffers } from "./offers.js";
import { findOpenings, withoutProducts } from "./openings/find-openings.js";
import type { Openings } from "./openings/opening.js";
import { payablePieces } from "./openings/payable-pieces.js";
import { productsInDeals } from "./products-in-deals.js";
import { type OpportunityPolicy, type CompiledPolicy, resolvePolicy } from "./opportunity-policy.js";
import { factorsOf } from "./opportunity-score.js";
import { resolveCatalogue } from "./catalogue/resolve-catalogue.js";
import { type Opportunity, type OpportunityOptions, OPPORTUNITY_OPTIONS } from "./opportunity.js";

/** What of a policy decides what could be sold; the rest judges it. */
export type OfferRules = Pick<
  OpportunityPolicy,
  "horizonMonths" | "hourCost" | "budgetFromSpend" | "budgetYears" | "declinedMonths" | "probability" | "propensity"
>;

/** What of them decides what an account has and could use. */
export type OpenRules = Pick<
  OfferRules,
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

/** What could still be sold to an account, before it is judged how good that is. */
export interface OfferedAccount extends ReturnType<typeof payableOffers> {
  open: OpenAccount;
}

/** The steps from an account to its opportunity, each of which rests on the one before it. */
export interface OpportunitySteps {
  open: (account: Account) => OpenAccount;
  offer: (account: Account, open: OpenAccount, buysAgain: number | null) => OfferedAccount;
  judge: (offered: OfferedAccount, evidence: LevelEvidence) => Opportunity;
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
  return scorerAgainst(functionName, chosen, currency, noLists());
}

/**
 * The same under options that were looked at.
 *
 * @param lists - Where results of many accounts are kept: the lists that they share.
 * @internal
 */
export function scorerAgainst(
  functionName: string,
  options: OpportunityOptions,
  currency: string | null,
  lists: SharedLists | null = null,
): (account: Account, evidence?: LevelEvidence) => Opportunity {
  const { open, offer, judge } = opportunitySteps(functionName, options, currency, lists);
  return (account, evidence = UNKNOWN) => judge(offer(account, open(account), evidence.buysAgain), evidence);
}

/**
 * The same in three steps: the first two, which take most of the time, need to be taken again only under other
 * `OfferRules`, and the first of them whatever the chance of buying is.
 *
 * @param lists - As for `scorerAgainst`.
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
  const { catalogue: rawCatalogue, asOf: on, policy: rawPolicy, assumptions } = options;
  const catalogue = resolveCatalogue(functionName, "catalogue", rawCatalogue);
  const policy = resolvePolicy(functionName, "policy", rawPolicy, assumptions ?? undefined);
  const horizon = horizonOf(functionName, on, policy);
  const callCurrency = catalogue.catalogue.currency ?? currency;
  const windowDays = renewalWindowDays(functionName, assumptions ?? presetOf(contractFigures));
  const known = {
    ...{ catalogue, policy: policy.policy, horizon, callCurrency, windowDays, isOfMany: lists !== null },
    dealDays: dealDays ?? (assumptions ?? presetOf(dealFigures))["reviews.dealDays"].value,
  };
  return {
    open: (account) => openOne(functionName, account, known),
    offer(account, open, buysAgain) {
      const { means, offered, holdings } = open;
      const { offers, expectedValue, gap } = payableOffers(
        means.budget,
        offered,
        account,
        holdings,
        catalogue,
        policy,
        {
          buysAgain,
          horizonDays: horizon.until - horizon.asOf,
        },
      );
      return { open, offers, expectedValue, gap };
    },
    judge: (offered, evidence) => judgeOne(offered, catalogue, policy, evidence, lists),
  };
}

/** The horizon of a policy that was asked about last: many accounts are asked about for one day. */
const lastHorizons = new WeakMap<CompiledPolicy, { on: PlainDate; horizon: Horizon }>();

function horizonOf(functionName: string, on: PlainDate, compiled: CompiledPolicy): Horizon {
  const last = lastHorizons.get(compiled);
  if (last?.on === on) return last.horizon;
  const asOf = dayNumber(functionName, "asOf", on);
  const horizon = horizonFrom(asOf, compiled.policy);
  lastHorizons.set(compiled, { on, horizon });
  return horizon;
}

/** What an account is opened with. */
interface OpeningRules {
  catalogue: CompiledCatalogue;
  policy: OpenRules;
  horizon: Horizon;
  callCurrency: string | null;
  /** Days around the end of a contract within which a renewal may begin. */
  windowDays: number;
  /** Days after its expected day up to which an open deal is believed in. */
  dealDays: number;
  /** Whether many accounts are opened, so that parts are worth sharing. */
  isOfMany: boolean;
}

function openOne(
  functionName: string,
  account: Account,
  { catalogue, policy, horizon, callCurrency, windowDays, dealDays, isOfMany }: OpeningRules,
): OpenAccount {
  assertAccount(functionName, account);
  const read = accountFields(account);
  const segment = read.segment ?? null;
  if (segment !== null && typeof segment !== "string") assertText(functionName, "segment", segment);
  const currency = currencyOf(functionName, read, callCurrency);
  const terms = contractTerms(functionName, read, horizon.asOf, windowDays);
  const holdings = readHoldings(functionName, read, catalogue, horizon, terms);
  const found = findOpenings(read, holdings, catalogue, horizon, policy.hourCost);
  const { minorUnits } = catalogue;
  const means = findMeans(functionName, read, {
    holdings,
    horizon,
    ofContracts: contractSpend(terms),
    cheapest: found.cheapest,
    minorUnits,
    budgetFromSpend: policy.budgetFromSpend,
    isOfMany,
  });

  const { asOf } = horizon;
  const dealt = productsInDeals(functionName, read, catalogue, holdings, {
    asOf,
    declinedMonths: policy.declinedMonths,
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

function judgeOne(
  { open, offers, expectedValue, gap }: OfferedAccount,
  catalogue: CompiledCatalogue,
  compiled: CompiledPolicy,
  evidence: LevelEvidence,
  lists: SharedLists | null,
): Opportunity {
  const { accountId, segment, currency, holdings, found, offered, inDeals, declined, stale, means } = open;
  const { policy, scorecard } = compiled;
  const { minorUnits } = catalogue;
  const { level, rule } = levelOf(holdings, found, means.means, policy, evidence);
  const { score, contributions } = evaluateCompiled(scorecard, factorsOf(holdings.owned, found, means, offers, policy));

  const calibrated = compiled.propensity !== null;
  const reasons: Reason[] = [rule, ...means.reasons];
  if (!holdings.known) reasons.push(reason("opportunity.ownership.unknown"));
  const segmentUnknown = catalogue.hasSegments && segment === null;
  if (segmentUnknown) reasons.push(reason("opportunity.segment.unknown"));
  for (const { id } of found.unknownContracts)
    reasons.push(sharedReason("opportunity.contract.unknown", { productId: id }));
  const [productId] = holdings.unlisted;
  if (productId !== undefined) {
    reasons.push(reason("opportunity.products.unlisted", { products: holdings.unlisted.length, productId }));
  }
  if (holdings.future > 0) reasons.push(reason("opportunity.future-purchases", { purchases: holdings.future }));
  if (inDeals > 0) reasons.push(sharedReason("opportunity.in-deals", { offers: inDeals }));
  if (declined > 0) {
    reasons.push(sharedReason("opportunity.declined", { offers: declined, months: policy.declinedMonths }));
  }
  if (stale !== null) reasons.push(sharedReason("opportunity.deals-stale", stale));
  const beyond = offered.openings.length - offers.length;
  if (beyond > 0) reasons.push(sharedReason("opportunity.beyond-budget", { offers: beyond }));
  if (gap > 0) {
    const more = Math.ceil(gap * expectedValue * minorUnits) / minorUnits;
    reasons.push(reason("opportunity.chosen.gap", { more }));
  }
  if (!calibrated) reasons.push(reason("opportunity.uncalibrated"));

  return {
    accountId,
    level,
    // Three of the factors are always known, so that there always is a score.
    score: score ?? 0,
    expectedValue,
    gap,
    currency,
    means: means.means,
    calibrated,
    offers,
    contributions: lists === null ? contributions : sharedList(lists, contributions),
    reasons,
    assumptions: policy.assumptions,
    coverage: coverageOf(holdings, found, means, catalogue.hasSegments, segmentUnknown),
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

function coverageOf(
  { known }: Holdings,
  { contractsAsked, unknownContracts }: Openings,
  { coverage }: MeansFound,
  hasSegments: boolean,
  segmentUnknown: boolean,
): number {
  let answers = 2;
  let sum = (known ? 1 : 0) + coverage;
  if (hasSegments) {
    answers++;
    if (!segmentUnknown) sum++;
  }
  if (contractsAsked) {
    answers++;
    if (unknownContracts.length === 0) sum++;
  }
  return sum / answers;
}

/** Of an account of which nothing else is known. */
const UNKNOWN: LevelEvidence = { standing: null, buysAgain: null, bookChance: null };
