import { assertArray, assertFields, assertNumber, assertObject, RetentionError } from "../../errors.js";
import type { Account } from "../../records/account/account.js";
import type { PropensityModel } from "./propensity-model.js";
import type { CompiledCatalogue } from "../catalogue/catalogue.js";
import { logOdds } from "../../numeric/functions/logistic.js";
import { type Holdings, NOT_OWNED } from "../holdings/holdings.js";
import { type ProductTerms, termOf } from "./product-terms.js";
import type { OfferKind } from "../openings/opening.js";
import { exp } from "../../numeric/elementary/exp.js";
import { log } from "../../numeric/elementary/log.js";
import { pow } from "../../numeric/elementary/pow.js";

/** A fitted model as scoring needs it. */
export interface Propensity {
  /** Log odds of an offer, to which the account's own part was added already. */
  probability: (account: AccountPart, productId: string, kind: OfferKind) => number;
  /** Intercept and the parameters of the features that all offers to an account share. */
  accountPart: (account: Account, holdings: Holdings, catalogue: CompiledCatalogue, known: KnownChance) => AccountPart;
  /** Money of a first order of a product; `null` if unknown. */
  firstOrder: (productId: string) => number | null;
}

/** What all offers to an account share. */
export interface AccountPart {
  logOdds: number;
  segment: string | null;
  /** Ids of the products owned, where the products' terms ask for them. */
  owned: readonly string[];
  /** Days within which an offer is to be bought. */
  horizonDays: number;
}

/** What is known apart from the account's records. */
export interface KnownChance {
  /** Chance that the account buys; `null` if not known. */
  buysAgain: number | null;
  horizonDays: number;
}

/** A feature that is a number of the account. */
type AccountFeature = "owned" | "logOwned" | "purchasesLastYear" | "yearsSinceLastPurchase" | "buysAgain";

/** What a feature's name says: a number of the account, or whether the offer or account is the one named. */
export type Feature = { number: AccountFeature } | { family: (typeof FAMILIES)[number]; member: string };

const ACCOUNT_FEATURES: readonly AccountFeature[] = [
  "owned",
  "logOwned",
  "purchasesLastYear",
  "yearsSinceLastPurchase",
  "buysAgain",
];

/** Chances nearer to 0 or 1 than this count as this, so that their log odds stay finite. */
const LEAST_CHANCE = 1e-4;
const FAMILIES = ["kind", "product", "segment", "size"] as const;

/**
 * What a feature's name says.
 * @internal
 */
export function readFeature(functionName: string, path: string, name: unknown): Feature {
  const number = ACCOUNT_FEATURES.find((feature) => feature === name);
  if (number !== undefined) return { number };
  const family = typeof name === "string" ? FAMILIES.find((prefix) => name.startsWith(`${prefix}:`)) : undefined;
  if (family !== undefined) return { family, member: (name as string).slice(family.length + 1) };
  const known = [...ACCOUNT_FEATURES, ...FAMILIES.map((prefix) => `${prefix}:…`)].join(", ");
  throw new RetentionError(functionName, path, `must be one of ${known}`, name);
}

/**
 * A number of the account at the day of its holdings, `null` if not known.
 * @internal
 */
export function accountNumber(feature: AccountFeature, holdings: Holdings, buysAgain: number | null): number | null {
  switch (feature) {
    case "logOwned":
      return log(1 + holdings.owned);
    case "buysAgain":
      return buysAgain === null ? null : logOdds(Math.min(1 - LEAST_CHANCE, Math.max(LEAST_CHANCE, buysAgain)));
    case "owned":
    case "purchasesLastYear":
      return holdings[feature];
    case "yearsSinceLastPurchase":
      return holdings.daysSinceLastPurchase === null ? null : holdings.daysSinceLastPurchase / 365.25;
  }
}

/**
 * Ids of the products owned, in the catalogue and out of it.
 * @internal
 */
export function ownedIds({ since, unlisted }: Holdings, products: CompiledCatalogue["products"]): string[] {
  const listed = products.flatMap(({ id }, position) => (since[position] === NOT_OWNED ? [] : id));
  return unlisted.length === 0 ? listed : [...listed, ...unlisted];
}

