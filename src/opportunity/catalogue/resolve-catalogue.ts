import { wholePower } from "../../numeric/elementary/whole-power.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import { dayNumber, parseDay } from "../../calendar/days/plain-date.js";
import { type CompiledProduct, BLANK } from "./catalogue.js";
import {
  assertArray,
  assertCount,
  assertFields,
  assertNumber,
  assertObject,
  assertOneOf,
  assertShare,
  assertText,
  RetentionError,
  withoutNulls,
} from "../../errors.js";
import { greatestCommonDivisor } from "../../numeric/discrete/greatest-common-divisor.js";
import { assertHostRow } from "../../records/rows/host-row.js";
import { PRODUCT_ROW } from "../../records/rows/host-rows.js";
import type { Product } from "../../records/company/product.js";
import type { Catalogue, CatalogueDefinition, CatalogueOptions, CompiledCatalogue } from "./catalogue.js";

/** Catalogues that were checked. They are frozen, so that what was derived from one stays true. */
const compiled = new WeakMap<object, CompiledCatalogue>();

const DEFAULT_DECIMALS = 2;

/** With costs below 10¹³ minor units, sums over hundreds of products stay whole. */
const HIGHEST_PRICE = 1e9;

/**
 * A catalogue ready for scoring: as it is where it was checked before.
 *
 * @param path - Where the catalogue stands in the input of the function; empty where it is the input.
 * @internal
 */
export function resolveCatalogue(
  functionName: string,
  path: string,
  input: readonly Product[] | CatalogueDefinition,
  options: CatalogueOptions = {},
): CompiledCatalogue {
  const known = compiled.get(input);
  if (known !== undefined) return known;

  const at = (field: string): string => (path === "" ? field : `${path}.${field}`);
  const { kind = "catalogue", version, ...given } = definitionOf(functionName, path, input);
  const { products, currency = options.currency ?? null, decimals = options.decimals ?? DEFAULT_DECIMALS } = given;
  assertOneOf(functionName, at("kind"), kind, ["catalogue"]);
  if ((version as number) !== 1) {
    throw new RetentionError(functionName, at("version"), "must be 1, the version of the format", version);
  }
  assertArray(functionName, at("products"), products);
  if (currency !== null) assertText(functionName, at("currency"), currency);
  assertCount(functionName, at("decimals"), decimals, { max: 4 });

  const checked = products.map((product, index) => checkedProduct(functionName, at(`products[${index}]`), product));
  const inOrder = checked.toSorted((a, b) => compareTexts(a.id, b.id));
  const positions = new Map(inOrder.map(({ id }, position) => [id, position]));
  checkReferences(functionName, at("products"), checked, positions);

  const minorUnits = wholePower(10, decimals);
  const members = new Map<string, number>();
  for (const { family } of inOrder) if (family != null) members.set(family, (members.get(family) ?? 0) + 1);
  const compiledProducts = inOrder.map((product): CompiledProduct => {
    const { family } = product;
    // One that is alone has no one to stand for.
    const isOneOfSeveral = family != null && (members.get(family) ?? 0) > 1;
    return compile(product, positions, minorUnits, isOneOfSeveral ? family : null);
  });
  const catalogue: Catalogue = Object.freeze({
    kind,
    version,
    currency,
    decimals,
    products: Object.freeze(checked),
  });
  const result: CompiledCatalogue = {
    catalogue,
    products: compiledProducts,
    positions,
    prices: compiledProducts.map(({ price }) => price),
    margins: compiledProducts.map(({ margin }) => margin),
    minorUnits,
    unit: Math.max(
      1,
      compiledProducts.reduce((divisor, { cost }) => greatestCommonDivisor(divisor, cost), 0),
    ),
    hasSegments: compiledProducts.some(({ segments }) => segments !== null),
    soldTo: new Map(
      compiledProducts.flatMap(({ segments }) => [...(segments ?? [])]).map((segment) => [segment, null]),
    ),
    requiredBy: requiredByOf(compiledProducts),
    hasSuccessors: compiledProducts.some(({ replaces }) => replaces !== null),
    hasFamilies: compiledProducts.some(({ family }) => family !== null),
    blanks: compiledProducts.map(() => BLANK),
  };
  compiled.set(catalogue, result);
  return result;
}

function definitionOf(
  functionName: string,
  path: string,
  input: readonly Product[] | CatalogueDefinition,
): CatalogueDefinition {
  if (Array.isArray(input)) return { version: 1, products: input as readonly Product[] };
  const fields = ["kind", "version", "products", "currency", "decimals"];
  const place = path === "" ? "products" : path;
  if (typeof input !== "object" || (input as object | null) === null) {
    throw new RetentionError(functionName, place, "must be a list of products, or a catalogue", input);
  }
  assertFields(functionName, place, input, fields);
  return withoutNulls(input as CatalogueDefinition);
}

