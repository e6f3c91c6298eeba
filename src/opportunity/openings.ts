/* eslint-disable @typescript-eslint/no-non-null-assertion -- read once per account: positions come from the catalogue. */
import { addMonths } from "../calendar/plain-date.js";
import type { Account } from "../records/account.js";
import { type Holdings, type Horizon, NOT_OWNED } from "./holdings.js";

import { BLANK, type CompiledCatalogue, type CompiledProduct } from "./catalogue.js";

/** Something that an account could buy, before asking whether it can pay. */
export interface Opening {
  position: number;
  product: CompiledProduct;
  kind: OfferKind;
  /** What it adds to, or what a replacement replaces; -1 for whitespace. */
  onto: number;
  /** Day a replacement falls due; hours a year that a contract saves; else 0. */
  detail: number;
  /** Indices among the openings of all that must be bought with it, itself included; `null` where nothing. */
  closure: number[] | null;
  /** Cost of it with all that must be bought with it, in minor units. */
  cost: number;
}

/** What is open to an account. */
export interface Openings {
  openings: Opening[];
  /** Products of the catalogue that are sold to its segment on the day. */
  sold: number;
  /** Openings that are not replacements. */
  fresh: number;
  /** Contracts of which nobody knows whether they would pay. */
  unknownContracts: CompiledProduct[];
  /** Whether a contract could be judged at all. */
  contractsAsked: boolean;
  cheapest: number;
}

/**
 * Everything an account could buy: replacements that fall due, and what it does not own and is eligible for. Eligible
 * is what its segment is sold, what adds to something owned or to nothing, and whose required products are owned or
 * eligible too; a service contract also has to cost less than the hours it saves.
 * @internal
 */
export function findOpenings(
  account: Account,
  holdings: Holdings,
  catalogue: CompiledCatalogue,
  { asOf, until }: Horizon,
  hourCost: number | null,
): Openings {
  const { since } = holdings;
  const result: Openings = {
    openings: [],
    sold: 0,
    fresh: 0,
    unknownContracts: [],
    contractsAsked: false,
    cheapest: Infinity,
  };
  const { products } = catalogue;
  for (let position = 0; position < products.length; position++) {
    const product = products[position]!;
    const { segments } = product;
    if (product.soldFrom > asOf) continue;
    if (segments !== null && (account.segment == null || !segments.has(account.segment))) continue;
    result.sold++;
    const opening =
      since[position]! > NOT_OWNED
        ? replacement(product, position, since[position]!, until)
        : acquisition(product, position, holdings, hourCost, result);
    if (opening !== null) result.openings.push(opening);
  }
  if (catalogue.hasRequirements) tieTogether(result, since);
  for (const { cost, kind } of result.openings) {
    if (cost < result.cheapest) result.cheapest = cost;
    if (kind !== "replacement") result.fresh++;
  }
  return result;
}

function replacement(product: CompiledProduct, position: number, since: number, until: number): Opening | null {
  if (product.lifespanMonths === 0) return null;
  const due = addMonths(since, product.lifespanMonths);
  return due <= until ? opening(product, position, "replacement", position, due) : null;
}

function acquisition(
  product: CompiledProduct,
  position: number,
  holdings: Holdings,
  hourCost: number | null,
  result: Openings,
): Opening | null {
  const { since, hours } = holdings;
  const onto = product.addOnTo === null ? -1 : (product.addOnTo.find((other) => since[other]! > NOT_OWNED) ?? null);
  if (onto === null) return null;
  if (product.kind !== "service-contract")
    return opening(product, position, onto < 0 ? "whitespace" : "add-on", onto, 0);

  let saved = 0;
  let unknown = hourCost === null;
  let covers = false;
  for (let other = 0; other < since.length; other++) {
    if (since[other] === NOT_OWNED || (product.addOnTo !== null && !product.addOnTo.includes(other))) continue;
    covers = true;
    const spent = hours === null ? BLANK : hours[other]!;
    if (spent === BLANK) unknown = true;
    else saved += spent;
  }
  if (!covers) return null;
  result.contractsAsked = true;
  // Hours that are not known could only add to the saving.
  if (hourCost !== null && saved * hourCost > product.price) {
    return opening(product, position, "service-contract", onto, saved);
  }
  if (unknown) result.unknownContracts.push(product);
  return null;
}

function opening(product: CompiledProduct, position: number, kind: OfferKind, onto: number, detail: number): Opening {
  return { position, product, kind, onto, detail, closure: null, cost: product.cost };
}

/** Drops what requires a product that is neither owned nor open, and notes what must be bought together. */
function tieTogether(result: Openings, since: readonly number[]): void {
  const isTied = ({ product, kind }: Opening): boolean => product.closure !== null && kind !== "replacement";
  if (!result.openings.some(isTied)) return;

  let open = result.openings;
  const indices = new Array<number>(since.length).fill(-1);
  for (let before = -1; before !== open.length;) {
    before = open.length;
    indices.fill(-1);
    open.forEach(({ position }, index) => (indices[position] = index));
    open = open.filter(
      (opening) =>
        !isTied(opening) ||
        opening.product.closure!.every((other) => since[other]! > NOT_OWNED || indices[other]! >= 0),
    );
  }
  for (const opening of open) {
    if (!isTied(opening)) continue;
    const missing = opening.product.closure!.filter((other) => since[other] === NOT_OWNED);
    if (missing.length === 1) continue;
    opening.closure = missing.map((other) => indices[other]!);
    opening.cost = opening.closure.reduce((sum, index) => sum + open[index]!.product.cost, 0);
  }
  result.openings = open;
}

/** Why a product is offered. */
export type OfferKind = "whitespace" | "replacement" | "add-on" | "service-contract";
