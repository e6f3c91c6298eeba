import type { PropensityModel } from "../opportunity/propensity/propensity-model.js";
import { type OpportunityPolicy, opportunityPolicy } from "../opportunity/opportunity-policy.js";
import type { PurchaseSummary } from "../purchases/histories/purchase-accumulator.js";
import { type BuyingChances, buyingChances, type PurchaseChances } from "./buying/buying-chance.js";
import { purchaseChances } from "./buying/purchase-chances.js";
import type { Catalogue } from "../opportunity/catalogue/catalogue.js";
import type { TimeUnit } from "../records/values/time.js";
import { loyaltyReader } from "./account/account-loyalty.js";
import type { BookContracts } from "./contracts/book-contracts.js";
import { contractOutlook } from "./contracts/contract-outlook.js";
import { bookModels, type ChosenModels } from "./book/book-models.js";
import type { BookMemory } from "./book/book-memory.js";
import { figuresOf, textOf } from "./book/rules-text.js";
import { bookPropensity, type PropensityBuyer } from "./book/book-propensity.js";
import { type FirstPurchases, firstPurchases } from "./buying/first-purchases.js";
import { type DatedBuyer, sampleOf } from "./buying/past-windows.js";
import { type StoppedBuyers, stoppedBuyers } from "./buying/stopped-buyers.js";
import type { KnownOfBook } from "./frozen-book.js";
import type { BookRhythm } from "./standing/own-gap.js";
import { medianGap } from "../purchases/rhythm/book-gaps.js";
import type { WeighingRules } from "./book-stages.js";

/** What was seen of all accounts once. */
export interface BookSeen {
  /** Emptied where nothing is kept. */
  summaries: PurchaseSummary[];
  /** Of the first purchase; infinite where there is none. */
  firstDay: number;
  /** Days of first purchases, infinite for who could still make it. Emptied where nothing is kept. */
  firstDays: number[];
  /** Accounts that windows of the past are judged by. */
  buyers: () => DatedBuyer[];
  /** Accounts that offers of the past are learned from. */
  offered: () => PropensityBuyer[];
  /** What the contracts say of being renewed, and of ending. */
  contracts: () => BookContracts;
  catalogue: Catalogue;
  unit: TimeUnit;
  memory: BookMemory;
}

/** What the book around an account says of it. */
export type BookKnowledge = ReturnType<typeof knowledgeOf>;

/**
 * What the book around an account says of it: the models, and what they make of the book.
 *
 * @param now - The rules it is told by.
 * @internal
 */
export function bookKnowledge(
  { summaries, firstDay, firstDays, buyers, offered, contracts, catalogue, unit, memory }: BookSeen,
  now: WeighingRules,
): BookKnowledge {
  const { models: given, opportunity, horizonDays, valueAtRisk, standing, assumptions } = now;
  const dated = memory.recall("buyers", [], buyers);
  const fit = memory.recall(
    "fit",
    [
      ...[horizonDays, valueAtRisk.months, standing.chanceDays],
      textOf(memory, given.purchases, given.spend, given.buying),
      textOf(memory, figuresOf(assumptions, "purchases.", "buysAgain.")),
    ],
    () => bookModels(summaries, now, dated),
  );
  const { purchases } = fit;
  const ofPurchases = memory.recall("of purchases", [fit, textOf(memory, figuresOf(assumptions, "buysAgain."))], () =>
    purchaseChances(purchases, fit.buying, assumptions, now.asOfDay, memory.keeps ? memory.eachAt : null),
  );
  const chances = memory.recall(
    "chances",
    [ofPurchases, textOf(memory, now.effort, assumptions), textOf(memory, given.loyalty), horizonDays],
    () => chancesOf(ofPurchases, now),
  );
  const learned = (): PropensityModel | null =>
    bookPropensity(
      { buyers: memory.recall("ofPropensity", [], offered), firstDay: Math.min(firstDay, now.asOfDay) },
      catalogue,
      now,
      unit,
      ofPurchases?.fromPurchases ?? null,
    );
  const propensity =
    opportunity.propensity ??
    given.propensity ??
    memory.recall(
      "propensity",
      [fit, opportunity.horizonMonths, opportunity.hourCost, textOf(memory, figuresOf(assumptions, "opportunity."))],
      learned,
    );
  const [rhythm, bookChance] = memory.recall("book", [fit, ofPurchases, horizonDays], () => [
    { model: purchases, medianGapDays: medianGap(summaries), gaps: fit.gaps },
    meanChance(summaries, ofPurchases, horizonDays),
  ]);
  // Where a model tells how likely each account buys, no one asks for it.
  const stops = purchases === null ? stoppedBuyers(sampleOf(dated), now.asOfDay, valueAtRisk.months) : null;
  const beginners = firstPurchases(firstDays, now.asOfDay, opportunity.horizonMonths);
  const ofContracts = memory.recall("of contracts", [], contracts);
  if (!memory.keeps) for (const list of [summaries, firstDays]) list.length = 0;
  const learnedOf = { fit, ofPurchases, chances, propensity, rhythm, bookChance, beginners, stops, ofContracts };
  return knowledgeOf(learnedOf, now, catalogue);
}

