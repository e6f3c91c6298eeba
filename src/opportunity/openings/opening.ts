import type { CompiledProduct } from "../catalogue/catalogue.js";

/** Something that an account could buy, before asking whether it can pay. */
export interface Opening {
  position: number;
  product: CompiledProduct;
  kind: OfferKind;
  /** What it adds to, or what a replacement or an upgrade replaces; -1 for whitespace. */
  onto: number;
  /** Whole pieces that are bought together: those that fall due, as far as they can be paid, else one. */
  pieces: number;
  /** Pieces that fall due, whether or not they can be paid; else one. */
  due: number;
  /** Day a replacement falls due; hours a year that a contract saves; else 0. */
  detail: number;
  /** Of all pieces, in minor units. It stands here, as does the next, since long price lists are gone through several times. */
  cost: number;
  /** Whether something must be bought with it unless it is owned; what replaces itself needs nothing new. */
  isTied: boolean;
}

/** What is open to an account. */
export interface Openings {
  openings: Opening[];
  /** Products of the catalogue that are sold to its segment on the day. */
  sold: number;
  /** Openings that are not replacements. */
  fresh: number;
  /** Contracts of which no one knows whether they would pay. */
  unknownContracts: CompiledProduct[];
  /** Whether a contract could be judged at all. */
  contractsAsked: boolean;
  /** Cost of the cheapest opening with all that must be bought with it, in minor units; Infinity where there is none. */
  cheapest: number;
  /** Per position, the index of its opening or -1; `null` if no opening requires another. */
  indices: number[] | null;
}

/**
 * An opening, all of its fields in one order.
 * @internal
 */
export function opened(
  product: CompiledProduct,
  position: number,
  kind: OfferKind,
  onto: number,
  detail: number,
  pieces = 1,
): Opening {
  const isTied = product.requires !== null && (kind !== "replacement" || onto !== position);
  return { position, product, kind, onto, detail, pieces, due: pieces, cost: product.cost * pieces, isTied };
}

/** @internal */
export const OFFER_KINDS = ["whitespace", "replacement", "add-on", "service-contract"] as const;

/**
 * Why a product is offered.
 * @useDeclaredType
 */
export type OfferKind = (typeof OFFER_KINDS)[number];
