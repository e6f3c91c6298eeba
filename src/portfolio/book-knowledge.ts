import type { Assumptions } from "../evidence/assumptions.js";
import type { PropensityModel } from "../opportunity/propensity/propensity-model.js";
import { type OpportunityPolicy, opportunityPolicy } from "../opportunity/opportunity-policy.js";
import type { OfferRules } from "../opportunity/opportunity-steps.js";
import type { PurchaseSummary } from "../purchases/histories/purchase-accumulator.js";
import { type BuyingChances, buyingChances } from "./buying/buying-chance.js";
import type { Catalogue } from "../opportunity/catalogue/catalogue.js";
import type { TimeUnit } from "../records/values/time.js";
import { buyingReader } from "./account/account-buying.js";
import { moneyReader } from "./account/account-money.js";
import { offersReader, opportunityReader, opportunityStepsUnder } from "./account/account-opportunity.js";
import type { StakesSteps } from "./account/account-stakes.js";
import { loyaltyReader } from "./account/account-loyalty.js";
import { bookModels, type ChosenModels } from "./book/book-models.js";
import type { BookMemory } from "./book/book-memory.js";
import { bookPropensity, type PropensityBuyer } from "./book/book-propensity.js";
import type { DatedBuyer } from "./buying/past-windows.js";
import type { KnownOfBook } from "./frozen-book.js";
import { type BookRhythm, bookRhythm } from "./standing/own-gap.js";
import type { WeighingRules } from "./book-stages.js";

/** What was seen of all accounts once. */
export interface BookSeen {
  /** Emptied where nothing is kept. */
  summaries: PurchaseSummary[];
  /** Of the first purchase; infinite where there is none. */
  firstDay: number;
  /** Accounts that windows of the past are judged by. */
  buyers: () => DatedBuyer[];
  /** Accounts that offers of the past are learned from. */
  offered: () => PropensityBuyer[];
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
  { summaries, firstDay, buyers, offered, catalogue, unit, memory }: BookSeen,
  now: WeighingRules,
): BookKnowledge {
  const { models: given, opportunity, horizonDays, valueAtRisk, standing, assumptions } = now;
  const fit = memory.recall(
    "fit",
    [
      ...[horizonDays, valueAtRisk.months, standing.chanceDays],
      textOf(memory, given.purchases, given.spend, given.buying),
      textOf(memory, figuresOf(assumptions, "purchases.", "buysAgain.")),
    ],
    () => bookModels(summaries, now, memory.recall("buyers", [], buyers)),
  );
  const { purchases } = fit;
  const chances = memory.recall(
    "chances",
    [fit, textOf(memory, now.effort, assumptions), textOf(memory, given.loyalty), horizonDays],
    () => chancesOf(fit, now),
  );
  const learned = (): PropensityModel | null =>
    bookPropensity(
      { buyers: memory.recall("ofPropensity", [], offered), firstDay: Math.min(firstDay, now.asOfDay) },
      catalogue,
      now,
      unit,
      chances?.fromPurchases ?? null,
    );
  const propensity =
    opportunity.propensity ??
    given.propensity ??
    memory.recall(
      "propensity",
      [fit, opportunity.horizonMonths, opportunity.hourCost, textOf(memory, figuresOf(assumptions, "opportunity."))],
      learned,
    );
  const [rhythm, bookChance] = memory.recall("book", [fit, chances, horizonDays], () => [
    bookRhythm(summaries, purchases),
    meanChance(summaries, chances, horizonDays),
  ]);
  if (!memory.keeps) summaries.length = 0;
  return knowledgeOf({ fit, chances, propensity, rhythm, bookChance }, now, catalogue);
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
    reasons: [...known.reasons.models],
    assumptions,
  };
  const { medianGapDays, bookChance } = known;
  return knowledgeOf(
    {
      fit,
      chances: chancesOf(fit, now),
      propensity: now.opportunity.propensity ?? now.models.propensity ?? propensity,
      rhythm: { model: fit.purchases, medianGapDays },
      bookChance,
    },
    now,
    catalogue,
  );
}