/**
 * The same, as it was known at another time.
 * @internal
 */
export function thawedKnowledge(known: KnownOfBook, now: WeighingRules, catalogue: Catalogue): BookKnowledge {
  const { purchases, spend, buying, propensity } = known.models;
  const assumptions = known.assumptions.flatMap((key) =>
    Object.values(now.assumptions).filter((figure) => figure.key === key),
  );
  const fit = {
    purchases: now.models.purchases ?? purchases,
    spend: now.models.spend ?? spend,
    buying,
    gaps: known.gaps ?? null,
    reasons: [...known.reasons.models],
    assumptions,
  };
  const { medianGapDays, bookChance } = known;
  const ofPurchases = purchaseChances(fit.purchases, fit.buying, now.assumptions, now.asOfDay, null);
  return knowledgeOf(
    {
      fit,
      ofPurchases,
      chances: chancesOf(ofPurchases, now),
      propensity: now.opportunity.propensity ?? now.models.propensity ?? propensity,
      rhythm: { model: fit.purchases, medianGapDays, gaps: fit.gaps },
      bookChance,
      beginners: known.beginners ?? null,
      stops: known.stops ?? null,
      ofContracts: known.contracts ?? { terms: [], endless: [], renewals: 0, late: 0 },
    },
    now,
    catalogue,
  );
}

function chancesOf(ofPurchases: PurchaseChances | null, now: WeighingRules): BuyingChances | null {
  const loyalty = loyaltyReader(now);
  return buyingChances(ofPurchases, (known, chance) => loyalty.bounds(known, { probabilityAlive: null, chance }));
}

function knowledgeOf({ fit, propensity, ...rest }: Learned, now: WeighingRules, catalogue: Catalogue) {
  const models = { purchases: fit.purchases, spend: fit.spend, gaps: fit.gaps, assumptions: fit.assumptions };
  const { renewalWhenUnknown, renewedLate, endlessStays, renewalSlowingOdds: slowing } = now.attention;
  const figures = { renewalWhenUnknown, renewedLate, endlessStays, slowing };
  const outlook = contractOutlook(rest.ofContracts, figures, now.asOfDay);
  const opportunity = withPropensity(now.opportunity, propensity);
  return { ...rest, models, outlook, catalogue, opportunity, fit, propensity };
}

/** What is learned of a book, by whatever way. */
interface Learned {
  fit: ChosenModels;
  ofPurchases: PurchaseChances | null;
  chances: BuyingChances | null;
  propensity: PropensityModel | null;
  rhythm: BookRhythm;
  /** Mean chance of buying of those who ever did; `null` if unknown. */
  bookChance: number | null;
  /** Who began to buy; `null` where the record does not reach back. */
  beginners: FirstPurchases | null;
  /** Who stopped buying; `null` where a model tells it of each. */
  stops: StoppedBuyers | null;
  ofContracts: BookContracts;
}

/** A policy with chances that the book taught it; the constants are then no assumption of it any more. */
function withPropensity(policy: OpportunityPolicy, propensity: PropensityModel | null): OpportunityPolicy {
  if (propensity === policy.propensity) return policy;
  const assumptions = policy.assumptions.filter(({ key }) => key !== "opportunity.probability");
  return opportunityPolicy({ ...policy, propensity, assumptions });
}

/** Mean chance of buying within some days over the accounts that ever bought; `null` if unknown. */
function meanChance(
  histories: readonly PurchaseSummary[],
  chances: PurchaseChances | null,
  days: number,
): number | null {
  if (chances === null || histories.length === 0) return null;
  const known = Float64Array.from(histories, (history) => chances.fromPurchases(history, days));
  // Sorted, since a sum depends on the order of its terms in its last digit and the book must not.
  return known.sort().reduce((sum, each) => sum + each, 0) / known.length;
}
