/* eslint-disable @typescript-eslint/no-non-null-assertion -- the arrays of one account have one entry per opening. */
import { addMonths, dayNumber, plainDate } from "../calendar/plain-date.js";
import { assertText, RetentionError } from "../errors.js";
import type { Assumptions } from "../evidence/assumptions.js";
import type { Explained } from "../evidence/explained.js";
import { reason, type Reason } from "../evidence/reason.js";
import type { Account } from "../records/account.js";
import type { Product } from "../records/product.js";
import type { PlainDate } from "../records/time.js";
import { evaluateScorecard } from "../scorecard/evaluate-scorecard.js";
import { bestSet } from "./best-set.js";
import type { Catalogue, CatalogueDefinition } from "./define-catalogue.js";
import { type Holdings, type Horizon, readHoldings } from "./holdings.js";
import { findMeans, type Means, type MeansFound } from "./means.js";
import { findOpenings, type Opening, type Openings } from "./openings.js";
import type { OfferKind, OpportunityPolicy, OpportunityPolicyInput } from "./opportunity-policy.js";
import { type CompiledCatalogue, resolveCatalogue } from "./resolve-catalogue.js";
import { type CompiledPolicy, resolvePolicy } from "./resolve-policy.js";

/** Something that an account could buy and can pay for. */
export interface Offer {
  productId: string;
  kind: OfferKind;
  price: number;
  /** Share of the price; 1 where the product has none, with a reason. */
  margin: number;
  /** Chance that it is bought within the horizon. */
  probability: number;
  /** Probability × price × margin. */
  value: number;
  /** Whether it belongs to the set that makes the most of the budget. */
  chosen: boolean;
  /** What has to be bought with it, since it is not owned. */
  requires: string[];
  reasons: Reason[];
}

/** What an account could still buy, and how likely. */
export interface Opportunity extends Explained {
  accountId: string;
  level: "low" | "medium" | "high";
  /** 0 to 100; the contributions add up to it. */
  score: number;
  /** Sum of the values of the chosen offers. */
  expectedValue: number;
  /** Currency of all money here; `null` where neither the catalogue nor the account names one. */
  currency: string | null;
  means: Means;
  /** Whether the probabilities come from a fitted model. */
  calibrated: boolean;
  /** Best value first; of equal values by product id. */
  offers: Offer[];
}

/** What an opportunity is scored against. */
export interface OpportunityOptions {
  /** From `defineCatalogue`, or the product list, which is then checked on every call. */
  catalogue: Catalogue | CatalogueDefinition | readonly Product[];
  /** The day it is asked on. What is dated after this day has not happened yet. */
  asOf: PlainDate;
  /** From `opportunityPolicy`, or what differs from the defaults, which is then resolved on every call. */
  policy?: OpportunityPolicy | OpportunityPolicyInput;
  /** `assumptions()` unless given; a resolved policy has its own. */
  assumptions?: Assumptions;
}

/**
 * What an account could still buy: its level (the rule that fired is the first reason), its open offers with their
 * chances, and the value to expect from the set of offers that fits its budget best.
 *
 * Open are products that it does not own and is eligible for, replacements that fall due within the horizon, add-ons
 * to what it owns, and service contracts that cost less than the hours they save. The chosen set is an exact knapsack
 * in whole minor units: it keeps within the budget and holds whatever its products require. Without a known budget
 * there is no limit. `docs/opportunity.md` has every rule.
 *
 * Low: at most one product and no means, or nothing left to buy. High: a little bought, means, and something left to
 * buy. Medium: the rest. Coverage is the mean over what is asked of an account: what it owns; its means, a half where
 * estimated; its segment, where some product is for some segments only; and hours of maintenance with the cost of an
 * hour, where a contract could be offered.
 *
 * Cost: one pass over the account's rows and over the catalogue; a search only where the budget cannot pay for all.
 *
 * @param account - The account with what it owns, or its purchases.
 * @param options - Catalogue, day and policy.
 * @returns Level, score, expected value and offers, with their reasons.
 * @throws RetentionError with the path inside the account for a date that does not exist, a product that is not in the
 *   catalogue, another currency than the catalogue's, a purchase of another account, or a number out of its bounds.
 *
 * @example
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
export function scoreOpportunity(account: Account, options: OpportunityOptions): Opportunity {
  return opportunityScorer("scoreOpportunity", options)(account);
}

/**
 * Resolves the options once, and gives the function that scores one account with them.
 * @internal
 */
