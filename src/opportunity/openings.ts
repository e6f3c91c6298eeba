/* eslint-disable @typescript-eslint/no-non-null-assertion -- read once per account: positions come from the catalogue. */
import { addMonths } from "../calendar/days/plain-date.js";
import type { Account } from "../records/account.js";
import { keptFor } from "../records/kept-for.js";
import { type Holdings, type Horizon, NOT_OWNED } from "./holdings.js";

import { BLANK, type CompiledCatalogue, type CompiledProduct } from "./catalogue.js";

/** Most pieces of one offer, so that sums of costs stay whole. */
const MOST_PIECES = 1000;

/** Something that an account could buy, before asking whether it can pay. */
export interface Opening {
  position: number;
  product: CompiledProduct;
  kind: OfferKind;
  /** What it adds to, or what a replacement or an upgrade replaces; -1 for whitespace. */
  onto: number;
  /** Whole pieces that are bought together: all that fall due, else one. */
  pieces: number;
  /** Day a replacement falls due; hours a year that a contract saves; else 0. */
  detail: number;
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
 * Everything an account could buy: replacements that fall due, each by its successor where one is sold, successors of
 * what it owns, and what it does not own and is eligible for. What it owns a successor of is not offered, nor what does
 * the same job as something owned, unless that falls due and is not sold any more. Eligible
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
  // Read once: accounts are written in many ways, and each reading of one is a search for the engine.
  const segment = account.segment ?? null;
  const result: Openings = {
    openings: [],
    sold: 0,
    fresh: 0,
    unknownContracts: [],
    contractsAsked: false,
    cheapest: Infinity,
    indices: null,
  };
  const hoursOf = hoursSaved(holdings);
  const { products } = catalogue;
  const held = catalogue.hasFamilies ? heldByFamily(products, since) : null;
  for (let position = 0; position < products.length; position++) {
    const product = products[position]!;
    const { segments } = product;
    if (product.soldFrom > asOf) continue;
    if (segments !== null && (segment === null || !segments.has(segment))) continue;
    result.sold++;
    const replaced = catalogue.hasSuccessors ? replacedBy(product, since) : -1;
    const opening =
      since[position]! > NOT_OWNED
        ? replacement(product, products, position, position, holdings, until)
        : replaced >= 0
          ? (replacement(product, products, position, replaced, holdings, until) ??
            opened(product, position, "whitespace", replaced, 0))
          : product.family !== null && held?.has(product.family) === true
            ? inPlaceOf(product, position, held.get(product.family) ?? [], products, { holdings, asOf, until })
            : acquisition(product, position, holdings, hourCost, hoursOf, result);
    if (opening !== null) result.openings.push(opening);
  }
  if (catalogue.hasSuccessors) result.openings = withoutSucceeded(result.openings, products, since);
  if (held !== null) result.openings = nearestInFamily(result.openings, products);
  if (catalogue.requiredBy !== null && result.openings.some(isTied)) {
    const { open, indices } = sellable(result.openings, since, catalogue.requiredBy);
    result.openings = open;
    result.indices = indices;
  }
  for (const opening of result.openings) {
    if (opening.kind !== "replacement") result.fresh++;
    // Nothing costs less than what it requires, so that a sum is given up once it exceeds the cheapest.
    const together = boughtWith(opening, result, since, catalogue, result.cheapest);
    if (together !== null) result.cheapest = together.cost;
  }
  return result;
}

/**
 * The openings without those of some products, nor those that require one of them.
 * @internal
 */
export function withoutProducts(
  found: Openings,
  positions: ReadonlySet<number>,
  { since }: Holdings,
  { requiredBy }: CompiledCatalogue,
): Openings {
  if (!found.openings.some(({ position }) => positions.has(position))) return found;
  const openings = found.openings.filter(({ position }) => !positions.has(position));
  if (requiredBy === null || !openings.some(isTied)) return { ...found, openings, indices: null };
  const { open, indices } = sellable(openings, since, requiredBy);
  return { ...found, openings: open, indices };
}

