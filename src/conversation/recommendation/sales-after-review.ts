import { reason, type Reason } from "../../reasons/reason.js";
import type { CompiledCatalogue, CompiledProduct } from "../../opportunity/catalogue/catalogue.js";
import type { Offer } from "../../opportunity/offers.js";
import type { CheckedFindings } from "./read-findings.js";
import type { OfferCase, Recommendation } from "./recommendation.js";

/** What may be sold after a review. */
export interface Sellable {
  found: CheckedFindings;
  catalogue: CompiledCatalogue;
  offers: ReadonlyMap<string, Offer>;
  owned: ReadonlySet<string>;
  hourCost: number | null;
}

/**
 * What to sell: contracts that cost less than the hours they save, what they want, and what the opportunity chose. In
 * this order: what they want, then by worth, then by product. Nothing that they own or declined, save a replacement.
 * @internal
 */
export function salesAfterReview(sellable: Sellable): Recommendation[] {
  const { found, catalogue, offers, owned } = sellable;
  const isWanted = (productId: string): boolean => found.wanted.includes(productId);
  return catalogue.products
    .filter(({ id }) => !found.declined.includes(id))
    .filter(({ id }) => !owned.has(id) || offers.get(id)?.kind === "replacement")
    .flatMap((product) => contractFor(product, sellable) ?? offerOf(product, isWanted(product.id), sellable) ?? [])
    .sort(
      (a, b) =>
        Number(isWanted(b.productId ?? "")) - Number(isWanted(a.productId ?? "")) || (b.worth ?? 0) - (a.worth ?? 0),
    );
}

/** A contract that pays for the customer: the hours on the products it covers, at the cost of an hour, exceed its price. */
function contractFor(product: CompiledProduct, sellable: Sellable): Recommendation | null {
  const { found, catalogue, hourCost } = sellable;
  if (product.kind !== "service-contract" || hourCost === null) return null;
  const covered = found.maintenance.filter(
    ({ productId }) => product.addOnTo?.includes(catalogue.positions.get(productId) ?? -1) ?? true,
  );
  const hours = covered.reduce((sum, { hoursPerYear }) => sum + hoursPerYear, 0);
  const benefitPerYear = hours * hourCost;
  if (benefitPerYear <= product.price) return null;
  return {
    ...reason("conversation.recommendation.service-contract", {
      productId: product.id,
      price: product.price,
      onto: covered.map(({ productId }) => productId).join(", "),
      hours,
      hourCost,
      benefitPerYear,
    }),
    kind: "service-contract",
    productId: product.id,
    owner: null,
    by: null,
    case: caseFor(product.price, benefitPerYear),
    worth: sellable.offers.get(product.id)?.value ?? null,
    reasons: reasonsFor(product, sellable),
  };
}

function offerOf(product: CompiledProduct, isWanted: boolean, sellable: Sellable): Recommendation | null {
  const offer = sellable.offers.get(product.id);
  if (!isWanted && offer?.chosen !== true) return null;
  const benefit = sellable.found.benefits.filter(({ productId }) => productId === product.id);
  const perYear = benefit.length === 0 ? null : benefit.reduce((sum, { perYear }) => sum + perYear, 0);
  const offerCase = caseFor(product.price, perYear);
  const params = { productId: product.id, price: product.price };
  return {
    ...(perYear === null || offerCase.paybackMonths === null
      ? reason("conversation.recommendation.offer", params)
      : reason("conversation.recommendation.offer-with-case", {
          ...params,
          benefitPerYear: perYear,
          paybackMonths: offerCase.paybackMonths,
        })),
    kind: "offer",
    productId: product.id,
    owner: null,
    by: null,
    case: offerCase,
    worth: offer?.value ?? null,
    reasons: reasonsFor(product, sellable),
  };
}

function reasonsFor({ id }: CompiledProduct, { found, offers }: Sellable): Reason[] {
  return [
    ...(found.wanted.includes(id) ? [reason("conversation.recommendation.wanted")] : []),
    ...(offers.get(id)?.reasons ?? [reason("conversation.recommendation.chance-unknown")]),
  ];
}

function caseFor(cost: number, benefitPerYear: number | null): OfferCase {
  const pays = benefitPerYear !== null && benefitPerYear > 0;
  return { cost, benefitPerYear, paybackMonths: pays ? (12 * cost) / benefitPerYear : null };
}