export function opportunityScorer(
  functionName: string,
  { catalogue: rawCatalogue, asOf: on, policy: rawPolicy, assumptions }: OpportunityOptions,
  currency: string | null = null,
): (account: Account) => Opportunity {
  const catalogue = resolveCatalogue(functionName, "catalogue", rawCatalogue);
  const policy = resolvePolicy(functionName, "policy", rawPolicy, assumptions);
  const asOf = dayNumber(functionName, "asOf", on);
  const horizon: Horizon = {
    asOf,
    yearBefore: addMonths(asOf, -12),
    until: addMonths(asOf, policy.policy.horizonMonths),
  };
  const callCurrency = catalogue.catalogue.currency ?? currency;
  return (account) => scoreOne(functionName, account, catalogue, policy, horizon, callCurrency);
}

function scoreOne(
  functionName: string,
  account: Account,
  catalogue: CompiledCatalogue,
  compiled: CompiledPolicy,
  horizon: Horizon,
  callCurrency: string | null,
): Opportunity {
  assertText(functionName, "id", account.id);
  const currency = currencyOf(functionName, account, callCurrency);
  const { policy, scorecard } = compiled;
  const holdings = readHoldings(functionName, account, catalogue, horizon);
  const found = findOpenings(account, holdings, catalogue, horizon, policy.hourCost);
  const { minorUnits } = catalogue;
  const means = findMeans(functionName, account, holdings, found.cheapest, minorUnits, policy.budgetFromSpend);

  const { offers, expectedValue } = offersWithin(means.budget, found.openings, account, holdings, catalogue, compiled);
  const { level, rule } = levelOf(holdings.owned, found, means.means, policy);
  const { score, contributions } = evaluateScorecard(
    scorecard,
    factorsOf(holdings.owned, found, means, offers, policy),
  );

  const calibrated = compiled.propensity !== null;
  const reasons: Reason[] = [rule, ...means.reasons];
  if (!holdings.known) reasons.push(reason("opportunity.ownership.unknown"));
  const segmentUnknown = catalogue.hasSegments && account.segment === undefined;
  if (segmentUnknown) reasons.push(reason("opportunity.segment.unknown"));
  for (const { id } of found.unknownContracts) reasons.push(reason("opportunity.contract.unknown", { productId: id }));
  if (holdings.future > 0) reasons.push(reason("opportunity.future-purchases", { purchases: holdings.future }));
  const beyond = found.openings.length - offers.length;
  if (beyond > 0) reasons.push(reason("opportunity.beyond-budget", { offers: beyond }));
  if (!calibrated) reasons.push(reason("opportunity.uncalibrated"));

  return {
    accountId: account.id,
    level,
    // Three of the factors are always known, so that there always is a score.
    score: score ?? 0,
    expectedValue,
    currency,
    means: means.means,
    calibrated,
    offers,
    contributions,
    reasons,
    assumptions: [...policy.assumptions],
    coverage: coverageOf(holdings, found, means, catalogue.hasSegments, segmentUnknown),
  };
}

function currencyOf(functionName: string, { currency }: Account, callCurrency: string | null): string | null {
  if (currency === undefined) return callCurrency;
  if (callCurrency !== null && currency !== callCurrency) {
    throw new RetentionError(functionName, "currency", `must be that of the call, ${callCurrency}`, currency);
  }
  assertText(functionName, "currency", currency);
  return currency;
}

/** The offers that the budget can pay for one by one, best first, with the set that makes the most of it. */
function offersWithin(
  budget: number,
  openings: readonly Opening[],
  account: Account,
  holdings: Holdings,
  { products, unit }: CompiledCatalogue,
  { policy, propensity }: CompiledPolicy,
): { offers: Offer[]; expectedValue: number } {
  const accountLogOdds = propensity?.accountLogOdds(account, holdings) ?? 0;
  const probabilities: number[] = [];
  const values: number[] = [];
  const costs: number[] = [];
  const closures: (number[] | null)[] = [];
  for (const { product, kind, closure } of openings) {
    const probability =
      propensity === null ? policy.probability[kind] : propensity.probability(accountLogOdds, product.id, kind);
    probabilities.push(probability);
    values.push(probability * product.price * product.margin);
    costs.push(product.cost);
    closures.push(closure);
  }
  const chosen = bestSet({ costs, values, closures, unit }, budget);

  const offers: Offer[] = [];
  let expectedValue = 0;
  for (let index = 0; index < openings.length; index++) {
    const opening = openings[index]!;
    if (opening.cost > budget) continue;
    const value = values[index]!;
    if (chosen[index]!) expectedValue += value;
    const requires = requiredWith(opening, openings);
    offers.push({
      productId: opening.product.id,
      kind: opening.kind,
      price: opening.product.price,
      margin: opening.product.margin,
      probability: probabilities[index]!,
      value,
      chosen: chosen[index]!,
      requires,
      reasons: whyOffered(opening, requires, products[opening.onto]?.id ?? "", holdings, policy.hourCost),
    });
  }
  // Openings come by product id, and the sort keeps the order of equal values.
  return { offers: offers.sort((a, b) => b.value - a.value), expectedValue };
}

