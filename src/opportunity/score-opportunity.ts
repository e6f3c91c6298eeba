import {
  OPPORTUNITY_STANDINGS,
  type LevelEvidence,
  levelOf,
  type OpportunityLevel,
  type OpportunityStanding,
} from "./opportunity-level.js";
import { addMonths, dayNumber } from "../calendar/days/plain-date.js";
import { assertFigures, assertOneOf, assertOptions, assertShare, assertText, RetentionError } from "../errors.js";
import type { Assumptions } from "../evidence/assumptions.js";
import type { Explained } from "../reasons/explained.js";
import { reason, type Reason } from "../reasons/reason.js";
import { sharedReason } from "../reasons/shared-reason.js";
import type { Account } from "../records/account.js";
import { assertAccount } from "../records/assert-account.js";
import type { Product } from "../records/product.js";
import type { PlainDate } from "../records/time.js";
import { evaluateScorecard } from "../scorecard/evaluate-scorecard.js";
import type { Catalogue, CatalogueDefinition, CompiledCatalogue } from "./catalogue/catalogue.js";
import type { Holdings, Horizon } from "./holdings/holdings.js";
import { readHoldings } from "./holdings/read-holdings.js";
import { findMeans, type Means, type MeansFound } from "./means.js";
import { type Offer, payableOffers } from "./offers.js";
import { findOpenings, withoutProducts } from "./openings/find-openings.js";
import type { Openings } from "./openings/opening.js";
import { productsInDeals } from "./products-in-deals.js";
import {
  type OpportunityPolicy,
  type OpportunityPolicyInput,
  type CompiledPolicy,
  resolvePolicy,
} from "./opportunity-policy.js";
import { factorsOf } from "./opportunity-score.js";
import { resolveCatalogue } from "./catalogue/resolve-catalogue.js";
import { assertHostRow, type HostLists } from "../records/host-row.js";
import { ACCOUNT_ROW, DEAL_ROW, OWNED_ROW, PURCHASE_ROW } from "../records/host-rows.js";

/** What an account could still buy, and how likely. */
export interface Opportunity extends Explained {
  readonly accountId: string;
  readonly level: OpportunityLevel;
  /** 0 to 100; the contributions add up to it. */
  readonly score: number;
  /** Sum of the values of the chosen offers. */
  readonly expectedValue: number;
  /** A set of offers that fits the budget could be worth at most this share more; 0 where the chosen one is the best. */
  readonly gap: number;
  /** Currency of all money here; `null` if neither the catalogue nor the account names one. */
  readonly currency: string | null;
  readonly means: Means;
  /** Whether the probabilities come from a fitted model. */
  readonly calibrated: boolean;
  /** Best value first; of equal values by product id. */
  readonly offers: readonly Offer[];
}

/** What an opportunity is scored against. */
export interface OpportunityOptions {
  /** From `defineCatalogue`, or the product list, which is then checked on every call. */
  catalogue: Catalogue | CatalogueDefinition | readonly Product[];
  /** The day it is asked on. What is dated after this day has not happened yet. */
  asOf: PlainDate;
  /** From `opportunityPolicy`, or what differs from the defaults, which is then resolved on every call. */
  policy?: OpportunityPolicy | OpportunityPolicyInput | undefined;
  /**
   * The figures to assume; a resolved policy has its own.
   * @defaultValue `assumptions()`
   */
  assumptions?: Assumptions | undefined;
}

/** What an opportunity is scored against, and what is known of the account apart from its records. */
export interface ScoreOpportunityOptions extends OpportunityOptions {
  /** Its state, from `reviewPortfolio`; an account that is not a customer (any more) is not high. */
  standing?: OpportunityStanding | null | undefined;
  /** Chance that it buys within the days looked ahead, 0 to 1. */
  buysAgain?: number | null | undefined;
  /** Mean of that chance over the book, 0 to 1, below which an account is not high. */
  bookChance?: number | null | undefined;
}

