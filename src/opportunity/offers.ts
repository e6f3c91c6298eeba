/* eslint-disable @typescript-eslint/no-non-null-assertion -- the arrays of one account have one entry per opening. */
import { plainDate } from "../calendar/days/plain-date.js";
import { reason, type Reason } from "../reasons/reason.js";
import { aloneReason, sharedReason } from "../reasons/shared-reason.js";
import type { Account } from "../records/account/account.js";
import type { Holdings } from "./holdings/holdings.js";
import { bestSet } from "./knapsack/best-set.js";
import { bestOfFamilies } from "./best-of-families.js";
import { boughtWith } from "./openings/bought-together.js";
import type { Opening, Openings, OfferKind } from "./openings/opening.js";
import type { KnownChance } from "./propensity/propensity.js";
import type { CompiledCatalogue } from "./catalogue/catalogue.js";
import type { CompiledPolicy, OpportunityPolicy } from "./opportunity-policy.js";

/** Something that an account could buy and can pay for. */
export interface Offer {
  readonly productId: string;
  readonly kind: OfferKind;
  /** Price of one. */
  readonly price: number;
  /** Number of pieces bought together: those that fall due, as far as the budget allows, or else one. */
  readonly quantity: number;
  /** Typical amount of a first order, from purchases; `null` if unknown, and the price counts. */
  readonly firstOrder: number | null;
  /** Share of the price; 1 where the product has none, with a reason. */
  readonly margin: number;
  /** Chance that it is bought within the horizon. */
  readonly probability: number;
  /** Probability × price × quantity × margin, with `firstOrder` in place of price × quantity where it is known. */
  readonly value: number;
  /** Whether it belongs to the set that makes the most of the budget. */
  readonly chosen: boolean;
  /** Products that must be bought with it because they are not owned. */
  readonly requires: readonly string[];
  readonly reasons: readonly Reason[];
}

/**
 * The offers that the budget can pay for one by one, best first, with the set that makes the most of it.
 * @internal
 */
export function payableOffers(
  budget: number,
  found: Openings,
  account: Account,
  holdings: Holdings,
  catalogue: CompiledCatalogue,
  {
    policy,
    propensity,
  }: { policy: Pick<OpportunityPolicy, "probability" | "hourCost"> } & Pick<CompiledPolicy, "propensity">,
  known: KnownChance,
): { offers: Offer[]; expectedValue: number; gap: number } {
  const { openings } = found;
  const { products, prices, margins, unit } = catalogue;
  const part = propensity?.accountPart(account, holdings, catalogue, known) ?? null;
  const probabilities: number[] = [];
  const firstOrders: (number | null)[] | null = propensity === null ? null : [];
  const values: number[] = [];
  const costs: number[] = [];
  const closures: (number[] | null)[] = [];
  let hasFree = false;
  for (const opening of openings) {
    const { product, position, kind, pieces } = opening;
    const probability =
      propensity === null || part === null ? policy.probability[kind] : propensity.probability(part, product.id, kind);
    const isFirst = kind === "whitespace" || kind === "add-on";
    const firstOrder = propensity !== null && isFirst ? propensity.firstOrder(product.id) : null;
    firstOrders?.push(firstOrder);
    probabilities.push(probability);
    values.push(probability * (firstOrder ?? prices[position]! * pieces) * margins[position]!);
    if (opening.cost === 0) hasFree = true;
    if (found.indices === null || !opening.isTied) {
      costs.push(opening.cost > budget ? Infinity : opening.cost);
      closures.push(null);
      continue;
    }
    const together = boughtWith(opening, found, holdings.since, catalogue, budget);
    // What costs too much with what it requires is too dear by itself.
    costs.push(together === null ? Infinity : opening.cost);
    closures.push(together?.indices ?? null);
  }
  if (hasFree) withholdFree(openings, costs, closures);
  const items = { costs, values, closures, unit };
  const { chosen, gap } = catalogue.hasFamilies ? bestOfFamilies(openings, items, budget) : bestSet(items, budget);

  const offers: Offer[] = [];
  const isShort = openings.length <= FEW_OPENINGS;
  let expectedValue = 0;
  for (let index = 0; index < openings.length; index++) {
    const opening = openings[index]!;
    if (costs[index] === Infinity) continue;
    const value = values[index]!;
    if (chosen[index]!) expectedValue += value;
    const requires = requiredIds(closures[index] ?? null, index, openings);
    const offer = {
      productId: opening.product.id,
      kind: opening.kind,
      price: prices[opening.position]!,
      quantity: opening.pieces,
      firstOrder: firstOrders?.[index] ?? null,
      margin: margins[opening.position]!,
      probability: probabilities[index]!,
      value,
      chosen: chosen[index]!,
      requires,
      reasons: whyOffered(opening, requires, products[opening.onto]?.id ?? "", holdings, policy.hourCost),
    };
    if (isShort) insertByValue(offers, offer);
    else offers.push(offer);
  }
  // Openings come by product id, and the sort keeps the order of equal values.
  return { offers: isShort ? offers : offers.sort((a, b) => b.value - a.value), expectedValue, gap };
}