/** A replacement of something owned by itself or its successor. A contract is renewed, not replaced. */
function replacement(
  product: CompiledProduct,
  products: readonly CompiledProduct[],
  position: number,
  replaced: number,
  { since, pieces }: Holdings,
  until: number,
): Opening | null {
  const { lifespanMonths, kind } = products[replaced]!;
  if (lifespanMonths === 0 || kind === "service-contract") return null;
  const due = addMonths(since[replaced]!, lifespanMonths);
  if (due > until) return null;
  const many = pieces?.[replaced] ?? 1;
  return opened(product, position, "replacement", replaced, due, Math.min(many, MOST_PIECES));
}

/** Position of the first product owned that a product succeeds; -1 where there is none. */
function replacedBy({ replaces }: CompiledProduct, since: readonly number[]): number {
  return replaces?.find((other) => since[other]! > NOT_OWNED) ?? -1;
}

/** What is owned of each family. */
function heldByFamily(products: readonly CompiledProduct[], since: readonly number[]): Map<string, number[]> {
  const held = new Map<string, number[]>();
  for (let position = 0; position < products.length; position++) {
    const { family } = products[position]!;
    if (family === null || since[position] === NOT_OWNED) continue;
    const own = held.get(family);
    if (own === undefined) held.set(family, [position]);
    else own.push(position);
  }
  return held;
}

/** A product in place of one of its family that falls due and is not sold any more. Nothing else does the same job. */
function inPlaceOf(
  product: CompiledProduct,
  position: number,
  held: readonly number[],
  products: readonly CompiledProduct[],
  { holdings, asOf, until }: Pick<Horizon, "asOf" | "until"> & { holdings: Holdings },
): Opening | null {
  for (const replaced of held) {
    if (products[replaced]!.soldFrom <= asOf) continue;
    const opening = replacement(product, products, position, replaced, holdings, until);
    if (opening !== null) return opening;
  }
  return null;
}

/** Of several that could stand in for one of their family, its successor, else the one of the nearest price. */
function nearestInFamily(openings: readonly Opening[], products: readonly CompiledProduct[]): Opening[] {
  const nearest = new Map<number, Opening>();
  const standsIn = ({ kind, position, onto }: Opening): boolean => kind === "replacement" && onto !== position;
  const apart = ({ product, onto }: Opening): number =>
    product.replaces?.includes(onto) === true ? -1 : Math.abs(product.cost - products[onto]!.cost);
  for (const opening of openings) {
    if (!standsIn(opening)) continue;
    const best = nearest.get(opening.onto);
    if (best === undefined || apart(opening) < apart(best)) nearest.set(opening.onto, opening);
  }
  return openings.filter((opening) => {
    const isFamily = standsIn(opening) && opening.product.replaces?.includes(opening.onto) !== true;
    return !isFamily || nearest.get(opening.onto) === opening;
  });
}

/** Drops what is succeeded by something owned, and the replacement of what a successor is offered for. */
function withoutSucceeded(
  openings: readonly Opening[],
  products: readonly CompiledProduct[],
  since: readonly number[],
): Opening[] {
  const succeeded = new Set<number>();
  products.forEach(({ replaces }, position) => {
    if (replaces !== null && since[position]! > NOT_OWNED) replaces.forEach((other) => succeeded.add(other));
  });
  for (const { product, onto, position } of openings) {
    if (onto >= 0 && onto !== position && product.replaces?.includes(onto) === true) succeeded.add(onto);
  }
  return openings.filter(({ position }) => !succeeded.has(position));
}

function acquisition(
  product: CompiledProduct,
  position: number,
  holdings: Holdings,
  hourCost: number | null,
  hoursOf: (contract: CompiledProduct) => Hours,
  result: Openings,
): Opening | null {
  const { since } = holdings;
  const onto = product.addOnTo === null ? -1 : (product.addOnTo.find((other) => since[other]! > NOT_OWNED) ?? null);
  if (onto === null) return null;
  if (product.kind !== "service-contract")
    return opened(product, position, onto < 0 ? "whitespace" : "add-on", onto, 0);

  const { owned, saved, isKnown } = hoursOf(product);
  if (!owned) return null;
  result.contractsAsked = true;
  // Hours that are not known could only add to the saving.
  if (hourCost !== null && saved * hourCost > product.price) {
    return opened(product, position, "service-contract", onto, saved);
  }
  if (hourCost === null || !isKnown) result.unknownContracts.push(product);
  return null;
}

/** Hours a year spent maintaining some products. */
interface Hours {
  /** Whether any of them is owned. */
  owned: boolean;
  /** The known ones. */
  saved: number;
  /** Whether the hours of all that are owned are known. */
  isKnown: boolean;
}