/**
 * What an account could still buy: its level (the rule that fired is the first reason), its open offers with their
 * chances, and the value to expect from the set of offers that fits its budget best.
 *
 * Open are products that it does not own and is eligible for, replacements that fall due within the horizon, add-ons
 * to what it owns, and service contracts that cost less than the hours they save. The chosen set is a knapsack in
 * whole minor units: it keeps within the budget and holds whatever its products require. It is the best one, or `gap`
 * says by how much a better one could exceed it. Without a known budget there is no limit. `docs/opportunity.md` has every rule.
 *
 * Low: at most one product and no means, or nothing left to buy. High: a little bought, means, something left to buy,
 * and, where it is known, still a customer whose chance of buying is not below the book's. Medium: the rest. Coverage is the mean over what is asked of an account: what it owns; its means, a half where
 * estimated; its segment, where some product is for some segments only; and hours of maintenance with the cost of an
 * hour, where a contract could be offered.
 *
 * Cost: one pass over the account's rows and over the catalogue; a search of bounded steps only where the budget cannot
 * pay for all.
 *
 * @param account - The account with what it owns, or its purchases.
 * @param options - Catalogue, day and policy.
 * @returns Level, score, expected value and offers, with their reasons.
 * @throws RetentionError with the path inside the account for a date that does not exist, another currency than the catalogue's, a purchase of another account, or a number out of its bounds.
 *
 * @example
 * import { defineCatalogue, scoreOpportunity } from "retention-kit";
 *
 * const catalogue = defineCatalogue([
 *   { id: "mill", price: 900, margin: 0.5, lifespanMonths: 60 },
 *   { id: "grinder", price: 300, margin: 0.5 },
 *   { id: "sieve", price: 100, margin: 0.5, addOnTo: ["mill"] },
 * ]);
 * const account = { id: "acme", owned: [{ productId: "mill", purchasedOn: "2024-05-02" }], annualBudget: 350 };
 * const opportunity = scoreOpportunity(account, { catalogue, asOf: "2026-11-21" });
 * opportunity.level
 * //=> "high"
 * opportunity.offers.map(({ productId, kind, value, chosen }) => ({ productId, kind, value, chosen }))
 * //=> [
 * //     { productId: "grinder", kind: "whitespace", value: 15, chosen: true },
 * //     { productId: "sieve", kind: "add-on", value: 10, chosen: false },
 * //   ]
 * opportunity.expectedValue
 * //=> 15
 */
export function scoreOpportunity(account: Account, options: ScoreOpportunityOptions): Opportunity {
  const name = "scoreOpportunity";
  assertOptions(name, "options", options, ACCOUNT_OPTIONS);
  const { standing = null, buysAgain = null, bookChance = null } = options;
  if (standing !== null) assertOneOf(name, "standing", standing, OPPORTUNITY_STANDINGS);
  if (buysAgain !== null) assertShare(name, "buysAgain", buysAgain);
  if (bookChance !== null) assertShare(name, "bookChance", bookChance);
  const opportunity = scorerAgainst(name, options, null)(account, { standing, buysAgain, bookChance });
  assertHostRow(name, "", account, ACCOUNT_ROW, OPPORTUNITY_LISTS);
  return opportunity;
}

const OPPORTUNITY_LISTS: HostLists<Account> = [
  ["owned", OWNED_ROW],
  ["purchases", PURCHASE_ROW],
  ["deals", DEAL_ROW],
];

const OPTIONS = { catalogue: true, asOf: true, policy: true, assumptions: assertFigures } as const;
const ACCOUNT_OPTIONS = {
  catalogue: true,
  asOf: true,
  policy: true,
  assumptions: assertFigures,
  standing: true,
  buysAgain: true,
  bookChance: true,
} as const;
const UNKNOWN: LevelEvidence = { standing: null, buysAgain: null, bookChance: null };

/** What of a policy decides what could be sold; the rest judges it. */
export type OfferRules = Pick<
  OpportunityPolicy,
  "horizonMonths" | "hourCost" | "budgetFromSpend" | "probability" | "propensity"
>;

/** What could still be sold to an account, before it is judged how good that is. */
export interface OfferedAccount extends ReturnType<typeof payableOffers> {
  segment: string | null;
  currency: string | null;
  holdings: Holdings;
  /** With what is in deals already, and without it. */
  found: Openings;
  offered: Openings;
  means: MeansFound;
}

/** The steps from an account to its opportunity, the second of which rests on the first. */
export interface OpportunitySteps {
  offer: (account: Account, buysAgain: number | null) => OfferedAccount;
  judge: (account: Account, offered: OfferedAccount, evidence: LevelEvidence) => Opportunity;
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
  assertOptions(functionName, "options", options, OPTIONS);
  return scorerAgainst(functionName, options, currency);
}

function scorerAgainst(
  functionName: string,
  options: OpportunityOptions,
  currency: string | null,
): (account: Account, evidence?: LevelEvidence) => Opportunity {
  const { offer, judge } = opportunitySteps(functionName, options, currency);
  return (account, evidence = UNKNOWN) => judge(account, offer(account, evidence.buysAgain), evidence);
}