/** What is free comes only with what requires it: it is no offer where all of that is too dear. Asked only where something is. */
function withholdFree(openings: readonly Opening[], costs: number[], closures: readonly (number[] | null)[]): void {
  const payable = closures.flatMap((closure, index) =>
    openings[index]!.cost > 0 && costs[index] !== Infinity ? (closure ?? []) : [],
  );
  const kept = new Set(payable);
  openings.forEach(({ cost }, index) => {
    if (cost === 0 && !kept.has(index)) costs[index] = Infinity;
  });
}

/** Openings up to which offers are put in their places as they come: the engine's sort takes several times as long. */
const FEW_OPENINGS = 24;

/** Puts an offer behind all that are worth as much. */
function insertByValue(offers: Offer[], offer: Offer): void {
  let place = offers.length;
  offers.push(offer);
  for (; place > 0 && offers[place - 1]!.value < offer.value; place--) offers[place] = offers[place - 1]!;
  offers[place] = offer;
}

/** Made where it is first asked for, and frozen, as all results hold it. */
let noIds: string[] | undefined;

/** What has to be bought with an opening; one empty list for all that need nothing. */
function requiredIds(closure: readonly number[] | null, index: number, openings: readonly Opening[]): string[] {
  if (closure === null || closure.length < 2) return (noIds ??= Object.freeze<string[]>([]) as string[]);
  // A plain loop: in a long price list half of the offers require others.
  const ids: string[] = [];
  for (const other of closure) if (other !== index) ids.push(openings[other]!.product.id);
  return ids;
}

/** The list of the reason that most offers have, looked up once. */
let newAlone: Reason[] | undefined;

function whyOffered(
  { kind, product, position, onto: replaced, detail, pieces, due }: Opening,
  requires: readonly string[],
  onto: string,
  { since }: Holdings,
  hourCost: number | null,
): Reason[] {
  const isPlain = requires.length === 0 && !product.marginMissing;
  if (isPlain && kind === "whitespace" && replaced < 0) {
    return (newAlone ??= aloneReason(reason("opportunity.offer.whitespace")));
  }
  const reasons: Reason[] = [];
  switch (kind) {
    case "whitespace":
      reasons.push(
        replaced < 0
          ? reason("opportunity.offer.whitespace")
          : sharedReason("opportunity.offer.upgrade", { from: onto }),
      );
      break;
    case "replacement":
      reasons.push(
        reason("opportunity.offer.replacement", {
          purchasedOn: plainDate(since[replaced]!),
          dueOn: plainDate(detail),
        }),
      );
      if (product.replaces?.includes(replaced) === true)
        reasons.push(sharedReason("opportunity.offer.upgrade", { from: onto }));
      else if (replaced !== position) reasons.push(sharedReason("opportunity.offer.same-job", { from: onto }));
      if (pieces < due) reasons.push(sharedReason("opportunity.offer.some-pieces", { pieces, due }));
      else if (pieces > 1) reasons.push(sharedReason("opportunity.offer.pieces", { pieces }));
      break;
    case "add-on":
      reasons.push(sharedReason("opportunity.offer.add-on", { to: onto }));
      break;
    case "service-contract":
      reasons.push(
        reason("opportunity.offer.service-contract", { hours: detail, hourCost: hourCost ?? 0, price: product.price }),
      );
  }
  const [only] = reasons;
  if (only !== undefined && isPlain && reasons.length === 1) return aloneReason(only);
  for (const productId of requires) {
    reasons.push(sharedReason("opportunity.offer.requires", { productId }));
  }
  if (product.marginMissing) reasons.push(reason("opportunity.offer.margin-missing"));
  return reasons;
}
