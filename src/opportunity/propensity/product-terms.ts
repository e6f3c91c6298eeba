/* eslint-disable @typescript-eslint/no-non-null-assertion -- counts of one product stand under its own key. */
import { logOdds } from "../../numeric/functions/logistic.js";
import { opportunityFigures } from "../../evidence/opportunity-figures.js";
import { presetOf } from "../../evidence/preset-of.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import { log } from "../../numeric/elementary/log.js";

/** Which product a past offer was for, and which account. */
export interface ObservedOffer {
  accountId: string;
  productId: string;
  segment: string | null;
  /** Products that the account owned. */
  owned: readonly string[];
  /** Money of its first order of the product; `null` if it bought none, or no amount is known. */
  firstOrder: number | null;
}

/** What the products say of an offer, in log odds, beside the features. */
export interface ProductTerms {
  /** Of a product of which nothing is known. */
  base: number;
  /** How often those who did not own a product bought it, by product. */
  products: Record<string, number>;
  /** The same within a segment, by segment and product. */
  segments: Record<string, Record<string, number>>;
  /** How much more often than by chance an owner of the second product owns the first, as a logarithm; none is 0. */
  pairs: Record<string, Record<string, number>>;
  /** Money of a first order of a product, the median where enough are known. */
  firstOrders: Record<string, number>;
}

/** First orders of a product that its usual money needs. */
const LEAST_FIRST_ORDERS = 5;
/** Products of one account beyond which pairs are not counted: their number grows with the square. */
const MOST_PRODUCTS = 300;
/** Logarithms of smaller size are left out. */
const LEAST_PAIR = 0.05;

interface Uptake {
  bought: number;
  offered: number;
}

/**
 * What past offers say of the products: how often each was taken up, within a segment shrunk to all, and that shrunk to
 * all products; which ones go together; and what a first order costs.
 *
 * Log odds of (bought + 5 · mean) / (offered + 5); of a pair ln((both + 5) / (expected + 5)), where `expected` is what
 * independent ownership would give.
 * @internal
 */
export function productTerms(offers: readonly (ObservedOffer & { bought: boolean })[]): ProductTerms {
  const inFront = presetOf(opportunityFigures)["opportunity.pseudoAccounts"].value;
  const whole: Uptake = { bought: 0, offered: 0 };
  const ofProduct = new Map<string, Uptake>();
  const ofSegment = new Map<string, Map<string, Uptake>>();
  const amounts = new Map<string, number[]>();
  const accounts = new Map<string, readonly string[]>();
  for (const { accountId, productId, segment, owned, firstOrder, bought } of offers) {
    accounts.set(accountId, owned);
    count(whole, bought);
    count(uptakeIn(ofProduct, productId), bought);
    if (segment !== null) {
      if (!ofSegment.has(segment)) ofSegment.set(segment, new Map());
      count(uptakeIn(ofSegment.get(segment)!, productId), bought);
    }
    if (firstOrder !== null && firstOrder > 0) amounts.set(productId, [...(amounts.get(productId) ?? []), firstOrder]);
  }
  const mean = (whole.bought + 0.5) / (whole.offered + 1);
  const shares = new Map([...ofProduct].map(([productId, uptake]) => [productId, shrunk(uptake, mean, inFront)]));
  return {
    base: logOdds(mean),
    products: inOrder([...shares].map(([productId, share]) => [productId, logOdds(share)])),
    segments: inOrder(
      [...ofSegment].map(([segment, uptakes]) => [
        segment,
        inOrder(
          [...uptakes].map(([productId, uptake]) => [
            productId,
            logOdds(shrunk(uptake, shares.get(productId)!, inFront)),
          ]),
        ),
      ]),
    ),
    pairs: pairTerms([...accounts.values()], inFront),
    firstOrders: inOrder(
      [...amounts].flatMap(([productId, known]) =>
        known.length < LEAST_FIRST_ORDERS ? [] : [[productId, medianOf(known)] as const],
      ),
    ),
  };
}

/**
 * Log odds that the product of an offer stands for, before the features.
 * @internal
 */
export function termOf(
  { base, products, segments, pairs }: ProductTerms,
  productId: string,
  segment: string | null,
  owned: readonly string[],
): number {
  const ofSegment = segment === null || !Object.hasOwn(segments, segment) ? undefined : segments[segment];
  const popularity =
    ofSegment !== undefined && Object.hasOwn(ofSegment, productId) ? ofSegment[productId]! : products[productId];
  const known = Object.hasOwn(products, productId) ? popularity! : base;
  const together = Object.hasOwn(pairs, productId) ? pairs[productId]! : null;
  if (together === null || owned.length === 0) return known;
  let sum = 0;
  for (const other of owned) if (Object.hasOwn(together, other)) sum += together[other]!;
  return known + sum / owned.length;
}

function pairTerms(owned: readonly (readonly string[])[], inFront: number): Record<string, Record<string, number>> {
  const have = new Map<string, number>();
  const both = new Map<string, Map<string, number>>();
  let accounts = 0;
  for (const products of owned) {
    if (products.length === 0 || products.length > MOST_PRODUCTS) continue;
    accounts++;
    for (const one of products) {
      have.set(one, (have.get(one) ?? 0) + 1);
      if (!both.has(one)) both.set(one, new Map());
      const others = both.get(one)!;
      for (const other of products) if (other !== one) others.set(other, (others.get(other) ?? 0) + 1);
    }
  }
  // Pairs that no one owns say something too, where many own either.
  const products = [...have].filter(([, count]) => count >= inFront).sort((a, b) => b[1] - a[1]);
  const frequent = products.slice(0, MOST_PRODUCTS);
  return inOrder(
    frequent.map(([one, owners]) => [
      one,
      inOrder(
        frequent.flatMap(([other, others]) => {
          if (other === one) return [];
          const seen = both.get(one)!.get(other) ?? 0;
          const expected = (owners * others) / accounts;
          const lift = log((seen + inFront) / (expected + inFront));
          return Math.abs(lift) < LEAST_PAIR ? [] : [[other, lift] as const];
        }),
      ),
    ]),
  );
}

function uptakeIn(uptakes: Map<string, Uptake>, key: string): Uptake {
  let uptake = uptakes.get(key);
  if (uptake === undefined) uptakes.set(key, (uptake = { bought: 0, offered: 0 }));
  return uptake;
}

function count(uptake: Uptake, bought: boolean): void {
  uptake.offered++;
  if (bought) uptake.bought++;
}

function shrunk({ bought, offered }: Uptake, mean: number, inFront: number): number {
  return (bought + inFront * mean) / (offered + inFront);
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** By the keys' order, so that a stored model does not depend on that of the rows. */
function inOrder<Value>(entries: readonly (readonly [string, Value])[]): Record<string, Value> {
  return Object.fromEntries(entries.toSorted((a, b) => compareTexts(a[0], b[0])));
}