function checkedTerms(functionName: string, path: string, terms: ProductTerms | undefined): ProductTerms {
  const fields: (keyof ProductTerms)[] = ["base", "products", "segments", "pairs", "firstOrders"];
  assertFields(functionName, path, terms, fields);
  const { base, products, segments, pairs, firstOrders } = terms as ProductTerms;
  const assertNumbers = (at: string, numbers: Record<string, number>): void => {
    assertObject(functionName, at, numbers);
    for (const [name, value] of Object.entries(numbers)) assertNumber(functionName, `${at}.${name}`, value);
  };
  assertNumber(functionName, `${path}.base`, base);
  assertNumbers(`${path}.products`, products);
  assertNumbers(`${path}.firstOrders`, firstOrders);
  for (const [field, tables] of Object.entries({ segments, pairs })) {
    assertObject(functionName, `${path}.${field}`, tables);
    for (const [name, table] of Object.entries(tables)) assertNumbers(`${path}.${field}.${name}`, table);
  }
  return { base, products, segments, pairs, firstOrders };
}

const MODEL_FIELDS: readonly (keyof PropensityModel)[] = [
  "kind",
  "version",
  "features",
  "means",
  "parameters",
  "standardErrors",
  "covariance",
  "logLikelihood",
  "observations",
  "converged",
  "prior",
  "terms",
  "days",
];

/**
 * Makes a stored model ready for scoring, and refuses one that was made by another release or has features that an
 * account does not give.
 * @internal
 */
export function compilePropensity(functionName: string, path: string, model: PropensityModel): Propensity {
  assertFields(functionName, path, model, MODEL_FIELDS);
  const { kind, version, features, means, parameters } = model as PropensityModel;
  if ((kind as string) !== "purchase-propensity" || ![1, 2].includes(version)) {
    throw new RetentionError(functionName, `${path}.version`, "must be 1 or 2 of a purchase-propensity model", version);
  }
  const terms = version === 2 ? checkedTerms(functionName, `${path}.terms`, model.terms) : null;
  const days = model.days ?? null;
  if (days !== null) assertNumber(functionName, `${path}.days`, days, { above: 0, max: 36_600 });
  assertArray(functionName, `${path}.features`, features);
  assertNumber(functionName, `${path}.parameters.intercept`, parameters.intercept);

  const numbers: { number: AccountFeature; parameter: number; mean: number }[] = [];
  const indicators = { kind: new Map(), product: new Map(), segment: new Map(), size: new Map() } as Record<
    (typeof FAMILIES)[number],
    Map<string, number>
  >;
  const unknownPart = { kind: 0, product: 0, segment: 0, size: 0 };
  features.forEach((name, index) => {
    const feature = readFeature(functionName, `${path}.features[${index}]`, name);
    const parameter = parameters[name];
    const mean = means[name];
    assertNumber(functionName, `${path}.parameters.${name}`, parameter);
    assertNumber(functionName, `${path}.means.${name}`, mean);
    if ("number" in feature) {
      numbers.push({ number: feature.number, parameter, mean });
    } else {
      indicators[feature.family].set(feature.member, parameter);
      unknownPart[feature.family] += parameter * mean;
    }
  });

  const { intercept } = parameters;
  return {
    accountPart(account, holdings, { products }, { buysAgain, horizonDays }) {
      let total = intercept;
      for (const { number, parameter, mean } of numbers)
        total += parameter * (accountNumber(number, holdings, buysAgain) ?? mean);
      for (const family of ["segment", "size"] as const) {
        const value = account[family];
        total += value == null ? unknownPart[family] : (indicators[family].get(value) ?? 0);
      }
      const owned = terms === null ? [] : ownedIds(holdings, products);
      return { logOdds: total, segment: account.segment ?? null, owned, horizonDays };
    },
    probability({ logOdds: shared, segment, owned, horizonDays }, productId, kind) {
      const term = terms === null ? 0 : termOf(terms, productId, segment, owned);
      const total = shared + (indicators.kind.get(kind) ?? 0) + (indicators.product.get(productId) ?? 0) + term;
      const chance = 1 / (1 + exp(-total));
      // As if the chance stayed the same from day to day.
      return days === null || Math.abs(horizonDays / days - 1) < 0.05
        ? chance
        : 1 - pow(1 - chance, horizonDays / days);
    },
    firstOrder: (productId) =>
      terms !== null && Object.hasOwn(terms.firstOrders, productId) ? (terms.firstOrders[productId] ?? null) : null,
  };
}
