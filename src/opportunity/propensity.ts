import { assertArray, assertFields, assertNumber, RetentionError } from "../errors.js";
import type { Account } from "../records/account.js";
import type { PropensityModel } from "./fit-purchase-propensity.js";
import type { Holdings } from "./holdings.js";
import type { OfferKind } from "./openings.js";

/** A fitted model as scoring needs it. */
export interface Propensity {
  /** Log odds of an offer, to which the account's own part was added already. */
  probability: (accountLogOdds: number, productId: string, kind: OfferKind) => number;
  /** Intercept and the parameters of the features that all offers to an account share. */
  accountLogOdds: (account: Account, holdings: Holdings) => number;
}

/** A feature that is a number of the account. */
type AccountFeature = "owned" | "purchasesLastYear" | "yearsSinceLastPurchase";

/** What a feature's name says: a number of the account, or whether the offer or account is the one named. */
export type Feature = { number: AccountFeature } | { family: (typeof FAMILIES)[number]; member: string };

const ACCOUNT_FEATURES: readonly AccountFeature[] = ["owned", "purchasesLastYear", "yearsSinceLastPurchase"];
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
 * A number of the account at the day of its holdings, `null` where not known.
 * @internal
 */
export function accountNumber(feature: AccountFeature, holdings: Holdings): number | null {
  switch (feature) {
    case "owned":
    case "purchasesLastYear":
      return holdings[feature];
    case "yearsSinceLastPurchase":
      return holdings.daysSinceLastPurchase === null ? null : holdings.daysSinceLastPurchase / 365.25;
  }
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
];

/**
 * Makes a stored model ready for scoring, and refuses one that was made by another release or has features that an
 * account does not give.
 * @internal
 */
export function compilePropensity(functionName: string, path: string, model: PropensityModel): Propensity {
  assertFields(functionName, path, model, MODEL_FIELDS);
  const { kind, version, features, means, parameters } = model as PropensityModel;
  if ((kind as string) !== "purchase-propensity" || (version as number) !== 1) {
    throw new RetentionError(functionName, `${path}.version`, "must be 1 of a purchase-propensity model", version);
  }
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
    accountLogOdds(account, holdings) {
      let logOdds = intercept;
      for (const { number, parameter, mean } of numbers)
        logOdds += parameter * (accountNumber(number, holdings) ?? mean);
      for (const family of ["segment", "size"] as const) {
        const value = account[family];
        logOdds += value == null ? unknownPart[family] : (indicators[family].get(value) ?? 0);
      }
      return logOdds;
    },
    probability(accountLogOdds, productId, kind) {
      const logOdds = accountLogOdds + (indicators.kind.get(kind) ?? 0) + (indicators.product.get(productId) ?? 0);
      return 1 / (1 + Math.exp(-logOdds));
    },
  };
}