function requiredWith({ position, closure }: Opening, openings: readonly Opening[]): string[] {
  if (closure === null) return [];
  const others = closure.map((index) => openings[index]!).filter((other) => other.position !== position);
  return others.map(({ product }) => product.id);
}

function whyOffered(
  { kind, product, position, detail }: Opening,
  requires: readonly string[],
  onto: string,
  { since }: Holdings,
  hourCost: number | null,
): Reason[] {
  const reasons: Reason[] = [];
  switch (kind) {
    case "whitespace":
      reasons.push(reason("opportunity.offer.whitespace"));
      break;
    case "replacement":
      reasons.push(
        reason("opportunity.offer.replacement", {
          purchasedOn: plainDate(since[position]!),
          dueOn: plainDate(detail),
        }),
      );
      break;
    case "add-on":
      reasons.push(reason("opportunity.offer.add-on", { to: onto }));
      break;
    case "service-contract":
      reasons.push(
        reason("opportunity.offer.service-contract", { hours: detail, hourCost: hourCost ?? 0, price: product.price }),
      );
  }
  for (const productId of requires) {
    reasons.push(reason("opportunity.offer.requires", { productId }));
  }
  if (product.marginMissing) reasons.push(reason("opportunity.offer.margin-missing"));
  return reasons;
}

/** The level, and the rule that fired. */
function levelOf(
  owned: number,
  { openings, sold }: Openings,
  means: Means,
  { lowAtMostOwned, highAtLeastOwned, highAtMostOwned, highAtMostShare, horizonMonths }: OpportunityPolicy,
): { level: Opportunity["level"]; rule: Reason } {
  const left = openings.length;
  if (owned <= lowAtMostOwned && means === "lacks") {
    return { level: "low", rule: reason("opportunity.low.lacks-means", { owned }) };
  }
  if (left === 0) return { level: "low", rule: reason("opportunity.low.owns-everything", { owned, horizonMonths }) };
  if (means === "lacks") return { level: "medium", rule: reason("opportunity.medium.lacks-means", { owned }) };
  if (owned < highAtLeastOwned) return { level: "medium", rule: reason("opportunity.medium.nothing-owned", { left }) };
  if (owned > mostOfFew(sold, { highAtMostOwned, highAtMostShare })) {
    return { level: "medium", rule: reason("opportunity.medium.many-owned", { owned, left }) };
  }
  return means === "has"
    ? { level: "high", rule: reason("opportunity.high.few-owned", { owned, left }) }
    : { level: "medium", rule: reason("opportunity.medium.means-unknown", { owned, left }) };
}

/** Most products that still count as few. */
function mostOfFew(
  sold: number,
  { highAtMostOwned, highAtMostShare }: Pick<OpportunityPolicy, "highAtMostOwned" | "highAtMostShare">,
): number {
  return highAtMostShare === null ? highAtMostOwned : Math.max(highAtMostOwned, Math.floor(highAtMostShare * sold));
}

/** The values of the score's factors. */
function factorsOf(
  owned: number,
  { openings, fresh, sold }: Openings,
  { means }: MeansFound,
  offers: readonly Offer[],
  policy: OpportunityPolicy,
): Record<"reach" | "means" | "few" | "need", number | boolean | null> {
  const most = mostOfFew(sold, policy);
  const away = Math.max(policy.highAtLeastOwned - owned, owned - most, 0);
  let payable = 0;
  let need = false;
  for (const { kind } of offers) {
    if (kind !== "replacement") payable++;
    if (kind === "replacement" || kind === "service-contract") need = true;
  }
  return {
    reach: owned + fresh === 0 ? 0 : payable / (owned + fresh),
    means: openings.length === 0 ? false : means === "unknown" ? null : means === "has",
    few: away / most,
    need,
  };
}

function coverageOf(
  { known }: Holdings,
  { contractsAsked, unknownContracts }: Openings,
  { coverage }: MeansFound,
  hasSegments: boolean,
  segmentUnknown: boolean,
): number {
  const answers = [known ? 1 : 0, coverage];
  if (hasSegments) answers.push(segmentUnknown ? 0 : 1);
  if (contractsAsked) answers.push(unknownContracts.length === 0 ? 1 : 0);
  return answers.reduce((sum, answer) => sum + answer, 0) / answers.length;
}