/** The hours that a contract would save: of what it adds to, else of everything, which is added up once. */
function hoursSaved(holdings: Holdings): (contract: CompiledProduct) => Hours {
  let all: Hours | null = null;
  return ({ addOnTo }) => {
    if (addOnTo === null) return (all ??= hoursOn(holdings, null));
    return hoursOn(holdings, keptFor(inOrder, addOnTo, distinctInOrder));
  };
}

/** What contracts add to, in order and each once, by their lists. */
const inOrder = new WeakMap<readonly number[], readonly number[]>();

function distinctInOrder(positions: readonly number[]): readonly number[] {
  return [...new Set(positions)].sort((a, b) => a - b);
}

/** @param positions - Of some products; `null` for all. */
function hoursOn({ since, hours }: Holdings, positions: readonly number[] | null): Hours {
  const result: Hours = { owned: false, saved: 0, isKnown: true };
  const count = (positions ?? since).length;
  for (let index = 0; index < count; index++) {
    const position = positions === null ? index : positions[index]!;
    if (since[position] === NOT_OWNED) continue;
    result.owned = true;
    const spent = hours === null ? BLANK : hours[position]!;
    if (spent === BLANK) result.isKnown = false;
    else result.saved += spent;
  }
  return result;
}

function opened(
  product: CompiledProduct,
  position: number,
  kind: OfferKind,
  onto: number,
  detail: number,
  pieces = 1,
): Opening {
  return { position, product, kind, onto, detail, pieces };
}

/** Whether something must be bought with it unless it is owned; what replaces itself needs nothing new. */
function isTied({ product, position, kind, onto }: Opening): boolean {
  return product.requires !== null && (kind !== "replacement" || onto !== position);
}

/** The openings without those that require, directly or not, a product that is neither owned nor open. */
function sellable(
  openings: Opening[],
  since: readonly number[],
  requiredBy: readonly (readonly number[])[],
): { open: Opening[]; indices: number[] } {
  // Lists, not typed arrays, of which one takes longer to make than all this.
  const indices = since.map(() => -1);
  openings.forEach(({ position }, index) => (indices[position] = index));
  const missing = new Set<number>();
  for (let position = 0; position < since.length; position++) {
    if (since[position] === NOT_OWNED && indices[position]! < 0 && requiredBy[position]!.length > 0)
      missing.add(position);
  }
  for (const position of missing) requiredBy[position]!.forEach((other) => missing.add(other));
  const isSellable = (opening: Opening): boolean => !isTied(opening) || !missing.has(opening.position);
  if (missing.size === 0 || openings.every(isSellable)) return { open: openings, indices };

  const open = openings.filter(isSellable);
  indices.fill(-1);
  open.forEach(({ position }, index) => (indices[position] = index));
  return { open, indices };
}

/** What is bought together. */
export interface BoughtTogether {
  /** Indices among the openings, the one asked about first; `null` if nothing has to be bought with it. */
  indices: number[] | null;
  /** Cost of it all, in minor units. */
  cost: number;
}

/**
 * An opening with all that must be bought with it, since it is required and not owned.
 *
 * @param most - Minor units that it may cost.
 * @returns `null` if it costs more.
 * @internal
 */
export function boughtWith(
  opening: Opening,
  { openings, indices }: Openings,
  since: readonly number[],
  { products }: CompiledCatalogue,
  most: number,
): BoughtTogether | null {
  let cost = opening.product.cost * opening.pieces;
  if (cost > most) return null;
  if (indices === null || !isTied(opening)) return { indices: null, cost };
  const together: number[] = [];
  const reached = new Set([opening.position]);
  for (const position of reached) {
    if (since[position] === NOT_OWNED) {
      const index = indices[position]!;
      together.push(index);
      if (position !== opening.position) cost += openings[index]!.product.cost * openings[index]!.pieces;
      if (cost > most) return null;
    }
    for (const other of products[position]!.requires ?? []) reached.add(other);
  }
  return { indices: together.length > 1 ? together : null, cost };
}

/** @internal */
export const OFFER_KINDS = ["whitespace", "replacement", "add-on", "service-contract"] as const;

/**
 * Why a product is offered.
 * @useDeclaredType
 */
export type OfferKind = (typeof OFFER_KINDS)[number];
