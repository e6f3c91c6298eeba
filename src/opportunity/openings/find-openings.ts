/* eslint-disable @typescript-eslint/no-non-null-assertion -- read once per account: positions come from the catalogue. */
import type { Account } from "../../records/account/account.js";
import { type Holdings, type Horizon, NOT_OWNED } from "../holdings/holdings.js";
import type { CompiledCatalogue, CompiledProduct } from "../catalogue/catalogue.js";
import { soldTo } from "../catalogue/sold-to.js";
import { NONE } from "../../numeric/discrete/none.js";
import { type Opening, type Openings, opened } from "./opening.js";
import { replacement, replacedBy, withoutSucceeded } from "./replacements.js";
import { heldByFamily, inPlaceOf, nearestInFamily } from "./families.js";
import { type Hours, hoursSaved } from "./hours-saved.js";
import { sellable, boughtWith } from "./bought-together.js";
import { withoutFree } from "./without-free.js";

/**
 * Everything an account could buy: replacements that fall due, each by its successor where one is sold, successors of
 * what it owns, and what it does not own and is eligible for. What it owns a successor of is not offered, nor what does
 * the same job as something owned, unless that falls due and is not sold any more, nor what is free unless something else
 * requires it. Eligible
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
  const { since, underContract } = holdings;
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
  let areTied = false;
  let hasFree = false;
  for (const position of soldTo(catalogue, segment)) {
    const product = products[position]!;
    if (product.soldFrom > asOf) continue;
    result.sold++;
    const replaced = catalogue.hasSuccessors ? replacedBy(product, since) : -1;
    const opening =
      since[position]! > NOT_OWNED
        ? isRenewed(position, underContract)
          ? null
          : replacement(product, products, position, position, holdings, until)
        : replaced >= 0
          ? ((isRenewed(replaced, underContract)
              ? null
              : replacement(product, products, position, replaced, holdings, until)) ??
            opened(product, position, "whitespace", replaced, 0))
          : product.family !== null && held?.has(product.family) === true
            ? inPlaceOf(product, position, held.get(product.family) ?? [], products, { holdings, asOf, until })
            : acquisition(product, position, holdings, hourCost, hoursOf, result);
    if (opening === null) continue;
    result.openings.push(opening);
    areTied ||= opening.isTied;
    hasFree ||= opening.cost === 0;
  }
  if (catalogue.hasSuccessors) result.openings = withoutSucceeded(result.openings, products, since);
  if (held !== null) result.openings = nearestInFamily(result.openings, products);
  if (catalogue.requiredBy !== null && areTied) {
    const { open, indices } = sellable(result.openings, since, catalogue.requiredBy);
    result.openings = open;
    result.indices = indices;
  }
  if (hasFree) {
    const { openings, indices } = withoutFree(result.openings, result.indices, since, catalogue);
    result.openings = openings;
    result.indices = indices;
  }
  for (const opening of result.openings) {
    if (opening.kind !== "replacement") result.fresh++;
    if (opening.cost === 0) continue;
    // Nothing costs less than what it requires, so that a sum is given up once it exceeds the cheapest.
    // Of several pieces one is a sale, too.
    if (result.indices === null || !opening.isTied) {
      if (opening.product.cost < result.cheapest) result.cheapest = opening.product.cost;
      continue;
    }
    const one = opening.pieces === 1 ? opening : { ...opening, cost: opening.product.cost };
    const together = boughtWith(one, result, since, catalogue, result.cheapest);
    if (together !== null) result.cheapest = together.cost;
  }
  return result;
}

/** What it has by a contract is renewed, and not replaced. */
function isRenewed(position: number, underContract: ReadonlySet<number> | null): boolean {
  return underContract?.has(position) === true;
}

/**
 * The openings without those of some products, nor those that require one of them.
 * @internal
 */
export function withoutProducts(
  found: Openings,
  positions: ReadonlySet<number>,
  { since }: Holdings,
  catalogue: CompiledCatalogue,
): Openings {
  if (!found.openings.some(({ position }) => positions.has(position))) return found;
  const { requiredBy } = catalogue;
  const openings = found.openings.filter(({ position }) => !positions.has(position));
  if (requiredBy === null || !openings.some(({ isTied }) => isTied)) {
    return { ...found, ...withoutFree(openings, null, since, catalogue) };
  }
  const { open, indices } = sellable(openings, since, requiredBy);
  return { ...found, ...withoutFree(open, indices, since, catalogue) };
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
  let onto = NONE;
  if (product.addOnTo !== null) {
    for (const other of product.addOnTo) {
      if (since[other] === NOT_OWNED) continue;
      onto = other;
      break;
    }
    if (onto === NONE) return null;
  }
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