function chancesOf({ purchases, buying }: ChosenModels, now: WeighingRules): BuyingChances | null {
  const loyalty = loyaltyReader(now);
  return buyingChances(purchases, buying, now.assumptions, (known, chance) =>
    loyalty.bounds(known, { probabilityAlive: null, chance }),
  );
}

function knowledgeOf({ fit, propensity, ...rest }: Learned, now: WeighingRules, catalogue: Catalogue) {
  const models = { purchases: fit.purchases, spend: fit.spend, assumptions: fit.assumptions };
  return { ...rest, models, catalogue, opportunity: withPropensity(now.opportunity, propensity), fit, propensity };
}

/** What is learned of a book, by whatever way. */
interface Learned {
  fit: ChosenModels;
  chances: BuyingChances | null;
  propensity: PropensityModel | null;
  rhythm: BookRhythm;
  /** Mean chance of buying of those who ever did; `null` if unknown. */
  bookChance: number | null;
}

/**
 * The steps from an account to what is at stake in it, each taken again only where what it rests on has changed.
 * @internal
 */
export function stakesSteps(memory: BookMemory, now: WeighingRules, knowledge: BookKnowledge): StakesSteps {
  const { chances, bookChance, opportunity, models } = knowledge;
  const { recall, each } = memory;
  const buying = recall("buying", [chances, textOf(memory, now.standing)], () => each(buyingReader(now, knowledge)));
  const steps = opportunityStepsUnder(now, knowledge);
  const offers = recall("offers", [buying, now.horizonDays, textOf(memory, offerRules(opportunity))], () =>
    each(offersReader(now, steps)),
  );
  return {
    buying,
    opportunity: recall("opportunity", [offers, bookChance, textOf(memory, opportunity)], () =>
      each(opportunityReader(knowledge, steps, offers)),
    ),
    money: recall(
      "money",
      [buying, models.purchases, models.spend, textOf(memory, now.valueAtRisk, now.attention, now.assumptions)],
      () => each(moneyReader(now, knowledge)),
    ),
  };
}

/** What of a policy decides what could be sold. */
function offerRules({ horizonMonths, hourCost, budgetFromSpend, probability, propensity }: OfferRules): OfferRules {
  return { horizonMonths, hourCost, budgetFromSpend, probability, propensity };
}

/**
 * Rules as a text, by which those of another time are known to be the same.
 * @internal
 */
export function textOf({ keeps }: Pick<BookMemory, "keeps">, ...rules: readonly unknown[]): string {
  return keeps ? JSON.stringify(rules) : "";
}

/** The figures whose keys begin so, with their sources: the results name them. */
function figuresOf(assumptions: Assumptions, ...beginnings: readonly string[]): unknown[] {
  return Object.values(assumptions).filter(({ key }) => beginnings.some((beginning) => key.startsWith(beginning)));
}

/** A policy with chances that the book taught it; the constants are then no assumption of it any more. */
function withPropensity(policy: OpportunityPolicy, propensity: PropensityModel | null): OpportunityPolicy {
  if (propensity === policy.propensity) return policy;
  const assumptions = policy.assumptions.filter(({ key }) => key !== "opportunity.probability");
  return opportunityPolicy({ ...policy, propensity, assumptions });
}

/** Mean chance of buying within some days over the accounts that ever bought; `null` if unknown. */
function meanChance(histories: readonly PurchaseSummary[], chances: BuyingChances | null, days: number): number | null {
  if (chances === null || histories.length === 0) return null;
  const known = Float64Array.from(histories, (history) => chances.fromPurchases(history, days));
  // Sorted, since a sum depends on the order of its terms in its last digit and the book must not.
  return known.sort().reduce((sum, each) => sum + each, 0) / known.length;
}