function checkedProduct(functionName: string, at: string, product: Product): Product {
  assertObject(functionName, at, product);
  assertHostRow(functionName, at, product, PRODUCT_ROW);
  const { id, price, margin, lifespanMonths, requires, addOnTo, segments, kind } = product;
  const { discontinued, soldFrom, family, replaces } = product;
  assertText(functionName, `${at}.id`, id);
  assertNumber(functionName, `${at}.price`, price, { min: 0, max: HIGHEST_PRICE });
  if (margin != null) assertShare(functionName, `${at}.margin`, margin);
  if (lifespanMonths != null) {
    assertCount(functionName, `${at}.lifespanMonths`, lifespanMonths, { min: 1, max: 1200 });
  }
  if (kind != null) assertOneOf(functionName, `${at}.kind`, kind, ["product", "service-contract", "option"]);
  for (const [field, list] of Object.entries({ requires, addOnTo, segments, replaces })) {
    if (list == null) continue;
    assertArray(functionName, `${at}.${field}`, list);
    list.forEach((entry, index) => {
      assertText(functionName, `${at}.${field}[${index}]`, entry);
    });
  }
  if (discontinued != null && typeof discontinued !== "boolean") {
    throw new RetentionError(functionName, `${at}.discontinued`, "must be true or false", discontinued);
  }
  if (soldFrom != null) dayNumber(functionName, `${at}.soldFrom`, soldFrom);
  if (family != null) assertText(functionName, `${at}.family`, family);
  // What the host keeps beside is its own, and may be anything.
  const ours = Object.keys(product).filter((name) => Object.hasOwn(PRODUCT_ROW.fields, name)) as (keyof Product)[];
  return Object.freeze({
    ...(Object.fromEntries(ours.map((name) => [name, product[name]])) as unknown as Product),
    ...(requires && { requires: frozenCopy(requires) }),
    ...(addOnTo && { addOnTo: frozenCopy(addOnTo) }),
    ...(segments && { segments: frozenCopy(segments) }),
    ...(replaces && { replaces: frozenCopy(replaces) }),
  });
}

function frozenCopy(list: readonly string[]): readonly string[] {
  const copy = [...list];
  Object.freeze(copy);
  return copy;
}

function checkReferences(
  functionName: string,
  path: string,
  products: readonly Product[],
  positions: ReadonlyMap<string, number>,
): void {
  const seen = new Set<string>();
  products.forEach(({ id, requires, addOnTo, replaces }, index) => {
    const at = `${path}[${index}]`;
    if (seen.has(id)) throw new RetentionError(functionName, `${at}.id`, "must not come twice", id);
    seen.add(id);
    replaces?.forEach((other, position) => {
      // What it succeeds need not be on the list any more.
      const there = `${at}.replaces[${position}]`;
      if (other === id) throw new RetentionError(functionName, there, "must not be the product itself", other);
    });
    for (const [field, list] of Object.entries({ requires, addOnTo })) {
      list?.forEach((other, position) => {
        const there = `${at}.${field}[${position}]`;
        if (other === id) throw new RetentionError(functionName, there, "must not be the product itself", other);
        if (!positions.has(other)) throw new RetentionError(functionName, there, "must be in the catalogue", other);
      });
    }
  });
}

function compile(
  { id, price, margin, lifespanMonths, requires, addOnTo, segments, kind, ...given }: Product,
  positions: ReadonlyMap<string, number>,
  minorUnits: number,
  family: string | null,
): CompiledProduct {
  return {
    id,
    price,
    cost: Math.round(price * minorUnits),
    margin: margin ?? 1,
    marginMissing: margin == null,
    lifespanMonths: lifespanMonths ?? 0,
    requires: requires == null || requires.length === 0 ? null : positionsOf(requires, positions),
    addOnTo: addOnTo == null || addOnTo.length === 0 ? null : positionsOf(addOnTo, positions),
    segments: segments == null ? null : new Set(segments),
    replaces: given.replaces == null ? null : orNull(positionsOf(given.replaces, positions)),
    family,
    kind: kind ?? "product",
    soldFrom: given.discontinued === true ? Infinity : given.soldFrom == null ? -Infinity : parseDay(given.soldFrom),
  };
}

function requiredByOf(products: readonly CompiledProduct[]): number[][] | null {
  if (products.every(({ requires }) => requires === null)) return null;
  const requiredBy: number[][] = products.map(() => []);
  products.forEach(({ requires }, position) => {
    for (const other of requires ?? []) requiredBy[other]?.push(position);
  });
  return requiredBy;
}

function orNull(list: readonly number[]): readonly number[] | null {
  return list.length === 0 ? null : list;
}

function positionsOf(ids: readonly string[], positions: ReadonlyMap<string, number>): number[] {
  return ids.flatMap((id) => positions.get(id) ?? []);
}