/**
 * The same in two steps: the first, which takes most of the time, needs to be taken again only under other `OfferRules`.
 * @internal
 */
export function opportunitySteps(
  functionName: string,
  options: OpportunityOptions,
  currency: string | null,
): OpportunitySteps {
  const { catalogue: rawCatalogue, asOf: on, policy: rawPolicy, assumptions } = options;
  const catalogue = resolveCatalogue(functionName, "catalogue", rawCatalogue);
  const policy = resolvePolicy(functionName, "policy", rawPolicy, assumptions);
  const horizon = horizonOf(functionName, on, policy);
  const callCurrency = catalogue.catalogue.currency ?? currency;
  return {
    offer: (account, buysAgain) => offerOne(functionName, account, catalogue, policy, horizon, callCurrency, buysAgain),
    judge: (account, offered, evidence) => judgeOne(account, offered, catalogue, policy, evidence),
  };
}

/** The horizon of a policy that was asked about last: many accounts are asked about for one day. */
const lastHorizons = new WeakMap<CompiledPolicy, { on: PlainDate; horizon: Horizon }>();

function horizonOf(functionName: string, on: PlainDate, compiled: CompiledPolicy): Horizon {
  const last = lastHorizons.get(compiled);
  if (last?.on === on) return last.horizon;
  const asOf = dayNumber(functionName, "asOf", on);
  const { horizonMonths } = compiled.policy;
  const horizon = { asOf, yearBefore: addMonths(asOf, -12), until: addMonths(asOf, horizonMonths) };
  lastHorizons.set(compiled, { on, horizon });
  return horizon;
}

function offerOne(
  functionName: string,
  account: Account,
  catalogue: CompiledCatalogue,
  compiled: { policy: OfferRules } & Pick<CompiledPolicy, "propensity">,
  horizon: Horizon,
  callCurrency: string | null,
  buysAgain: number | null,
): OfferedAccount {
  assertAccount(functionName, account);
  const segment = account.segment ?? null;
  if (segment !== null && typeof segment !== "string") assertText(functionName, "segment", segment);
  const currency = currencyOf(functionName, account, callCurrency);
  const { policy } = compiled;
  const holdings = readHoldings(functionName, account, catalogue, horizon);
  const found = findOpenings(account, holdings, catalogue, horizon, policy.hourCost);
  const { minorUnits } = catalogue;
  const means = findMeans(functionName, account, holdings, found.cheapest, minorUnits, policy.budgetFromSpend);

  const inDeals = productsInDeals(functionName, account, catalogue, horizon.asOf);
  const offered = inDeals.size === 0 ? found : withoutProducts(found, inDeals, holdings, catalogue);
  const { offers, expectedValue, gap } = payableOffers(means.budget, offered, account, holdings, catalogue, compiled, {
    buysAgain,
    horizonDays: horizon.until - horizon.asOf,
  });
  return { segment, currency, holdings, found, offered, means, offers, expectedValue, gap };
}

function judgeOne(
  account: Account,
  { segment, currency, holdings, found, offered, means, offers, expectedValue, gap }: OfferedAccount,
  catalogue: CompiledCatalogue,
  compiled: CompiledPolicy,
  evidence: LevelEvidence,
): Opportunity {
  const { policy, scorecard } = compiled;
  const { minorUnits } = catalogue;
  const { level, rule } = levelOf(holdings, found, means.means, policy, evidence);
  const { score, contributions } = evaluateScorecard(
    scorecard,
    factorsOf(holdings.owned, found, means, offers, policy),
  );

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
  const dealt = found.openings.length - offered.openings.length;
  if (dealt > 0) reasons.push(sharedReason("opportunity.in-deals", { offers: dealt }));
  const beyond = offered.openings.length - offers.length;
  if (beyond > 0) reasons.push(sharedReason("opportunity.beyond-budget", { offers: beyond }));
  if (gap > 0) {
    const more = Math.ceil(gap * expectedValue * minorUnits) / minorUnits;
    reasons.push(reason("opportunity.chosen.gap", { more }));
  }
  if (!calibrated) reasons.push(reason("opportunity.uncalibrated"));

  return {
    accountId: account.id,
    level,
    // Three of the factors are always known, so that there always is a score.
    score: score ?? 0,
    expectedValue,
    gap,
    currency,
    means: means.means,
    calibrated,
    offers,
    contributions,
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
